// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import java.io.IOException;

/** A model file cannot be used: damaged, incomplete, not a model, or of a later version. */
public final class ModelFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong with the file and what to do
     */
    public ModelFormatException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message what is wrong with the file and what to do
     * @param cause the failure underneath
     */
    public ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
