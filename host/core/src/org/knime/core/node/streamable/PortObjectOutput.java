// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.inactive.InactiveBranchPortObject;

/** A whole port object that goes out. */
public class PortObjectOutput extends PortOutput {
    private PortObject portObject;

    /** Creates an output without a port object. */
    public PortObjectOutput() {
        super();
    }

    /**
     * Sets the port object.
     *
     * @param portObject the port object
     */
    public void setPortObject(final PortObject portObject) {
        this.portObject = portObject;
    }

    /**
     * The port object.
     *
     * @return the port object, null if it is not set yet
     */
    public PortObject getPortObject() {
        return portObject;
    }

    @Override
    public void setInactive() {
        portObject = InactiveBranchPortObject.INSTANCE;
    }
}
