// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.Test;

public class UniqueRowIdsTest {

    @Test
    public void newIdentifiersStayAsTheyAre() {
        UniqueRowIds ids = new UniqueRowIds();
        assertEquals("a", ids.next("a"));
        assertEquals("b", ids.next("b"));
        assertEquals("", ids.next(""));
        assertEquals(0, ids.repeated());
    }

    @Test
    public void repeatedIdentifiersCountUp() {
        UniqueRowIds ids = new UniqueRowIds();
        assertEquals("a", ids.next("a"));
        assertEquals("a_2", ids.next("a"));
        assertEquals("a_3", ids.next("a"));
        assertEquals(1, ids.repeated());
    }

    @Test
    public void suffixesThatAreTakenAreSkipped() {
        UniqueRowIds ids = new UniqueRowIds();
        assertEquals("a_2", ids.next("a_2"));
        assertEquals("a", ids.next("a"));
        assertEquals("a_3", ids.next("a"));
        assertEquals("a_2_2", ids.next("a_2"));
    }

    @Test
    public void noTwoOfAHundredThousandAreEqual() {
        UniqueRowIds ids = new UniqueRowIds();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            assertTrue(seen.add(ids.next("read_" + i % 70_000)));
        }
        assertEquals(30_000, ids.repeated());
    }

    @Test
    public void manyDifferentIdentifiersNeedNoSuffix() {
        UniqueRowIds ids = new UniqueRowIds();
        for (int i = 0; i < 100_000; i++) {
            String id = "chr" + i % 23 + ":" + i;
            assertEquals(id, ids.next(id));
        }
    }
}
