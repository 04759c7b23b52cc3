// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.tables;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class YesNoTest {

    @Test
    public void usualSpellingsAreUnderstood() {
        for (String yes : new String[] {"1", "1.0", "true", "TRUE", " Yes "}) {
            assertEquals(yes, 1, YesNo.of(yes), 0);
        }
        for (String no : new String[] {"0", "0.0", "false", "No"}) {
            assertEquals(no, 0, YesNo.of(no), 0);
        }
    }

    @Test
    public void anythingElseIsNeither() {
        for (String other : new String[] {"", "2", "-1", "maybe", "yes!", "0.5"}) {
            assertTrue(other, Double.isNaN(YesNo.of(other)));
        }
    }
}
