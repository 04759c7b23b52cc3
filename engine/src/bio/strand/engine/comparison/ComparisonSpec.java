// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/**
 * What is computed in a comparison of generated with real rows.
 *
 * @param sequenceBaselines simple generators of sequences that are fitted, without repetition
 * @param profileBaselines whether normal distributions are fitted to profiles
 * @param logisticRegression for which sources the two-sample test is made by logistic regression
 * @param network for which sources it is made by a small network
 * @param classifierRows most rows of each kind that a classifier learns from, 50 to 1,000,000
 * @param neighbourRows rows of each source whose nearest neighbours in the training rows are looked
 *     for, 0 (none) to 1,000,000
 * @param motifs the motifs whose sites are looked for
 * @param motifChance probability with which a window of random sequence may be a site, above 0, at
 *     most 0.5
 * @param seed seed of all that is drawn
 * @param workers threads of the network, 0 for one per processor; of no effect on the result
 */
public record ComparisonSpec(
        List<SequenceBaselineKind> sequenceBaselines,
        boolean profileBaselines,
        TestedSources logisticRegression,
        TestedSources network,
        int classifierRows,
        int neighbourRows,
        MotifChoice motifs,
        double motifChance,
        long seed,
        int workers) {

    /** Which sources a classifier is trained for. */
    public enum TestedSources {
        /** None. */
        NONE,
        /** The generated rows and the real training rows. */
        GENERATED_AND_REAL,
        /** Those and all baselines. */
        ALL;

        /** Whether rows of a kind are tested. */
        boolean include(SourceKind kind) {
            return this == ALL || this == GENERATED_AND_REAL && kind != SourceKind.BASELINE;
        }
    }

    /** Checks the ranges. */
    public ComparisonSpec {
        sequenceBaselines = List.copyOf(sequenceBaselines);
        Objects.requireNonNull(logisticRegression, "logisticRegression");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(motifs, "motifs");
        if (!sequenceBaselines.isEmpty()
                && EnumSet.copyOf(sequenceBaselines).size() < sequenceBaselines.size()) {
            throw new IllegalArgumentException(
                    "A baseline stands twice in " + sequenceBaselines + ".");
        }
        require("number of rows for classifiers", classifierRows, 50, 1_000_000);
        require("number of rows for nearest neighbours", neighbourRows, 0, 1_000_000);
        require("number of workers", workers, 0, 256);
        if (!(motifChance > 0 && motifChance <= 0.5)) {
            throw new IllegalArgumentException(
                    "The probability of a chance hit must be above 0 and at most 0.5, not %s."
                            .formatted(motifChance));
        }
    }

    private static void require(String what, int value, int minimum, int maximum) {
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException(
                    "The %s must be %d to %d, not %d.".formatted(what, minimum, maximum, value));
        }
    }

    /**
     * All baselines, both classifiers for all sources, a learned motif of six positions.
     *
     * @return the settings that are used when nothing is set
     */
    public static ComparisonSpec defaults() {
        return new ComparisonSpec(
                Arrays.asList(SequenceBaselineKind.values()),
                true,
                TestedSources.ALL,
                TestedSources.ALL,
                10_000,
                1000,
                new MotifChoice.Learned(6),
                0.005,
                1,
                0);
    }
}
