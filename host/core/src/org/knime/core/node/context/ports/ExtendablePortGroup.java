// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context.ports;

import java.util.Arrays;
import org.knime.core.node.port.PortType;

/** A group to which the user adds ports. */
public interface ExtendablePortGroup extends ConfigurablePortGroup {
    @Override
    default PortType[] getInputPorts() {
        return allPorts(this);
    }

    @Override
    default PortType[] getOutputPorts() {
        return allPorts(this);
    }

    private static PortType[] allPorts(final ExtendablePortGroup group) {
        final PortType[] fixed = group.getFixedPorts();
        final PortType[] added = group.getConfiguredPorts();
        final PortType[] all = Arrays.copyOf(fixed, fixed.length + added.length);
        System.arraycopy(added, 0, all, fixed.length, added.length);
        return all;
    }

    /**
     * The ports that are always there.
     *
     * @return their types
     */
    PortType[] getFixedPorts();

    /**
     * The ports that were added.
     *
     * @return their types
     */
    PortType[] getConfiguredPorts();

    /**
     * Whether another port can be added.
     *
     * @return true if it can
     */
    boolean canAddPort();

    /**
     * Whether ports were added.
     *
     * @return true if they were
     */
    boolean hasConfiguredPorts();

    /**
     * Adds a port.
     *
     * @param pType its type
     */
    void addPort(PortType pType);

    /**
     * Removes the last port that was added.
     *
     * @return its type
     */
    PortType removeLastPort();
}
