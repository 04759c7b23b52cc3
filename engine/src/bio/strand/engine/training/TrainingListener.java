// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.model.EpochRecord;

/** Is told how training goes; called from the thread that trains. */
interface TrainingListener {

    /**
     * A step of the optimiser is done.
     *
     * @param state not to be kept or changed
     * @param batches batches of an epoch
     */
    default void stepped(TrainingState state, int batches) {}

    /**
     * An epoch is done; the state stands at the beginning of the next one.
     *
     * @param state not to be kept or changed
     */
    default void epochEnded(TrainingState state, EpochRecord outcome) {}
}
