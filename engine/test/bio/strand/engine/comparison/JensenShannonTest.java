// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

public class JensenShannonTest {

    private static final double EXACT = 1e-12;

    @Test
    public void equalDistributionsHaveNoDivergence() {
        assertEquals(0, divergence(new double[] {1, 2, 1}, new double[] {2, 4, 2}), 0);
    }

    @Test
    public void distributionsWithoutACommonValueDifferByOneBit() {
        assertEquals(1, divergence(new double[] {3, 0}, new double[] {0, 5}), EXACT);
    }

    @Test
    public void followsTheDefinition() {
        // m = (3/4, 1/4): H(m) - (H(1, 0) + H(1/2, 1/2)) / 2 = 0.811278... - 1/2.
        double expected = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)) / Math.log(2) - 0.5;
        assertEquals(expected, divergence(new double[] {1, 0}, new double[] {1, 1}), EXACT);
        assertEquals(0.3112781244591328, expected, EXACT);
    }

    @Test
    public void isSymmetric() {
        double[] p = {0.1, 0.2, 0.7};
        double[] q = {0.3, 0.3, 0.4};
        assertEquals(divergence(p, q), divergence(q, p), EXACT);
    }

    @Test
    public void isUnknownWithoutAnyWeight() {
        assertEquals(Double.NaN, divergence(new double[2], new double[] {1, 1}), 0);
        assertEquals(Double.NaN, divergence(new double[0], new double[0]), 0);
    }

    @Test
    public void refusesWhatIsNoDistribution() {
        double[] two = {1, 1};
        assertThrows(IllegalArgumentException.class, () -> divergence(two, new double[3]));
        assertThrows(IllegalArgumentException.class, () -> divergence(two, new double[] {2, -1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> divergence(new double[] {1, Double.NaN}, two));
    }

    private static double divergence(double[] p, double[] q) {
        return JensenShannon.divergence(p, q);
    }
}
