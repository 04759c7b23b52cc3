// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context.ports.impl;

import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ports.PortGroupConfiguration;
import org.knime.core.node.port.PortType;

/** Ports that are always there. */
public final class DefaultFixedPortGroup implements PortGroupConfiguration {
    private final PortType[] types;
    private final boolean areInputs;
    private final boolean areOutputs;

    /**
     * Creates a group.
     *
     * @param fixedPortTypes the types
     * @param definesInputPorts whether they are inputs
     * @param definesOutputPorts whether they are outputs
     */
    public DefaultFixedPortGroup(
            final PortType[] fixedPortTypes,
            final boolean definesInputPorts,
            final boolean definesOutputPorts) {
        types = fixedPortTypes.clone();
        areInputs = definesInputPorts;
        areOutputs = definesOutputPorts;
    }

    @Override
    public DefaultFixedPortGroup copy() {
        return this;
    }

    @Override
    public void saveSettingsTo(final NodeSettingsWO settings) {
        // There is nothing to choose, hence nothing to keep.
    }

    @Override
    public void loadSettingsFrom(final NodeSettingsRO settings) {
        // There is nothing to choose, hence nothing to keep.
    }

    @Override
    public boolean definesInputPorts() {
        return areInputs;
    }

    @Override
    public boolean definesOutputPorts() {
        return areOutputs;
    }

    @Override
    public PortType[] getInputPorts() {
        return types.clone();
    }

    @Override
    public PortType[] getOutputPorts() {
        return types.clone();
    }
}
