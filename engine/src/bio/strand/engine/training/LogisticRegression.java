// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Multinomial logistic regression on the encoded rows, position by position: one weight for each
 * position, feature and class, and a bias for each class, with the penalty {@code |w|^2 / (2 n)} on
 * the mean cross-entropy of n rows. Fitted by L-BFGS (Nocedal and Wright, Numerical Optimization,
 * 2nd ed., algorithm 7.4) with backtracking. Deterministic.
 *
 * <p>It is the yardstick for networks, so its cost is capped: of long or many sequences it reads
 * the first {@value #MAXIMUM_POSITIONS} positions and an evenly spaced part of the rows.
 */
final class LogisticRegression {

    /** Positions of a sequence that are read. */
    static final int MAXIMUM_POSITIONS = 2000;

    /** Symbols that one pass over the rows may look at. */
    private static final long MAXIMUM_SYMBOLS = 4_000_000;

    private static final long MAXIMUM_WEIGHTS = 400_000;
    private static final int ITERATIONS = 60;
    private static final int MEMORY = 8;
    private static final double TOLERANCE = 1e-5;

    private final EncodedSequences sequences;
    private final float[][] featureRows;
    private final int positions;
    private final int features;
    private final int classes;
    private double[] weights;

    private LogisticRegression(EncodedSequences sequences, float[][] featureRows, int classes) {
        this.sequences = sequences;
        this.featureRows = featureRows;
        this.classes = classes;
        features = featureRows[0].length;
        long affordable = Math.max(1, MAXIMUM_WEIGHTS / ((long) features * classes));
        positions =
                (int) Math.min(Math.min(MAXIMUM_POSITIONS, affordable), sequences.maximumLength());
        weights = new double[(positions * features + 1) * classes];
    }

    /**
     * Fits the regression.
     *
     * @param rows the rows to fit to, at least one
     * @param targets class of every row of {@code sequences}
     * @param factors weight of each class in the loss
     */
    static LogisticRegression fit(
            EncodedSequences sequences,
            float[][] featureRows,
            int[] rows,
            int[] targets,
            double[] factors,
            CancellationToken cancellation) {
        LogisticRegression model = new LogisticRegression(sequences, featureRows, factors.length);
        long affordable = Math.max(100, MAXIMUM_SYMBOLS / model.positions);
        model.minimize(thinned(rows, affordable), targets, factors, cancellation);
        return model;
    }

    private static int[] thinned(int[] rows, long affordable) {
        if (rows.length <= affordable) {
            return rows;
        }
        int[] part = new int[(int) affordable];
        for (int i = 0; i < part.length; i++) {
            part[i] = rows[(int) ((long) i * rows.length / part.length)];
        }
        return part;
    }

    /** Weighted loss sum and number of right rows. */
    GradientWorkers.Totals evaluate(int[] rows, int[] targets, double[] factors) {
        double[] scores = new double[classes];
        byte[] codes = new byte[sequences.maximumLength()];
        double loss = 0;
        int correct = 0;
        for (int row : rows) {
            int length = score(row, codes, weights, scores);
            double own = scores[targets[row]];
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = scores[c] > scores[best] ? c : best;
            }
            correct += length > 0 && best == targets[row] ? 1 : 0;
            loss += factors[targets[row]] * (logSum(scores) - own);
        }
        return new GradientWorkers.Totals(loss, correct);
    }

    private int score(int row, byte[] codes, double[] w, double[] scores) {
        int length = Math.min(positions, sequences.copyInto(row, codes, 0));
        System.arraycopy(w, positions * features * classes, scores, 0, classes);
        for (int t = 0; t < length; t++) {
            float[] shares = featureRows[codes[t] & 0xFF];
            for (int f = 0; f < features; f++) {
                if (shares[f] != 0) {
                    int at = (t * features + f) * classes;
                    for (int c = 0; c < classes; c++) {
                        scores[c] += shares[f] * w[at + c];
                    }
                }
            }
        }
        return length;
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
        byte[] codes = new byte[sequences.maximumLength()];
        double unit = 1.0 / rows.length;
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            if ((i & 255) == 0) {
                cancellation.throwIfCancelled();
            }
            int row = rows[i];
            int length = score(row, codes, w, scores);
            double sum = logSum(scores);
            double factor = factors[targets[row]] * unit;
            loss += factor * (sum - scores[targets[row]]);
            for (int c = 0; c < classes; c++) {
                double p = StrictMath.exp(scores[c] - sum);
                scores[c] = factor * (p - (c == targets[row] ? 1 : 0));
            }
            for (int t = 0; t < length; t++) {
                float[] shares = featureRows[codes[t] & 0xFF];
                for (int f = 0; f < features; f++) {
                    if (shares[f] != 0) {
                        int at = (t * features + f) * classes;
                        for (int c = 0; c < classes; c++) {
                            gradient[at + c] += shares[f] * scores[c];
                        }
                    }
                }
            }
            int bias = positions * features * classes;
            for (int c = 0; c < classes; c++) {
                gradient[bias + c] += scores[c];
            }
        }
        int penalized = positions * features * classes;
        for (int i = 0; i < penalized; i++) {
            loss += 0.5 * unit * w[i] * w[i];
            gradient[i] += unit * w[i];
        }
        return loss;
    }

    private void minimize(
            int[] rows, int[] targets, double[] factors, CancellationToken cancellation) {
        int n = weights.length;
        double[] gradient = new double[n];
        double value = loss(weights, gradient, rows, targets, factors, cancellation);
        Deque<double[]> steps = new ArrayDeque<>();
        Deque<double[]> changes = new ArrayDeque<>();
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] direction = direction(gradient, steps, changes);
            double slope = dot(gradient, direction);
            if (!(slope < 0) || Math.sqrt(dot(gradient, gradient)) < TOLERANCE) {
                return;
            }
            double length = iteration == 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
            double[] next = new double[n];
            double[] nextGradient = new double[n];
            double nextValue = Double.POSITIVE_INFINITY;
            for (int halving = 0; halving < 30; halving++, length /= 2) {
                for (int i = 0; i < n; i++) {
                    next[i] = weights[i] + length * direction[i];
                }
                nextValue = loss(next, nextGradient, rows, targets, factors, cancellation);
                if (nextValue <= value + 1e-4 * length * slope) {
                    break;
                }
            }
            if (!(nextValue < value)) {
                return;
            }
            double[] step = new double[n];
            double[] change = new double[n];
            for (int i = 0; i < n; i++) {
                step[i] = next[i] - weights[i];
                change[i] = nextGradient[i] - gradient[i];
            }
            if (dot(step, change) > 1e-12) {
                steps.addLast(step);
                changes.addLast(change);
                if (steps.size() > MEMORY) {
                    steps.removeFirst();
                    changes.removeFirst();
                }
            }
            weights = next;
            gradient = nextGradient;
            value = nextValue;
        }
    }

    private static double[] direction(
            double[] gradient, Deque<double[]> steps, Deque<double[]> changes) {
        double[] q = gradient.clone();
        double[][] s = steps.toArray(new double[0][]);
        double[][] y = changes.toArray(new double[0][]);
        double[] alpha = new double[s.length];
        for (int k = s.length - 1; k >= 0; k--) {
            alpha[k] = dot(s[k], q) / dot(s[k], y[k]);
            axpy(q, -alpha[k], y[k]);
        }
        if (s.length > 0) {
            int last = s.length - 1;
            double scale = dot(s[last], y[last]) / dot(y[last], y[last]);
            for (int i = 0; i < q.length; i++) {
                q[i] *= scale;
            }
        }
        for (int k = 0; k < s.length; k++) {
            double beta = dot(y[k], q) / dot(s[k], y[k]);
            axpy(q, alpha[k] - beta, s[k]);
        }
        for (int i = 0; i < q.length; i++) {
            q[i] = -q[i];
        }
        return q;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void axpy(double[] y, double a, double[] x) {
        for (int i = 0; i < y.length; i++) {
            y[i] += a * x[i];
        }
    }
}
