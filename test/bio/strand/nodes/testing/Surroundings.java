// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.testing;

import java.util.function.BooleanSupplier;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;

/**
 * What a node needs around it in unit tests. The stand-in for KNIME asks for nothing; for the tests
 * inside a real KNIME another class of this name puts the node into a workflow.
 */
final class Surroundings {

    private Surroundings() {}

    /**
     * A node in its initial state.
     *
     * @param factory makes the node
     * @param ports the ports that a user added; null for a node without such ports
     */
    static Node newNode(NodeFactory<NodeModel> factory, ModifiableNodeCreationConfiguration ports) {
        return ports == null ? new Node(factory) : new Node(factory, ports);
    }

    /** A context in which the node executes. */
    static ExecutionContext executionContext(DefaultNodeProgressMonitor progress, Node node) {
        return new ExecutionContext(progress, node);
    }

    /** Does something with the node as the one at work. */
    static boolean atWork(Node node, BooleanSupplier work) {
        return work.getAsBoolean();
    }
}
