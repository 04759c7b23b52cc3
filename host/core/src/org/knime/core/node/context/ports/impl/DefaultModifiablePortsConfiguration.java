// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context.ports.impl;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ports.ExchangeablePortGroup;
import org.knime.core.node.context.ports.ExtendablePortGroup;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.node.context.ports.PortGroupConfiguration;

/** Ports in groups that can be changed. */
public final class DefaultModifiablePortsConfiguration extends DefaultPortsConfiguration
        implements ModifiablePortsConfiguration {
    /**
     * Creates a configuration.
     *
     * @param portGroups the groups by name
     */
    public DefaultModifiablePortsConfiguration(
            final Map<String, PortGroupConfiguration> portGroups) {
        super(portGroups);
    }

    @Override
    public ModifiablePortsConfiguration copy() {
        final Map<String, PortGroupConfiguration> copies = new LinkedHashMap<>();
        groups().forEach((name, group) -> copies.put(name, group.copy()));
        return new DefaultModifiablePortsConfiguration(copies);
    }

    @Override
    public void saveSettingsTo(final NodeSettingsWO settings) {
        groups().forEach((name, group) -> group.saveSettingsTo(settings.addNodeSettings(name)));
    }

    @Override
    public void loadSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
        for (Map.Entry<String, PortGroupConfiguration> group : groups().entrySet()) {
            if (settings.containsKey(group.getKey())) {
                group.getValue().loadSettingsFrom(settings.getNodeSettings(group.getKey()));
            }
        }
    }

    private <P> Map<String, P> ofKind(final Class<P> kind) {
        final Map<String, P> found = new LinkedHashMap<>();
        groups().forEach(
                        (name, group) -> {
                            if (kind.isInstance(group)) {
                                found.put(name, kind.cast(group));
                            }
                        });
        return found;
    }

    @Override
    public Map<String, ExchangeablePortGroup> getExchangeablePorts() {
        return ofKind(ExchangeablePortGroup.class);
    }

    @Override
    public Map<String, ExtendablePortGroup> getExtendablePorts() {
        return ofKind(ExtendablePortGroup.class);
    }

    @Override
    public PortGroupConfiguration getGroup(final String grpName) {
        final PortGroupConfiguration group = groups().get(grpName);
        if (group == null) {
            throw new NoSuchElementException("There is no group called '" + grpName + "'");
        }
        return group;
    }
}
