// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.util.List;
import java.util.Optional;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeView;
import org.knime.core.node.context.NodeCreationConfiguration;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.webui.node.dialog.NodeDialog;
import org.knime.core.webui.node.dialog.NodeDialogFactory;
import org.knime.core.webui.node.dialog.NodeDialogManager;
import org.knime.core.webui.node.dialog.SettingsType;
import org.knime.core.webui.node.dialog.defaultdialog.DefaultNodeDialog;
import org.knime.core.webui.node.view.NodeViewFactory;
import org.knime.node.impl.description.DefaultNodeDescriptionUtil;
import org.knime.node.impl.description.PortDescription;

/**
 * The factory of a {@link ViewedNode}. A subclass has a public constructor without arguments. Ports
 * and settings are saved exactly as those of KNIME's {@code DefaultNodeFactory}, so that a node may
 * change from the one to the other.
 */
public abstract class ViewedNodeFactory extends ConfigurableNodeFactory<ViewedNodeModel>
        implements NodeDialogFactory, NodeViewFactory<ViewedNodeModel> {

    private final ViewedNode node;

    /**
     * Creates the factory.
     *
     * @param node the complete declaration of the node
     */
    protected ViewedNodeFactory(ViewedNode node) {
        // The description is made from the declaration, which is not there before this constructor.
        super(true);
        this.node = node.complete();
        init();
    }

    @Override
    protected final NodeDescription createNodeDescription() {
        return DefaultNodeDescriptionUtil.createNodeDescription(
                node.name(),
                node.icon(),
                portDescriptions(true),
                portDescriptions(false),
                node.shortDescription(),
                node.fullDescription(),
                node.externalResources(),
                node.parametersClass(),
                null,
                node.viewDescription(),
                node.nodeType(),
                node.keywords(),
                node.sinceVersion());
    }

    private List<PortDescription> portDescriptions(boolean inputs) {
        return node.ports().stream()
                .filter(port -> port.isInput() == inputs)
                .map(
                        port ->
                                port.isOptional()
                                        ? PortDescription.dynamicPort(
                                                port.name(), port.name(), port.description())
                                        : PortDescription.fixedPort(
                                                port.name(), port.description()))
                .toList();
    }

    @Override
    protected final Optional<PortsConfigurationBuilder> createPortsConfigBuilder() {
        PortsConfigurationBuilder builder = new PortsConfigurationBuilder();
        for (ViewedNode.Port port : node.ports()) {
            if (port.isOptional()) {
                builder.addOptionalInputPortGroup(port.name(), port.type());
            } else if (port.isInput()) {
                builder.addFixedInputPortGroup(port.name(), port.type());
            } else {
                builder.addFixedOutputPortGroup(port.name(), port.type());
            }
        }
        return Optional.of(builder);
    }

    @Override
    protected final ViewedNodeModel createNodeModel(NodeCreationConfiguration creationConfig) {
        PortsConfiguration ports =
                creationConfig
                        .getPortConfig()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "The node was made without its ports."));
        return new ViewedNodeModel(node, ports);
    }

    @Override
    public final NodeDialog createNodeDialog() {
        return new DefaultNodeDialog(SettingsType.MODEL, node.parametersClass());
    }

    @Override
    public final org.knime.core.webui.node.view.NodeView createNodeView(ViewedNodeModel model) {
        return new PageNodeView(model.view(), node.viewRenderer());
    }

    // The next ones are obsolete in KNIME, but abstract: every node has to have them.

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected final boolean hasDialog() {
        return true;
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected final NodeDialogPane createNodeDialogPane(NodeCreationConfiguration creationConfig) {
        return NodeDialogManager.createLegacyFlowVariableNodeDialog(createNodeDialog());
    }

    /** One, as the description says; KNIME compares the two. */
    @Override
    protected final int getNrNodeViews() {
        return 1;
    }

    /** None of the old kind: null, as KNIME's own factories with a page for a view answer. */
    @Override
    @SuppressWarnings({"deprecation", "removal"})
    public final NodeView<ViewedNodeModel> createNodeView(int index, ViewedNodeModel model) {
        return null;
    }
}
