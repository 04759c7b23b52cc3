// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.testing;

import org.knime.core.node.Node;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeView;
import org.knime.core.node.port.PortType;

/** Makes nodes that do what a test says. */
public final class TestNodeFactory extends NodeFactory<NodeModel> {
    private final PortType[] inputs;
    private final PortType[] outputs;
    private final TestModel.Configuration configuration;
    private final TestModel.Execution execution;

    /**
     * Creates a factory.
     *
     * @param inputs types of the inputs
     * @param outputs types of the outputs
     * @param configuration how the node configures
     * @param execution how the node executes
     */
    public TestNodeFactory(
            final PortType[] inputs,
            final PortType[] outputs,
            final TestModel.Configuration configuration,
            final TestModel.Execution execution) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.configuration = configuration;
        this.execution = execution;
    }

    /**
     * Makes a node.
     *
     * @return the node
     */
    public Node createNode() {
        return new Node(this);
    }

    @Override
    public NodeModel createNodeModel() {
        return new TestModel(inputs, outputs, configuration, execution);
    }

    @Override
    protected int getNrNodeViews() {
        return 0;
    }

    @Override
    public NodeView<NodeModel> createNodeView(final int viewIndex, final NodeModel nodeModel) {
        throw new IndexOutOfBoundsException(viewIndex);
    }

    @Override
    protected boolean hasDialog() {
        return false;
    }

    @Override
    protected NodeDialogPane createNodeDialogPane() {
        return null;
    }
}
