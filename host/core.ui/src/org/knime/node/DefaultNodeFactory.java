// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import bio.strand.host.core.ui.description.NodeDescriptionDocument;
import java.util.List;
import java.util.Optional;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeDescription53Proxy;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeView;
import org.knime.core.node.context.NodeCreationConfiguration;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortType;
import org.knime.core.webui.node.dialog.NodeDialog;
import org.knime.core.webui.node.dialog.NodeDialogFactory;
import org.knime.core.webui.node.dialog.SettingsType;
import org.knime.core.webui.node.dialog.defaultdialog.DefaultNodeDialog;
import org.knime.node.impl.description.PortDescription;
import org.knime.node.parameters.NodeParameters;

/** The factory of a {@link DefaultNode}. A subclass has a public constructor without arguments. */
public abstract class DefaultNodeFactory extends ConfigurableNodeFactory<NodeModel>
        implements NodeDialogFactory {

    private final DefaultNode node;

    /**
     * Creates the factory.
     *
     * @param node the node
     */
    protected DefaultNodeFactory(DefaultNode node) {
        super(true);
        this.node = node;
        super.init();
    }

    @Override
    protected final NodeDescription createNodeDescription() {
        return new NodeDescription53Proxy(
                new NodeDescriptionDocument(
                                node.name,
                                node.icon,
                                node.shortDescription,
                                node.fullDescription,
                                node.nodeType,
                                portDescriptions(true),
                                portDescriptions(false),
                                node.externalResources,
                                node.keywords,
                                parametersClass(),
                                Optional.empty())
                        .toXml());
    }

    private List<PortDescription> portDescriptions(boolean inputs) {
        return node.ports.stream()
                .filter(port -> port.isInput() == inputs)
                .map(DeclaredPorts.Group::toDescription)
                .toList();
    }

    private Optional<Class<? extends NodeParameters>> parametersClass() {
        return node.model.parametersClass();
    }

    @Override
    protected final Optional<PortsConfigurationBuilder> createPortsConfigBuilder() {
        if (node.ports.isEmpty()) {
            return Optional.empty();
        }
        PortsConfigurationBuilder builder = new PortsConfigurationBuilder();
        for (DeclaredPorts.Group group : node.ports) {
            if (group.ports() instanceof DeclaredPorts.Fixed fixed) {
                if (group.isInput()) {
                    builder.addFixedInputPortGroup(group.id(), fixed.type());
                } else {
                    builder.addFixedOutputPortGroup(group.id(), fixed.type());
                }
            } else if (group.ports() instanceof DeclaredPorts.Optional optional) {
                if (group.isInput()) {
                    builder.addOptionalInputPortGroupWithDefault(
                            group.id(), optional.typeAtFirst(), optional.supportedTypes());
                } else {
                    builder.addOptionalOutputPortGroupWithDefault(
                            group.id(), optional.typeAtFirst(), optional.supportedTypes());
                }
            }
        }
        return Optional.of(builder);
    }

    @Override
    protected final NodeModel createNodeModel(NodeCreationConfiguration creationConfig) {
        PortsConfiguration ports = creationConfig.getPortConfig().orElse(null);
        PortType[] inTypes = ports == null ? new PortType[0] : ports.getInputPorts();
        PortType[] outTypes = ports == null ? new PortType[0] : ports.getOutputPorts();
        if (node.model instanceof DefaultModel.StandardDefaultModel standard) {
            return new StandardNodeModel(standard, inTypes, outTypes, ports);
        }
        List<PortType> oneTable = List.of(BufferedDataTable.TYPE);
        if (!List.of(inTypes).equals(oneTable) || !List.of(outTypes).equals(oneTable)) {
            throw new IllegalStateException(
                    "A node that rearranges columns must have exactly one input and one output"
                            + " table.");
        }
        return new RearrangeColumnsNodeModel(
                (DefaultModel.RearrangeColumnsDefaultModel) node.model);
    }

    @Override
    public boolean hasNodeDialog() {
        return parametersClass().isPresent();
    }

    @Override
    public final NodeDialog createNodeDialog() {
        return new DefaultNodeDialog(
                SettingsType.MODEL,
                parametersClass()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "The node has no parameters and thus no dialog.")));
    }

    @Override
    @Deprecated
    protected final boolean hasDialog() {
        return false;
    }

    @Override
    @Deprecated
    protected final NodeDialogPane createNodeDialogPane(NodeCreationConfiguration creationConfig) {
        return null;
    }

    @Override
    protected final int getNrNodeViews() {
        return 0;
    }

    @Override
    @Deprecated
    public final NodeView<NodeModel> createNodeView(int viewIndex, NodeModel nodeModel) {
        return null;
    }
}
