// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context.ports.impl;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ports.ExchangeablePortGroup;
import org.knime.core.node.port.PortType;

/** A port whose type is chosen. */
public final class DefaultExchangeablePortGroup implements ExchangeablePortGroup {
    private final PortType[] supported;
    private final boolean isInput;
    private final boolean isOutput;
    private PortType selected;

    /**
     * Creates a group.
     *
     * @param defaultType the type at first
     * @param supportedTypes types to choose from
     * @param definesInputPorts whether the port is an input
     * @param definesOutputPorts whether the port is an output
     */
    public DefaultExchangeablePortGroup(
            final PortType defaultType,
            final PortType[] supportedTypes,
            final boolean definesInputPorts,
            final boolean definesOutputPorts) {
        selected = defaultType;
        supported = supportedTypes.clone();
        isInput = definesInputPorts;
        isOutput = definesOutputPorts;
    }

    @Override
    public DefaultExchangeablePortGroup copy() {
        return new DefaultExchangeablePortGroup(selected, supported, isInput, isOutput);
    }

    @Override
    public void saveSettingsTo(final NodeSettingsWO settings) {
        selected.save(settings);
    }

    @Override
    public void loadSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
        selected = PortType.load(settings);
    }

    @Override
    public boolean definesInputPorts() {
        return isInput;
    }

    @Override
    public boolean definesOutputPorts() {
        return isOutput;
    }

    @Override
    public PortType getSelectedPortType() {
        return selected;
    }

    @Override
    public PortType[] getSupportedPortTypes() {
        return supported.clone();
    }

    @Override
    public void setSelectedPortType(final PortType pType) {
        selected = pType;
    }
}
