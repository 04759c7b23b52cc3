// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context.ports.impl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knime.core.node.context.ports.PortGroupConfiguration;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortType;

/** Ports in groups. */
class DefaultPortsConfiguration implements PortsConfiguration {
    private final Map<String, PortGroupConfiguration> groups;

    DefaultPortsConfiguration(final Map<String, PortGroupConfiguration> groups) {
        this.groups = new LinkedHashMap<>(groups);
    }

    final Map<String, PortGroupConfiguration> groups() {
        return groups;
    }

    @Override
    public PortType[] getInputPorts() {
        return groups.values().stream()
                .filter(PortGroupConfiguration::definesInputPorts)
                .flatMap(group -> Stream.of(group.getInputPorts()))
                .toArray(PortType[]::new);
    }

    @Override
    public PortType[] getOutputPorts() {
        return groups.values().stream()
                .filter(PortGroupConfiguration::definesOutputPorts)
                .flatMap(group -> Stream.of(group.getOutputPorts()))
                .toArray(PortType[]::new);
    }

    @Override
    public List<String> getPortGroupNames() {
        return new ArrayList<>(groups.keySet());
    }

    @Override
    public Map<String, int[]> getInputPortLocation() {
        return locate(
                PortGroupConfiguration::definesInputPorts, PortGroupConfiguration::getInputPorts);
    }

    @Override
    public Map<String, int[]> getOutputPortLocation() {
        return locate(
                PortGroupConfiguration::definesOutputPorts, PortGroupConfiguration::getOutputPorts);
    }

    private Map<String, int[]> locate(
            final Predicate<PortGroupConfiguration> isOnThisSide,
            final Function<PortGroupConfiguration, PortType[]> ports) {
        final Map<String, int[]> located = new LinkedHashMap<>();
        int next = 0;
        for (Map.Entry<String, PortGroupConfiguration> group : groups.entrySet()) {
            if (isOnThisSide.test(group.getValue())) {
                final int count = ports.apply(group.getValue()).length;
                if (count > 0) {
                    located.put(group.getKey(), IntStream.range(next, next + count).toArray());
                }
                next += count;
            }
        }
        return located;
    }
}
