// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a model comes from. It holds no times and no paths, so that equal inputs give equal files.
 *
 * @param libraryVersion version of this library that trained the model
 * @param kernel name and version of the kernel that did the arithmetic
 * @param seed seed of initialisation, shuffling, validation split and dropout
 * @param dataDigest SHA-256, in lower-case hexadecimal, over the encoded rows and their targets
 * @param trainingRows rows that the parameters were fitted to
 * @param validationRows rows that the best epoch was chosen by
 * @param settings the training settings as text, by name
 * @param score what the scores of the epochs are, for instance {@value #ACCURACY} or {@code RMSE}
 * @param history the epochs in order
 * @param bestEpoch number of the epoch whose parameters the model holds; 0 for an untrained model
 */
public record Provenance(
        String libraryVersion,
        String kernel,
        long seed,
        String dataDigest,
        int trainingRows,
        int validationRows,
        SortedMap<String, String> settings,
        String score,
        List<EpochRecord> history,
        int bestEpoch) {

    /** The score of a classifier: the share of rows or positions that are classified right. */
    public static final String ACCURACY = "Accuracy";

    /** Copies the collections and checks the ranges. */
    public Provenance {
        Objects.requireNonNull(libraryVersion, "libraryVersion");
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(dataDigest, "dataDigest");
        Objects.requireNonNull(score, "score");
        settings = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) settings));
        history = List.copyOf(history);
        if (trainingRows < 0 || validationRows < 0) {
            throw new IllegalArgumentException("numbers of rows cannot be negative");
        }
        if (bestEpoch < 0 || bestEpoch > history.size()) {
            throw new IllegalArgumentException(
                    "best epoch %d of %d".formatted(bestEpoch, history.size()));
        }
    }
}
