// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BooleanSupplier;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.workflow.FlowObjectStack;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.NodeID;
import org.knime.core.node.workflow.SingleNodeContainer.MemoryPolicy;
import org.knime.core.node.workflow.WorkflowCreationHelper;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;

/** What a node needs around it in KNIME: a workflow that it lies in. */
final class Surroundings {

    private static final Map<Node, NativeNodeContainer> CONTAINERS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private static WorkflowManager workflow;

    private Surroundings() {}

    private static synchronized WorkflowManager workflow() {
        if (workflow == null) {
            try {
                workflow =
                        WorkflowManager.ROOT.createAndAddProject(
                                "unit tests",
                                new WorkflowCreationHelper(
                                        WorkflowContextV2.forTemporaryWorkflow(
                                                Files.createTempDirectory("unit-tests"), null)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return workflow;
    }

    /**
     * A node in its initial state.
     *
     * @param factory makes the node
     * @param ports the ports that a user added; null for a node without such ports
     */
    static Node newNode(NodeFactory<NodeModel> factory, ModifiableNodeCreationConfiguration ports) {
        NodeID id = workflow().addNodeAndApplyContext(factory, ports, -1);
        NativeNodeContainer container =
                workflow().getNodeContainer(id, NativeNodeContainer.class, true);
        Node node = container.getNode();
        // A workflow gives them to a node when its inputs are known; here tests give the inputs.
        node.setFlowObjectStack(
                FlowObjectStack.createFromFlowVariableList(List.of(), id),
                FlowObjectStack.createFromFlowVariableList(List.of(), id));
        CONTAINERS.put(node, container);
        return node;
    }

    /** The place of a node in its workflow. */
    static NativeNodeContainer container(Node node) {
        return CONTAINERS.get(node);
    }

    /** A context in which the node executes. */
    static ExecutionContext executionContext(DefaultNodeProgressMonitor progress, Node node) {
        CONTAINERS.get(node).initLocalFileStoreHandler();
        ExecutionContext exec =
                new ExecutionContext(
                        progress,
                        node,
                        MemoryPolicy.CacheSmallInMemory,
                        workflow().getWorkflowDataRepository());
        node.openFileStoreHandler(exec);
        return exec;
    }

    /** Does something with the node as the one at work. */
    static boolean atWork(Node node, BooleanSupplier work) {
        NodeContext.pushContext(CONTAINERS.get(node));
        try {
            return work.getAsBoolean();
        } finally {
            NodeContext.removeLastContext();
        }
    }
}
