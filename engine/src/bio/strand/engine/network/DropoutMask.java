// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import bio.strand.engine.kernel.Activations;
import bio.strand.engine.kernel.Kernel;

/**
 * Inverted dropout with a counter-based mask: whether element i is dropped is a function of the key
 * and i alone, so forward and backward need no stored mask and no order of computation.
 */
final class DropoutMask {

    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final int LANES = 4;
    private static final int LANE_BITS = 16;

    private final int threshold;
    private final float scale;
    private final Activations output;
    private float[] factors = {};

    DropoutMask(double rate, int size) {
        threshold = (int) Math.round(rate * (1 << LANE_BITS));
        scale = (float) (1 / (1 - threshold / (double) (1 << LANE_BITS)));
        output = new Activations(size);
    }

    Activations forward(Activations input, long key) {
        output.resize(input.steps());
        output.copyLengths(input, 1);
        int count = input.steps() * Kernel.ROWS * input.size();
        factors(count, key);
        float[] from = input.values();
        float[] to = output.values();
        for (int i = 0; i < count; i++) {
            to[i] = from[i] * factors[i];
        }
        return output;
    }

    /**
     * Draws without branches, which at random cost more than all the rest: a difference below zero
     * gives a mask of all ones, and the values of a lane lie side by side in the bits.
     */
    private void draw(long key, int count) {
        float[] target = factors;
        int kept = Float.floatToRawIntBits(scale);
        int least = threshold;
        for (int i = 0; i < count; i += LANES) {
            long bits = mix(key + (i / LANES + 1) * STEP);
            int low = (int) bits;
            int high = (int) (bits >>> 32);
            target[i] = Float.intBitsToFloat(kept & ~(((low & 0xFFFF) - least) >> 31));
            target[i + 1] = Float.intBitsToFloat(kept & ~(((low >>> 16) - least) >> 31));
            target[i + 2] = Float.intBitsToFloat(kept & ~(((high & 0xFFFF) - least) >> 31));
            target[i + 3] = Float.intBitsToFloat(kept & ~(((high >>> 16) - least) >> 31));
        }
    }

    /**
     * Factors for values that are not there yet.
     *
     * @return {@code count} factors, owned by this object
     */
    float[] factors(int count, long key) {
        if (factors.length < count) {
            factors = new float[(count + LANES - 1) / LANES * LANES];
        }
        draw(key, count);
        return factors;
    }

    void backward(float[] gradient) {
        int count = output.steps() * Kernel.ROWS * output.size();
        for (int i = 0; i < count; i++) {
            gradient[i] *= factors[i];
        }
    }

    /** The finaliser of SplitMix64 (Steele et al., OOPSLA 2014). */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
