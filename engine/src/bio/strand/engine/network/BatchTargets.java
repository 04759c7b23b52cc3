// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import bio.strand.engine.kernel.Kernel;
import java.util.Arrays;

/**
 * What a batch of sequences should have given, filled by the caller for {@link Network#gradient}.
 *
 * <p>Softmax heads read {@link #classes()}, all others {@link #values()}. The target of row b lies
 * at b, or for values at {@code b * outputs + k}; with a head per position that of position t in
 * row b at {@code t * ROWS + b}, or {@code (t * ROWS + b) * outputs + k}. What is unknown is -1 or
 * NaN and counts nowhere.
 *
 * <p>A reusable container: arrays only grow.
 */
public final class BatchTargets {

    private final HeadSpec head;
    private int[] classes = {};
    private float[] values = {};
    private final double[] rowWeights = new double[Kernel.ROWS];
    private double[] outputWeights;
    private int entries;

    /**
     * Creates targets for one sequence or position each; {@link #begin} must come next.
     *
     * @param head what they are the targets of
     */
    public BatchTargets(HeadSpec head) {
        this.head = head;
    }

    /**
     * Begins a batch of which nothing is known: all targets are missing, all row weights 1.
     *
     * @param steps positions of the longest sequence, at least 1
     */
    public void begin(int steps) {
        entries = Math.multiplyExact(head.isPerPosition() ? steps : 1, Kernel.ROWS);
        Arrays.fill(rowWeights, 1);
        if (head.isSoftmax()) {
            classes = classes.length < entries ? new int[entries] : classes;
            Arrays.fill(classes, 0, entries, -1);
        } else {
            int count = Math.multiplyExact(entries, head.outputs());
            values = values.length < count ? new float[count] : values;
            Arrays.fill(values, 0, count, Float.NaN);
        }
    }

    /** The head that these are targets of. */
    HeadSpec head() {
        return head;
    }

    /** Rows, or rows times positions, that have targets. */
    int entries() {
        return entries;
    }

    /**
     * The classes, for softmax heads.
     *
     * @return the array itself; -1 for a missing one
     */
    public int[] classes() {
        return classes;
    }

    /**
     * The values, for heads other than softmax.
     *
     * @return the array itself; NaN for a missing one
     */
    public float[] values() {
        return values;
    }

    /**
     * Factors of the rows' losses in the gradient, for instance one over the number of known
     * targets of the whole mini-batch.
     *
     * @return the array itself, {@code [ROWS]}
     */
    public double[] rowWeights() {
        return rowWeights;
    }

    /**
     * Sets factors of the losses by class (softmax heads: by the true class) or by output.
     *
     * @param weights {@link HeadSpec#outputs()} factors, not copied; null for 1 everywhere
     */
    public void setOutputWeights(double[] weights) {
        if (weights != null && weights.length != head.outputs()) {
            throw new IllegalArgumentException(
                    "%d weights for %d outputs".formatted(weights.length, head.outputs()));
        }
        outputWeights = weights;
    }

    /** The factor of a class or an output. */
    double outputWeight(int output) {
        return outputWeights == null ? 1 : outputWeights[output];
    }
}
