// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.NodeLogger;

/** Copies, zips and deletes directories with all they contain. */
public final class FileTree {
    private FileTree() {}

    private static List<Path> list(final Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted().toList();
        }
    }

    /**
     * Deletes a file or directory; what cannot be deleted stays.
     *
     * @param root the file or directory, may be absent
     */
    public static void deleteQuietly(final Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try {
            for (Path path : list(root).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            NodeLogger.getLogger(FileTree.class).debug("Could not delete " + root, e);
        }
    }

    /**
     * Copies a file or directory.
     *
     * @param source what is copied
     * @param target the copy; must not exist
     * @throws IOException if copying fails
     */
    public static void copy(final Path source, final Path target) throws IOException {
        for (Path path : list(source)) {
            final Path copied = target.resolve(source.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(copied);
            } else {
                if (copied.getParent() != null) {
                    Files.createDirectories(copied.getParent());
                }
                Files.copy(path, copied, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /**
     * Adds the files below a directory to a zip stream.
     *
     * @param root the directory
     * @param zip the stream, not closed
     * @param prefix beginning of the entry names, ends with a slash
     * @param exec asked for cancellation
     * @throws IOException if reading or writing fails
     * @throws CanceledExecutionException if the user cancels
     */
    public static void zip(
            final Path root,
            final ZipOutputStream zip,
            final String prefix,
            final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        for (Path path : list(root)) {
            exec.checkCanceled();
            if (Files.isRegularFile(path)) {
                final String name = root.relativize(path).toString().replace('\\', '/');
                zip.putNextEntry(new ZipEntry(prefix + name));
                Files.copy(path, zip);
                zip.closeEntry();
            }
        }
    }

    /**
     * Extracts the remaining entries of a zip stream.
     *
     * @param zip the stream, not closed
     * @param first the entry at which the stream stands
     * @param prefix beginning of the entry names, is cut off
     * @param target existing directory that gets the files
     * @throws IOException if reading or writing fails, or an entry leads out of the directory
     */
    public static void unzip(
            final ZipInputStream zip, final ZipEntry first, final String prefix, final Path target)
            throws IOException {
        for (ZipEntry entry = first; entry != null; entry = zip.getNextEntry()) {
            if (!entry.getName().startsWith(prefix)) {
                throw new IOException("Unexpected zip entry \"" + entry.getName() + "\"");
            }
            final Path file =
                    target.resolve(entry.getName().substring(prefix.length())).normalize();
            if (!file.startsWith(target)) {
                throw new IOException(
                        "Zip entry \"" + entry.getName() + "\" leads out of its directory");
            }
            if (entry.isDirectory() || entry.getName().equals(prefix)) {
                Files.createDirectories(file);
            } else {
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
    }
}
