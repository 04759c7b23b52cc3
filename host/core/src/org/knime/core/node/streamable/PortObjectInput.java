// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.inactive.InactiveBranchPortObject;

/** A whole port object that comes in. */
public class PortObjectInput extends PortInput {
    private final PortObject portObject;

    /**
     * Creates an input.
     *
     * @param portObject the port object
     */
    public PortObjectInput(final PortObject portObject) {
        this.portObject = portObject;
    }

    /**
     * The port object.
     *
     * @return the port object
     */
    public PortObject getPortObject() {
        return portObject;
    }

    @Override
    public boolean isInactive() {
        return portObject instanceof InactiveBranchPortObject;
    }
}
