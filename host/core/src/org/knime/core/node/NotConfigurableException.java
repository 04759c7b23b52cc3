// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

/** A dialog that cannot be opened with the present input. */
public class NotConfigurableException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what is missing
     */
    public NotConfigurableException(final String message) {
        super(message);
    }

    /**
     * Creates an exception.
     *
     * @param message what is missing
     * @param cause the cause
     */
    public NotConfigurableException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
