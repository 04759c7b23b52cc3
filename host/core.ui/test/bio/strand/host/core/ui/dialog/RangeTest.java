// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.dialog;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class RangeTest {

    @Test
    public void excludesExclusiveLimitsOnly() {
        Range range = new Range(0, true, 1, false);
        assertFalse(range.contains(0));
        assertTrue(range.contains(Double.MIN_VALUE));
        assertTrue(range.contains(1));
        assertFalse(range.contains(Math.nextUp(1.0)));
        assertEquals("> 0, <= 1", range.toString());
    }

    @Test
    public void containsNoNanUnlessUnlimited() {
        assertFalse(new Range(0, false, 1, false).contains(Double.NaN));
        assertTrue(Range.UNLIMITED.contains(Double.NaN));
    }

    @Test
    public void refusesEmptyRanges() {
        assertThrows(IllegalArgumentException.class, () -> new Range(2, false, 1, false));
    }
}
