// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.execution;

import bio.strand.host.core.node.WorkflowFolders;
import bio.strand.host.registry.InstalledNode;
import bio.strand.host.registry.NodeRegistry;
import bio.strand.host.registry.NodeRegistryException;
import bio.strand.host.workflow.Connection;
import bio.strand.host.workflow.Workflow;
import bio.strand.host.workflow.WorkflowLoadException;
import bio.strand.host.workflow.WorkflowNode;
import bio.strand.host.workflow.WorkflowWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.NodeProgress;
import org.knime.core.webui.page.Page;
import org.osgi.framework.Version;

/**
 * One execution of a workflow. As in KNIME, all nodes are configured first, then each is executed
 * once those before it are, after being configured anew with what they really deliver. A node that
 * fails keeps only those behind it from running.
 */
public final class WorkflowRun implements AutoCloseable {

    private final Workflow workflow;

    private final ExecutionListener listener;

    private final OutputSink sink;

    private final int threads;

    private final Map<String, FlowVariable> variables;

    /** In the order of dependencies. */
    private final Map<Integer, NodeRun> nodes = new LinkedHashMap<>();

    private volatile boolean canceledByUser;

    /** Whether no further node is to be begun, because of the user or because output was lost. */
    private volatile boolean stopping;

    private volatile IOException outputFailure;

    private WorkflowRun(
            Workflow workflow,
            Map<String, FlowVariable> variables,
            ExecutionListener listener,
            OutputSink sink,
            int threads) {
        this.workflow = workflow;
        this.variables = variables;
        this.listener = listener;
        this.sink = sink;
        this.threads = threads;
    }

    /**
     * Makes the nodes of a workflow and loads their settings.
     *
     * @param workflow the workflow
     * @param overrides variables that replace those of the same name in the workflow, or are added
     * @param registry where the nodes come from
     * @param listener hears of the run
     * @param sink receives the output
     * @param threads how many nodes may be executed at the same time, at least 1
     * @return the run, to be closed after use
     * @throws WorkflowLoadException if a node is not installed or does not accept its settings
     */
    public static WorkflowRun prepare(
            Workflow workflow,
            List<FlowVariable> overrides,
            NodeRegistry registry,
            ExecutionListener listener,
            OutputSink sink,
            int threads)
            throws WorkflowLoadException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        WorkflowRun run =
                new WorkflowRun(
                        workflow,
                        mergeVariables(workflow, overrides, listener),
                        Objects.requireNonNull(listener),
                        Objects.requireNonNull(sink),
                        threads);
        boolean prepared = false;
        try {
            run.createNodes(registry);
            run.connectNodes();
            run.warnOfUnusedVariables(overrides);
            prepared = true;
            return run;
        } finally {
            if (!prepared) {
                run.close();
            }
        }
    }

    private static Map<String, FlowVariable> mergeVariables(
            Workflow workflow, List<FlowVariable> overrides, ExecutionListener listener) {
        Map<String, FlowVariable> merged = new LinkedHashMap<>();
        workflow.variables().forEach(variable -> merged.put(variable.getName(), variable));
        for (FlowVariable variable : overrides) {
            FlowVariable old = merged.put(variable.getName(), variable);
            if (old != null && !old.getVariableType().equals(variable.getVariableType())) {
                listener.warned(
                        "Workflow variable \""
                                + variable.getName()
                                + "\" is of type "
                                + old.getVariableType().getIdentifier()
                                + " in the workflow but is given as "
                                + variable.getVariableType().getIdentifier());
            }
        }
        return merged;
    }

    private void createNodes(NodeRegistry registry) throws WorkflowLoadException {
        Map<WorkflowNode, InstalledNode> installed = new LinkedHashMap<>();
        List<WorkflowNode> missing = new ArrayList<>();
        for (WorkflowNode saved : workflow.inDependencyOrder()) {
            try {
                registry.find(saved.factoryClassName())
                        .ifPresentOrElse(
                                found -> installed.put(saved, found), () -> missing.add(saved));
            } catch (NodeRegistryException e) {
                throw new WorkflowLoadException(
                        saved.path(),
                        saved.file().lineOf("factory"),
                        "node " + saved.label() + ": " + e.getMessage(),
                        "Install the extension of this node anew.",
                        e);
            }
        }
        if (!missing.isEmpty()) {
            throw notInstalled(missing);
        }
        for (Map.Entry<WorkflowNode, InstalledNode> entry : installed.entrySet()) {
            WorkflowNode saved = entry.getKey();
            warnOfNewerVersion(saved, entry.getValue());
            NodeRun node = createNode(saved, entry.getValue().factory());
            WorkflowFolders.set(node.node(), workflow.folder());
            nodes.put(saved.id(), node);
        }
    }

    private static WorkflowLoadException notInstalled(List<WorkflowNode> missing) {
        List<String> descriptions = new ArrayList<>();
        Set<String> bundles = new LinkedHashSet<>();
        for (WorkflowNode node : missing) {
            boolean bundleKnown = !node.bundleSymbolicName().isEmpty();
            descriptions.add(
                    node.label()
                            + " (factory "
                            + node.factoryClassName()
                            + (bundleKnown ? ", bundle " + node.bundleSymbolicName() : "")
                            + ")");
            if (bundleKnown) {
                bundles.add(node.bundleSymbolicName());
            }
        }
        WorkflowNode first = missing.get(0);
        return new WorkflowLoadException(
                first.path(),
                first.file().lineOf("factory"),
                (missing.size() == 1 ? "this node is" : "these nodes are")
                        + " not installed: "
                        + String.join("; ", descriptions),
                (bundles.isEmpty()
                                ? "Install the extension that provides it"
                                : "Install the extension that holds " + String.join(", ", bundles))
                        + ", or remove the node from the workflow; ./strand nodes lists the nodes"
                        + " that are installed.");
    }

    private void warnOfNewerVersion(WorkflowNode saved, InstalledNode installed) {
        try {
            Version savedVersion = Version.parseVersion(saved.bundleVersion());
            Version installedVersion = Version.parseVersion(installed.bundleVersion());
            boolean sameBundle = saved.bundleSymbolicName().equals(installed.bundleSymbolicName());
            if (sameBundle && release(savedVersion).compareTo(release(installedVersion)) > 0) {
                listener.warned(
                        saved.label()
                                + " was saved with version "
                                + savedVersion
                                + " of "
                                + saved.bundleSymbolicName()
                                + ", but version "
                                + installedVersion
                                + " is installed: settings of the newer version may be ignored");
            }
        } catch (IllegalArgumentException e) {
            listener.warned(
                    saved.path() + ": \"" + saved.bundleVersion() + "\" is no version of a bundle");
        }
    }

    /** The qualifier only tells builds of the same release apart. */
    private static Version release(Version version) {
        return new Version(version.getMajor(), version.getMinor(), version.getMicro());
    }

    private static NodeRun createNode(
            WorkflowNode saved, NodeFactory<? extends NodeModel> anyFactory)
            throws WorkflowLoadException {
        @SuppressWarnings("unchecked")
        NodeFactory<NodeModel> factory = (NodeFactory<NodeModel>) anyFactory;
        try {
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
            Optional<FlowVariableOverlay> overlay = Optional.empty();
            Optional<NodeSettings> variables = saved.variables();
            if (variables.isPresent()) {
                overlay = Optional.of(new FlowVariableOverlay(variables.get()));
            }
            loadModel(saved, node, overlay.isPresent());
            return new NodeRun(saved, node, overlay);
        } catch (InvalidSettingsException | RuntimeException e) {
            throw new WorkflowLoadException(
                    saved.path(),
                    saved.file().lineOf("model"),
                    "node %s does not accept its settings: %s"
                            .formatted(saved.label(), withoutStop(String.valueOf(e.getMessage()))),
                    "Open the workflow in KNIME, correct the settings of the node and save it.",
                    e);
        }
    }

    /** Problems are half sentences; those of nodes may be whole ones. */
    private static String withoutStop(String message) {
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private static void loadModel(WorkflowNode saved, Node node, boolean controlled)
            throws InvalidSettingsException {
        Optional<NodeSettings> model = saved.model();
        if (model.isEmpty()) {
            return;
        }
        try {
            node.validateModelSettings(model.get());
            node.loadModelSettingsFrom(model.get());
        } catch (InvalidSettingsException e) {
            // the variable may yet supply the value that is wrong or missing here
            if (!controlled) {
                throw e;
            }
        }
    }

    private void connectNodes() throws WorkflowLoadException {
        for (Connection connection : workflow.connections()) {
            NodeRun source = nodes.get(connection.sourceId());
            NodeRun destination = nodes.get(connection.destinationId());
            checkPort(source, "output", connection.sourcePort(), source.node().getNrOutPorts());
            checkPort(
                    destination,
                    "input",
                    connection.destinationPort(),
                    destination.node().getNrInPorts());
            destination.connect(connection, source);
        }
    }

    private void checkPort(NodeRun node, String kind, int port, int count)
            throws WorkflowLoadException {
        if (port >= count) {
            throw new WorkflowLoadException(
                    workflow.file().path(),
                    workflow.file().lineOf("connections"),
                    node.saved().label() + " has no " + kind + " port " + port,
                    "The workflow was made with another version of this node: open it in KNIME,"
                            + " connect the node again and save it.");
        }
    }

    private void warnOfUnusedVariables(List<FlowVariable> overrides) throws WorkflowLoadException {
        Set<String> used = new HashSet<>();
        for (NodeRun node : nodes.values()) {
            used.addAll(node.usedVariables());
            Optional<NodeSettings> view = node.saved().viewVariables();
            if (view.isPresent()) {
                try {
                    used.addAll(new FlowVariableOverlay(view.get()).usedVariables());
                } catch (InvalidSettingsException e) {
                    throw new WorkflowLoadException(
                            node.saved().path(),
                            node.saved().file().lineOf("view_variables"),
                            e.getMessage(),
                            "Open the workflow in KNIME and save it again.",
                            e);
                }
            }
        }
        for (FlowVariable variable : overrides) {
            if (!used.contains(variable.getName())) {
                listener.warned(
                        "No setting in the workflow is controlled by the variable \""
                                + variable.getName()
                                + "\""
                                + (used.isEmpty() ? "" : "; those that are used: " + sorted(used)));
            }
        }
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    /**
     * Executes the workflow. Returns when no node is being executed any more; can be called once.
     *
     * @return how each node came out
     */
    public RunResult execute() {
        configureAll();
        ExecutorService pool = Executors.newFixedThreadPool(threads, WorkflowRun::newWorker);
        try {
            executeAll(new ExecutorCompletionService<>(pool));
        } finally {
            pool.shutdown();
        }
        return new RunResult(
                nodes.values().stream().map(NodeRun::result).toList(),
                canceledByUser,
                Optional.ofNullable(outputFailure));
    }

    private static Thread newWorker(Runnable task) {
        Thread thread = new Thread(task, "strand-node");
        thread.setDaemon(true);
        return thread;
    }

    private void configureAll() {
        for (NodeRun node : nodes.values()) {
            boolean before =
                    node.predecessors().stream()
                            .allMatch(source -> source.state() == NodeState.CONFIGURED);
            if (before && !node.configure(variables)) {
                NodeResult result = node.result();
                if (result.state() == NodeState.IDLE && node.predecessors().isEmpty()) {
                    node.fail(result.message().orElse(""), result.remedy().orElse(null));
                } else if (result.state() == NodeState.IDLE && result.remedy().isPresent()) {
                    listener.warned(
                            node.saved().label()
                                    + " is not configured yet: "
                                    + result.message().orElse(""));
                }
            }
        }
    }

    private void executeAll(ExecutorCompletionService<NodeRun> workers) {
        Set<NodeRun> waiting = new LinkedHashSet<>(nodes.values());
        int running = 0;
        while (true) {
            running += submitReady(waiting, workers);
            if (running == 0) {
                return;
            }
            try {
                workers.take().get();
                running--;
            } catch (InterruptedException e) {
                cancel();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a node escaped its supervision", e.getCause());
            }
        }
    }

    private int submitReady(Set<NodeRun> waiting, ExecutorCompletionService<NodeRun> workers) {
        int submitted = 0;
        for (NodeRun node : List.copyOf(waiting)) {
            if (node.state() == NodeState.FAILED) {
                waiting.remove(node);
                listener.stateChanged(node.result());
                continue;
            }
            Optional<NodeRun> obstacle =
                    node.predecessors().stream().filter(WorkflowRun::isDeadEnd).findFirst();
            if (stopping || obstacle.isPresent()) {
                waiting.remove(node);
                if (stopping) {
                    node.markCanceled();
                } else {
                    node.skip(obstacle.get().saved().label() + " was not executed");
                }
                listener.stateChanged(node.result());
            } else if (node.predecessors().stream()
                    .allMatch(source -> source.state() == NodeState.EXECUTED)) {
                waiting.remove(node);
                workers.submit(() -> executeNode(node), node);
                submitted++;
            }
        }
        return submitted;
    }

    private static boolean isDeadEnd(NodeRun node) {
        return switch (node.state()) {
            case FAILED, SKIPPED, CANCELED -> true;
            case IDLE, CONFIGURED, EXECUTING, EXECUTED -> false;
        };
    }

    private void executeNode(NodeRun node) {
        DefaultNodeProgressMonitor monitor =
                new DefaultNodeProgressMonitor(
                        event -> reportProgress(node, event.getNodeProgress()));
        boolean executed = false;
        if (node.begin(monitor)) {
            listener.stateChanged(node.result());
            try {
                executed = node.execute(variables) && deliver(node, monitor);
            } finally {
                node.end(executed);
            }
        }
        listener.stateChanged(node.result());
    }

    private boolean deliver(NodeRun node, DefaultNodeProgressMonitor monitor) {
        try {
            sink.accept(
                    node.saved(),
                    new NodeOutput(node.outputs(), viewOf(node)),
                    new ExecutionMonitor(monitor));
            return true;
        } catch (CanceledExecutionException e) {
            node.markCanceled();
            return false;
        } catch (IOException e) {
            if (stopping) {
                // interrupting a thread closes the channel it writes to
                node.markCanceled();
            } else {
                node.fail(
                        "Its output could not be stored: " + e.getMessage(),
                        "Free space there, or choose another folder for the results.");
                outputFailure = e;
                stop();
            }
            return false;
        }
    }

    /** The page of a node; one that cannot be made costs neither the node's tables nor the run. */
    private Optional<Page> viewOf(NodeRun node) {
        try {
            return node.view();
        } catch (RuntimeException | LinkageError e) {
            listener.warned(
                    "The view of %s cannot be shown (%s); its other results are not touched by that."
                            .formatted(node.saved().label(), e));
            return Optional.empty();
        }
    }

    private void reportProgress(NodeRun node, NodeProgress progress) {
        listener.progressed(
                node.result(),
                progress.hasProgress() ? progress.getProgress() : Double.NaN,
                progress.hasMessage() ? progress.getMessage() : "");
    }

    /** Tells all nodes to stop. Returns at once; {@link #execute} returns when they have. */
    public void cancel() {
        canceledByUser = true;
        stop();
    }

    private void stop() {
        stopping = true;
        nodes.values().forEach(NodeRun::cancel);
    }

    /**
     * The variables of the workflow as they were for this run.
     *
     * @return those of the workflow with their values overridden, then those that were added
     */
    public List<FlowVariable> variables() {
        return List.copyOf(variables.values());
    }

    /**
     * What the executed nodes deliver whose output no other node takes in.
     *
     * @return those nodes, in the order of dependencies, with their output; only until {@link
     *     #close}
     */
    public Map<WorkflowNode, List<OutputPort>> finalOutputs() {
        Set<NodeRun> inner = new HashSet<>();
        nodes.values().forEach(node -> inner.addAll(node.predecessors()));
        Map<WorkflowNode, List<OutputPort>> outputs = new LinkedHashMap<>();
        for (NodeRun node : nodes.values()) {
            if (!inner.contains(node) && node.state() == NodeState.EXECUTED) {
                outputs.put(node.saved(), node.outputs());
            }
        }
        return outputs;
    }

    /**
     * What to save for the nodes.
     *
     * @return by node id
     */
    public Map<Integer, WorkflowWriter.NodeStatus> status() {
        Map<Integer, WorkflowWriter.NodeStatus> status = new LinkedHashMap<>();
        nodes.forEach((id, node) -> status.put(id, node.status()));
        return status;
    }

    /** Disposes of the nodes and of the tables they hold. */
    @Override
    public void close() {
        for (NodeRun node : nodes.values()) {
            node.node().cleanup();
        }
        nodes.clear();
    }
}
