// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.table;

import static org.junit.Assert.assertEquals;

import org.junit.Test;
import org.knime.core.node.KNIMEConstants;

/**
 * Tables beyond what stays in memory pass through nodes unchanged. The property {@code
 * strand.large.rows} sets another number of rows, for example 2000000 with {@code -Xmx1g}.
 */
public class LargeTablesTest {
    private static final int ROWS = Integer.getInteger("strand.large.rows", 20_000);

    @Test
    public void aTableOnDiskPassesThroughThreeNodes() {
        final long bases = LargeTables.run(ROWS);

        assertEquals(0.5, bases / (200.0 * ROWS), 0.01);
    }

    @Test
    public void nothingIsLeftInTheTemporaryFolder() {
        final int before = filesInTemporaryFolder();
        LargeTables.run(ROWS);

        assertEquals(before, filesInTemporaryFolder());
    }

    private static int filesInTemporaryFolder() {
        final String[] names = KNIMEConstants.getKNIMETempPath().toFile().list();
        return names == null ? 0 : names.length;
    }
}
