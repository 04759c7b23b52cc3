// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import java.util.Arrays;

/**
 * One batch between two layers: a code or a vector for each position of {@link Kernel#ROWS}
 * sequences, time-major, with the sequences' lengths. Values beyond the end of a sequence are zero.
 *
 * <p>A reusable container: arrays only grow.
 */
public final class Activations {

    private final int size;
    private final int[] lengths = new int[Kernel.ROWS];
    private int steps;
    private short[] codes = {};
    private float[] values = {};

    /**
     * Creates an empty batch.
     *
     * @param size features at each position; 0 for a batch of codes
     */
    public Activations(int size) {
        this.size = size;
    }

    /**
     * Sets the number of positions and makes room for them. Contents become undefined.
     *
     * @param steps positions of the longest sequence, at least 1
     */
    public void resize(int steps) {
        this.steps = steps;
        int positions = Math.multiplyExact(steps, Kernel.ROWS);
        if (size == 0) {
            if (codes.length < positions) {
                codes = new short[positions];
            }
        } else if (values.length < Math.multiplyExact(positions, size)) {
            values = new float[positions * size];
        }
    }

    /**
     * Takes over the lengths of another batch, divided by a pooling window.
     *
     * @param other where the lengths come from
     * @param pooling positions per window, 1 for the lengths as they are; the last window counts
     *     even when it is short
     */
    public void copyLengths(Activations other, int pooling) {
        for (int b = 0; b < lengths.length; b++) {
            lengths[b] = (other.lengths[b] + pooling - 1) / pooling;
        }
    }

    /** Sets all values of the current positions to zero. */
    public void clear() {
        Arrays.fill(values, 0, steps * Kernel.ROWS * size, 0f);
    }

    /**
     * Features at each position.
     *
     * @return 0 for a batch of codes
     */
    public int size() {
        return size;
    }

    /**
     * Positions of the longest sequence.
     *
     * @return at least 1 once filled
     */
    public int steps() {
        return steps;
    }

    /**
     * The lengths of the sequences.
     *
     * @return the array itself, {@code [ROWS]}; 0 for a missing row
     */
    public int[] lengths() {
        return lengths;
    }

    /**
     * The codes.
     *
     * @return the array itself; the code of position t in row b is at {@code t * ROWS + b}, as an
     *     unsigned 16-bit number
     */
    public short[] codes() {
        return codes;
    }

    /**
     * The values.
     *
     * @return the array itself; feature f of position t in row b is at {@code (t * ROWS + b) * size
     *     + f}; it may be longer than the current positions need
     */
    public float[] values() {
        return values;
    }
}
