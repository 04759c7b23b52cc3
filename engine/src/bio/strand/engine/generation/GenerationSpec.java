// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.training.Ranges;
import java.util.Objects;
import java.util.Optional;

/**
 * Which rows are generated.
 *
 * @param count how many, 0 or more
 * @param seed seed of latent vectors, conditions and rejection
 * @param condition the condition of all rows, as {@link Condition} makes it; empty to draw one for
 *     each row as frequent as it was in training
 * @param truncation numbers of the latent vector further from 0 than this are drawn anew: the
 *     smaller, the more typical and the less varied are the rows; 0 for no limit, else 0.01 to 10
 * @param temperature chance in the choice of symbols: 0 takes the likeliest one, 1 draws by the
 *     generator's own probabilities; at most 10. Without effect on profiles
 * @param rejection whether rows that the discriminator finds unlikely are rejected, in proportion
 *     to how unlikely they are (Azadi et al., ICLR 2019)
 * @param unique whether a row that equals an earlier one is left out
 * @param attemptsPerRow how many rows are tried, at the most, for each that is asked for, 1 to
 *     10,000
 */
public record GenerationSpec(
        long count,
        long seed,
        Optional<float[]> condition,
        double truncation,
        double temperature,
        boolean rejection,
        boolean unique,
        int attemptsPerRow) {

    /** Attempts for each row when nothing is set. */
    public static final int DEFAULT_ATTEMPTS = 100;

    /** Checks the ranges. */
    public GenerationSpec {
        Objects.requireNonNull(condition, "condition");
        Ranges.require("number of rows", count, 0, Long.MAX_VALUE);
        if (truncation != 0) {
            Ranges.require("truncation", truncation, 0.01, 10);
        }
        Ranges.require("temperature", temperature, 0, 10);
        Ranges.require("number of attempts for a row", attemptsPerRow, 1, 10_000);
    }

    /**
     * So many rows in the plainest way: all kinds of conditions, no truncation, no selection.
     *
     * @param count how many
     * @param seed the seed
     * @param temperature chance in the choice of symbols, such as {@link
     *     GenerativeModel#defaultTemperature}
     * @return the specification
     */
    public static GenerationSpec plain(long count, long seed, double temperature) {
        return new GenerationSpec(
                count, seed, Optional.empty(), 0, temperature, false, false, DEFAULT_ATTEMPTS);
    }
}
