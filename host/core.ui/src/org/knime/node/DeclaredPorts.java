// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.knime.core.node.port.PortType;
import org.knime.node.RequirePorts.ConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.FinalConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.OptionalConfigurablePort;
import org.knime.node.RequirePorts.RequireConfigurablePortMode;
import org.knime.node.RequirePorts.RequirePortName;
import org.knime.node.RequirePorts.RequireSupportedTypes;
import org.knime.node.impl.description.PortDescription;

/** Keeps the groups of ports that a node declares, in their order. */
final class DeclaredPorts implements RequirePorts.DynamicPortsAdder {

    private final List<Group> groups = new ArrayList<>();

    /**
     * A group of ports.
     *
     * @param id identifies it
     * @param isInput whether its ports are inputs
     * @param name the name of its ports
     * @param description their description; XHTML
     * @param ports how many ports of which types
     */
    record Group(String id, boolean isInput, String name, String description, Ports ports) {

        Group {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(description, "description");
        }

        PortDescription toDescription() {
            return ports instanceof Optional
                    ? PortDescription.dynamicPort(id, name, description)
                    : PortDescription.fixedPort(name, description);
        }
    }

    /** The ports of a group. */
    sealed interface Ports {}

    /**
     * One port that is always there.
     *
     * @param type its type
     */
    record Fixed(PortType type) implements Ports {

        Fixed {
            Objects.requireNonNull(type, "type");
        }
    }

    /** At most one port, which the user adds. */
    static final class Optional implements Ports, OptionalConfigurablePort {

        private final PortType[] supportedTypes;
        private PortType typeAtFirst;

        Optional(PortType... supportedTypes) {
            if (supportedTypes.length == 0) {
                throw new IllegalArgumentException("An optional port needs at least one type.");
            }
            this.supportedTypes = supportedTypes.clone();
        }

        @Override
        public FinalConfigurablePort defaultPortType(PortType defaultPortType) {
            if (!List.of(supportedTypes).contains(defaultPortType)) {
                throw new IllegalArgumentException(
                        "The type %s is none of those that the optional port supports."
                                .formatted(defaultPortType.getName()));
            }
            typeAtFirst = defaultPortType;
            return new FinalConfigurablePort();
        }

        /** The types to choose from. */
        PortType[] supportedTypes() {
            return supportedTypes.clone();
        }

        /** The type of the port that is there at first; null if there is none at first. */
        PortType typeAtFirst() {
            return typeAtFirst;
        }
    }

    /** Collects the groups that a consumer declares. */
    static List<Group> of(Consumer<RequirePorts.DynamicPortsAdder> declaration) {
        DeclaredPorts ports = new DeclaredPorts();
        declaration.accept(ports);
        return List.copyOf(ports.groups);
    }

    @Override
    public RequirePorts.DynamicPortsAdder addInputPortGroup(
            String groupId, Function<RequirePortName, ConfigurablePort> groupConfiguration) {
        return add(groupId, true, groupConfiguration);
    }

    @Override
    public RequirePorts.DynamicPortsAdder addOutputPortGroup(
            String groupId, Function<RequirePortName, ConfigurablePort> groupConfiguration) {
        return add(groupId, false, groupConfiguration);
    }

    private DeclaredPorts add(
            String id,
            boolean isInput,
            Function<RequirePortName, ConfigurablePort> groupConfiguration) {
        groupConfiguration.apply(
                name -> description -> new PortMode(id, isInput, name, description));
        return this;
    }

    private void add(Group group) {
        if (groups.stream().anyMatch(other -> other.id().equals(group.id()))) {
            throw new IllegalArgumentException(
                    "The node has two ports named \"%s\"; names identify ports, inputs and outputs alike."
                            .formatted(group.id()));
        }
        groups.add(group);
    }

    /** Waits for the mode of a group and adds the group then. */
    private final class PortMode implements RequireConfigurablePortMode {

        private final String id;
        private final boolean isInput;
        private final String name;
        private final String description;

        PortMode(String id, boolean isInput, String name, String description) {
            this.id = id;
            this.isInput = isInput;
            this.name = name;
            this.description = description;
        }

        @Override
        public FinalConfigurablePort fixed(PortType portType) {
            add(new Group(id, isInput, name, description, new Fixed(portType)));
            return new FinalConfigurablePort();
        }

        @Override
        public RequireSupportedTypes<OptionalConfigurablePort> optional() {
            return types -> {
                Optional ports = new Optional(types);
                add(new Group(id, isInput, name, description, ports));
                return ports;
            };
        }
    }
}
