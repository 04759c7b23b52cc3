// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import bio.strand.host.core.node.MessageCarrier;
import org.knime.core.node.message.Message;

/** The user cancelled the execution. */
public class CanceledExecutionException extends Exception implements MessageCarrier {
    private static final long serialVersionUID = 1L;

    /** The message if no other is given. */
    public static final Message DEFAULT_CANCEL_MESSAGE = Message.fromSummary("Execution canceled");

    private final transient Message carried;

    /** Creates an exception without a text. */
    public CanceledExecutionException() {
        super();
        carried = DEFAULT_CANCEL_MESSAGE;
    }

    /**
     * Creates an exception.
     *
     * @param s its text, may be null
     */
    public CanceledExecutionException(final String s) {
        super(s);
        carried = s == null ? DEFAULT_CANCEL_MESSAGE : Message.fromSummary(s);
    }

    /**
     * Creates an exception.
     *
     * @param message its message
     */
    public CanceledExecutionException(final Message message) {
        super(message.getSummary());
        carried = message;
    }

    @Override
    public Message getKNIMEMessage() {
        return carried;
    }
}
