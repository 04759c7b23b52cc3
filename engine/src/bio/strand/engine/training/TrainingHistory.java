// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.model.EpochRecord;
import java.util.List;
import java.util.Objects;

/**
 * The course of a training run. It holds no times, so that equal seeds give equal histories.
 *
 * @param metric what the scores of epochs and baselines are
 * @param epochs what each epoch achieved, in order; at least one
 * @param bestEpoch number of the epoch whose parameters the model holds, from 1
 * @param baselines cheap methods on the same validation rows; empty without validation rows
 * @param warnings what the user should know about the result, one sentence or two each
 * @param trainingRows rows that the parameters were fitted to
 * @param validationRows rows that the best epoch was chosen by
 */
public record TrainingHistory(
        Metric metric,
        List<EpochRecord> epochs,
        int bestEpoch,
        List<Baseline> baselines,
        List<String> warnings,
        int trainingRows,
        int validationRows) {

    /** Copies the lists and checks the best epoch. */
    public TrainingHistory {
        Objects.requireNonNull(metric, "metric");
        epochs = List.copyOf(epochs);
        baselines = List.copyOf(baselines);
        warnings = List.copyOf(warnings);
        if (bestEpoch < 1 || bestEpoch > epochs.size()) {
            throw new IllegalArgumentException(
                    "best epoch %d of %d".formatted(bestEpoch, epochs.size()));
        }
    }

    /**
     * The record of the epoch whose parameters the model holds.
     *
     * @return the best epoch's record
     */
    public EpochRecord best() {
        return epochs.get(bestEpoch - 1);
    }
}
