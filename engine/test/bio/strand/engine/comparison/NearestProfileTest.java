// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

public class NearestProfileTest {

    /** Columns 0, 2 (deviation 1) and 0, 20 (deviation 10). */
    private static final float[][] OTHERS = {{0, 0}, {2, 20}};

    @Test
    public void differencesCountInDeviationsOfTheirColumn() {
        NearestProfile nearest = new NearestProfile(OTHERS);
        // From (0, 0): 0.3 and 0.4 deviations; root of (0.09 + 0.16) / 2.
        assertEquals(Math.sqrt(0.125), nearest.distanceTo(new float[] {0.3f, 4}), 1e-6);
        assertEquals(0, nearest.distanceTo(new float[] {2, 20}), 0);
    }

    @Test
    public void aConstantColumnCountsInItsOwnUnit() {
        NearestProfile nearest = new NearestProfile(new float[][] {{5}, {5}});
        assertEquals(0.5, nearest.distanceTo(new float[] {5.5f}), 1e-6);
    }

    @Test
    public void withoutOthersThereIsNoDistance() {
        assertEquals(Double.NaN, new NearestProfile(new float[0][]).distanceTo(new float[1]), 0);
    }

    @Test
    public void lengthsMustAgree() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new NearestProfile(new float[][] {{1}, {1, 2}}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new NearestProfile(OTHERS).distanceTo(new float[1]));
    }
}
