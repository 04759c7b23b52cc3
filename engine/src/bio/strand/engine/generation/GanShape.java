// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

/**
 * Sizes that generator and critic share.
 *
 * <p>All arrays are row-major: rows are examples {@code [rows][steps][symbols]}, latent vectors
 * {@code [rows][latentSize]}, conditions {@code [rows][conditionSize]}.
 *
 * @param steps positions of every example, 1 to {@value #MAXIMUM_STEPS}; 1 for numeric profiles
 * @param symbols values at each position: symbols of the alphabet with the padding symbol, or the
 *     features of a profile; 1 to {@value #MAXIMUM_SYMBOLS}
 * @param latentSize length of the latent vectors, 1 to {@value #MAXIMUM_LATENT}
 * @param conditionSize length of the vector that states the condition, 0 for none
 */
public record GanShape(int steps, int symbols, int latentSize, int conditionSize) {

    /** Longest sequences. */
    public static final int MAXIMUM_STEPS = 10_000;

    /** Most values at a position. */
    public static final int MAXIMUM_SYMBOLS = 65_536;

    /** Longest latent vectors and conditions. */
    public static final int MAXIMUM_LATENT = 4_096;

    /** Checks the ranges. */
    public GanShape {
        requireRange("number of positions", steps, 1, MAXIMUM_STEPS);
        requireRange("number of symbols", symbols, 1, MAXIMUM_SYMBOLS);
        requireRange("size of the latent vector", latentSize, 1, MAXIMUM_LATENT);
        requireRange("size of the condition", conditionSize, 0, MAXIMUM_LATENT);
        requireRange("size of an example", (long) steps * symbols, 1, 1 << 24);
    }

    /**
     * Number of values of one example.
     *
     * @return steps times symbols
     */
    public int exampleSize() {
        return steps * symbols;
    }

    static void requireRange(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "the %s must be between %d and %d, not %d".formatted(what, least, most, value));
        }
    }
}
