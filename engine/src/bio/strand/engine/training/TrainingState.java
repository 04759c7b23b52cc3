// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.model.EpochRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * All that changes in the course of training; together with the data and the settings it decides
 * how training goes on. {@link CheckpointFile} keeps it.
 */
final class TrainingState {

    final float[] parameters;
    final ParameterAverage average;
    final Optimizer optimizer;
    final BestEpoch best;
    final List<EpochRecord> epochs = new ArrayList<>();

    /** The epoch that is being trained, from 1. */
    int epoch = 1;

    /** Batches of the epoch that are done. */
    int batch;

    /** Sum of the losses of the epoch so far, and of how many targets. */
    double loss;

    long entries;
    Metric.Sum score;

    TrainingState(
            float[] parameters,
            ParameterAverage average,
            Optimizer optimizer,
            BestEpoch best,
            Metric.Sum score) {
        this.parameters = parameters;
        this.average = average;
        this.optimizer = optimizer;
        this.best = best;
        this.score = score;
    }

    /** Goes on to the next epoch. */
    void nextEpoch(Metric.Sum empty) {
        epoch++;
        batch = 0;
        loss = 0;
        entries = 0;
        score = empty;
    }
}
