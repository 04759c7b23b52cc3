// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import bio.strand.host.workflow.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.knime.core.node.KNIMEConstants;

/**
 * The folder of one run for everything temporary: extracted archives, tables that do not fit into
 * memory, file stores. It is deleted at the end of the run, however that comes.
 */
final class TemporaryFolder implements AutoCloseable {

    private final Path path;

    private final Path before;

    private TemporaryFolder(Path path, Path before) {
        this.path = path;
        this.before = before;
    }

    static TemporaryFolder create() throws IOException {
        Path before = KNIMEConstants.getKNIMETempPath();
        Path path = Files.createTempDirectory("strand-");
        KNIMEConstants.setKNIMETempDir(path.toFile());
        return new TemporaryFolder(path, before);
    }

    Path path() {
        return path;
    }

    void delete() throws IOException {
        Folders.delete(path);
    }

    @Override
    public void close() throws IOException {
        KNIMEConstants.setKNIMETempDir(before.toFile());
        delete();
    }
}
