// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import java.util.SplittableRandom;

/**
 * What becomes of the generator's linear outputs (logits) on their way to the critic, so that a
 * choice among symbols has a gradient.
 */
public sealed interface Relaxation {

    /** Nothing: for numeric profiles, whose values are the outputs themselves. */
    record Identity() implements Relaxation {}

    /**
     * Probabilities of the symbols at each position, {@code softmax(logits / temperature)}, as
     * Gulrajani et al. (2017) give them to the critic.
     *
     * @param temperature above 0
     */
    record Softmax(double temperature) implements Relaxation {
        /** Checks the range. */
        public Softmax {
            requireTemperature(temperature);
        }
    }

    /**
     * A relaxed draw of a symbol, {@code softmax((logits + g) / temperature)} with Gumbel noise g
     * (Jang et al., ICLR 2017; Maddison et al., ICLR 2017).
     *
     * @param temperature above 0
     */
    record GumbelSoftmax(double temperature) implements Relaxation {
        /** Checks the range. */
        public GumbelSoftmax {
            requireTemperature(temperature);
        }
    }

    /**
     * A symbol chosen outright (a one at the largest value, zeros elsewhere; the first of equal
     * ones), with the gradient of the softmax in its place (Bengio et al., 2013; Jang et al.,
     * 2017).
     *
     * @param temperature of the softmax, above 0
     * @param gumbel whether the symbol is drawn, with Gumbel noise, rather than the likeliest one
     */
    record StraightThrough(double temperature, boolean gumbel) implements Relaxation {
        /** Checks the range. */
        public StraightThrough {
            requireTemperature(temperature);
        }
    }

    /**
     * Whether outputs depend on noise.
     *
     * @return true for draws
     */
    default boolean usesNoise() {
        return this instanceof GumbelSoftmax
                || this instanceof StraightThrough straight && straight.gumbel();
    }

    /**
     * Draws noise from the standard Gumbel distribution, the same on every machine.
     *
     * @param noise receives the values
     * @param count how many, from index 0 on
     * @param random the source
     */
    static void drawGumbel(float[] noise, int count, SplittableRandom random) {
        for (int i = 0; i < count; i++) {
            // In (0, 1): neither logarithm is infinite.
            double uniform = ((random.nextLong() >>> 12) + 0.5) * 0x1p-52;
            noise[i] = (float) -StrictMath.log(-StrictMath.log(uniform));
        }
    }

    private static void requireTemperature(double temperature) {
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the temperature must be above 0 and finite, not " + temperature);
        }
    }
}
