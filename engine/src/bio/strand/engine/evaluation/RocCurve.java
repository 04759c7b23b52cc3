// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.evaluation;

import java.util.Arrays;

/**
 * The receiver operating characteristic of a score: true positive rate against false positive rate
 * over all thresholds (Fawcett, Pattern Recognit. Lett. 27:861-874, 2006).
 *
 * <p>Rows with equal scores make one point, so that their order does not matter. The area under the
 * curve equals the probability that a random positive row scores higher than a random negative one,
 * ties counting one half (the statistic of Mann and Whitney, 1947, divided by the number of pairs).
 */
public final class RocCurve {

    private final double[] falsePositiveRates;
    private final double[] truePositiveRates;
    private final double[] thresholds;
    private final double area;

    private RocCurve(
            double[] falsePositiveRates,
            double[] truePositiveRates,
            double[] thresholds,
            double area) {
        this.falsePositiveRates = falsePositiveRates;
        this.truePositiveRates = truePositiveRates;
        this.thresholds = thresholds;
        this.area = area;
    }

    /**
     * Computes the curve.
     *
     * @param positive whether each row belongs to the class
     * @param scores the score of each row for the class, higher for more likely; infinities are
     *     allowed
     * @return the curve from (0, 0) to (1, 1); rates of a kind of row that does not occur, and then
     *     the area, are NaN
     * @throws IllegalArgumentException if the arrays differ in length or a score is NaN
     */
    public static RocCurve of(boolean[] positive, double[] scores) {
        if (positive.length != scores.length) {
            throw new IllegalArgumentException(
                    "There are %d rows but %d scores.".formatted(positive.length, scores.length));
        }
        double[] sorted = new double[scores.length];
        long positives = 0;
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException(
                        "The score of row " + (i + 1) + " is not a number.");
            }
            // Adding zero turns -0 into 0, which sorting would otherwise tell apart.
            sorted[i] = scores[i] + 0.0;
            positives += positive[i] ? 1 : 0;
        }
        Arrays.sort(sorted);
        double[] levels = distinctDescending(sorted);
        long[] hits = new long[levels.length];
        long[] alarms = new long[levels.length];
        for (int i = 0; i < scores.length; i++) {
            int level = indexOf(levels, scores[i] + 0.0);
            (positive[i] ? hits : alarms)[level]++;
        }
        return integrate(levels, hits, alarms, positives, scores.length - positives);
    }

    private static double[] distinctDescending(double[] sorted) {
        double[] levels = new double[sorted.length];
        int count = 0;
        for (int i = sorted.length - 1; i >= 0; i--) {
            if (count == 0 || sorted[i] != levels[count - 1]) {
                levels[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(levels, count);
    }

    private static int indexOf(double[] descending, double value) {
        int low = 0;
        int high = descending.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (descending[middle] > value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static RocCurve integrate(
            double[] levels, long[] hits, long[] alarms, double positives, double negatives) {
        int points = levels.length + 1;
        double[] falseRates = new double[points];
        double[] trueRates = new double[points];
        double[] thresholds = new double[points];
        thresholds[0] = Double.POSITIVE_INFINITY;
        falseRates[0] = negatives == 0 ? Double.NaN : 0;
        trueRates[0] = positives == 0 ? Double.NaN : 0;
        double truePositives = 0;
        double falsePositives = 0;
        double pairs = 0;
        for (int i = 0; i < levels.length; i++) {
            pairs += alarms[i] * (truePositives + hits[i] / 2.0);
            truePositives += hits[i];
            falsePositives += alarms[i];
            thresholds[i + 1] = levels[i];
            falseRates[i + 1] = falsePositives / negatives;
            trueRates[i + 1] = truePositives / positives;
        }
        double area = positives == 0 || negatives == 0 ? Double.NaN : pairs / positives / negatives;
        return new RocCurve(falseRates, trueRates, thresholds, area);
    }

    /**
     * The areas under the curves of every class against all others.
     *
     * @param actual the true class of each row, 0 to {@code classes - 1}
     * @param probabilities the scores {@code [row][class]}
     * @param classes the number of classes
     * @return the area of each class; NaN for a class that does not occur or has no counterpart
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static double[] areasOneVersusRest(int[] actual, double[][] probabilities, int classes) {
        double[] areas = new double[classes];
        for (int k = 0; k < classes; k++) {
            boolean[] positive = new boolean[actual.length];
            double[] scores = new double[probabilities.length];
            for (int i = 0; i < actual.length; i++) {
                positive[i] = actual[i] == k;
            }
            for (int i = 0; i < scores.length; i++) {
                scores[i] = probabilities[i][k];
            }
            areas[k] = of(positive, scores).area();
        }
        return areas;
    }

    /**
     * The mean of the areas that exist.
     *
     * @param areas areas, some of them possibly NaN
     * @return their mean; NaN if none exists
     */
    public static double macroAverage(double[] areas) {
        return Arrays.stream(areas)
                .filter(area -> !Double.isNaN(area))
                .average()
                .orElse(Double.NaN);
    }

    /**
     * The area under the curve.
     *
     * @return 0 to 1; NaN when only one kind of row occurs
     */
    public double area() {
        return area;
    }

    /**
     * The number of points.
     *
     * @return one more than there are different scores
     */
    public int size() {
        return thresholds.length;
    }

    /**
     * The false positive rates of the points, ascending.
     *
     * @return a new array
     */
    public double[] falsePositiveRates() {
        return falsePositiveRates.clone();
    }

    /**
     * The true positive rates of the points, ascending.
     *
     * @return a new array
     */
    public double[] truePositiveRates() {
        return truePositiveRates.clone();
    }

    /**
     * The thresholds of the points, descending: a row counts as positive when its score is at least
     * the threshold.
     *
     * @return a new array; the first threshold is infinite
     */
    public double[] thresholds() {
        return thresholds.clone();
    }
}
