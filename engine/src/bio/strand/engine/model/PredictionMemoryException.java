// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

/** The Java heap is too small for a prediction; the predictor can go on with shorter sequences. */
public final class PredictionMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PredictionMemoryException(int steps, OutOfMemoryError cause) {
        super(
                ("There is not enough memory to predict sequences of %d positions with this"
                     + " network. Give Java more memory (-Xmx in knime.ini, now %d MB), or cut the"
                     + " sequences.")
                        .formatted(steps, Runtime.getRuntime().maxMemory() >> 20),
                cause);
    }
}
