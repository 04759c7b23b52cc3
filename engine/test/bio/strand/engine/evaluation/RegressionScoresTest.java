// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.evaluation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import org.junit.Test;

public class RegressionScoresTest {

    /** The first data set of Anscombe (Am. Stat. 27:17-21, 1973) and its line 3 + x / 2. */
    private static final double[] X = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};

    private static final double[] Y = {
        8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68
    };

    @Test
    public void agreesWithTheValuesPublishedForAnscombesFirstDataSet() {
        double[] line = Arrays.stream(X).map(x -> 3 + 0.5 * x).toArray();
        RegressionScores scores = RegressionScores.of(Y, line);
        assertEquals(11, scores.rows());
        assertEquals(0, scores.leftOut());
        assertEquals(
                "multiple R squared of the fit, published as 0.667", 0.6665, scores.r2(), 1e-4);
        assertEquals("published as 0.816", 0.81642051634484, scores.pearson(), 1e-12);
        // Rank differences by hand: sum of squares 40, so 1 - 6 * 40 / (11 * 120).
        assertEquals(1 - 6 * 40 / 1320.0, scores.spearman(), 1e-12);
        assertEquals(1.1185501980038917, scores.rmse(), 1e-12);
        assertEquals(0.8372727272727271, scores.mae(), 1e-12);
    }

    @Test
    public void equalValuesShareTheirMeanRank() {
        // Ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4: covariance 4.5, spreads 4.5 and 5.
        RegressionScores scores =
                RegressionScores.of(new double[] {1, 2, 2, 3}, new double[] {10, 30, 20, 40});
        assertEquals(4.5 / Math.sqrt(4.5 * 5), scores.spearman(), 1e-12);
    }

    @Test
    public void missingValuesAreLeftOutAndCounted() {
        double nan = Double.NaN;
        RegressionScores scores =
                RegressionScores.of(new double[] {1, nan, 3, 4}, new double[] {2, 5, nan, 4});
        assertEquals(2, scores.rows());
        assertEquals(2, scores.leftOut());
        assertEquals(Math.sqrt(0.5), scores.rmse(), 1e-12);
        assertEquals(0.5, scores.mae(), 1e-12);
    }

    @Test
    public void scoresThatDoNotExistAreNotNumbers() {
        RegressionScores none = RegressionScores.of(new double[0], new double[0]);
        assertTrue(Double.isNaN(none.rmse()));
        assertTrue(Double.isNaN(none.mae()));
        assertTrue(Double.isNaN(none.r2()));
        assertTrue(Double.isNaN(none.pearson()));
        assertTrue(Double.isNaN(none.spearman()));
        RegressionScores constant =
                RegressionScores.of(new double[] {2, 2, 2}, new double[] {1, 2, 3});
        assertTrue(Double.isNaN(constant.r2()));
        assertTrue(Double.isNaN(constant.pearson()));
        assertTrue(Double.isNaN(constant.spearman()));
        assertEquals(Math.sqrt(2 / 3.0), constant.rmse(), 1e-12);
    }

    @Test
    public void worseThanTheMeanIsNegative() {
        // Errors 2, 0, -2: sum of squares 8 against a spread of 2.
        RegressionScores reversed =
                RegressionScores.of(new double[] {1, 2, 3}, new double[] {3, 2, 1});
        assertEquals(-3, reversed.r2(), 1e-12);
        assertEquals(-1, reversed.pearson(), 1e-12);
        assertEquals(-1, reversed.spearman(), 1e-12);
    }

    @Test
    public void aCommonOffsetCostsNoDigits() {
        double[] truth = Arrays.stream(Y).map(y -> y + 1e9).toArray();
        double[] predicted = Arrays.stream(X).map(x -> 3 + 0.5 * x + 1e9).toArray();
        assertEquals(0.8164205, RegressionScores.of(truth, predicted).pearson(), 1e-6);
    }

    @Test
    public void infiniteNumbersAndDifferentLengthsAreRefused() {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                RegressionScores.of(
                                        new double[] {1, 2},
                                        new double[] {1, Double.POSITIVE_INFINITY}));
        assertTrue(e.getMessage(), e.getMessage().startsWith("Row 2 "));
        assertThrows(
                IllegalArgumentException.class,
                () -> RegressionScores.of(new double[1], new double[2]));
    }
}
