// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import java.util.Objects;

/**
 * Rows to learn from.
 *
 * @param sequences the encoded rows
 * @param targets what each of them should give
 */
public record TrainingData(EncodedSequences sequences, Targets targets) {

    /** Checks that there is a target, or an entry for one, for every row. */
    public TrainingData {
        Objects.requireNonNull(sequences, "sequences");
        Objects.requireNonNull(targets, "targets");
        if (targets.rows() >= 0 && targets.rows() != sequences.size()) {
            throw new IllegalArgumentException(
                    "%d targets for %d rows".formatted(targets.rows(), sequences.size()));
        }
    }
}
