// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.workflow.FlowVariable;

/**
 * Reads a workflow as KNIME saves it: a folder with a {@code workflow.knime} and one folder for
 * each node, or such a folder packed as {@code .knwf}. Formats from KNIME 2.10 on are read; nodes
 * and connections must be consistent; metanodes and components are refused.
 */
public final class WorkflowReader {

    /** Name of the file that makes a folder a workflow. */
    public static final String FILE_NAME = "workflow.knime";

    private static final String ARCHIVE_ENDING = ".knwf";

    private static final String GROUP_ENDING = ".knar";

    private static final String RESAVE =
            "Open the workflow in KNIME Analytics Platform, check it and save it again.";

    /** The newest format of workflow files; a later one may mean things that are not known here. */
    private static final int[] NEWEST_FORMAT = {5, 1, 0};

    private static final int[] OLDEST_FORMAT = {2, 10, 0};

    private WorkflowReader() {}

    /**
     * Reads a workflow.
     *
     * @param source a workflow folder, its {@code workflow.knime}, or a {@code .knwf} archive
     * @param extractionFolder an existing folder that an archive may be extracted into
     * @return the workflow
     * @throws WorkflowLoadException if there is no workflow or it is damaged or not supported
     * @throws IOException if {@code extractionFolder} cannot be written, or a folder that a killed
     *     process was replacing cannot be put back
     */
    public static Workflow read(Path source, Path extractionFolder)
            throws WorkflowLoadException, IOException {
        if (!Files.exists(source)) {
            // A process may have been killed in the midst of replacing it.
            StagedFolder.recover(source.toAbsolutePath().getParent());
        }
        if (!Files.exists(source)) {
            throw refused(
                    source,
                    "there is no such file or folder",
                    "Name the folder of a workflow (it holds a file workflow.knime) or a .knwf"
                            + " file.");
        }
        if (Files.isDirectory(source)) {
            return readFolder(source, source.toAbsolutePath().normalize().getFileName());
        }
        String name = source.getFileName().toString();
        if (name.equals(FILE_NAME)) {
            Path folder = source.toAbsolutePath().normalize().getParent();
            return readFolder(folder, folder.getFileName());
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(GROUP_ENDING)) {
            throw refused(
                    source,
                    "a .knar file holds several workflows",
                    "Import it into KNIME and export the one workflow as a .knwf file.");
        }
        if (!name.toLowerCase(Locale.ROOT).endsWith(ARCHIVE_ENDING)) {
            throw refused(
                    source,
                    "this is neither a workflow folder nor a .knwf file",
                    "Name the folder that holds workflow.knime, or a .knwf file.");
        }
        Path folder =
                new WorkflowArchive(source, WorkflowArchive.Limits.DEFAULT)
                        .extractInto(extractionFolder);
        return readFolder(folder, folder.getFileName());
    }

    private static Workflow readFolder(Path folder, Path name)
            throws WorkflowLoadException, IOException {
        Path path = folder.resolve(FILE_NAME);
        if (!Files.exists(path)) {
            throw refused(folder, "the folder holds no file " + FILE_NAME, suggestion(folder));
        }
        SettingsFile file = SettingsFile.read(path);
        List<String> warnings = new ArrayList<>();
        checkFormat(file, warnings);
        List<WorkflowNode> nodes = readNodes(file, folder);
        List<Connection> connections = readConnections(file, nodes);
        List<FlowVariable> variables = readVariables(file);
        return new Workflow(
                name == null ? "workflow" : name.toString(),
                folder,
                file,
                nodes,
                connections,
                variables,
                warnings);
    }

    private static String suggestion(Path folder) throws IOException {
        List<String> inside =
                Folders.children(folder).stream()
                        .filter(child -> Files.isRegularFile(child.resolve(FILE_NAME)))
                        .limit(5)
                        .map(Path::toString)
                        .toList();
        return inside.isEmpty()
                ? "Name the folder of a workflow, or a .knwf file."
                : "Did you mean " + String.join(" or ", inside) + "?";
    }

    private static void checkFormat(SettingsFile file, List<String> warnings)
            throws WorkflowLoadException {
        String version = string(file, file.settings(), "version");
        int[] parts = parseVersion(version);
        if (parts == null) {
            throw damaged(file, "version \"" + version + "\" is no version", "version");
        }
        if (compare(parts, OLDEST_FORMAT) < 0) {
            throw new WorkflowLoadException(
                    file.path(),
                    file.lineOf("version"),
                    "the workflow has the format of KNIME " + version + ", which is too old",
                    RESAVE);
        }
        if (compare(parts, NEWEST_FORMAT) > 0) {
            warnings.add(
                    file.path()
                            + " has format "
                            + version
                            + ", which is newer than the newest known one (5.1.0): parts of it may"
                            + " be misunderstood. Update Strand, or save the workflow in an older"
                            + " KNIME.");
        }
        if (file.settings().containsKey("cipher")) {
            throw new WorkflowLoadException(
                    file.path(),
                    file.lineOf("cipher"),
                    "the workflow is locked with a password",
                    "Unlock it in KNIME and save it again.");
        }
    }

    private static int[] parseVersion(String version) {
        String[] parts = version.split("\\.", -1);
        int[] numbers = new int[NEWEST_FORMAT.length];
        try {
            for (int i = 0; i < Math.min(parts.length, numbers.length); i++) {
                numbers[i] = Integer.parseInt(parts[i]);
            }
            return numbers;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static int compare(int[] version, int[] other) {
        return Arrays.compare(version, other);
    }

    private static List<WorkflowNode> readNodes(SettingsFile file, Path folder)
            throws WorkflowLoadException {
        NodeSettings all = subtree(file, file.settings(), "nodes");
        List<WorkflowNode> nodes = new ArrayList<>();
        Map<Integer, String> keys = new HashMap<>();
        for (String key : all.keySet()) {
            NodeSettings entry = subtree(file, all, "nodes", key);
            int id = integer(file, entry, "nodes", key, "id");
            String other = keys.put(id, key);
            if (other != null) {
                throw damaged(file, other + " and " + key + " both have id " + id, "nodes", key);
            }
            nodes.add(readNode(file, folder, key, id, entry));
        }
        nodes.sort(Comparator.comparingInt(WorkflowNode::id));
        return nodes;
    }

    private static WorkflowNode readNode(
            SettingsFile workflow, Path folder, String key, int id, NodeSettings entry)
            throws WorkflowLoadException {
        String location = string(workflow, entry, "nodes", key, "node_settings_file");
        String type = string(workflow, entry, "nodes", key, "node_type");
        if (!type.equals("NativeNode")) {
            String what = type.equals("SubNode") ? "component" : "metanode";
            throw new WorkflowLoadException(
                    workflow.path(),
                    workflow.lineOf("nodes", key),
                    "node #"
                            + id
                            + " ("
                            + location
                            + ") is a "
                            + what
                            + ", which Strand cannot run",
                    "In KNIME, right-click it and choose to expand it, then save the workflow.");
        }
        Path path = inside(workflow, folder, location, key);
        SettingsFile file = SettingsFile.read(path);
        for (String tree :
                List.of("model", "view", "variables", "view_variables", "factory_settings")) {
            if (file.settings().containsKey(tree)) {
                subtree(file, file.settings(), tree);
            }
        }
        String factory = string(file, file.settings(), "factory");
        String name = file.settings().getString("node-name", null);
        if (name == null) {
            name = file.settings().getString("name", null);
        }
        return new WorkflowNode(
                id,
                name == null ? factory.substring(factory.lastIndexOf('.') + 1) : name,
                folder.relativize(path).getName(0).toString(),
                file,
                factory,
                nonNull(file.settings().getString("node-bundle-symbolic-name", "")),
                nonNull(file.settings().getString("node-bundle-version", "")));
    }

    private static String nonNull(String value) {
        return value == null ? "" : value;
    }

    private static Path inside(SettingsFile workflow, Path folder, String location, String key)
            throws WorkflowLoadException {
        String[] keys = {"nodes", key, "node_settings_file"};
        try {
            Path relative = Path.of(location);
            Path path = folder.resolve(relative).normalize();
            if (relative.isAbsolute()
                    || !path.startsWith(folder.normalize())
                    || folder.normalize().relativize(path).getNameCount() != 2) {
                throw new WorkflowLoadException(
                        workflow.path(),
                        workflow.lineOf(keys),
                        "the settings of a node are said to lie at \""
                                + location
                                + "\", which is not in a folder of the workflow",
                        "Do not trust this workflow unless you know why. " + RESAVE);
            }
            return folder.resolve(relative);
        } catch (InvalidPathException e) {
            throw new WorkflowLoadException(
                    workflow.path(),
                    workflow.lineOf(keys),
                    "\"" + location + "\" is no path of a file",
                    RESAVE,
                    e);
        }
    }

    private static List<Connection> readConnections(SettingsFile file, List<WorkflowNode> nodes)
            throws WorkflowLoadException {
        NodeSettings all = subtree(file, file.settings(), "connections");
        Set<Integer> ids = new HashSet<>();
        nodes.forEach(node -> ids.add(node.id()));
        List<Connection> connections = new ArrayList<>();
        Set<List<Integer>> inputs = new HashSet<>();
        for (String key : all.keySet()) {
            NodeSettings entry = subtree(file, all, "connections", key);
            int source = integer(file, entry, "connections", key, "sourceID");
            int sourcePort = integer(file, entry, "connections", key, "sourcePort");
            int destination = integer(file, entry, "connections", key, "destID");
            int destinationPort = integer(file, entry, "connections", key, "destPort");
            for (int id : new int[] {source, destination}) {
                if (!ids.contains(id)) {
                    throw damaged(
                            file,
                            key + " names node #" + id + ", which is not there",
                            "connections",
                            key);
                }
            }
            if (!inputs.add(List.of(destination, destinationPort))) {
                throw damaged(
                        file,
                        "port " + destinationPort + " of node #" + destination + " has two inputs",
                        "connections",
                        key);
            }
            try {
                connections.add(new Connection(source, sourcePort, destination, destinationPort));
            } catch (IllegalArgumentException e) {
                throw damaged(file, key + ": " + e.getMessage(), "connections", key);
            }
        }
        return connections;
    }

    private static List<FlowVariable> readVariables(SettingsFile file)
            throws WorkflowLoadException {
        String tree = WorkflowWriter.VARIABLES_KEY;
        if (!file.settings().containsKey(tree)) {
            return List.of();
        }
        NodeSettings all = subtree(file, file.settings(), tree);
        List<FlowVariable> variables = new ArrayList<>();
        for (String key : all.keySet()) {
            try {
                variables.add(FlowVariable.load(subtree(file, all, tree, key)));
            } catch (InvalidSettingsException | IllegalArgumentException e) {
                throw damaged(file, "variable " + key + ": " + e.getMessage(), tree, key);
            }
        }
        return variables;
    }

    /** Reads the subtree under the last key of the path. */
    private static NodeSettings subtree(SettingsFile file, NodeSettings parent, String... keyPath)
            throws WorkflowLoadException {
        try {
            return parent.getNodeSettings(keyPath[keyPath.length - 1]);
        } catch (InvalidSettingsException e) {
            throw damaged(file, missing("<config>", keyPath), keyPath);
        }
    }

    private static String string(SettingsFile file, NodeSettings parent, String... keyPath)
            throws WorkflowLoadException {
        try {
            String value = parent.getString(keyPath[keyPath.length - 1]);
            if (value != null && !value.isBlank()) {
                return value;
            }
            throw damaged(file, "entry \"" + keyPath[keyPath.length - 1] + "\" is empty", keyPath);
        } catch (InvalidSettingsException e) {
            throw damaged(file, missing("<entry>", keyPath), keyPath);
        }
    }

    private static int integer(SettingsFile file, NodeSettings parent, String... keyPath)
            throws WorkflowLoadException {
        try {
            return parent.getInt(keyPath[keyPath.length - 1]);
        } catch (InvalidSettingsException e) {
            throw damaged(file, missing("<entry> of type xint", keyPath), keyPath);
        }
    }

    private static String missing(String element, String... keyPath) {
        return "there is no " + element + " with the key \"" + String.join("/", keyPath) + "\"";
    }

    private static WorkflowLoadException damaged(
            SettingsFile file, String problem, String... keyPath) {
        return new WorkflowLoadException(
                file.path(),
                file.lineOf(keyPath),
                problem,
                "The file is damaged: restore it from a backup. " + RESAVE);
    }

    private static WorkflowLoadException refused(Path path, String problem, String remedy) {
        return new WorkflowLoadException(path, WorkflowLoadException.UNKNOWN_LINE, problem, remedy);
    }
}
