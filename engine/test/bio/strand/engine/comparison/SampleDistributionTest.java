// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class SampleDistributionTest {

    private static final double EXACT = 1e-12;

    @Test
    public void momentsAndQuantilesFollowTheirDefinitions() {
        SampleDistribution sample = of(4, 1, Double.NaN, 2, 5);
        assertEquals(4, sample.size());
        assertEquals(3, sample.mean(), EXACT);
        assertEquals(Math.sqrt(10 / 3.0), sample.standardDeviation(), EXACT);
        assertEquals(1, sample.quantile(0), EXACT);
        assertEquals(3, sample.quantile(0.5), EXACT);
        assertEquals(4.25, sample.quantile(0.75), EXACT);
        assertEquals(5, sample.quantile(1), EXACT);
    }

    @Test
    public void theDistanceIsTheLargestDifferenceOfShares() {
        assertEquals(0, of(1, 2, 3).kolmogorovSmirnov(of(3, 1, 2)), EXACT);
        assertEquals(1, of(1, 2).kolmogorovSmirnov(of(3, 4)), EXACT);
        // Up to 2: 2 of 4 against 2 of 2.
        assertEquals(0.5, of(1, 2, 3, 4).kolmogorovSmirnov(of(1, 2)), EXACT);
        // Ties move both shares at once.
        assertEquals(1 / 6.0, of(1, 1, 2).kolmogorovSmirnov(of(1, 2)), EXACT);
    }

    @Test
    public void whatDoesNotExistIsUnknown() {
        assertEquals(Double.NaN, of().mean(), 0);
        assertEquals(Double.NaN, of(1).standardDeviation(), 0);
        assertEquals(Double.NaN, of().quantile(0.5), 0);
        assertEquals(Double.NaN, of().kolmogorovSmirnov(of(1)), 0);
    }

    @Test
    public void histogramCountsTheLastLimitWithTheLastPart() {
        assertArrayEquals(new double[] {0.25, 0.75}, of(0, 1, 1.5, 2).histogram(0, 1, 2), EXACT);
    }

    private static SampleDistribution of(double... values) {
        return SampleDistribution.of(values);
    }
}
