// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

/** What comes in at a port. */
public abstract class PortInput {
    /** For subclasses. */
    public PortInput() {
        super();
    }

    /**
     * Whether the port is inactive.
     *
     * @return true if it is
     * @throws InterruptedException if the user cancels while this is not known yet
     */
    public boolean isInactive() throws InterruptedException {
        return false;
    }
}
