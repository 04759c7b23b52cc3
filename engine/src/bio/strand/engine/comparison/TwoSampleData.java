// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequences;
import java.util.List;
import java.util.Objects;

/**
 * The four parts of a two-sample test: a classifier learns from two of them to tell generated from
 * real rows, and is judged on the two others. No row may stand in two parts.
 *
 * @param trainingReal real rows to learn from
 * @param trainingGenerated generated rows to learn from
 * @param testReal real rows to judge by, held out
 * @param testGenerated generated rows to judge by
 */
public record TwoSampleData(
        EncodedSequences trainingReal,
        EncodedSequences trainingGenerated,
        EncodedSequences testReal,
        EncodedSequences testGenerated) {

    /**
     * Checks that the parts are there and of one kind.
     *
     * @throws IllegalArgumentException if a part is empty, or some are codes and others values, or
     *     they have different numbers of values
     */
    public TwoSampleData {
        List<EncodedSequences> parts =
                List.of(
                        Objects.requireNonNull(trainingReal, "trainingReal"),
                        Objects.requireNonNull(trainingGenerated, "trainingGenerated"),
                        Objects.requireNonNull(testReal, "testReal"),
                        Objects.requireNonNull(testGenerated, "testGenerated"));
        if (parts.stream().anyMatch(part -> part.size() == 0)) {
            throw new IllegalArgumentException("a part of the two-sample test is empty");
        }
        if (parts.stream().anyMatch(part -> part.features() != trainingReal.features())) {
            throw new IllegalArgumentException(
                    "the parts of the two-sample test are of different kinds");
        }
    }

    /** Two parts, the real rows first. */
    static EncodedSequences joined(EncodedSequences real, EncodedSequences generated) {
        EncodedSequences joined = new EncodedSequences();
        for (EncodedSequences part : List.of(real, generated)) {
            for (int i = 0; i < part.size(); i++) {
                joined.add(part.get(i));
            }
        }
        return joined;
    }
}
