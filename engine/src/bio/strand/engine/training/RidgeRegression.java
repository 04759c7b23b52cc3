// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;

/**
 * Linear regression with the penalty {@code |w|^2 / (2 n)} on half the mean squared error of n rows
 * (Hoerl and Kennard, Technometrics 12:55-67, 1970, with lambda 1); the bias is free. Fitted by
 * {@link QuasiNewton}. Deterministic; its cost is capped as that of {@link LogisticRegression}.
 */
final class RidgeRegression {

    private static final int ITERATIONS = 200;

    private final RowFeatures features;
    private final SparseRow row = new SparseRow();
    private double[] weights;

    private RidgeRegression(RowFeatures features) {
        this.features = features;
        weights = new double[features.count() + 1];
    }

    /**
     * Fits the regression.
     *
     * @param rows the rows to fit to, at least one, each with a target
     * @param targets target of every row that the features know; NaN for rows without one
     */
    static RidgeRegression fit(
            RowFeatures features, int[] rows, double[] targets, CancellationToken cancellation) {
        RidgeRegression model = new RidgeRegression(features);
        int[] part = LogisticRegression.thinned(rows, features);
        model.weights =
                QuasiNewton.minimize(
                        (w, gradient) -> model.loss(w, gradient, part, targets, cancellation),
                        model.weights,
                        ITERATIONS);
        return model;
    }

    /** The prediction for a row of features of the same kind as those of the fit. */
    double predict(RowFeatures other, int index) {
        other.read(index, row);
        return value(weights);
    }

    private double value(double[] w) {
        double sum = w[w.length - 1];
        for (int i = 0; i < row.size(); i++) {
            sum += row.value(i) * w[row.index(i)];
        }
        return sum;
    }

    private double loss(
            double[] w,
            double[] gradient,
            int[] rows,
            double[] targets,
            CancellationToken cancellation) {
        Arrays.fill(gradient, 0);
        double unit = 1.0 / rows.length;
        int bias = w.length - 1;
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            if ((i & 255) == 0) {
                cancellation.throwIfCancelled();
            }
            features.read(rows[i], row);
            double error = value(w) - targets[rows[i]];
            loss += 0.5 * unit * error * error;
            for (int k = 0; k < row.size(); k++) {
                gradient[row.index(k)] += unit * error * row.value(k);
            }
            gradient[bias] += unit * error;
        }
        for (int i = 0; i < bias; i++) {
            loss += 0.5 * unit * w[i] * w[i];
            gradient[i] += unit * w[i];
        }
        return loss;
    }
}
