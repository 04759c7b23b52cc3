// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Profiles to compare: rows of one value a gene. The arrays are kept, not copied.
 *
 * @param generated the profiles to judge, at least one
 * @param reference real ones to compare with, held out from the training, at least one
 * @param training real ones that the generator learned from, at least one if there are any
 * @param genes the names of the values, at least one
 */
public record ProfileComparisonData(
        float[][] generated,
        float[][] reference,
        Optional<float[][]> training,
        List<String> genes) {

    /**
     * Checks that there is something to compare.
     *
     * @throws IllegalArgumentException if one of the samples is empty, there is no gene, a row has
     *     another number of values or one that is not finite
     */
    public ProfileComparisonData {
        Objects.requireNonNull(training, "training");
        genes = List.copyOf(genes);
        if (genes.isEmpty()) {
            throw new IllegalArgumentException("There is no numeric column to compare.");
        }
        check("generated", generated, genes.size());
        check("reference", reference, genes.size());
        if (training.isPresent()) {
            check("training", training.get(), genes.size());
        }
    }

    private static void check(String what, float[][] rows, int genes) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("There are no " + what + " profiles to compare.");
        }
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != genes) {
                throw new IllegalArgumentException(
                        "Row %d of the %s profiles has %d values, not %d."
                                .formatted(i + 1, what, rows[i].length, genes));
            }
            for (float value : rows[i]) {
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException(
                            "Row %d of the %s profiles has a value that is not finite."
                                    .formatted(i + 1, what));
                }
            }
        }
    }
}
