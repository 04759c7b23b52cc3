// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import java.util.Objects;

/**
 * A row that was generated while training, from the same latent vector at each comparison.
 *
 * @param iteration steps of the generator made before
 * @param index which of the latent vectors, from 0
 * @param row what was generated
 */
public record GanSample(int iteration, int index, GeneratedRow row) {

    /** Checks that there is a row. */
    public GanSample {
        Objects.requireNonNull(row, "row");
    }
}
