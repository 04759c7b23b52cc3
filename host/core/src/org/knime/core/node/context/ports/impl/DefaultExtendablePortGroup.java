// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context.ports.impl;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ports.ExtendablePortGroup;
import org.knime.core.node.port.PortType;

/** A group to which ports are added up to a number. */
public final class DefaultExtendablePortGroup implements ExtendablePortGroup {
    private final PortType[] fixed;
    private final PortType[] supported;
    private final List<PortType> added = new ArrayList<>();
    private final boolean areInputs;
    private final boolean areOutputs;
    private final int maxAdded;

    /**
     * Creates a group to which any number of ports can be added.
     *
     * @param fixedPortTypes types of the ports that are always there
     * @param supportedTypes types to choose from
     * @param definesInputPorts whether the ports are inputs
     * @param definesOutputPorts whether the ports are outputs
     */
    public DefaultExtendablePortGroup(
            final PortType[] fixedPortTypes,
            final PortType[] supportedTypes,
            final boolean definesInputPorts,
            final boolean definesOutputPorts) {
        this(
                fixedPortTypes,
                supportedTypes,
                definesInputPorts,
                definesOutputPorts,
                Integer.MAX_VALUE);
    }

    /**
     * Creates a group.
     *
     * @param fixedPortTypes types of the ports that are always there
     * @param supportedTypes types to choose from
     * @param definesInputPorts whether the ports are inputs
     * @param definesOutputPorts whether the ports are outputs
     * @param maxAdditionalPorts how many ports can be added
     */
    public DefaultExtendablePortGroup(
            final PortType[] fixedPortTypes,
            final PortType[] supportedTypes,
            final boolean definesInputPorts,
            final boolean definesOutputPorts,
            final int maxAdditionalPorts) {
        fixed = fixedPortTypes.clone();
        supported = supportedTypes.clone();
        areInputs = definesInputPorts;
        areOutputs = definesOutputPorts;
        maxAdded = maxAdditionalPorts;
    }

    @Override
    public DefaultExtendablePortGroup copy() {
        final DefaultExtendablePortGroup copy =
                new DefaultExtendablePortGroup(fixed, supported, areInputs, areOutputs, maxAdded);
        copy.added.addAll(added);
        return copy;
    }

    @Override
    public void saveSettingsTo(final NodeSettingsWO settings) {
        for (int i = 0; i < added.size(); i++) {
            added.get(i).save(settings.addNodeSettings("port_" + i));
        }
    }

    @Override
    public void loadSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
        final List<PortType> loaded = new ArrayList<>();
        for (String key : settings.keySet()) {
            loaded.add(PortType.load(settings.getNodeSettings(key)));
        }
        if (loaded.size() > maxAdded) {
            throw new InvalidSettingsException(
                    "There are "
                            + loaded.size()
                            + " added ports, but only "
                            + maxAdded
                            + " are allowed");
        }
        added.clear();
        added.addAll(loaded);
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
    public PortType[] getFixedPorts() {
        return fixed.clone();
    }

    @Override
    public PortType[] getConfiguredPorts() {
        return added.toArray(new PortType[0]);
    }

    @Override
    public boolean canAddPort() {
        return added.size() < maxAdded;
    }

    @Override
    public boolean hasConfiguredPorts() {
        return !added.isEmpty();
    }

    @Override
    public void addPort(final PortType pType) {
        added.add(pType);
    }

    @Override
    public PortType removeLastPort() {
        return added.remove(added.size() - 1);
    }

    @Override
    public PortType[] getSupportedPortTypes() {
        return supported.clone();
    }
}
