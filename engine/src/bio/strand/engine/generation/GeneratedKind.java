// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.training.Ranges;
import java.util.List;
import java.util.Objects;

/** What a model generates. */
public sealed interface GeneratedKind {

    /**
     * Sequences of symbols.
     *
     * @param encoding what the codes mean
     * @param steps the length, or the greatest one when it varies
     * @param variableLength whether sequences may be shorter; the symbol after the last one of the
     *     encoding fills the rest then
     */
    record Sequences(SequenceEncoding encoding, int steps, boolean variableLength)
            implements GeneratedKind {
        /** Checks the range. */
        public Sequences {
            Objects.requireNonNull(encoding, "encoding");
            Ranges.require("number of positions", steps, 1, GanShape.MAXIMUM_STEPS);
        }

        /**
         * The number of symbols that sequences consist of: the encoding's tokens without those for
         * ambiguity and for neutral positions.
         *
         * @return at least 1
         */
        public int plainSymbols() {
            int ambiguous = encoding.codes() - (encoding.hasNeutralCode() ? 1 : 0);
            return encoding.vocabulary().isEmpty()
                    ? Math.min(ambiguous, encoding.alphabet().size())
                    : Math.min(ambiguous, encoding.vocabulary().size());
        }

        @Override
        public int symbols() {
            return plainSymbols() + (variableLength ? 1 : 0);
        }
    }

    /**
     * Profiles of values.
     *
     * @param columns names of the values
     * @param means mean of each among the training rows
     * @param deviations standard deviation of each among the training rows, above 0
     */
    record Profiles(List<String> columns, List<Double> means, List<Double> deviations)
            implements GeneratedKind {
        /** Copies the lists and checks that they fit. */
        public Profiles {
            columns = List.copyOf(columns);
            means = List.copyOf(means);
            deviations = List.copyOf(deviations);
            if (columns.isEmpty()
                    || means.size() != columns.size()
                    || deviations.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "profiles have columns, with a mean and a deviation each");
            }
            if (!means.stream().allMatch(Double::isFinite)
                    || !deviations.stream().allMatch(d -> d > 0 && Double.isFinite(d))) {
                throw new IllegalArgumentException(
                        "means must be finite and deviations above 0 and finite");
            }
        }

        @Override
        public int steps() {
            return 1;
        }

        @Override
        public int symbols() {
            return columns.size();
        }
    }

    /**
     * Positions of a row.
     *
     * @return at least 1
     */
    int steps();

    /**
     * Numbers that the networks have at each position.
     *
     * @return at least 1
     */
    int symbols();
}
