// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.evaluation;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Random;
import org.junit.Test;

public class RocCurveTest {

    /** The example of scikit-learn's roc_curve. */
    @Test
    public void agreesWithAPublishedCurve() {
        RocCurve curve =
                RocCurve.of(
                        new boolean[] {false, false, true, true},
                        new double[] {0.1, 0.4, 0.35, 0.8});
        assertEquals(0.75, curve.area(), 0);
        assertArrayEquals(new double[] {0, 0, 0.5, 0.5, 1}, curve.falsePositiveRates(), 0);
        assertArrayEquals(new double[] {0, 0.5, 0.5, 1, 1}, curve.truePositiveRates(), 0);
        assertArrayEquals(
                new double[] {Double.POSITIVE_INFINITY, 0.8, 0.4, 0.35, 0.1},
                curve.thresholds(),
                0);
        assertEquals(5, curve.size());
    }

    /** Mann and Whitney's statistic by its definition: all pairs, ties one half. */
    @Test
    public void areaIsTheShareOfPairsInOrderWithTiesCountingHalf() {
        Random random = new Random(9);
        for (int round = 0; round < 200; round++) {
            int n = 2 + random.nextInt(60);
            int levels = 1 + random.nextInt(20);
            boolean[] positive = new boolean[n];
            double[] scores = new double[n];
            for (int i = 0; i < n; i++) {
                positive[i] = random.nextBoolean();
                scores[i] = (random.nextInt(levels) - levels / 2) / 7.0;
            }
            positive[0] = true;
            positive[1] = false;
            double ordered = 0;
            double pairs = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (positive[i] && !positive[j]) {
                        pairs++;
                        ordered += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    }
                }
            }
            RocCurve curve = RocCurve.of(positive, scores);
            assertEquals(ordered / pairs, curve.area(), 1e-12);
            assertEquals(curve.area(), trapezoids(curve), 1e-12);
        }
    }

    private static double trapezoids(RocCurve curve) {
        double[] x = curve.falsePositiveRates();
        double[] y = curve.truePositiveRates();
        double area = 0;
        for (int i = 1; i < x.length; i++) {
            area += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2;
        }
        return area;
    }

    @Test
    public void equalScoresMakeOnePointAndZeroHasNoSign() {
        RocCurve curve =
                RocCurve.of(new boolean[] {true, false, true}, new double[] {0.0, -0.0, 0.0});
        assertEquals(2, curve.size());
        assertEquals(0.5, curve.area(), 0);
    }

    @Test
    public void infiniteScoresAreOrdered() {
        RocCurve curve =
                RocCurve.of(
                        new boolean[] {true, false},
                        new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY});
        assertEquals(1, curve.area(), 0);
    }

    @Test
    public void areaDoesNotExistForOneKindOfRow() {
        assertEquals(Double.NaN, RocCurve.of(new boolean[] {true, true}, new double[2]).area(), 0);
        assertEquals(Double.NaN, RocCurve.of(new boolean[2], new double[2]).area(), 0);
        assertEquals(Double.NaN, RocCurve.of(new boolean[0], new double[0]).area(), 0);
    }

    @Test
    public void refusesScoresThatAreNoNumbersAndNamesTheRow() {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> RocCurve.of(new boolean[2], new double[] {0, Double.NaN}));
        assertEquals("The score of row 2 is not a number.", e.getMessage());
        assertThrows(
                IllegalArgumentException.class, () -> RocCurve.of(new boolean[2], new double[3]));
    }

    @Test
    public void oneVersusRestLooksAtEveryClass() {
        int[] actual = {0, 0, 1, 1};
        double[][] probabilities = {
            {0.7, 0.2, 0.1}, {0.4, 0.5, 0.1}, {0.5, 0.4, 0.1}, {0.1, 0.8, 0.1}
        };
        double[] areas = RocCurve.areasOneVersusRest(actual, probabilities, 3);
        assertArrayEquals(new double[] {0.75, 0.75, Double.NaN}, areas, 1e-12);
        assertEquals(0.75, RocCurve.macroAverage(areas), 1e-12);
        assertEquals(Double.NaN, RocCurve.macroAverage(new double[] {Double.NaN}), 0);
    }
}
