// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.workflow.FlowVariable;

/**
 * Saves a workflow the way KNIME saves one that was reset: all settings, also those that this
 * program does not know, the values of the workflow's variables, no data and no messages.
 */
public final class WorkflowWriter {

    static final String VARIABLES_KEY = "workflow_variables";

    private static final String STATE = "state";

    private static final Set<String> NOT_COPIED =
            Set.of(WorkflowReader.FILE_NAME, ".savedWithData", ".knimeLock", ".lock");

    private static final List<String> NAMES_OF_ORIGIN =
            List.of(
                    "node-name",
                    "node-bundle-name",
                    "node-bundle-symbolic-name",
                    "node-bundle-vendor");

    private static final String DATA_AREA = "data";

    private static final String DROP_FOLDER = "drop";

    private WorkflowWriter() {}

    /**
     * What to save for a node beside the settings it was loaded with.
     *
     * @param configured whether the node is configured, so that it may be executed
     * @param outputPorts how many output ports it has, the one of flow variables not counted
     * @param model the model settings to save if the node was loaded without any, or empty
     */
    public record NodeStatus(boolean configured, int outputPorts, Optional<NodeSettings> model) {

        /** Checks the components. */
        public NodeStatus {
            if (outputPorts < 0) {
                throw new IllegalArgumentException("negative number of ports: " + outputPorts);
            }
            Objects.requireNonNull(model);
        }
    }

    /**
     * Saves a workflow. The target appears complete or not at all, and may be the folder that the
     * workflow was read from.
     *
     * @param workflow what to save
     * @param variables the workflow variables to save in place of the loaded ones
     * @param status for each node id what the run has made of the node; a node that is absent is
     *     saved as not configured
     * @param target the folder to write; what bears its name is replaced
     * @throws IOException if the target cannot be written completely
     */
    public static void write(
            Workflow workflow,
            List<FlowVariable> variables,
            Map<Integer, NodeStatus> status,
            Path target)
            throws IOException {
        try (StagedFolder staged = StagedFolder.begin(target)) {
            Path folder = staged.path();
            boolean allConfigured = true;
            for (WorkflowNode node : workflow.nodes()) {
                NodeStatus nodeStatus =
                        status.getOrDefault(node.id(), new NodeStatus(false, 0, Optional.empty()));
                allConfigured &= nodeStatus.configured();
                writeNode(workflow, node, nodeStatus, folder.resolve(node.folder()));
            }
            SettingsFile.write(
                    resetWorkflow(workflow.file().settings(), variables, allConfigured),
                    folder.resolve(WorkflowReader.FILE_NAME));
            copyCompanions(workflow.folder(), folder);
            staged.commit();
        }
    }

    private static void writeNode(
            Workflow workflow, WorkflowNode node, NodeStatus status, Path folder)
            throws IOException {
        Files.createDirectories(folder);
        SettingsFile.write(
                resetNode(node.file().settings(), status),
                folder.resolve(node.path().getFileName().toString()));
        Path dropped = workflow.folder().resolve(node.folder()).resolve(DROP_FOLDER);
        if (Files.isDirectory(dropped)) {
            Folders.copy(dropped, folder.resolve(DROP_FOLDER));
        }
    }

    private static NodeSettings resetWorkflow(
            NodeSettings saved, List<FlowVariable> variables, boolean configured) {
        NodeSettings settings = copy(saved);
        settings.addString(STATE, configured ? "CONFIGURED" : "IDLE");
        settings.removeConfig(VARIABLES_KEY);
        if (!variables.isEmpty()) {
            NodeSettingsWO tree = settings.addNodeSettings(VARIABLES_KEY);
            for (int i = 0; i < variables.size(); i++) {
                variables.get(i).save(tree.addNodeSettings("Var_" + i));
            }
        }
        if (!settings.containsKey("workflow_credentials")) {
            settings.addNodeSettings("workflow_credentials");
        }
        return settings;
    }

    private static NodeSettings resetNode(NodeSettings saved, NodeStatus status) {
        NodeSettings settings = copy(saved);
        settings.addString(STATE, status.configured() ? "CONFIGURED" : "IDLE");
        settings.addBoolean("hasContent", false);
        settings.addBoolean("isInactive", false);
        settings.removeConfig("nodecontainer_message");
        settings.removeConfig("internalObjects");
        settings.addNodeSettings("flow_stack");
        status.model()
                .filter(model -> !settings.containsKey("model"))
                .ifPresent(model -> model.copyTo(settings.addNodeSettings("model")));
        addWhatKnimeMisses(settings);
        settings.removeConfig("ports");
        NodeSettingsWO ports = settings.addNodeSettings("ports");
        for (int i = 1; i <= status.outputPorts(); i++) {
            NodeSettingsWO port = ports.addNodeSettings("port_" + i);
            port.addInt("index", i);
            port.addString("port_dir_location", null);
        }
        settings.removeConfig("filestores");
        NodeSettingsWO fileStores = settings.addNodeSettings("filestores");
        fileStores.addString("file_store_location", null);
        fileStores.addString("file_store_id", null);
        return settings;
    }

    /** Adds keys without which KNIME complains or leaves the node out. */
    private static void addWhatKnimeMisses(NodeSettings settings) {
        for (String key : NAMES_OF_ORIGIN) {
            if (!settings.containsKey(key)) {
                settings.addString(key, null);
            }
        }
        if (!settings.containsKey("node-bundle-version")) {
            settings.addString("node-bundle-version", "0.0.0");
        }
        if (!settings.containsKey("internal_node_subsettings")) {
            settings.addNodeSettings("internal_node_subsettings")
                    .addString("memory_policy", "CacheSmallInMemory");
        }
    }

    private static NodeSettings copy(NodeSettings settings) {
        NodeSettings copy = new NodeSettings(settings.getKey());
        settings.copyTo(copy);
        return copy;
    }

    /** Copies what belongs to a workflow but is not read here: metadata, picture, data area. */
    private static void copyCompanions(Path source, Path target) throws IOException {
        for (Path child : Folders.children(source)) {
            String name = child.getFileName().toString();
            if (Files.isRegularFile(child) && !NOT_COPIED.contains(name)) {
                Files.copy(child, target.resolve(name));
            } else if (Files.isDirectory(child) && name.equals(DATA_AREA)) {
                Folders.copy(child, target.resolve(name));
            }
        }
    }
}
