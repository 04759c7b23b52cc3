// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.drawing;

import bio.strand.host.drawing.NodeFace.PortFace;
import bio.strand.host.drawing.NodeFace.PortKind;
import bio.strand.host.registry.InstalledNode;
import bio.strand.host.registry.NodeRegistry;
import bio.strand.host.registry.NodeRegistryException;
import bio.strand.host.workflow.Connection;
import bio.strand.host.workflow.Workflow;
import bio.strand.host.workflow.WorkflowNode;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.flowvariable.FlowVariablePortObject;

/** Asks the installed nodes for kind, icon and ports. */
final class NodeFaces {

    /** No icon is larger; what a strange bundle offers beyond is not read. */
    private static final int MAX_ICON_BYTES = 1 << 20;

    private static final byte[] NONE = {};

    private final NodeRegistry registry;

    private final List<String> warnings = new ArrayList<>();

    NodeFaces(NodeRegistry registry) {
        this.registry = Objects.requireNonNull(registry);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * What a node looks like. One that is not installed gets the ports that its connections need.
     *
     * @param workflow the workflow that it is in
     * @param saved the node
     * @return its face
     */
    NodeFace of(Workflow workflow, WorkflowNode saved) {
        try {
            Optional<InstalledNode> installed = registry.find(saved.factoryClassName());
            if (installed.isPresent()) {
                return of(saved, installed.get().factory());
            }
            warnings.add(saved.label() + " is not installed: it is drawn as a missing node");
        } catch (NodeRegistryException
                | InvalidSettingsException
                | RuntimeException
                | LinkageError e) {
            warnings.add(
                    saved.label()
                            + " cannot be made, so it is drawn as a missing node: "
                            + e.getMessage());
        }
        return missing(workflow, saved.id());
    }

    private NodeFace of(WorkflowNode saved, NodeFactory<? extends NodeModel> anyFactory)
            throws InvalidSettingsException {
        @SuppressWarnings("unchecked")
        NodeFactory<NodeModel> factory = (NodeFactory<NodeModel>) anyFactory;
        Optional<NodeSettings> factorySettings = saved.factorySettings();
        if (factorySettings.isPresent()) {
            factory.loadAdditionalFactorySettings(factorySettings.get());
        }
        Node node;
        if (factory instanceof ConfigurableNodeFactory<?> configurable) {
            ModifiableNodeCreationConfiguration configuration =
                    configurable.createNodeCreationConfig();
            configuration.loadSettingsFrom(saved.file().settings());
            node = new Node(factory, configuration);
        } else {
            node = new Node(factory);
        }
        List<PortFace> inputs = new ArrayList<>(List.of(PortFace.VARIABLES));
        for (int i = 1; i < node.getNrInPorts(); i++) {
            inputs.add(port(node.getInputType(i)));
        }
        List<PortFace> outputs = new ArrayList<>(List.of(PortFace.VARIABLES));
        for (int i = 1; i < node.getNrOutPorts(); i++) {
            outputs.add(port(node.getOutputType(i)));
        }
        URL icon = factory.getIcon();
        byte[] png = read(saved, icon);
        byte[] svg = png.length == 0 ? NONE : vectorSibling(saved, icon);
        return new NodeFace(node.getType(), png, svg, inputs, outputs);
    }

    private static PortFace port(PortType type) {
        if (type.getPortObjectClass() == BufferedDataTable.class) {
            return new PortFace(PortKind.TABLE, PortFace.TABLE_COLOR, type.isOptional());
        }
        if (type.getPortObjectClass() == FlowVariablePortObject.class) {
            return new PortFace(PortKind.VARIABLES, PortFace.VARIABLES.color(), type.isOptional());
        }
        return new PortFace(PortKind.OTHER, new Color(type.getColor()), type.isOptional());
    }

    private byte[] read(WorkflowNode saved, URL icon) {
        if (icon == null) {
            warnings.add(saved.label() + " has no icon");
            return NONE;
        }
        try (InputStream in = icon.openStream()) {
            return in.readNBytes(MAX_ICON_BYTES);
        } catch (IOException e) {
            warnings.add("The icon of " + saved.label() + " cannot be read: " + e.getMessage());
            return NONE;
        }
    }

    /** Pictures that can be enlarged are sharper with the drawing that the icon was made from. */
    private static byte[] vectorSibling(WorkflowNode saved, URL icon) {
        String address = icon.toExternalForm();
        if (!address.endsWith(".png")) {
            return NONE;
        }
        try (InputStream in =
                new URL(address.substring(0, address.length() - 3) + "svg").openStream()) {
            return in.readNBytes(MAX_ICON_BYTES);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(saved.label() + ": " + address, e);
        } catch (IOException e) {
            // most bundles have none: the PNG serves
            return NONE;
        }
    }

    private static NodeFace missing(Workflow workflow, int id) {
        int lastInput = 0;
        int lastOutput = 0;
        for (Connection connection : workflow.connections()) {
            if (connection.destinationId() == id) {
                lastInput = Math.max(lastInput, connection.destinationPort());
            }
            if (connection.sourceId() == id) {
                lastOutput = Math.max(lastOutput, connection.sourcePort());
            }
        }
        return new NodeFace(NodeType.Missing, NONE, NONE, unknown(lastInput), unknown(lastOutput));
    }

    /** A damaged file may name any number: more ports than a node can show are not drawn. */
    private static List<PortFace> unknown(int last) {
        List<PortFace> ports = new ArrayList<>(List.of(PortFace.VARIABLES));
        for (int i = 1; i <= Math.min(last, WorkflowScene.MAX_PORTS); i++) {
            ports.add(PortFace.UNKNOWN);
        }
        return ports;
    }
}
