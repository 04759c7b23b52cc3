// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

import java.util.EventObject;

/** A node got further. */
public class NodeProgressEvent extends EventObject {
    private static final long serialVersionUID = 1L;

    private final transient NodeProgress progress;

    /**
     * Creates an event.
     *
     * @param src id of the node
     * @param nodeProgress how far it is
     */
    public NodeProgressEvent(final NodeID src, final NodeProgress nodeProgress) {
        super(src);
        progress = nodeProgress;
    }

    /**
     * How far the node is.
     *
     * @return the progress
     */
    public NodeProgress getNodeProgress() {
        return progress;
    }

    @Override
    public NodeID getSource() {
        return (NodeID) super.getSource();
    }
}
