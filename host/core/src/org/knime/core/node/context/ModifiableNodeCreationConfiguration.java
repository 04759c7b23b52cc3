// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context;

import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;

/** How a node is made, while the user still chooses. */
public final class ModifiableNodeCreationConfiguration extends NodeCreationConfiguration
        implements DeepCopy<ModifiableNodeCreationConfiguration>, NodeSettingsPersistable {
    private static final String KEY = "node_creation_config";

    /**
     * Creates a configuration.
     *
     * @param portsConfig the ports, null if they are fixed
     */
    public ModifiableNodeCreationConfiguration(final ModifiablePortsConfiguration portsConfig) {
        super(portsConfig);
    }

    @Override
    public Optional<ModifiablePortsConfiguration> getPortConfig() {
        return getModifiablePortConfig();
    }

    @Override
    public ModifiableNodeCreationConfiguration copy() {
        return new ModifiableNodeCreationConfiguration(
                getPortConfig().map(DeepCopy::copy).orElse(null));
    }

    @Override
    public void saveSettingsTo(final NodeSettingsWO settings) {
        getPortConfig().ifPresent(ports -> ports.saveSettingsTo(settings.addNodeSettings(KEY)));
    }

    @Override
    public void loadSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
        if (settings.containsKey(KEY) && getPortConfig().isPresent()) {
            getPortConfig().get().loadSettingsFrom(settings.getNodeSettings(KEY));
        }
    }
}
