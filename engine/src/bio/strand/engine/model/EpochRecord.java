// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

/**
 * What one epoch of training achieved. It holds no times, so that equal seeds give equal records.
 *
 * @param epoch number of the epoch, from 1
 * @param trainingLoss mean loss over the known targets of the training rows, as seen while the
 *     epoch was trained, dropout included
 * @param trainingScore the score that {@link Provenance#score()} names, over the same; NaN when it
 *     is not defined there
 * @param validationLoss mean loss over the known targets of the validation rows after the epoch,
 *     without dropout; NaN when there are no validation rows
 * @param validationScore the score over the same; NaN when there are none
 */
public record EpochRecord(
        int epoch,
        double trainingLoss,
        double trainingScore,
        double validationLoss,
        double validationScore) {

    /** Checks the epoch's number. */
    public EpochRecord {
        if (epoch < 1) {
            throw new IllegalArgumentException("epochs are counted from 1, not " + epoch);
        }
    }
}
