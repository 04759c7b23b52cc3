// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import java.util.Collections;
import java.util.List;

/**
 * How many background symbols lie between two elements of a motif.
 *
 * @param minimum the smallest spacing, 0 or more
 * @param probabilities the probability of {@code minimum}, {@code minimum + 1} and so on; none
 *     negative, the first and last positive; they are scaled to sum 1
 */
public record SpacingDistribution(int minimum, List<Double> probabilities) {

    /**
     * Checks and scales the probabilities.
     *
     * @throws IllegalArgumentException if the minimum is negative or the probabilities cannot be
     *     scaled
     */
    public SpacingDistribution {
        double sum = 0;
        boolean valid = minimum >= 0 && !probabilities.isEmpty();
        for (double probability : probabilities) {
            valid &= probability >= 0 && Double.isFinite(probability);
            sum += probability;
        }
        if (!valid
                || !(probabilities.get(0) > 0)
                || !(probabilities.get(probabilities.size() - 1) > 0)) {
            throw new IllegalArgumentException(
                    ("A spacing needs a minimum of at least 0 and probabilities of which none is"
                         + " negative and the first and last are positive, not %d and %s.")
                            .formatted(minimum, probabilities));
        }
        double scale = sum;
        probabilities = probabilities.stream().map(probability -> probability / scale).toList();
    }

    /**
     * All spacings of a range equally likely.
     *
     * @param minimum the smallest spacing, 0 or more
     * @param maximum the largest spacing, at least {@code minimum}
     * @return the distribution
     * @throws IllegalArgumentException if the range is empty or negative
     */
    public static SpacingDistribution uniform(int minimum, int maximum) {
        if (minimum < 0 || maximum < minimum) {
            throw new IllegalArgumentException(
                    "There is no spacing from %d to %d.".formatted(minimum, maximum));
        }
        return new SpacingDistribution(minimum, Collections.nCopies(maximum - minimum + 1, 1.0));
    }

    /**
     * The largest spacing.
     *
     * @return {@code minimum} or more
     */
    public int maximum() {
        return minimum + probabilities.size() - 1;
    }

    /**
     * The probability of a spacing.
     *
     * @param spacing any number
     * @return its probability; 0 outside the range
     */
    public double probability(int spacing) {
        return spacing < minimum || spacing > maximum() ? 0 : probabilities.get(spacing - minimum);
    }
}
