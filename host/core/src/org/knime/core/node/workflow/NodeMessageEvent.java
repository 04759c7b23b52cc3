// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

import java.util.EventObject;

/** A node has another message. */
public class NodeMessageEvent extends EventObject {
    private static final long serialVersionUID = 1L;

    private final transient NodeMessage message;

    /**
     * Creates an event.
     *
     * @param src id of the node
     * @param message its message
     */
    public NodeMessageEvent(final NodeID src, final NodeMessage message) {
        super(src);
        this.message = message;
    }

    /**
     * The message.
     *
     * @return the message
     */
    public NodeMessage getMessage() {
        return message;
    }

    @Override
    public NodeID getSource() {
        return (NodeID) super.getSource();
    }
}
