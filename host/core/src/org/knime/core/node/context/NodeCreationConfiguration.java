// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context;

import java.util.Optional;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.node.context.ports.PortsConfiguration;

/** How a node is made. */
public class NodeCreationConfiguration {
    private final ModifiablePortsConfiguration ports;

    /**
     * Creates a configuration.
     *
     * @param portsConfig the ports, null if they are fixed
     */
    protected NodeCreationConfiguration(final ModifiablePortsConfiguration portsConfig) {
        ports = portsConfig;
    }

    /**
     * The ports.
     *
     * @return the ports, empty if they are fixed
     */
    public Optional<? extends PortsConfiguration> getPortConfig() {
        return Optional.ofNullable(ports);
    }

    /**
     * The ports, to be changed.
     *
     * @return the ports, empty if they are fixed
     */
    protected Optional<ModifiablePortsConfiguration> getModifiablePortConfig() {
        return Optional.ofNullable(ports);
    }
}
