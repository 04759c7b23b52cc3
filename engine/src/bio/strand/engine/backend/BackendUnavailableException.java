// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.backend;

/** The numeric library could not be loaded; the message says what to do about it. */
public final class BackendUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed and the remedy
     * @param cause the failure as the loader reported it
     */
    public BackendUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
