// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import bio.strand.host.core.node.MessageCarrier;
import org.knime.core.node.message.Message;

/** A failure with a message for the user. */
public final class KNIMEException extends Exception implements MessageCarrier {
    private static final long serialVersionUID = 1L;

    private final transient Message carried;

    /**
     * Creates an exception.
     *
     * @param message its text
     * @param cause the cause
     */
    public KNIMEException(final String message, final Throwable cause) {
        this(summaryOf(message, cause), message, cause);
    }

    /**
     * Creates an exception.
     *
     * @param message its text
     */
    public KNIMEException(final String message) {
        this(message, null);
    }

    private KNIMEException(final Message carried, final String text, final Throwable cause) {
        super(text, cause);
        this.carried = carried;
    }

    private static Message summaryOf(final String message, final Throwable cause) {
        if (message != null) {
            return Message.fromSummary(message);
        }
        return Message.fromSummary(
                cause == null || cause.getMessage() == null
                        ? "unknown reason"
                        : cause.getMessage());
    }

    @Override
    public Message getKNIMEMessage() {
        return carried;
    }

    /**
     * Creates an exception.
     *
     * @param message its message
     * @return the exception
     */
    public static KNIMEException of(final Message message) {
        return of(message, null);
    }

    /**
     * Creates an exception.
     *
     * @param message its message
     * @param cause the cause
     * @return the exception
     */
    public static KNIMEException of(final Message message, final Throwable cause) {
        if (message == null) {
            throw new IllegalArgumentException("Message must not be null");
        }
        return new KNIMEException(message, message.getSummary(), cause);
    }

    /**
     * This exception in one that need not be declared.
     *
     * @return the unchecked exception
     */
    public KNIMERuntimeException toUnchecked() {
        return new KNIMERuntimeException();
    }

    /** The unchecked form. */
    public final class KNIMERuntimeException extends RuntimeException implements MessageCarrier {
        private static final long serialVersionUID = 1L;

        KNIMERuntimeException() {
            super(KNIMEException.this.getMessage(), KNIMEException.this);
        }

        @Override
        public synchronized KNIMEException getCause() {
            return (KNIMEException) super.getCause();
        }

        @Override
        public Message getKNIMEMessage() {
            return getCause().getKNIMEMessage();
        }
    }
}
