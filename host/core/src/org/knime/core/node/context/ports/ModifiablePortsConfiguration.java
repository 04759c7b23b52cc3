// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context.ports;

import java.util.Map;
import org.knime.core.node.context.DeepCopy;
import org.knime.core.node.context.NodeSettingsPersistable;

/** The ports of a node, while the user still chooses. */
public interface ModifiablePortsConfiguration
        extends PortsConfiguration,
                DeepCopy<ModifiablePortsConfiguration>,
                NodeSettingsPersistable {
    /**
     * The groups whose type the user chooses.
     *
     * @return the groups by name
     */
    Map<String, ExchangeablePortGroup> getExchangeablePorts();

    /**
     * The groups to which the user adds ports.
     *
     * @return the groups by name
     */
    Map<String, ExtendablePortGroup> getExtendablePorts();

    /**
     * A group.
     *
     * @param grpName its name
     * @return the group
     * @throws java.util.NoSuchElementException if there is none
     */
    PortGroupConfiguration getGroup(String grpName);
}
