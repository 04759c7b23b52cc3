// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.model.EpochRecord;
import java.util.List;

/**
 * Keeps the parameters of the epoch with the lowest validation loss, the earlier one of equals; of
 * the last epoch when there are no validation rows.
 */
final class BestEpoch {

    private final float[] parameters;
    private final boolean validated;
    private int epoch;
    private double loss = Double.POSITIVE_INFINITY;

    BestEpoch(float[] initial, boolean validated) {
        parameters = initial.clone();
        this.validated = validated;
    }

    void offer(EpochRecord outcome, float[] candidate) {
        if (!validated || epoch == 0 || outcome.validationLoss() < loss) {
            loss = outcome.validationLoss();
            epoch = outcome.epoch();
            System.arraycopy(candidate, 0, parameters, 0, parameters.length);
        }
    }

    /** The best epoch so far, from 1; 0 before any. */
    int epoch() {
        return epoch;
    }

    /** Goes back to a kept state, whose values have been read into {@link #parameters}. */
    void resumeAt(int kept, List<EpochRecord> epochs) {
        epoch = kept;
        loss = kept == 0 ? Double.POSITIVE_INFINITY : epochs.get(kept - 1).validationLoss();
    }

    float[] parameters() {
        return parameters;
    }
}
