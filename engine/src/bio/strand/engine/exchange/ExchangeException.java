// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.exchange;

import java.io.IOException;

/** A model cannot be exchanged: a layer has no counterpart, or a file is damaged. */
public final class ExchangeException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong and what to do, for the user
     */
    public ExchangeException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message what is wrong and what to do, for the user
     * @param cause the failure underneath
     */
    public ExchangeException(String message, Throwable cause) {
        super(message, cause);
    }
}
