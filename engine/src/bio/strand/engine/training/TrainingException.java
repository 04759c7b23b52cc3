// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

/** Training cannot begin or go on; the message says why and what to do. */
public class TrainingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message why training ended and what to do
     */
    public TrainingException(String message) {
        super(message);
    }
}
