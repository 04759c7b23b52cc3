// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.model.SequenceModel;
import java.util.Objects;

/**
 * What training gives.
 *
 * @param model the model with the parameters of the best epoch
 * @param history how it came about
 */
public record TrainingResult(SequenceModel model, TrainingHistory history) {

    /** Checks that both are there. */
    public TrainingResult {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(history, "history");
    }
}
