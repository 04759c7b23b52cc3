// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.function.Consumer;
import java.util.function.Function;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNode.RequireModel;
import org.knime.node.RequirePorts.ConfigurablePort.FinalConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.OptionalConfigurablePort;

/** The stage of a {@link DefaultNode} that declares its ports. */
public interface RequirePorts {

    /**
     * Declares ports that are always there. Ports appear in the order in which they are added; the
     * name of a port is the identifier of its group.
     *
     * @param ports adds the ports
     * @return the next stage
     */
    default RequireModel ports(Consumer<PortsAdder> ports) {
        return dynamicPorts(groups -> ports.accept(new FixedPorts(groups)));
    }

    /**
     * Declares groups of ports, some of which the user may add. Ports appear in the order in which
     * their groups are added.
     *
     * @param ports adds the groups
     * @return the next stage
     */
    RequireModel dynamicPorts(Consumer<DynamicPortsAdder> ports);

    /** Adds ports to a node. */
    interface PortsAdder {

        /**
         * Adds an input port.
         *
         * @param name its name
         * @param description its description; XHTML
         * @param portType its type
         * @return this
         */
        PortsAdder addInputPort(String name, String description, PortType portType);

        /**
         * Adds an output port.
         *
         * @param name its name
         * @param description its description; XHTML
         * @param portType its type
         * @return this
         */
        PortsAdder addOutputPort(String name, String description, PortType portType);

        /**
         * Adds an input table.
         *
         * @param name its name
         * @param description its description; XHTML
         * @return this
         */
        default PortsAdder addInputTable(String name, String description) {
            return addInputPort(name, description, BufferedDataTable.TYPE);
        }

        /**
         * Adds an output table.
         *
         * @param name its name
         * @param description its description; XHTML
         * @return this
         */
        default PortsAdder addOutputTable(String name, String description) {
            return addOutputPort(name, description, BufferedDataTable.TYPE);
        }
    }

    /** Adds groups of ports to a node. */
    interface DynamicPortsAdder {

        /**
         * Adds a group of inputs.
         *
         * @param groupId identifies the group, in the node's settings too
         * @param groupConfiguration names, describes and types its ports
         * @return this
         */
        DynamicPortsAdder addInputPortGroup(
                String groupId, Function<RequirePortName, ConfigurablePort> groupConfiguration);

        /**
         * Adds a group of outputs.
         *
         * @param groupId identifies the group, in the node's settings too
         * @param groupConfiguration names, describes and types its ports
         * @return this
         */
        DynamicPortsAdder addOutputPortGroup(
                String groupId, Function<RequirePortName, ConfigurablePort> groupConfiguration);
    }

    /** The stage that asks for the name of a group's ports. */
    interface RequirePortName {

        /**
         * Sets the name.
         *
         * @param name the name
         * @return the next stage
         */
        RequirePortDescription name(String name);
    }

    /** The stage that asks for the description of a group's ports. */
    interface RequirePortDescription {

        /**
         * Sets the description.
         *
         * @param description the description; XHTML
         * @return the next stage
         */
        RequireConfigurablePortMode description(String description);
    }

    /** The stage that asks how many ports a group has. */
    interface RequireConfigurablePortMode {

        /**
         * Gives the group one port that is always there.
         *
         * @param portType its type
         * @return the last stage
         */
        FinalConfigurablePort fixed(PortType portType);

        /**
         * Gives the group at most one port, which the user adds.
         *
         * @return the next stage
         */
        RequireSupportedTypes<OptionalConfigurablePort> optional();
    }

    /**
     * The stage that asks for the types that a port may have.
     *
     * @param <T> the next stage
     */
    interface RequireSupportedTypes<T> {

        /**
         * Sets the types.
         *
         * @param portTypes the types to choose from, at least one
         * @return the next stage
         */
        T supportedTypes(PortType... portTypes);
    }

    /** A group of ports that is fully described. */
    sealed interface ConfigurablePort {

        /** A group that takes no further properties. */
        final class FinalConfigurablePort implements ConfigurablePort {

            /** Creates the stage. */
            public FinalConfigurablePort() {}
        }

        /** A group of at most one port; at first it has none. */
        non-sealed interface OptionalConfigurablePort extends ConfigurablePort {

            /**
             * Lets the port be there at first.
             *
             * @param defaultPortType its type at first, one of those supported
             * @return the last stage
             */
            FinalConfigurablePort defaultPortType(PortType defaultPortType);
        }
    }
}
