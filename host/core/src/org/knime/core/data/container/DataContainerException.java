// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

/** Rows that cannot be added to a table or read from it. */
public class DataContainerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what is wrong
     */
    public DataContainerException(final String message) {
        super(message);
    }

    /**
     * Creates an exception.
     *
     * @param message what is wrong
     * @param cause the cause
     */
    public DataContainerException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
