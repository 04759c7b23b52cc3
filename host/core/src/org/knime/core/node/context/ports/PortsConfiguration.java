// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context.ports;

import java.util.List;
import java.util.Map;
import org.knime.core.node.port.PortType;

/** The ports of a node in groups. */
public interface PortsConfiguration {
    /**
     * The types of all inputs.
     *
     * @return the types without that of the flow variable port
     */
    PortType[] getInputPorts();

    /**
     * The types of all outputs.
     *
     * @return the types without that of the flow variable port
     */
    PortType[] getOutputPorts();

    /**
     * Which inputs belong to which group.
     *
     * @return indices without the flow variable port by name of the group; no empty groups
     */
    Map<String, int[]> getInputPortLocation();

    /**
     * Which outputs belong to which group.
     *
     * @return indices without the flow variable port by name of the group; no empty groups
     */
    Map<String, int[]> getOutputPortLocation();

    /**
     * The names of all groups.
     *
     * @return the names in order
     */
    List<String> getPortGroupNames();
}
