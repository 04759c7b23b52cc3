// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.context.NodeCreationConfiguration;
import org.knime.core.node.context.ports.ExtendablePortGroup;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.node.context.ports.PortGroupConfiguration;
import org.knime.core.node.context.ports.impl.DefaultExchangeablePortGroup;
import org.knime.core.node.context.ports.impl.DefaultExtendablePortGroup;
import org.knime.core.node.context.ports.impl.DefaultFixedPortGroup;
import org.knime.core.node.context.ports.impl.DefaultModifiablePortsConfiguration;
import org.knime.core.node.port.PortType;

/**
 * Factory of nodes whose ports the user chooses.
 *
 * @param <T> class of the node models
 */
public abstract class ConfigurableNodeFactory<T extends NodeModel> extends NodeFactory<T> {
    /** Creates a factory and reads its description. */
    protected ConfigurableNodeFactory() {
        super();
    }

    /**
     * Creates a factory.
     *
     * @param lazyInitialization whether the description is read later
     */
    protected ConfigurableNodeFactory(final boolean lazyInitialization) {
        super(lazyInitialization);
    }

    @Override
    public T createNodeModel() {
        throw new UnsupportedOperationException(
                "Method invocation not supported by ConfigurableNodeFactory");
    }

    @Override
    protected NodeDialogPane createNodeDialogPane() {
        throw new UnsupportedOperationException(
                "Method invocation not supported by ConfigurableNodeFactory");
    }

    /**
     * The ports at first.
     *
     * @return ports to be changed
     */
    public final ModifiableNodeCreationConfiguration createNodeCreationConfig() {
        return new ModifiableNodeCreationConfiguration(
                createPortsConfigBuilder().map(PortsConfigurationBuilder::build).orElse(null));
    }

    /**
     * Tells which ports can be chosen.
     *
     * @return the builder, empty if the ports are fixed
     */
    protected abstract Optional<PortsConfigurationBuilder> createPortsConfigBuilder();

    @Override
    protected abstract T createNodeModel(NodeCreationConfiguration creationConfig);

    @Override
    protected abstract NodeDialogPane createNodeDialogPane(
            NodeCreationConfiguration creationConfig);

    /** Collects groups of ports; each has a name of its own. */
    protected static final class PortsConfigurationBuilder {
        private final Map<String, PortGroupConfiguration> groups = new LinkedHashMap<>();

        /** Starts without ports. */
        public PortsConfigurationBuilder() {
            super();
        }

        private ModifiablePortsConfiguration build() {
            return new DefaultModifiablePortsConfiguration(groups);
        }

        private void put(final String name, final PortGroupConfiguration group) {
            if (name == null || name.isEmpty()) {
                throw new IllegalArgumentException(
                        "The group identifier has to contain at least one character");
            }
            if (groups.putIfAbsent(name, group) != null) {
                throw new IllegalArgumentException(
                        "A port group with the given name already exists");
            }
        }

        private static void requirePorts(final PortType[] types) {
            if (types == null || types.length == 0 || Stream.of(types).anyMatch(t -> t == null)) {
                throw new IllegalArgumentException(
                        "At least one port type has to be given, and none may be null");
            }
        }

        private void putExtendable(
                final String name,
                final PortType[] fixed,
                final PortType[] defaults,
                final PortType[] supported,
                final boolean inputs,
                final boolean outputs,
                final int maxAdded) {
            requirePorts(supported);
            final ExtendablePortGroup group =
                    new DefaultExtendablePortGroup(fixed, supported, inputs, outputs, maxAdded);
            for (PortType type : defaults) {
                group.addPort(type);
            }
            put(name, group);
        }

        /**
         * Adds inputs that are always there.
         *
         * @param pGrpId name of the group
         * @param fixedPortTypes their types
         */
        public void addFixedInputPortGroup(final String pGrpId, final PortType... fixedPortTypes) {
            requirePorts(fixedPortTypes);
            put(pGrpId, new DefaultFixedPortGroup(fixedPortTypes, true, false));
        }

        /**
         * Adds a group of any number of inputs.
         *
         * @param pGrpId name of the group
         * @param supportedTypes types to choose from
         */
        public void addExtendableInputPortGroup(
                final String pGrpId, final PortType... supportedTypes) {
            addExtendableInputPortGroup(pGrpId, new PortType[0], supportedTypes);
        }

        /**
         * Adds a group of any number of inputs.
         *
         * @param pGrpId name of the group
         * @param fixedPortTypes types of those that are always there
         * @param supportedTypes types to choose from
         */
        public void addExtendableInputPortGroup(
                final String pGrpId,
                final PortType[] fixedPortTypes,
                final PortType... supportedTypes) {
            addExtendableInputPortGroupWithDefault(
                    pGrpId, fixedPortTypes, new PortType[0], supportedTypes);
        }

        /**
         * Adds a group of any number of inputs.
         *
         * @param pGrpId name of the group
         * @param fixedPortTypes types of those that are always there
         * @param defaultPortTypes types of those that are there at first
         * @param supportedTypes types to choose from
         */
        public void addExtendableInputPortGroupWithDefault(
                final String pGrpId,
                final PortType[] fixedPortTypes,
                final PortType[] defaultPortTypes,
                final PortType... supportedTypes) {
            putExtendable(
                    pGrpId,
                    fixedPortTypes,
                    defaultPortTypes,
                    supportedTypes,
                    true,
                    false,
                    Integer.MAX_VALUE);
        }

        /**
         * Adds a group of at most an input.
         *
         * @param pGrpId name of the group
         * @param optionalPorts types to choose from
         */
        public void addOptionalInputPortGroup(
                final String pGrpId, final PortType... optionalPorts) {
            addOptionalInputPortGroupWithDefault(pGrpId, null, optionalPorts);
        }

        /**
         * Adds a group of at most an input.
         *
         * @param pGrpId name of the group
         * @param defaultPort type of the port that is there at first, null for none
         * @param optionalPorts types to choose from
         */
        public void addOptionalInputPortGroupWithDefault(
                final String pGrpId, final PortType defaultPort, final PortType... optionalPorts) {
            putExtendable(
                    pGrpId,
                    new PortType[0],
                    defaultPort == null ? new PortType[0] : new PortType[] {defaultPort},
                    optionalPorts,
                    true,
                    false,
                    1);
        }

        /**
         * Adds an input whose type is chosen.
         *
         * @param pGrpId name of the group
         * @param defaultType the type at first
         * @param supportedTypes types to choose from
         */
        public void addExchangeableInputPortGroup(
                final String pGrpId, final PortType defaultType, final PortType... supportedTypes) {
            requirePorts(supportedTypes);
            put(pGrpId, new DefaultExchangeablePortGroup(defaultType, supportedTypes, true, false));
        }

        /**
         * Adds outputs that are always there.
         *
         * @param pGrpId name of the group
         * @param fixedPortTypes their types
         */
        public void addFixedOutputPortGroup(final String pGrpId, final PortType... fixedPortTypes) {
            requirePorts(fixedPortTypes);
            put(pGrpId, new DefaultFixedPortGroup(fixedPortTypes, false, true));
        }

        /**
         * Adds a group of any number of outputs.
         *
         * @param pGrpId name of the group
         * @param supportedTypes types to choose from
         */
        public void addExtendableOutputPortGroup(
                final String pGrpId, final PortType... supportedTypes) {
            addExtendableOutputPortGroup(pGrpId, new PortType[0], supportedTypes);
        }

        /**
         * Adds a group of any number of outputs.
         *
         * @param pGrpId name of the group
         * @param fixedPortTypes types of those that are always there
         * @param supportedTypes types to choose from
         */
        public void addExtendableOutputPortGroup(
                final String pGrpId,
                final PortType[] fixedPortTypes,
                final PortType... supportedTypes) {
            addExtendableOutputPortGroupWithDefault(
                    pGrpId, fixedPortTypes, new PortType[0], supportedTypes);
        }

        /**
         * Adds a group of any number of outputs.
         *
         * @param pGrpId name of the group
         * @param fixedPortTypes types of those that are always there
         * @param defaultPortTypes types of those that are there at first
         * @param supportedTypes types to choose from
         */
        public void addExtendableOutputPortGroupWithDefault(
                final String pGrpId,
                final PortType[] fixedPortTypes,
                final PortType[] defaultPortTypes,
                final PortType... supportedTypes) {
            putExtendable(
                    pGrpId,
                    fixedPortTypes,
                    defaultPortTypes,
                    supportedTypes,
                    false,
                    true,
                    Integer.MAX_VALUE);
        }

        /**
         * Adds a group of at most an output.
         *
         * @param pGrpId name of the group
         * @param optionalPorts types to choose from
         */
        public void addOptionalOutputPortGroup(
                final String pGrpId, final PortType... optionalPorts) {
            addOptionalOutputPortGroupWithDefault(pGrpId, null, optionalPorts);
        }

        /**
         * Adds a group of at most an output.
         *
         * @param pGrpId name of the group
         * @param defaultPort type of the port that is there at first, null for none
         * @param optionalPorts types to choose from
         */
        public void addOptionalOutputPortGroupWithDefault(
                final String pGrpId, final PortType defaultPort, final PortType... optionalPorts) {
            putExtendable(
                    pGrpId,
                    new PortType[0],
                    defaultPort == null ? new PortType[0] : new PortType[] {defaultPort},
                    optionalPorts,
                    false,
                    true,
                    1);
        }

        /**
         * Adds an output whose type is chosen.
         *
         * @param pGrpId name of the group
         * @param defaultType the type at first
         * @param supportedTypes types to choose from
         */
        public void addExchangeableOutputPortGroup(
                final String pGrpId, final PortType defaultType, final PortType... supportedTypes) {
            requirePorts(supportedTypes);
            put(pGrpId, new DefaultExchangeablePortGroup(defaultType, supportedTypes, false, true));
        }

        /**
         * Adds inputs and outputs that are always there.
         *
         * @param pGrpId name of the group
         * @param fixedPortTypes their types
         */
        public void addFixedPortGroup(final String pGrpId, final PortType... fixedPortTypes) {
            requirePorts(fixedPortTypes);
            put(pGrpId, new DefaultFixedPortGroup(fixedPortTypes, true, true));
        }

        /**
         * Adds a group of any number of inputs and outputs.
         *
         * @param pGrpId name of the group
         * @param supportedTypes types to choose from
         */
        public void addExtendablePortGroup(final String pGrpId, final PortType... supportedTypes) {
            addExtendablePortGroup(pGrpId, new PortType[0], supportedTypes);
        }

        /**
         * Adds a group of any number of inputs and outputs.
         *
         * @param pGrpId name of the group
         * @param fixedPortTypes types of those that are always there
         * @param supportedTypes types to choose from
         */
        public void addExtendablePortGroup(
                final String pGrpId,
                final PortType[] fixedPortTypes,
                final PortType... supportedTypes) {
            addExtendablePortGroupWithDefault(
                    pGrpId, fixedPortTypes, new PortType[0], supportedTypes);
        }

        /**
         * Adds a group of any number of inputs and outputs.
         *
         * @param pGrpId name of the group
         * @param fixedPortTypes types of those that are always there
         * @param defaultPortTypes types of those that are there at first
         * @param supportedTypes types to choose from
         */
        public void addExtendablePortGroupWithDefault(
                final String pGrpId,
                final PortType[] fixedPortTypes,
                final PortType[] defaultPortTypes,
                final PortType... supportedTypes) {
            putExtendable(
                    pGrpId,
                    fixedPortTypes,
                    defaultPortTypes,
                    supportedTypes,
                    true,
                    true,
                    Integer.MAX_VALUE);
        }

        /**
         * Adds a group of at most an input and an output.
         *
         * @param pGrpId name of the group
         * @param optionalPorts types to choose from
         */
        public void addOptionalPortGroup(final String pGrpId, final PortType... optionalPorts) {
            addOptionalPortGroupWithDefault(pGrpId, null, optionalPorts);
        }

        /**
         * Adds a group of at most an input and an output.
         *
         * @param pGrpId name of the group
         * @param defaultPort type of the port that is there at first, null for none
         * @param optionalPorts types to choose from
         */
        public void addOptionalPortGroupWithDefault(
                final String pGrpId, final PortType defaultPort, final PortType... optionalPorts) {
            putExtendable(
                    pGrpId,
                    new PortType[0],
                    defaultPort == null ? new PortType[0] : new PortType[] {defaultPort},
                    optionalPorts,
                    true,
                    true,
                    1);
        }

        /**
         * Adds an input and an output whose type is chosen.
         *
         * @param pGrpId name of the group
         * @param defaultType the type at first
         * @param supportedTypes types to choose from
         */
        public void addExchangeablePortGroup(
                final String pGrpId, final PortType defaultType, final PortType... supportedTypes) {
            requirePorts(supportedTypes);
            put(pGrpId, new DefaultExchangeablePortGroup(defaultType, supportedTypes, true, true));
        }
    }
}
