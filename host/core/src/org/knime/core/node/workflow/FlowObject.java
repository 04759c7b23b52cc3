// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

import java.util.Objects;

/** Something on the stack of a node, with the node that put it there. */
abstract class FlowObject {
    private NodeID owner;

    final void setOwner(final NodeID nodeId) {
        owner = nodeId;
    }

    /**
     * The node that put this on the stack.
     *
     * @return its id, null if there is none
     */
    public final NodeID getOwner() {
        return owner;
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(owner);
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj
                || (obj != null
                        && obj.getClass() == getClass()
                        && Objects.equals(owner, ((FlowObject) obj).owner));
    }
}
