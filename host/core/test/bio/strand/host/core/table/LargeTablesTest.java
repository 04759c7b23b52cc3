// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.table;

import static org.junit.Assert.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.KNIMEConstants;

/**
 * Tables beyond what stays in memory pass through nodes unchanged. The property {@code
 * strand.large.rows} sets another number of rows, for example 2000000 with {@code -Xmx1g}.
 */
public class LargeTablesTest {
    private static final int ROWS = Integer.getInteger("strand.large.rows", 20_000);

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private File usualFolder;

    @Before
    public void useOwnFolder() {
        usualFolder = KNIMEConstants.getKNIMETempPath().toFile();
        KNIMEConstants.setKNIMETempDir(folder.getRoot());
    }

    @After
    public void restoreFolder() {
        KNIMEConstants.setKNIMETempDir(usualFolder);
    }

    @Test
    public void aTableOnDiskPassesThroughThreeNodes() {
        final long bases = LargeTables.run(ROWS);

        assertEquals(0.5, bases / (200.0 * ROWS), 0.01);
    }

    @Test
    public void nothingIsLeftInTheTemporaryFolder() throws IOException {
        LargeTables.run(ROWS);

        try (Stream<Path> files = Files.walk(folder.getRoot().toPath())) {
            assertEquals(List.of(), files.filter(Files::isRegularFile).toList());
        }
    }
}
