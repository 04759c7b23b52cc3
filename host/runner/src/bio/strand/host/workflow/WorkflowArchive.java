// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A {@code .knwf} file: a zip archive with one workflow in one root folder. Archives come from
 * elsewhere, so an entry that leads out of the folder, a link, or more data than a workflow can
 * reasonably hold makes the whole archive refused, and nothing of it stays on disk.
 */
public final class WorkflowArchive {

    private static final String UNTRUSTED =
            "No workflow exported by KNIME looks like this: do not trust the file.";

    private static final String DAMAGED =
            "Download or copy the file again, or export the workflow anew from KNIME.";

    private static final int END_OF_DIRECTORY = 0x06054b50;

    private static final int DIRECTORY_ENTRY = 0x02014b50;

    private static final int END_OF_DIRECTORY_BYTES = 22;

    private static final int DIRECTORY_ENTRY_BYTES = 46;

    /** What the file systems of all our systems can hold. */
    private static final int MAXIMUM_NAME_BYTES = 255;

    private static final int MAXIMUM_PATH_LENGTH = 2_000;

    private static final int UNIX = 3;

    private static final int MACOS = 19;

    private static final int UNIX_FILE_TYPE = 0xF000;

    private static final int UNIX_REGULAR = 0x8000;

    private static final int UNIX_FOLDER = 0x4000;

    private final Path archive;

    private final Limits limits;

    /**
     * How much an archive may hold.
     *
     * @param entries the largest number of files and folders, at least 1
     * @param totalBytes the largest size of all files together when extracted, at least 1
     * @param ratio the largest ratio of extracted to stored size of a file, at least 1; files that
     *     extract to less than {@link #RATIO_FREE_BYTES} may exceed it
     */
    public record Limits(int entries, long totalBytes, int ratio) {

        /** Files below this extracted size are not held to the ratio, in bytes (1 MiB). */
        public static final long RATIO_FREE_BYTES = 1L << 20;

        /** Generous for any real workflow: 20,000 entries, 4 GiB, ratio 200. */
        public static final Limits DEFAULT = new Limits(20_000, 4L << 30, 200);

        /** Checks the ranges. */
        public Limits {
            if (entries < 1 || totalBytes < 1 || ratio < 1) {
                throw new IllegalArgumentException("limits must be positive");
            }
        }
    }

    /**
     * An archive that has not been looked into yet.
     *
     * @param archive the {@code .knwf} file
     * @param limits how much it may hold
     */
    public WorkflowArchive(Path archive, Limits limits) {
        this.archive = Objects.requireNonNull(archive);
        this.limits = Objects.requireNonNull(limits);
    }

    /**
     * Extracts the workflow.
     *
     * @param parent an existing folder to extract into
     * @return the workflow's folder, a new one somewhere below {@code parent}
     * @throws WorkflowLoadException if the archive is damaged, refused, or holds not exactly one
     *     workflow; {@code parent} is then as it was before
     * @throws IOException if {@code parent} cannot be written
     */
    public Path extractInto(Path parent) throws WorkflowLoadException, IOException {
        refuseLinks();
        Path target = Files.createTempDirectory(parent, "workflow-");
        boolean complete = false;
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            extract(zip, target);
            Path workflow = onlyWorkflow(target);
            complete = true;
            return workflow;
        } catch (EOFException e) {
            throw refused("the archive is damaged (the data of an entry end too early)", DAMAGED);
        } catch (ZipException | IllegalArgumentException e) {
            throw refused("the archive is damaged (" + e.getMessage() + ")", DAMAGED);
        } finally {
            if (!complete) {
                Folders.delete(target);
            }
        }
    }

    private void extract(ZipFile zip, Path target) throws WorkflowLoadException, IOException {
        if (zip.size() > limits.entries()) {
            throw refused(
                    "the archive holds " + zip.size() + " entries, more than " + limits.entries(),
                    UNTRUSTED);
        }
        Set<String> names = new HashSet<>();
        long total = 0;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            Path file = destination(entry, target);
            if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                throw refused("entry \"" + entry.getName() + "\" occurs twice", UNTRUSTED);
            }
            try {
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    total = extract(zip, entry, file, total);
                }
            } catch (FileAlreadyExistsException e) {
                throw refused(
                        "entry \"" + entry.getName() + "\" is a file and a folder", UNTRUSTED);
            }
        }
    }

    private long extract(ZipFile zip, ZipEntry entry, Path file, long totalBefore)
            throws WorkflowLoadException, IOException {
        // the sizes in the archive may lie, so what counts is what comes out
        long most = Math.max(Limits.RATIO_FREE_BYTES, entry.getCompressedSize() * limits.ratio());
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > most) {
                    throw refused(
                            "entry \""
                                    + entry.getName()
                                    + "\" unpacks to more than "
                                    + limits.ratio()
                                    + " times its size, as a zip bomb does",
                            UNTRUSTED);
                }
                if (totalBefore + size > limits.totalBytes()) {
                    throw refused(
                            "the archive unpacks to more than "
                                    + limits.totalBytes()
                                    + " bytes, as a zip bomb does",
                            UNTRUSTED);
                }
                out.write(buffer, 0, read);
            }
        }
        return totalBefore + size;
    }

    private Path destination(ZipEntry entry, Path target) throws WorkflowLoadException {
        String name = entry.getName();
        boolean absolute =
                name.startsWith("/") || name.startsWith("\\") || name.matches("(?s)[A-Za-z]:.*");
        boolean climbing = List.of(name.split("[/\\\\]", -1)).contains("..");
        if (name.length() > MAXIMUM_PATH_LENGTH) {
            throw refused("an entry has a path of " + name.length() + " characters", UNTRUSTED);
        }
        if (name.isEmpty() || absolute || climbing || name.indexOf('\0') >= 0) {
            throw refused(
                    "entry \"" + name + "\" leads out of the folder it is unpacked to", UNTRUSTED);
        }
        if (name.indexOf('\\') >= 0) {
            throw refused("entry \"" + name + "\" has a backslash in its name", UNTRUSTED);
        }
        for (String part : name.split("/")) {
            if (part.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_NAME_BYTES) {
                throw refused(
                        "entry \"" + name.substring(0, 40) + "...\" has too long a name",
                        UNTRUSTED);
            }
        }
        Path file;
        try {
            file = target.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw refused(
                    "entry \"" + name + "\" has a name that no file here can have", UNTRUSTED);
        }
        if (!file.startsWith(target) || file.equals(target)) {
            throw refused(
                    "entry \"" + name + "\" leads out of the folder it is unpacked to", UNTRUSTED);
        }
        return file;
    }

    private Path onlyWorkflow(Path target) throws WorkflowLoadException, IOException {
        List<Path> roots = Folders.children(target);
        List<Path> workflows =
                roots.stream()
                        .filter(root -> Files.isRegularFile(root.resolve(WorkflowReader.FILE_NAME)))
                        .toList();
        if (workflows.size() == 1) {
            return workflows.get(0);
        }
        if (workflows.isEmpty()) {
            throw refused(
                    "the archive holds no workflow: no folder in it has a file "
                            + WorkflowReader.FILE_NAME,
                    "Export the workflow from KNIME as a .knwf file.");
        }
        throw refused(
                "the archive holds " + workflows.size() + " workflows",
                "Unpack it and name the folder of the workflow to run.");
    }

    /**
     * Looks for links in the archive's directory, since {@link ZipEntry} does not tell of them and
     * would unpack a link as a file that holds the name of its target.
     */
    private void refuseLinks() throws WorkflowLoadException, IOException {
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
            ByteBuffer end = endOfDirectory(file);
            int count = end.getShort(10) & 0xFFFF;
            long offset = end.getInt(16) & 0xFFFFFFFFL;
            if (count == 0xFFFF || offset == 0xFFFFFFFFL) {
                throw refused("the archive is of the 64-bit kind, for huge archives", UNTRUSTED);
            }
            for (int i = 0; i < count; i++) {
                ByteBuffer header = read(file, offset, DIRECTORY_ENTRY_BYTES);
                if (header.getInt(0) != DIRECTORY_ENTRY) {
                    throw refused("the directory of the archive is damaged", DAMAGED);
                }
                int nameLength = header.getShort(28) & 0xFFFF;
                int madeBy = header.get(5) & 0xFF;
                int type = (header.getInt(38) >>> 16) & UNIX_FILE_TYPE;
                boolean special = type != 0 && type != UNIX_REGULAR && type != UNIX_FOLDER;
                if ((madeBy == UNIX || madeBy == MACOS) && special) {
                    byte[] name = read(file, offset + DIRECTORY_ENTRY_BYTES, nameLength).array();
                    throw refused(
                            "entry \""
                                    + new String(name, StandardCharsets.UTF_8)
                                    + "\" is a link or a device",
                            UNTRUSTED);
                }
                offset +=
                        DIRECTORY_ENTRY_BYTES
                                + nameLength
                                + (header.getShort(30) & 0xFFFF)
                                + (header.getShort(32) & 0xFFFF);
            }
        }
    }

    private ByteBuffer endOfDirectory(RandomAccessFile file)
            throws WorkflowLoadException, IOException {
        int window = (int) Math.min(file.length(), END_OF_DIRECTORY_BYTES + 0xFFFFL);
        ByteBuffer tail = read(file, file.length() - window, window);
        for (int at = window - END_OF_DIRECTORY_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END_OF_DIRECTORY) {
                return tail.slice(at, END_OF_DIRECTORY_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw refused("the file is no zip archive, or it is cut off", DAMAGED);
    }

    private ByteBuffer read(RandomAccessFile file, long offset, int length)
            throws WorkflowLoadException, IOException {
        if (offset < 0 || offset + length > file.length()) {
            throw refused("the directory of the archive is damaged", DAMAGED);
        }
        byte[] bytes = new byte[length];
        file.seek(offset);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private WorkflowLoadException refused(String problem, String remedy) {
        return new WorkflowLoadException(
                archive, WorkflowLoadException.UNKNOWN_LINE, problem, remedy);
    }
}
