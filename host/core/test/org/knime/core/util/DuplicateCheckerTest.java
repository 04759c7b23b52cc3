// SPDX-License-Identifier: Apache-2.0
package org.knime.core.util;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import org.junit.Test;

/** Duplicates are found in memory and across the chunks on disk. */
public class DuplicateCheckerTest {
    @Test
    public void aDuplicateInMemoryIsFoundAtOnce() throws IOException {
        final DuplicateChecker checker = new DuplicateChecker();
        checker.addKey("a");

        assertEquals(
                "a", assertThrows(DuplicateKeyException.class, () -> checker.addKey("a")).getKey());
    }

    @Test
    public void aDuplicateInAnotherChunkIsFoundAtTheEnd() throws IOException {
        for (int streams : new int[] {2, 3, 50}) {
            final DuplicateChecker checker = new DuplicateChecker(10, streams);
            for (int i = 0; i < 237; i++) {
                checker.addKey("key " + i);
            }
            checker.addKey("key 3");

            assertEquals(
                    "key 3",
                    assertThrows(DuplicateKeyException.class, checker::checkForDuplicates)
                            .getKey());
            checker.clear();
        }
    }

    @Test
    public void distinctKeysPass() throws IOException {
        final DuplicateChecker checker = new DuplicateChecker(7, 2);
        for (int i = 0; i < 1000; i++) {
            checker.addKey("\u00e4\ud83e\uddec " + i);
        }
        checker.checkForDuplicates();
        checker.clear();
        checker.addKey("\u00e4\ud83e\uddec 1");
    }
}
