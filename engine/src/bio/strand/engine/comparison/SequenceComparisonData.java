// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.sequence.Alphabet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Sequences to compare.
 *
 * @param generated the sequences to judge, at least one
 * @param reference real ones to compare with, held out from the training, at least one
 * @param training real ones that the generator learned from, at least one if there are any; for
 *     novelty, baselines and classifiers
 * @param symbols what the codes 0, 1, ... stand for, at least one; larger codes are unknown symbols
 * @param alphabet the symbols as an alphabet, which motifs need; empty for words or tokens
 */
public record SequenceComparisonData(
        EncodedSequences generated,
        EncodedSequences reference,
        Optional<EncodedSequences> training,
        List<String> symbols,
        Optional<Alphabet> alphabet) {

    /**
     * Checks that there is something to compare.
     *
     * @throws IllegalArgumentException if one of the samples is empty, holds values, or there is no
     *     symbol
     */
    public SequenceComparisonData {
        Objects.requireNonNull(training, "training");
        Objects.requireNonNull(alphabet, "alphabet");
        symbols = List.copyOf(symbols);
        require("generated", generated);
        require("reference", reference);
        training.ifPresent(rows -> require("training", rows));
        if (symbols.isEmpty()) {
            throw new IllegalArgumentException("There is no symbol in the sequences.");
        }
    }

    private static void require(String what, EncodedSequences rows) {
        if (rows.size() == 0 || rows.hasValues()) {
            throw new IllegalArgumentException("There are no " + what + " sequences to compare.");
        }
    }
}
