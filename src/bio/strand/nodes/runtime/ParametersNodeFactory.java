// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeView;
import org.knime.core.webui.node.dialog.NodeDialog;
import org.knime.core.webui.node.dialog.NodeDialogFactory;
import org.knime.core.webui.node.dialog.NodeDialogManager;
import org.knime.core.webui.node.dialog.SettingsType;
import org.knime.core.webui.node.dialog.defaultdialog.DefaultNodeDialog;
import org.knime.core.webui.node.view.NodeViewFactory;
import org.knime.node.parameters.NodeParameters;

/**
 * The factory of a node with a model class of its own, whose dialog is made from its parameters and
 * which has a view if it is a {@link NodeViewFactory}, too. Nodes that can do with KNIME's {@code
 * DefaultNodeFactory} or with {@link ViewedNodeFactory} use that instead.
 *
 * <p>KNIME asks for the description while the factory is being constructed, so subclasses must make
 * it from constants only.
 *
 * @param <M> the node's model
 */
public abstract class ParametersNodeFactory<M extends NodeModel> extends NodeFactory<M>
        implements NodeDialogFactory {

    /** Creates the factory. */
    protected ParametersNodeFactory() {}

    /**
     * The node's parameters.
     *
     * @return the class from which the dialog is made
     */
    protected abstract Class<? extends NodeParameters> parametersClass();

    @Override
    public final NodeDialog createNodeDialog() {
        return new DefaultNodeDialog(SettingsType.MODEL, parametersClass());
    }

    // The next three are obsolete in KNIME, but abstract: every node has to have them.

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected final boolean hasDialog() {
        return true;
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected final NodeDialogPane createNodeDialogPane() {
        return NodeDialogManager.createLegacyFlowVariableNodeDialog(createNodeDialog());
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    public final NodeView<M> createNodeView(int index, M model) {
        // None of the old kind, as KNIME's own factories answer that have a page for a view.
        return null;
    }

    @Override
    protected final int getNrNodeViews() {
        // As many as the description has; KNIME compares the two.
        return this instanceof NodeViewFactory ? 1 : 0;
    }
}
