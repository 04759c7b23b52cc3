// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.evaluation;

import java.util.Arrays;

/**
 * How close predicted numbers are to true ones.
 *
 * <p>With truths y, predictions p and n compared rows: RMSE is {@code sqrt(sum (p - y)^2 / n)}, MAE
 * is {@code sum |p - y| / n}, R2 is {@code 1 - sum (p - y)^2 / sum (y - mean y)^2}, which is
 * negative for predictions worse than the mean. Sums run in double precision, correlations around
 * the means, so that a large common offset costs no digits.
 *
 * @param rows rows that have both numbers
 * @param leftOut rows in which one of the two is missing (NaN)
 * @param rmse root of the mean squared error, in the unit of the target; NaN without rows
 * @param mae mean absolute error, in the unit of the target; NaN without rows
 * @param r2 coefficient of determination, at most 1; NaN when all truths are equal or there is no
 *     row
 * @param pearson linear correlation, -1 to 1; NaN when truths or predictions are all equal
 * @param spearman Pearson's correlation of the ranks, equal values sharing their mean rank, -1 to
 *     1; NaN when truths or predictions are all equal
 */
public record RegressionScores(
        int rows,
        int leftOut,
        double rmse,
        double mae,
        double r2,
        double pearson,
        double spearman) {

    /**
     * Compares predictions with the truth.
     *
     * @param truth the true number of each row; NaN where it is not known
     * @param predicted the predicted number of each row; NaN where there is none
     * @return the scores of the rows that have both
     * @throws IllegalArgumentException if the arrays differ in length or a number is infinite
     */
    public static RegressionScores of(double[] truth, double[] predicted) {
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(
                    "There are %d true values but %d predictions."
                            .formatted(truth.length, predicted.length));
        }
        double[] y = new double[truth.length];
        double[] p = new double[truth.length];
        int rows = 0;
        for (int i = 0; i < truth.length; i++) {
            if (Double.isInfinite(truth[i]) || Double.isInfinite(predicted[i])) {
                throw new IllegalArgumentException(
                        "Row %d has the truth %s and the prediction %s; scores need finite numbers."
                                .formatted(i + 1, truth[i], predicted[i]));
            }
            if (!Double.isNaN(truth[i]) && !Double.isNaN(predicted[i])) {
                y[rows] = truth[i];
                p[rows] = predicted[i];
                rows++;
            }
        }
        return compare(Arrays.copyOf(y, rows), Arrays.copyOf(p, rows), truth.length - rows);
    }

    private static RegressionScores compare(double[] y, double[] p, int leftOut) {
        double mean = Arrays.stream(y).average().orElse(Double.NaN);
        double squares = 0;
        double absolutes = 0;
        double spread = 0;
        for (int i = 0; i < y.length; i++) {
            double error = p[i] - y[i];
            squares += error * error;
            absolutes += Math.abs(error);
            spread += (y[i] - mean) * (y[i] - mean);
        }
        return new RegressionScores(
                y.length,
                leftOut,
                Math.sqrt(squares / y.length),
                absolutes / y.length,
                spread == 0 ? Double.NaN : 1 - squares / spread,
                correlation(y, p),
                correlation(ranks(y), ranks(p)));
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(Double.NaN);
        double meanB = Arrays.stream(b).average().orElse(Double.NaN);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            double fromA = a[i] - meanA;
            double fromB = b[i] - meanB;
            ab += fromA * fromB;
            aa += fromA * fromA;
            bb += fromB * fromB;
        }
        if (aa == 0 || bb == 0) {
            return Double.NaN;
        }
        // Rounding may carry a perfect correlation beyond 1 by a last digit.
        return Math.max(-1, Math.min(1, ab / Math.sqrt(aa) / Math.sqrt(bb)));
    }

    /** Ranks from 1; equal values share the mean of their ranks. */
    private static double[] ranks(double[] values) {
        // Adding zero turns -0 into 0, which sorting would otherwise tell apart.
        double[] sorted = Arrays.stream(values).map(v -> v + 0.0).sorted().toArray();
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int below = firstAtLeast(sorted, values[i], false);
            int notAbove = firstAtLeast(sorted, values[i], true);
            ranks[i] = (below + notAbove + 1) / 2.0;
        }
        return ranks;
    }

    /** How many sorted values are below the value, or not above it. */
    private static int firstAtLeast(double[] sorted, double value, boolean above) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || above && sorted[middle] == value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
