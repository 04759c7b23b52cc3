// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.util.List;
import java.util.Optional;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeView;
import org.knime.core.node.context.NodeCreationConfiguration;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.webui.node.dialog.NodeDialog;
import org.knime.core.webui.node.dialog.NodeDialogFactory;
import org.knime.core.webui.node.dialog.NodeDialogManager;
import org.knime.core.webui.node.dialog.SettingsType;
import org.knime.core.webui.node.dialog.defaultdialog.DefaultNodeDialog;
import org.knime.core.webui.node.view.NodeViewFactory;
import org.knime.node.parameters.NodeParameters;

/**
 * The factory of a node with a model class of its own and with ports that the user may add, whose
 * dialog is made from its parameters and which has a view if it is a {@link NodeViewFactory}, too.
 * Ports and settings are saved exactly as those of KNIME's {@code DefaultNodeFactory}, so that a
 * node may change from the one to the other.
 *
 * @param <M> the node's model
 */
public abstract class PortsNodeFactory<M extends NodeModel> extends ConfigurableNodeFactory<M>
        implements NodeDialogFactory {

    /** Creates the factory of a node whose description is made from constants only. */
    protected PortsNodeFactory() {}

    /**
     * Creates the factory of a node whose description has to wait for its constructor.
     *
     * @param lazy true; the constructor calls {@code init()} at its end
     */
    PortsNodeFactory(boolean lazy) {
        super(lazy);
    }

    /**
     * The node's ports.
     *
     * @return inputs and outputs, each in their order
     */
    protected abstract List<NodePort> ports();

    /**
     * The node's parameters.
     *
     * @return the class from which the dialog is made
     */
    protected abstract Class<? extends NodeParameters> parametersClass();

    /**
     * Makes the node's model.
     *
     * @param ports the ports that this node has
     * @return a new model
     */
    protected abstract M createNodeModel(PortsConfiguration ports);

    @Override
    protected final Optional<PortsConfigurationBuilder> createPortsConfigBuilder() {
        PortsConfigurationBuilder builder = new PortsConfigurationBuilder();
        for (NodePort port : ports()) {
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
    protected final M createNodeModel(NodeCreationConfiguration creationConfig) {
        return createNodeModel(
                creationConfig
                        .getPortConfig()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "The node was made without its ports.")));
    }

    @Override
    public final NodeDialog createNodeDialog() {
        return new DefaultNodeDialog(SettingsType.MODEL, parametersClass());
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

    /** As many as the description has; KNIME compares the two. */
    @Override
    protected final int getNrNodeViews() {
        return this instanceof NodeViewFactory ? 1 : 0;
    }

    /** None of the old kind: null, as KNIME's own factories with a page for a view answer. */
    @Override
    @SuppressWarnings({"deprecation", "removal"})
    public final NodeView<M> createNodeView(int index, M model) {
        return null;
    }
}
