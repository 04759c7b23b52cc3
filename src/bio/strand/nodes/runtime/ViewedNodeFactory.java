// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.util.List;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.webui.node.view.NodeView;
import org.knime.core.webui.node.view.NodeViewFactory;
import org.knime.node.impl.description.DefaultNodeDescriptionUtil;
import org.knime.node.parameters.NodeParameters;

/**
 * The factory of a {@link ViewedNode}. A subclass has a public constructor without arguments. Ports
 * and settings are saved exactly as those of KNIME's {@code DefaultNodeFactory}, so that a node may
 * change from the one to the other.
 */
public abstract class ViewedNodeFactory extends PortsNodeFactory<ViewedNodeModel>
        implements NodeViewFactory<ViewedNodeModel> {

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
                NodePort.descriptions(node.ports(), true),
                NodePort.descriptions(node.ports(), false),
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

    @Override
    protected final List<NodePort> ports() {
        return node.ports();
    }

    @Override
    protected final Class<? extends NodeParameters> parametersClass() {
        return node.parametersClass();
    }

    @Override
    protected final ViewedNodeModel createNodeModel(PortsConfiguration ports) {
        return new ViewedNodeModel(node, ports);
    }

    @Override
    public final NodeView createNodeView(ViewedNodeModel model) {
        return new PageNodeView(model.view(), node.viewRenderer());
    }
}
