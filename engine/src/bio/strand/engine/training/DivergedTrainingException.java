// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

/** The loss or a gradient became NaN or infinite. */
public final class DivergedTrainingException extends TrainingException {

    private static final long serialVersionUID = 1L;

    /** Epoch in which it happened, from 1. */
    private final int epoch;

    /** Mini-batch of the epoch, from 1. */
    private final int batch;

    /**
     * Creates the exception.
     *
     * @param epoch epoch in which it happened, from 1
     * @param batch mini-batch of that epoch, from 1
     * @param learningRate the learning rate that was in force
     */
    public DivergedTrainingException(int epoch, int batch, double learningRate) {
        super(
                ("Training diverged: the loss is not a finite number in epoch %d, batch %d. Lower"
                                + " the learning rate (now %s), for instance to a tenth, or switch"
                                + " gradient clipping on.")
                        .formatted(epoch, batch, learningRate));
        this.epoch = epoch;
        this.batch = batch;
    }

    /**
     * The epoch in which it happened.
     *
     * @return from 1
     */
    public int epoch() {
        return epoch;
    }

    /**
     * The mini-batch of the epoch.
     *
     * @return from 1
     */
    public int batch() {
        return batch;
    }
}
