// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

/**
 * What is simulated.
 *
 * @param motif what positive sequences hold
 * @param background what everything else follows; over the same alphabet
 * @param length the number of symbols of each sequence, at least the motif's length with its
 *     largest spacings
 * @param positives the number of sequences with the motif, 0 or more
 * @param negatives the number of sequences without, 0 or more
 * @param seed the seed of the random numbers
 */
public record SimulationSpec(
        MotifModel motif,
        BackgroundModel background,
        int length,
        int positives,
        int negatives,
        long seed) {

    /**
     * Checks that the parts fit.
     *
     * @throws IllegalArgumentException with what is wrong and what to do about it
     */
    public SimulationSpec {
        if (!motif.alphabet().equals(background.alphabet())) {
            throw new IllegalArgumentException(
                    "The motif is over %s, the background over %s."
                            .formatted(motif.alphabet(), background.alphabet()));
        }
        if (length < motif.maximumLength()) {
            throw new IllegalArgumentException(
                    ("Sequences of length %d cannot hold the motif '%s', which needs up to %d; "
                                    + "choose at least that.")
                            .formatted(length, motif.name(), motif.maximumLength()));
        }
        if (positives < 0 || negatives < 0) {
            throw new IllegalArgumentException(
                    "The numbers of sequences must not be negative, not %d and %d."
                            .formatted(positives, negatives));
        }
        if ((long) positives + negatives > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "At most 2147483647 sequences can be simulated at once.");
        }
    }

    /**
     * The number of all sequences.
     *
     * @return 0 or more
     */
    public int total() {
        return positives + negatives;
    }

    /**
     * The threshold at which the log-likelihood ratio classifies best: a sequence whose ratio is
     * above it more likely has the motif.
     *
     * @return the logarithm of negatives over positives; infinite or NaN when there are none
     */
    public double bestThreshold() {
        return Math.log((double) negatives / positives);
    }
}
