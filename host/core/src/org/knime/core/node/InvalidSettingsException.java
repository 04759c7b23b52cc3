// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

/** Settings or input that a node cannot work with. */
public class InvalidSettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param s what is wrong and what to do
     */
    public InvalidSettingsException(final String s) {
        super(s);
    }

    /**
     * Creates an exception.
     *
     * @param cause the cause
     */
    public InvalidSettingsException(final Throwable cause) {
        super(cause);
    }

    /**
     * Creates an exception.
     *
     * @param msg what is wrong and what to do
     * @param cause the cause
     */
    public InvalidSettingsException(final String msg, final Throwable cause) {
        super(msg, cause);
    }
}
