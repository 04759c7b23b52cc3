// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.evaluation;

import java.util.Arrays;

/**
 * The plain forecasts that every learned one has to beat: zero, the value before (persistence), and
 * an autoregression of second order with the same coefficients for all series.
 *
 * <p>Series are {@code [series][step]}, of one feature, NaN where a value was not measured. A
 * missing value counts as {@link #FILL} where a forecast needs it, and is never scored.
 */
public enum SeriesForecaster {
    /** Always zero, the best constant for log ratios. */
    ZERO("Zero"),
    /** The value before, which is hard to beat when sampling is dense. */
    PERSISTENCE("Persistence"),
    /**
     * {@code x[t] = a x[t-1] + b x[t-2] + c}, one a, b and c for all series, fitted by least
     * squares (Box and Jenkins, Time Series Analysis, 1970).
     */
    POOLED_AR2("Pooled AR(2)");

    /** What a missing value counts as in front of a forecast. */
    public static final double FILL = 0;

    /** The first step that is scored, from 0: all methods then know two values. */
    public static final int FIRST_SCORED_STEP = 2;

    private final String label;

    SeriesForecaster(String label) {
        this.label = label;
    }

    /**
     * The method's name for the user.
     *
     * @return for instance {@code Pooled AR(2)}
     */
    public String label() {
        return label;
    }

    /**
     * Forecasts each step from the true values before it.
     *
     * @param series the series to forecast, each of any length
     * @param fitted the series that coefficients are fitted to; not read by methods without any
     * @return {@code [series][step]} as long as the series; NaN before {@link #FIRST_SCORED_STEP}
     */
    public double[][] forecast(double[][] series, double[][] fitted) {
        double[] weights =
                switch (this) {
                    case ZERO -> new double[3];
                    case PERSISTENCE -> new double[] {1, 0, 0};
                    case POOLED_AR2 -> fit(fitted);
                };
        double[][] result = new double[series.length][];
        for (int i = 0; i < series.length; i++) {
            double[] x = series[i];
            result[i] = new double[x.length];
            Arrays.fill(result[i], Double.NaN);
            for (int t = FIRST_SCORED_STEP; t < x.length; t++) {
                result[i][t] =
                        weights[0] * known(x[t - 1]) + weights[1] * known(x[t - 2]) + weights[2];
            }
        }
        return result;
    }

    /**
     * The error of the forecasts of this method.
     *
     * @param series the series to forecast
     * @param fitted the series that coefficients are fitted to
     * @return root of the mean squared error over the measured values from {@link
     *     #FIRST_SCORED_STEP} on; NaN when there is none
     */
    public double rmse(double[][] series, double[][] fitted) {
        return score(series, forecast(series, fitted)).rmse();
    }

    /**
     * Compares forecasts with the measured values from {@link #FIRST_SCORED_STEP} on, all series
     * and steps together.
     *
     * @param series the series, NaN where a value was not measured
     * @param forecasts a forecast for each step, of the same shape
     * @return the scores
     * @throws IllegalArgumentException if the shapes differ
     */
    public static RegressionScores score(double[][] series, double[][] forecasts) {
        if (series.length != forecasts.length) {
            throw new IllegalArgumentException(
                    "There are %d series but %d forecasts."
                            .formatted(series.length, forecasts.length));
        }
        int count = Arrays.stream(series).mapToInt(s -> s.length).sum();
        double[] truth = new double[count];
        double[] predicted = new double[count];
        int n = 0;
        for (int i = 0; i < series.length; i++) {
            if (series[i].length != forecasts[i].length) {
                throw new IllegalArgumentException(
                        "Series %d has %d steps but %d forecasts."
                                .formatted(i + 1, series[i].length, forecasts[i].length));
            }
            for (int t = FIRST_SCORED_STEP; t < series[i].length; t++) {
                truth[n] = series[i][t];
                predicted[n++] = forecasts[i][t];
            }
        }
        return RegressionScores.of(Arrays.copyOf(truth, n), Arrays.copyOf(predicted, n));
    }

    private static double known(double value) {
        return Double.isNaN(value) ? FILL : value;
    }

    /**
     * Least squares by the normal equations of three unknowns; zero where they are undetermined.
     */
    private static double[] fit(double[][] series) {
        double[][] system = new double[3][4];
        for (double[] x : series) {
            for (int t = 2; t < x.length; t++) {
                if (Double.isNaN(x[t])) {
                    continue;
                }
                double[] terms = {known(x[t - 1]), known(x[t - 2]), 1, x[t]};
                for (int r = 0; r < 3; r++) {
                    for (int c = 0; c < 4; c++) {
                        system[r][c] += terms[r] * terms[c];
                    }
                }
            }
        }
        return solve(system);
    }

    /** Gauss and Jordan with pivoting; the unknown of a vanishing pivot becomes zero. */
    private static double[] solve(double[][] system) {
        double largest = 0;
        for (int r = 0; r < 3; r++) {
            largest = Math.max(largest, system[r][r]);
        }
        boolean[] used = new boolean[3];
        int[] rowOf = {-1, -1, -1};
        for (int c = 0; c < 3; c++) {
            int pivot = -1;
            for (int r = 0; r < 3; r++) {
                if (!used[r]
                        && (pivot < 0 || Math.abs(system[r][c]) > Math.abs(system[pivot][c]))) {
                    pivot = r;
                }
            }
            if (Math.abs(system[pivot][c]) <= 1e-12 * largest) {
                continue;
            }
            used[pivot] = true;
            rowOf[c] = pivot;
            for (int r = 0; r < 3; r++) {
                double factor = r == pivot ? 0 : system[r][c] / system[pivot][c];
                for (int k = 0; k < 4; k++) {
                    system[r][k] -= factor * system[pivot][k];
                }
            }
        }
        double[] solution = new double[3];
        for (int c = 0; c < 3; c++) {
            solution[c] = rowOf[c] < 0 ? 0 : system[rowOf[c]][3] / system[rowOf[c]][c];
        }
        return solution;
    }
}
