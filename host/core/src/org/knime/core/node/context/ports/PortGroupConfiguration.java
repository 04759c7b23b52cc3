// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context.ports;

import org.knime.core.node.context.DeepCopy;
import org.knime.core.node.context.NodeSettingsPersistable;
import org.knime.core.node.port.PortType;

/** A group of ports. */
public interface PortGroupConfiguration
        extends DeepCopy<PortGroupConfiguration>, NodeSettingsPersistable {
    /**
     * The types of the inputs.
     *
     * @return the types
     */
    PortType[] getInputPorts();

    /**
     * The types of the outputs.
     *
     * @return the types
     */
    PortType[] getOutputPorts();

    /**
     * Whether the ports are inputs.
     *
     * @return true if they are
     */
    boolean definesInputPorts();

    /**
     * Whether the ports are outputs.
     *
     * @return true if they are
     */
    boolean definesOutputPorts();
}
