// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.context.ports.ExtendablePortGroup;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.flowvariable.FlowVariablePortObject;
import org.knime.core.node.port.flowvariable.FlowVariablePortObjectSpec;
import org.knime.core.node.workflow.ExecutionEnvironment;
import org.knime.core.node.workflow.NodeMessage;

/**
 * One node outside a workflow: settings in, specs and objects out, and the message that a user
 * would see. Ports are counted without the flow variable port.
 */
public final class NodeRun {

    private final Node node;
    private final NodeSettings model = new NodeSettings("model");
    private final List<NodeMessage> messages = new ArrayList<>();
    private final DefaultNodeProgressMonitor progress = new DefaultNodeProgressMonitor();

    private NodeRun(Node node) {
        this.node = node;
        node.addMessageListener(event -> messages.add(event.getMessage()));
        node.saveModelSettingsTo(model);
    }

    /**
     * A new node with its default settings.
     *
     * @param factory makes the node
     * @return the node, not configured
     */
    public static NodeRun of(NodeFactory<? extends NodeModel> factory) {
        return of(factory, new String[0]);
    }

    /**
     * A new node with its default settings and ports that a user would add.
     *
     * @param factory makes the node
     * @param addedPorts the groups of optional ports to add one port to, of the first type that
     *     each supports
     * @return the node, not configured
     */
    public static NodeRun of(NodeFactory<? extends NodeModel> factory, String... addedPorts) {
        factory.init();
        return new NodeRun(newNode(factory, addedPorts));
    }

    /**
     * A node in its initial state.
     *
     * @param factory makes the node
     * @param addedPorts the groups of optional ports to add one port to
     * @return the node
     */
    @SuppressWarnings("unchecked")
    public static Node newNode(NodeFactory<? extends NodeModel> factory, String... addedPorts) {
        // A node takes a factory of any model; the cast only names that.
        NodeFactory<NodeModel> any = (NodeFactory<NodeModel>) factory;
        if (addedPorts.length == 0) {
            return Surroundings.newNode(any, null);
        }
        ModifiableNodeCreationConfiguration config =
                ((ConfigurableNodeFactory<?>) factory).createNodeCreationConfig();
        for (String group : addedPorts) {
            ExtendablePortGroup ports =
                    config.getPortConfig().orElseThrow().getExtendablePorts().get(group);
            ports.addPort(ports.getSupportedPortTypes()[0]);
        }
        return Surroundings.newNode(any, config);
    }

    /**
     * Changes a setting.
     *
     * @param path its key, which the node must have, after the keys that lead to it, separated by
     *     slashes
     * @param value a String (also for enums: the constant's name), String[], Integer, Long, Double
     *     or Boolean
     * @return this
     */
    public NodeRun set(String path, Object value) {
        NodeSettings model = this.model;
        String key = path;
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/')) {
            model = child(model, key.substring(0, slash));
            key = key.substring(slash + 1);
        }
        if (!model.containsKey(key)) {
            throw new IllegalArgumentException(node.getName() + " has no setting " + path);
        }
        if (value instanceof String[] texts) {
            model.addStringArray(key, texts);
        } else if (value instanceof String text) {
            model.addString(key, text);
        } else if (value instanceof Integer number) {
            model.addInt(key, number);
        } else if (value instanceof Long number) {
            model.addLong(key, number);
        } else if (value instanceof Double number) {
            model.addDouble(key, number);
        } else {
            model.addBoolean(key, (Boolean) value);
        }
        return this;
    }

    private static NodeSettings child(NodeSettings settings, String key) {
        try {
            return settings.getNodeSettings(key);
        } catch (InvalidSettingsException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * The settings as the node saves them, with the changes made so far.
     *
     * @return the live settings
     */
    public NodeSettings settings() {
        return model;
    }

    /**
     * Loads the settings and configures the node.
     *
     * @param inputs the specs at the inputs; null for an optional one without connection, which may
     *     be left out at the end
     * @return the specs at the outputs
     * @throws InvalidSettingsException if the node refuses settings or inputs; with the message
     *     that it shows
     */
    public PortObjectSpec[] configure(PortObjectSpec... inputs) throws InvalidSettingsException {
        node.validateModelSettings(model);
        node.loadModelSettingsFrom(model);
        PortObjectSpec[] all = new PortObjectSpec[node.getNrInPorts()];
        all[0] = FlowVariablePortObjectSpec.INSTANCE;
        System.arraycopy(inputs, 0, all, 1, inputs.length);
        messages.clear();
        if (!Surroundings.atWork(node, () -> node.configure(all))) {
            throw new InvalidSettingsException(message());
        }
        PortObjectSpec[] outputs = new PortObjectSpec[node.getNrOutPorts() - 1];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = node.getOutputSpec(i + 1);
        }
        return outputs;
    }

    /**
     * Configures and executes the node.
     *
     * @param inputs the objects at the inputs, as for {@link #configure}
     * @return the objects at the outputs
     * @throws NodeFailure if it fails, with the message that it shows
     * @throws InvalidSettingsException if it cannot be configured
     */
    public PortObject[] execute(PortObject... inputs) throws NodeFailure, InvalidSettingsException {
        PortObjectSpec[] specs =
                Arrays.stream(inputs)
                        .map(input -> input == null ? null : input.getSpec())
                        .toArray(PortObjectSpec[]::new);
        configure(specs);
        PortObject[] all = new PortObject[node.getNrInPorts()];
        all[0] = FlowVariablePortObject.INSTANCE;
        System.arraycopy(inputs, 0, all, 1, inputs.length);
        messages.clear();
        ExecutionContext exec = TestTables.executionContext(progress, node);
        if (!Surroundings.atWork(node, () -> node.execute(all, new ExecutionEnvironment(), exec))) {
            throw new NodeFailure(message());
        }
        PortObject[] outputs = new PortObject[node.getNrOutPorts() - 1];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = node.getOutputObject(i + 1);
        }
        return outputs;
    }

    /**
     * Executes a node and gives one of its tables.
     *
     * @param output the index of the output, from 0
     * @param inputs the objects at the inputs
     * @return the table
     * @throws NodeFailure if the node fails
     * @throws InvalidSettingsException if it cannot be configured
     */
    public BufferedDataTable table(int output, PortObject... inputs)
            throws NodeFailure, InvalidSettingsException {
        return (BufferedDataTable) execute(inputs)[output];
    }

    /**
     * Configures a node and gives the specification of one of its tables.
     *
     * @param output the index of the output, from 0
     * @param inputs the specs at the inputs
     * @return the specification
     * @throws InvalidSettingsException if the node cannot be configured
     */
    public DataTableSpec tableSpec(int output, PortObjectSpec... inputs)
            throws InvalidSettingsException {
        return (DataTableSpec) configure(inputs)[output];
    }

    /**
     * What the node says after the last call.
     *
     * @return all warnings and errors, one a line; empty if there are none
     */
    public String message() {
        StringBuilder text = new StringBuilder();
        for (NodeMessage message : messages) {
            if (message.getMessageType() != NodeMessage.Type.RESET) {
                text.append(text.isEmpty() ? "" : "\n").append(message.getMessage());
            }
        }
        return text.toString();
    }

    /** Asks the node to stop: the next execution ends at its first look at the monitor. */
    public void cancel() {
        progress.setExecuteCanceled();
    }

    /** The node failed while it was executing. */
    public static final class NodeFailure extends Exception {

        private static final long serialVersionUID = 1L;

        NodeFailure(String message) {
            super(message);
        }
    }
}
