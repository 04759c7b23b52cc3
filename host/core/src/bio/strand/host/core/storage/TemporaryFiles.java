// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.knime.core.node.KNIMEConstants;

/**
 * Temporary files of this process, all below one directory that is deleted when the process ends.
 * That directory lies in {@link KNIMEConstants#getKNIMETempDir()}.
 */
public final class TemporaryFiles {
    private static final Map<Path, Path> BASES = new HashMap<>();

    private TemporaryFiles() {}

    private static synchronized Path base() throws IOException {
        final Path parent = Path.of(KNIMEConstants.getKNIMETempDir());
        Path base = BASES.get(parent);
        if (base == null || !Files.isDirectory(base)) {
            final Path created =
                    Files.createTempDirectory(Files.createDirectories(parent), "strand-host-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileTree.deleteQuietly(created)));
            BASES.put(parent, created);
            base = created;
        }
        return base;
    }

    /**
     * Creates an empty file.
     *
     * @param prefix beginning of its name
     * @return the file
     * @throws IOException if it cannot be created
     */
    public static Path createFile(final String prefix) throws IOException {
        return Files.createTempFile(base(), prefix, ".bin");
    }

    /**
     * Creates an empty directory.
     *
     * @param prefix beginning of its name
     * @return the directory
     * @throws IOException if it cannot be created
     */
    public static Path createDirectory(final String prefix) throws IOException {
        return Files.createTempDirectory(base(), prefix);
    }
}
