// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.execution;

import bio.strand.host.workflow.Connection;
import bio.strand.host.workflow.WorkflowNode;
import bio.strand.host.workflow.WorkflowWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.inactive.InactiveBranchPortObject;
import org.knime.core.node.workflow.ExecutionEnvironment;
import org.knime.core.node.workflow.FlowObjectStack;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.NodeID;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.webui.node.view.NodeView;
import org.knime.core.webui.node.view.NodeViewFactory;
import org.knime.core.webui.page.Page;

/**
 * One node of a run: the live {@link Node}, where its input comes from, and what became of it. The
 * run calls {@link #configure} and {@link #execute} from one thread at a time, after the nodes that
 * deliver the input; {@link #cancel} and {@link #result} may be called from any thread.
 */
final class NodeRun {

    private static final String CHECK_SETTINGS =
            "Correct what the message names: the settings of the node in KNIME, the value of the"
                    + " flow variable that controls them, or the file they name. Then run again.";

    private static final String READ_MESSAGE =
            "Correct what the message names and run again; what the other nodes delivered is not"
                    + " affected.";

    private static final String MORE_MEMORY =
            "Give the program more memory, for instance with STRAND_JAVA_OPTS=-Xmx8g, or process"
                    + " less data at a time (a smaller batch size, fewer rows).";

    private final WorkflowNode saved;

    private final Node node;

    private final Optional<FlowVariableOverlay> overlay;

    /** For each connected input port, by ascending number, the node and port it comes from. */
    private final Map<Integer, Source> inputs = new TreeMap<>();

    private final Object lock = new Object();

    // guarded by lock
    private NodeState state = NodeState.IDLE;

    private String message;

    private String remedy;

    private final Set<String> warnings = new LinkedHashSet<>();

    private long startNanos;

    private long endNanos;

    private DefaultNodeProgressMonitor monitor;

    private Thread worker;

    private boolean canceled;

    private List<String> summaries = List.of();

    private NodeMessage lastError;

    /** What this node and those before it have pushed, by name; set before dependants look. */
    private volatile Map<String, FlowVariable> pushed = Map.of();

    /** Where an input comes from. */
    record Source(NodeRun node, int port) {}

    NodeRun(WorkflowNode saved, Node node, Optional<FlowVariableOverlay> overlay) {
        this.saved = saved;
        this.node = node;
        this.overlay = overlay;
        node.addMessageListener(event -> noteMessage(event.getMessage()));
    }

    WorkflowNode saved() {
        return saved;
    }

    Node node() {
        return node;
    }

    void connect(Connection connection, NodeRun source) {
        inputs.put(connection.destinationPort(), new Source(source, connection.sourcePort()));
    }

    List<NodeRun> predecessors() {
        return inputs.values().stream().map(Source::node).distinct().toList();
    }

    /** The names of variables that settings of this node are controlled by. */
    Set<String> usedVariables() {
        return overlay.map(FlowVariableOverlay::usedVariables).orElse(Set.of());
    }

    NodeState state() {
        synchronized (lock) {
            return state;
        }
    }

    NodeResult result() {
        synchronized (lock) {
            long end = state == NodeState.EXECUTING ? System.nanoTime() : endNanos;
            return new NodeResult(
                    saved,
                    state,
                    Optional.ofNullable(message),
                    Optional.ofNullable(remedy),
                    List.copyOf(warnings),
                    Duration.ofNanos(Math.max(0, end - startNanos)),
                    summaries);
        }
    }

    /**
     * Configures the node with the specs that its predecessors deliver now.
     *
     * @param workflowVariables the variables of the workflow, by name
     * @return whether the node can be executed; if not, the result has the reason
     */
    boolean configure(Map<String, FlowVariable> workflowVariables) {
        Optional<String> unconnected = unconnectedInput();
        if (unconnected.isPresent()) {
            set(
                    NodeState.FAILED,
                    unconnected.get(),
                    "Open the workflow in KNIME and connect the port, or remove the node.");
            return false;
        }
        PortObjectSpec[] specs = new PortObjectSpec[node.getNrInPorts()];
        for (Map.Entry<Integer, Source> input : inputs.entrySet()) {
            Source source = input.getValue();
            specs[input.getKey()] = source.node().node.getOutputSpec(source.port());
            if (specs[input.getKey()] == null && input.getKey() > 0) {
                set(
                        NodeState.IDLE,
                        source.node().saved.label() + " does not yet tell what it will deliver",
                        null);
                return false;
            }
        }
        forgetMessages();
        try {
            setFlowVariables(workflowVariables, List.of());
            List<FlowVariable> exposed = applyVariables(visible(workflowVariables));
            boolean configured = node.configure(specs);
            List<FlowVariable> made =
                    new ArrayList<>(
                            node.getOutgoingFlowObjectStack()
                                    .getAllAvailableFlowVariables()
                                    .values());
            // what is handed on by a setting hides what configure has made of the same name, and
            // may be hidden by what execute makes
            Collections.reverse(exposed);
            made.addAll(exposed);
            setFlowVariables(workflowVariables, made);
            collectPushed();
            if (configured) {
                set(NodeState.CONFIGURED, null, null);
            } else {
                setFromMessage(NodeState.IDLE, "The node could not be configured", CHECK_SETTINGS);
            }
            return configured;
        } catch (InvalidSettingsException e) {
            set(NodeState.IDLE, e.getMessage(), CHECK_SETTINGS);
            return false;
        } catch (RuntimeException e) {
            set(NodeState.IDLE, "The node could not be configured: " + e, CHECK_SETTINGS);
            return false;
        }
    }

    /**
     * Marks the beginning of the execution; from then on {@link #cancel} reaches the node.
     *
     * @param progress hears of the node's progress
     * @return false if the node was cancelled before
     */
    boolean begin(DefaultNodeProgressMonitor progress) {
        synchronized (lock) {
            if (canceled) {
                state = NodeState.CANCELED;
                return false;
            }
            monitor = progress;
            worker = Thread.currentThread();
            state = NodeState.EXECUTING;
            startNanos = System.nanoTime();
            endNanos = startNanos;
            return true;
        }
    }

    /**
     * Configures and executes the node.
     *
     * @param workflowVariables the variables of the workflow, by name
     * @return whether that succeeded
     */
    boolean execute(Map<String, FlowVariable> workflowVariables) {
        if (!configure(workflowVariables)) {
            synchronized (lock) {
                state = canceled ? NodeState.CANCELED : NodeState.FAILED;
            }
            return false;
        }
        DefaultNodeProgressMonitor progress;
        synchronized (lock) {
            state = NodeState.EXECUTING;
            progress = monitor;
        }
        PortObject[] objects = new PortObject[node.getNrInPorts()];
        inputs.forEach(
                (port, source) ->
                        objects[port] = source.node().node.getOutputObject(source.port()));
        boolean executed;
        try {
            executed =
                    node.execute(
                            objects,
                            ExecutionEnvironment.DEFAULT,
                            new ExecutionContext(progress, node));
        } catch (OutOfMemoryError e) {
            set(
                    NodeState.FAILED,
                    "The memory did not suffice (" + e.getMessage() + ")",
                    MORE_MEMORY);
            return false;
        } catch (RuntimeException | LinkageError e) {
            set(NodeState.FAILED, "The node broke off unexpectedly: " + e, READ_MESSAGE);
            return false;
        }
        collectPushed();
        if (!executed) {
            synchronized (lock) {
                if (canceled) {
                    state = NodeState.CANCELED;
                    message = null;
                    // that it was cancelled need not be said twice
                    warnings.clear();
                    return false;
                }
            }
            setFromMessage(NodeState.FAILED, "Execute failed", READ_MESSAGE);
            if (result().message().orElse("").contains("OutOfMemory")) {
                synchronized (lock) {
                    remedy = MORE_MEMORY;
                }
            }
        }
        return executed;
    }

    /** Marks the end of the execution; later calls of {@link #cancel} do not reach the thread. */
    void end(boolean executed) {
        List<String> results = executed ? summarizeOutputs() : List.of();
        synchronized (lock) {
            worker = null;
            endNanos = System.nanoTime();
            if (executed) {
                state = NodeState.EXECUTED;
                summaries = results;
            } else if (canceled && state != NodeState.FAILED) {
                state = NodeState.CANCELED;
            }
        }
        // an interrupt that came too late must not hit the next node of this thread
        Thread.interrupted();
    }

    /** What the executed node delivers, the port of flow variables left out. */
    List<OutputPort> outputs() {
        List<OutputPort> ports = new ArrayList<>();
        for (int i = 1; i < node.getNrOutPorts(); i++) {
            PortObject object = node.getOutputObject(i);
            if (object != null && !(object instanceof InactiveBranchPortObject)) {
                String name = node.getOutportName(i);
                ports.add(new OutputPort(i, name == null ? "" : name, object));
            }
        }
        return ports;
    }

    /** The page that the view of the executed node shows; empty if it has no view. */
    Optional<Page> view() {
        if (!(node.getFactory() instanceof NodeViewFactory<?> views) || !views.hasNodeView()) {
            return Optional.empty();
        }
        NodeContext.pushContext(node);
        try {
            return Optional.of(viewOf(views).getPage());
        } finally {
            NodeContext.removeLastContext();
        }
    }

    /** A factory makes views of the models that it makes. */
    @SuppressWarnings("unchecked")
    private NodeView viewOf(NodeViewFactory<?> views) {
        return ((NodeViewFactory<NodeModel>) views).createNodeView(node.getNodeModel());
    }

    /** Tells the node to stop, now or before it begins. */
    void cancel() {
        synchronized (lock) {
            canceled = true;
            if (monitor != null) {
                monitor.setExecuteCanceled();
            }
            if (worker != null) {
                worker.interrupt();
            }
        }
    }

    void skip(String reason) {
        set(NodeState.SKIPPED, reason, null);
    }

    void fail(String reason, String advice) {
        set(NodeState.FAILED, reason, advice);
    }

    void markCanceled() {
        set(NodeState.CANCELED, null, null);
    }

    /** What to save for this node. */
    WorkflowWriter.NodeStatus status() {
        NodeSettings model = new NodeSettings("model");
        if (saved.model().isEmpty()) {
            node.saveModelSettingsTo(model);
        }
        NodeState current = state();
        boolean configured =
                current == NodeState.CONFIGURED
                        || current == NodeState.EXECUTED
                        || current == NodeState.EXECUTING;
        return new WorkflowWriter.NodeStatus(
                configured,
                Math.max(0, node.getNrOutPorts() - 1),
                saved.model().isEmpty() && !model.keySet().isEmpty()
                        ? Optional.of(model)
                        : Optional.empty());
    }

    private Optional<String> unconnectedInput() {
        for (int i = 1; i < node.getNrInPorts(); i++) {
            if (!inputs.containsKey(i) && !node.getInputType(i).isOptional()) {
                return Optional.of(
                        "Input port " + i + " (" + node.getInportName(i) + ") is not connected");
            }
        }
        return Optional.empty();
    }

    /** Merges what the predecessors have pushed; where they differ, the first port counts. */
    private Map<String, FlowVariable> pushedBefore() {
        Map<String, FlowVariable> merged = new LinkedHashMap<>();
        for (Source source : inputs.values()) {
            source.node().pushed.forEach(merged::putIfAbsent);
        }
        return merged;
    }

    private Map<String, FlowVariable> visible(Map<String, FlowVariable> workflowVariables) {
        Map<String, FlowVariable> variables = new LinkedHashMap<>(workflowVariables);
        variables.putAll(pushedBefore());
        return variables;
    }

    /**
     * Gives the node the variables it sees and those it has made; of two with the same name the
     * later one counts.
     */
    private void setFlowVariables(
            Map<String, FlowVariable> workflowVariables, List<FlowVariable> made) {
        NodeID id = new NodeID(saved.id());
        List<FlowVariable> incoming = new ArrayList<>(visible(workflowVariables).values());
        node.setFlowObjectStack(stack(incoming, id), stack(made, id));
    }

    /** A variable belongs to the stack it was put on first, so each stack gets copies. */
    private static FlowObjectStack stack(List<FlowVariable> variables, NodeID id) {
        return FlowObjectStack.createFromFlowVariableList(
                variables.stream()
                        .map(variable -> variable.withNewName(variable.getName()))
                        .toList(),
                id);
    }

    private List<FlowVariable> applyVariables(Map<String, FlowVariable> variables)
            throws InvalidSettingsException {
        if (overlay.isEmpty()) {
            return new ArrayList<>();
        }
        NodeSettings settings = new NodeSettings("model");
        Optional<NodeSettings> model = saved.model();
        if (model.isPresent()) {
            settings = model.get();
        } else {
            node.saveModelSettingsTo(settings);
        }
        List<FlowVariable> exposed = overlay.get().apply(settings, variables);
        node.validateModelSettings(settings);
        node.loadModelSettingsFrom(settings);
        return exposed;
    }

    private void collectPushed() {
        Map<String, FlowVariable> variables = new LinkedHashMap<>(pushedBefore());
        variables.putAll(node.getOutgoingFlowObjectStack().getAllAvailableFlowVariables());
        pushed = variables;
    }

    private List<String> summarizeOutputs() {
        List<String> results = new ArrayList<>();
        for (OutputPort port : outputs()) {
            if (port.object() instanceof BufferedDataTable table) {
                results.add(
                        table.size()
                                + (table.size() == 1 ? " row x " : " rows x ")
                                + table.getDataTableSpec().getNumColumns());
            } else {
                String summary = port.object().getSummary();
                results.add(summary == null ? port.name() : summary);
            }
        }
        return results;
    }

    private void noteMessage(NodeMessage nodeMessage) {
        if (nodeMessage == null) {
            return;
        }
        synchronized (lock) {
            if (nodeMessage.getMessageType() == NodeMessage.Type.ERROR) {
                lastError = nodeMessage;
            } else if (nodeMessage.getMessageType() == NodeMessage.Type.WARNING
                    && nodeMessage.getMessage() != null
                    && !nodeMessage.getMessage().isBlank()) {
                warnings.add(nodeMessage.getMessage());
            }
        }
    }

    private void forgetMessages() {
        synchronized (lock) {
            lastError = null;
            warnings.clear();
        }
    }

    /** Takes the reason from the node's own message: an error, or else its last warning. */
    private void setFromMessage(NodeState newState, String fallback, String advice) {
        synchronized (lock) {
            state = newState;
            message = fallback;
            remedy = advice;
            if (lastError != null) {
                message = lastError.getMessage();
                if (!lastError.getResolutions().isEmpty()) {
                    remedy = String.join(" ", lastError.getResolutions());
                }
            } else if (!warnings.isEmpty()) {
                message = List.copyOf(warnings).get(warnings.size() - 1);
                warnings.remove(message);
            }
        }
    }

    private void set(NodeState newState, String newMessage, String newRemedy) {
        synchronized (lock) {
            state = newState;
            message = newMessage;
            remedy = newRemedy;
        }
    }
}
