// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import org.knime.core.node.port.PortType;

/**
 * Adds ports that are always there as groups of one port each, which bear the name of their port.
 *
 * @param groups takes the groups
 */
record FixedPorts(RequirePorts.DynamicPortsAdder groups) implements RequirePorts.PortsAdder {

    @Override
    public RequirePorts.PortsAdder addInputPort(
            String name, String description, PortType portType) {
        groups.addInputPortGroup(
                name, group -> group.name(name).description(description).fixed(portType));
        return this;
    }

    @Override
    public RequirePorts.PortsAdder addOutputPort(
            String name, String description, PortType portType) {
        groups.addOutputPortGroup(
                name, group -> group.name(name).description(description).fixed(portType));
        return this;
    }
}
