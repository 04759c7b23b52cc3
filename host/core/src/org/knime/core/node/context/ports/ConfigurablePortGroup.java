// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context.ports;

import org.knime.core.node.port.PortType;

/** A group of ports that the user changes. */
public interface ConfigurablePortGroup extends PortGroupConfiguration {
    /**
     * The types to choose from.
     *
     * @return the types
     */
    PortType[] getSupportedPortTypes();
}
