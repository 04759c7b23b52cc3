// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a generative model comes from. It holds no times and no paths, so that equal inputs give
 * equal files.
 *
 * @param libraryVersion version of this library that trained the model
 * @param kernel name and version of the kernel that did the arithmetic
 * @param seed seed of everything random
 * @param dataDigest SHA-256, in lower-case hexadecimal, over the rows and their conditions
 * @param trainingRows rows that were learnt from
 * @param heldOutRows rows that the generated ones were compared with
 * @param settings the training settings as text, by name
 * @param measure what the divergences of the history are, for the user
 * @param history the comparisons in order
 * @param bestCheck number of the comparison whose parameters the model holds, from 1; 0 for an
 *     untrained model
 */
public record GanProvenance(
        String libraryVersion,
        String kernel,
        long seed,
        String dataDigest,
        int trainingRows,
        int heldOutRows,
        SortedMap<String, String> settings,
        String measure,
        List<GanCheck> history,
        int bestCheck) {

    /** Copies the collections and checks the ranges. */
    public GanProvenance {
        Objects.requireNonNull(libraryVersion, "libraryVersion");
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(dataDigest, "dataDigest");
        Objects.requireNonNull(measure, "measure");
        settings = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) settings));
        history = List.copyOf(history);
        if (trainingRows < 0 || heldOutRows < 0) {
            throw new IllegalArgumentException("numbers of rows cannot be negative");
        }
        if (bestCheck < 0 || bestCheck > history.size()) {
            throw new IllegalArgumentException(
                    "best comparison %d of %d".formatted(bestCheck, history.size()));
        }
    }
}
