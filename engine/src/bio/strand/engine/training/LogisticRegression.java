// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;

/**
 * Multinomial logistic regression: one weight for each feature and class, and a bias for each
 * class, with the penalty {@code |w|^2 / (2 n)} on the mean cross-entropy of n rows. Fitted by
 * {@link QuasiNewton}. Deterministic.
 *
 * <p>It is the yardstick for networks, so its cost is capped: of many or long rows it reads an
 * evenly spaced part.
 */
public final class LogisticRegression {

    /** Features that one pass over the rows may look at. */
    private static final long MAXIMUM_FEATURES_READ = 4_000_000;

    private static final int ITERATIONS = 60;

    private final RowFeatures features;
    private final int classes;
    private final SparseRow row = new SparseRow();
    private double[] weights;

    private LogisticRegression(RowFeatures features, int classes) {
        this.features = features;
        this.classes = classes;
        weights = new double[(features.count() + 1) * classes];
    }

    /**
     * Fits the regression.
     *
     * @param features what is read of each row
     * @param rows the rows to fit to, at least one
     * @param targets class of every row that the features know
     * @param factors weight of each class in the loss; their number is that of the classes
     * @param cancellation asked several times a second
     * @return the fitted regression
     * @throws bio.strand.engine.progress.CancelledException if cancelled
     */
    public static LogisticRegression fit(
            RowFeatures features,
            int[] rows,
            int[] targets,
            double[] factors,
            CancellationToken cancellation) {
        LogisticRegression model = new LogisticRegression(features, factors.length);
        int[] part = thinned(rows, features);
        model.weights =
                QuasiNewton.minimize(
                        (w, gradient) ->
                                model.loss(w, gradient, part, targets, factors, cancellation),
                        model.weights,
                        ITERATIONS);
        return model;
    }

    /** An evenly spaced part of the rows, if reading all of them would cost too much. */
    static int[] thinned(int[] rows, RowFeatures features) {
        long affordable = Math.max(100, MAXIMUM_FEATURES_READ / features.cost());
        if (rows.length <= affordable) {
            return rows;
        }
        int[] part = new int[(int) affordable];
        for (int i = 0; i < part.length; i++) {
            part[i] = rows[(int) ((long) i * rows.length / part.length)];
        }
        return part;
    }

    /**
     * The logarithms of the classes' probabilities.
     *
     * @param other the features to read, of the same kind as those of the fit
     * @param index the row
     * @param logarithms is overwritten; one for each class
     */
    public void predict(RowFeatures other, int index, double[] logarithms) {
        other.read(index, row);
        score(weights, logarithms);
        double sum = logSum(logarithms);
        for (int c = 0; c < classes; c++) {
            logarithms[c] -= sum;
        }
    }

    private void score(double[] w, double[] scores) {
        System.arraycopy(w, features.count() * classes, scores, 0, classes);
        for (int i = 0; i < row.size(); i++) {
            int at = row.index(i) * classes;
            float share = row.value(i);
            for (int c = 0; c < classes; c++) {
                scores[c] += share * w[at + c];
            }
        }
    }

    private static double logSum(double[] scores) {
        double maximum = Arrays.stream(scores).max().orElseThrow();
        double sum = 0;
        for (double score : scores) {
            sum += StrictMath.exp(score - maximum);
        }
        return maximum + StrictMath.log(sum);
    }

    /** The penalised mean loss at w, and its gradient. */
    private double loss(
            double[] w,
            double[] gradient,
            int[] rows,
            int[] targets,
            double[] factors,
            CancellationToken cancellation) {
        Arrays.fill(gradient, 0);
        double[] scores = new double[classes];
        double unit = 1.0 / rows.length;
        int penalized = features.count() * classes;
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            if ((i & 255) == 0) {
                cancellation.throwIfCancelled();
            }
            int target = targets[rows[i]];
            features.read(rows[i], row);
            score(w, scores);
            double sum = logSum(scores);
            double factor = factors[target] * unit;
            loss += factor * (sum - scores[target]);
            for (int c = 0; c < classes; c++) {
                double p = StrictMath.exp(scores[c] - sum);
                scores[c] = factor * (p - (c == target ? 1 : 0));
            }
            for (int k = 0; k < row.size(); k++) {
                int at = row.index(k) * classes;
                for (int c = 0; c < classes; c++) {
                    gradient[at + c] += row.value(k) * scores[c];
                }
            }
            for (int c = 0; c < classes; c++) {
                gradient[penalized + c] += scores[c];
            }
        }
        for (int i = 0; i < penalized; i++) {
            loss += 0.5 * unit * w[i] * w[i];
            gradient[i] += unit * w[i];
        }
        return loss;
    }
}
