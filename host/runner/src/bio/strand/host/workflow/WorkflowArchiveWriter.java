// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs a workflow folder as a {@code .knwf} file, as KNIME exports it: a zip archive with the
 * folder as its only root. The same files give the same bytes: entries are sorted and bear no
 * times.
 */
public final class WorkflowArchiveWriter {

    /** Tells KNIME that the workflow is open; it means nothing elsewhere. */
    private static final String LOCK_FILE = ".knimeLock";

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private WorkflowArchiveWriter() {}

    /**
     * Packs a workflow. The archive appears complete or not at all; one that was there before is
     * replaced.
     *
     * @param workflow a workflow that was read from a folder
     * @param archive the file to write; its parents are created
     * @throws WorkflowLoadException if the folder holds a link, which would be packed as what it
     *     leads to, or the archive would lie inside the folder
     * @throws IOException if a file cannot be read or the archive cannot be written
     */
    public static void write(Workflow workflow, Path archive)
            throws WorkflowLoadException, IOException {
        Path folder = workflow.folder().toAbsolutePath().normalize();
        Path target = archive.toAbsolutePath().normalize();
        if (target.startsWith(folder)) {
            throw new WorkflowLoadException(
                    target,
                    WorkflowLoadException.UNKNOWN_LINE,
                    "the archive would lie in the folder that it is made of",
                    "Name a place outside of the workflow's folder.");
        }
        List<Path> files = files(folder);
        Files.createDirectories(target.getParent());
        Path partial = Files.createTempFile(target.getParent(), StagedFolder.PREFIX, ".knwf");
        try {
            try (OutputStream out = Files.newOutputStream(partial);
                    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                for (Path file : files) {
                    add(zip, workflow.name(), folder, file);
                }
            }
            makeReadable(partial, folder.resolve(WorkflowReader.FILE_NAME));
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Temporary files are for their owner alone; an archive is to be passed on. */
    private static void makeReadable(Path archive, Path like) throws IOException {
        if (Files.getFileStore(archive).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(archive, Files.getPosixFilePermissions(like));
        }
    }

    /** Files, and folders that are empty, in an order that does not depend on the machine. */
    private static List<Path> files(Path folder) throws WorkflowLoadException, IOException {
        List<Path> files = new ArrayList<>();
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.toList();
        }
        for (Path path : all) {
            if (Files.isSymbolicLink(path)) {
                throw new WorkflowLoadException(
                        path,
                        WorkflowLoadException.UNKNOWN_LINE,
                        "this is a link, and what it leads to may not be meant to be passed on",
                        "Replace the link by a copy of the file, or remove it.");
            }
            boolean isFile = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
            if (isFile && !path.getFileName().toString().equals(LOCK_FILE)) {
                files.add(path);
            } else if (!isFile && !path.equals(folder) && Folders.children(path).isEmpty()) {
                files.add(path);
            }
        }
        files.sort(Comparator.comparing(path -> name(folder, path)));
        return files;
    }

    private static String name(Path folder, Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    private static void add(ZipOutputStream zip, String root, Path folder, Path path)
            throws IOException {
        boolean isFolder = Files.isDirectory(path);
        ZipEntry entry = new ZipEntry(root + "/" + name(folder, path) + (isFolder ? "/" : ""));
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        if (!isFolder) {
            Files.copy(path, zip);
        }
        zip.closeEntry();
    }
}
