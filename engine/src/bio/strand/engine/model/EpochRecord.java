// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

/**
 * What one epoch of training achieved. It holds no times, so that equal seeds give equal records.
 *
 * @param epoch number of the epoch, from 1
 * @param trainingLoss mean cross-entropy (natural logarithm) over the training rows, as seen while
 *     the epoch was trained, dropout included
 * @param trainingAccuracy share of the training rows that were classified right meanwhile, 0 to 1
 * @param validationLoss mean cross-entropy over the validation rows after the epoch, without
 *     dropout; NaN when there are no validation rows
 * @param validationAccuracy share of the validation rows classified right, 0 to 1; NaN when there
 *     are none
 */
public record EpochRecord(
        int epoch,
        double trainingLoss,
        double trainingAccuracy,
        double validationLoss,
        double validationAccuracy) {

    /** Checks the epoch's number. */
    public EpochRecord {
        if (epoch < 1) {
            throw new IllegalArgumentException("epochs are counted from 1, not " + epoch);
        }
    }
}
