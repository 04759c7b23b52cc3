// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

import java.util.EventListener;

/** Wants to know the messages of a node. */
public interface NodeMessageListener extends EventListener {
    /**
     * The node has another message.
     *
     * @param messageEvent tells which
     */
    void messageChanged(NodeMessageEvent messageEvent);
}
