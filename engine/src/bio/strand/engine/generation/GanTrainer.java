// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import java.util.Optional;

/** Trains generative adversarial networks. */
public final class GanTrainer {

    private GanTrainer() {}

    /**
     * Trains a generator and its discriminator and keeps the generator (the average of its
     * parameters) whose rows were closest to the held-out ones.
     *
     * @param data the rows to learn from
     * @param heldOut the rows to compare with, of the same kind and condition; without them a share
     *     of {@code data} is held back
     * @param spec how to train
     * @param checkpoints where the state of training is kept
     * @param progress told several times a second
     * @param stop asked several times a second: once it is cancelled, training ends after the
     *     current iteration and keeps what it has
     * @param cancellation asked several times a second: once it is cancelled, training ends without
     *     a result
     * @return the model, the history and samples
     * @throws bio.strand.engine.training.TrainingException if the data cannot be trained on, with
     *     the row and the remedy, training diverged before the first comparison, or a checkpoint
     *     cannot be read or written
     * @throws bio.strand.engine.progress.CancelledException if cancelled
     * @throws bio.strand.engine.backend.BackendUnavailableException if the numeric library cannot
     *     be loaded
     */
    public static GanResult train(
            GanData data,
            Optional<GanData> heldOut,
            GanSpec spec,
            Optional<GanCheckpoints> checkpoints,
            ProgressSink progress,
            CancellationToken stop,
            CancellationToken cancellation) {
        throw new UnsupportedOperationException();
    }
}
