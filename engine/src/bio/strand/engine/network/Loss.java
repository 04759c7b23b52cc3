// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import bio.strand.engine.kernel.Kernel;
import java.util.Arrays;

/** Losses of a batch and their gradients by the outputs. */
final class Loss {

    private static final int ROWS = Kernel.ROWS;

    private final LossSpec spec;
    private final BatchTargets targets;
    private final int outputs;
    private final double[] exponentials;

    Loss(LossSpec spec, BatchTargets targets) {
        if (!spec.fits(targets.head())) {
            throw new IllegalArgumentException(
                    "the loss %s does not go with the head %s".formatted(spec, targets.head()));
        }
        this.spec = spec;
        this.targets = targets;
        outputs = targets.head().outputs();
        exponentials = new double[outputs];
    }

    /**
     * Adds the losses of a batch or a part of one.
     *
     * @param x the outputs, {@code [ROWS][outputs]} or {@code [steps][ROWS][outputs]}
     * @param lengths of the rows within the part
     * @param steps positions of the part; read with a head per position only
     * @param first positions before the part
     * @param gradient receives the gradient by the outputs, zero where nothing is known; null when
     *     only the loss is asked for
     * @param losses the loss of each row, output weights included, is added here
     * @return how many known targets the outputs meet: the class with the highest output is the
     *     true one, or a yes-or-no answer is on the right side of one half
     */
    int ofRows(float[] x, int[] lengths, int steps, int first, float[] gradient, double[] losses) {
        int met = 0;
        int positions = targets.head().isPerPosition() ? steps : 1;
        for (int t = 0; t < positions; t++) {
            for (int b = 0; b < ROWS; b++) {
                int at = (t * ROWS + b) * outputs;
                if (t < lengths[b]) {
                    met += add((first + t) * ROWS + b, b, x, at, gradient, losses);
                } else if (gradient != null) {
                    Arrays.fill(gradient, at, at + outputs, 0f);
                }
            }
        }
        return met;
    }

    /**
     * Adds the loss of one row or position.
     *
     * @param entry its index among the targets
     * @param row the row that it belongs to
     * @param x holds the outputs, from {@code at} on
     */
    private int add(int entry, int row, float[] x, int at, float[] gradient, double[] losses) {
        return targets.head().isSoftmax()
                ? classes(entry, row, x, at, gradient, losses)
                : values(entry, row, x, at, gradient, losses);
    }

    private int classes(int entry, int row, float[] x, int at, float[] gradient, double[] losses) {
        int target = targets.classes()[entry];
        if (target < 0) {
            for (int c = 0; c < outputs && gradient != null; c++) {
                gradient[at + c] = 0f;
            }
            return 0;
        }
        double maximum = x[at];
        int best = 0;
        for (int c = 1; c < outputs; c++) {
            maximum = Math.max(maximum, x[at + c]);
            best = x[at + c] > x[at + best] ? c : best;
        }
        double sum = 0;
        for (int c = 0; c < outputs; c++) {
            exponentials[c] = StrictMath.exp(x[at + c] - maximum);
            sum += exponentials[c];
        }
        double smoothing = ((LossSpec.CrossEntropy) spec).labelSmoothing();
        double logSum = StrictMath.log(sum) + maximum;
        double loss = logSum - x[at + target];
        if (smoothing > 0) {
            double mean = 0;
            for (int c = 0; c < outputs; c++) {
                mean += logSum - x[at + c];
            }
            loss = (1 - smoothing) * loss + smoothing * mean / outputs;
        }
        double weight = targets.outputWeight(target);
        losses[row] += weight * loss;
        if (gradient != null) {
            float factor = (float) (targets.rowWeights()[row] * weight);
            double share = smoothing / outputs;
            for (int c = 0; c < outputs; c++) {
                double p = exponentials[c] / sum;
                double q = (c == target ? 1 - smoothing : 0) + share;
                gradient[at + c] = (float) (factor * (p - q));
            }
        }
        return best == target ? 1 : 0;
    }

    private int values(int entry, int row, float[] x, int at, float[] gradient, double[] losses) {
        int met = 0;
        for (int k = 0; k < outputs; k++) {
            float target = targets.values()[entry * outputs + k];
            double derivative = 0;
            if (!Float.isNaN(target)) {
                double output = x[at + k];
                double error = output - target;
                double loss;
                if (spec instanceof LossSpec.BinaryCrossEntropy) {
                    double decay = StrictMath.exp(-Math.abs(output));
                    loss = Math.max(output, 0) - output * target + StrictMath.log1p(decay);
                    derivative = (output >= 0 ? 1 : decay) / (1 + decay) - target;
                    met += output > 0 == target > 0.5f ? 1 : 0;
                } else if (spec instanceof LossSpec.SquaredError) {
                    loss = error * error;
                    derivative = 2 * error;
                } else if (spec instanceof LossSpec.Huber huber
                        && Math.abs(error) <= huber.delta()) {
                    loss = error * error / 2;
                    derivative = error;
                } else {
                    double slope = spec instanceof LossSpec.Huber huber ? huber.delta() : 1;
                    double offset = spec instanceof LossSpec.Huber ? slope / 2 : 0;
                    loss = slope * (Math.abs(error) - offset);
                    derivative = slope * Math.signum(error);
                }
                double weight = targets.outputWeight(k);
                losses[row] += weight * loss;
                derivative *= (float) (targets.rowWeights()[row] * weight);
            }
            if (gradient != null) {
                gradient[at + k] = (float) derivative;
            }
        }
        return met;
    }
}
