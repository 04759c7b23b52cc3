// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context.ports;

import org.knime.core.node.port.PortType;

/** A group of one port whose type the user chooses. */
public interface ExchangeablePortGroup extends ConfigurablePortGroup {
    /**
     * Sets the type.
     *
     * @param pType the type
     */
    void setSelectedPortType(PortType pType);

    /**
     * The type.
     *
     * @return the type
     */
    PortType getSelectedPortType();

    @Override
    default PortType[] getInputPorts() {
        return new PortType[] {getSelectedPortType()};
    }

    @Override
    default PortType[] getOutputPorts() {
        return new PortType[] {getSelectedPortType()};
    }
}
