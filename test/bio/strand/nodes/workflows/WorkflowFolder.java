// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.workflows;

import bio.strand.nodes.testing.NodeRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;

/**
 * A workflow as a folder in KNIME's format, written from code.
 *
 * <p>The settings of each node are those that the node itself saves for its defaults, with the
 * given changes; a change of a key that the node does not have is refused. So a workflow never
 * holds a key that its nodes do not know, and never lacks one.
 */
final class WorkflowFolder {

    private static final String CREATED_BY = "5.8.0";
    private static final String FORMAT_VERSION = "5.1.0";
    private static final String AUTHOR = "Strand contributors";
    private static final String AUTHORED = "2026-11-20 09:00:00 +0000";
    private static final String MODIFIED = "2026-11-20T09:00:00Z";
    private static final int ANNOTATION_VERSION = 20230412;
    private static final int WHITE = 0xFFFFFF;

    /** A workflow variable with its default. */
    record Variable(String name, Object value) {}

    /** A text on the canvas, in the HTML subset of KNIME's annotations. */
    record Annotation(int x, int y, int width, int height, int borderColor, String html) {}

    /** A node on the canvas. */
    static final class NodeDraft {
        private final int id;
        private final NodeFactory<? extends NodeModel> factory;
        private final int x;
        private final int y;
        private final String text;
        private final Map<String, Object> changes = new LinkedHashMap<>();
        private final Map<String, String> variables = new LinkedHashMap<>();
        private final List<String> addedPorts = new ArrayList<>();

        private NodeDraft(
                int id, NodeFactory<? extends NodeModel> factory, int x, int y, String text) {
            this.id = id;
            this.factory = factory;
            this.x = x;
            this.y = y;
            this.text = text;
        }

        /** Changes a setting from its default; slashes lead into its parts. */
        NodeDraft set(String key, Object value) {
            changes.put(key, value);
            return this;
        }

        /** Adds a port to a group of optional ports. */
        NodeDraft port(String group) {
            addedPorts.add(group);
            return this;
        }

        /** Lets a flow variable control a setting. */
        NodeDraft control(String key, String variable) {
            variables.put(key, variable);
            return this;
        }

        int id() {
            return id;
        }

        private String folder() {
            return factory.getNodeName() + " (#" + id + ")";
        }
    }

    private record Connection(int source, int sourcePort, int target, int targetPort) {}

    private final String description;
    private final List<String> tags;
    private final String state;
    private final List<Variable> variables = new ArrayList<>();
    private final List<Annotation> annotations = new ArrayList<>();
    private final List<NodeDraft> nodes = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Map<String, String> dataFiles = new LinkedHashMap<>();

    /**
     * An empty workflow.
     *
     * @param description the text beside the canvas, in HTML
     * @param tags words to search by
     * @param configures whether its nodes can be configured as they are, without input: KNIME
     *     compares this with what it finds when it opens the workflow
     */
    WorkflowFolder(String description, List<String> tags, boolean configures) {
        this.description = description;
        this.tags = List.copyOf(tags);
        state = configures ? "CONFIGURED" : "IDLE";
    }

    void variable(String name, Object value) {
        variables.add(new Variable(name, value));
    }

    /** Adds a file to the workflow's data area, {@code knime://knime.workflow/data/...}. */
    void dataFile(String name, String text) {
        dataFiles.put("data/" + name, text);
    }

    /** The files of the data area, by their path within the folder. */
    Map<String, String> dataFiles() {
        return dataFiles;
    }

    void annotation(Annotation annotation) {
        annotations.add(annotation);
    }

    NodeDraft node(
            Supplier<? extends NodeFactory<? extends NodeModel>> factory,
            int x,
            int y,
            String text) {
        NodeFactory<? extends NodeModel> instance = factory.get();
        // A factory whose description is made on demand names the node only after this.
        instance.init();
        NodeDraft node = new NodeDraft(nodes.size() + 1, instance, x, y, text);
        nodes.add(node);
        return node;
    }

    /** Connects two ports; port 1 is the first one after the flow variable port. */
    void connect(NodeDraft source, int sourcePort, NodeDraft target, int targetPort) {
        connections.add(new Connection(source.id, sourcePort, target.id, targetPort));
    }

    /** All files of the folder, by their path within it. */
    Map<String, NodeSettings> settingsFiles() throws InvalidSettingsException {
        Map<String, NodeSettings> files = new LinkedHashMap<>();
        files.put("workflow.knime", workflowSettings());
        for (NodeDraft node : nodes) {
            files.put(node.folder() + "/settings.xml", nodeSettings(node));
        }
        return files;
    }

    /** The file with the description that KNIME shows beside the canvas. */
    String metadata() {
        StringBuilder xml = new StringBuilder();
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<workflow-metadata content-type=\"text/html\"")
                .append(" xmlns=\"http://www.knime.org/core/node/workflow/metadata/v1.0\">\n")
                .append("    <author>")
                .append(escape(AUTHOR))
                .append("</author>\n    <last-modified>")
                .append(MODIFIED)
                .append("</last-modified>\n    <description>")
                .append(escape(description))
                .append("</description>\n    <tags>\n");
        tags.forEach(tag -> xml.append("        <tag>").append(escape(tag)).append("</tag>\n"));
        return xml.append("    </tags>\n</workflow-metadata>\n").toString();
    }

    /** Writes the folder; files that are there are replaced. */
    void write(Path folder) throws IOException, InvalidSettingsException {
        for (Map.Entry<String, NodeSettings> file : settingsFiles().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            try (OutputStream out = Files.newOutputStream(path)) {
                file.getValue().saveToXML(out);
            }
        }
        for (Map.Entry<String, String> file : dataFiles.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
        }
        Files.writeString(
                folder.resolve("workflow-metadata.xml"), metadata(), StandardCharsets.UTF_8);
    }

    private NodeSettings workflowSettings() {
        NodeSettings settings = new NodeSettings("workflow.knime");
        settings.addString("created_by", CREATED_BY);
        settings.addBoolean("created_by_nightly", false);
        settings.addString("version", FORMAT_VERSION);
        settings.addString("name", null);
        NodeSettingsWO author = settings.addNodeSettings("authorInformation");
        author.addString("authored-by", AUTHOR);
        author.addString("authored-when", AUTHORED);
        author.addString("lastEdited-by", AUTHOR);
        author.addString("lastEdited-when", AUTHORED);
        settings.addString("customDescription", null);
        settings.addString("state", state);
        addVariables(settings.addNodeSettings("workflow_variables"));
        settings.addNodeSettings("workflow_credentials");
        NodeSettingsWO annotationSettings = settings.addNodeSettings("annotations");
        for (int i = 0; i < annotations.size(); i++) {
            addAnnotation(
                    annotationSettings.addNodeSettings("annotation_" + i), annotations.get(i));
        }
        NodeSettingsWO nodeSettings = settings.addNodeSettings("nodes");
        for (NodeDraft node : nodes) {
            addNode(nodeSettings.addNodeSettings("node_" + node.id), node);
        }
        NodeSettingsWO connectionSettings = settings.addNodeSettings("connections");
        for (int i = 0; i < connections.size(); i++) {
            Connection connection = connections.get(i);
            NodeSettingsWO child = connectionSettings.addNodeSettings("connection_" + i);
            child.addInt("sourceID", connection.source());
            child.addInt("destID", connection.target());
            child.addInt("sourcePort", connection.sourcePort());
            child.addInt("destPort", connection.targetPort());
        }
        NodeSettingsWO editor = settings.addNodeSettings("workflow_editor_settings");
        editor.addBoolean("workflow.editor.snapToGrid", true);
        editor.addBoolean("workflow.editor.ShowGrid", false);
        editor.addInt("workflow.editor.gridX", 20);
        editor.addInt("workflow.editor.gridY", 20);
        editor.addDouble("workflow.editor.zoomLevel", 1.0);
        editor.addBoolean("workflow.editor.curvedConnections", true);
        editor.addInt("workflow.editor.connectionWidth", 2);
        return settings;
    }

    private void addVariables(NodeSettingsWO settings) {
        for (int i = 0; i < variables.size(); i++) {
            Variable variable = variables.get(i);
            NodeSettingsWO child = settings.addNodeSettings("Var_" + i);
            child.addString("name", variable.name());
            if (variable.value() instanceof Integer number) {
                child.addString("class", "INTEGER");
                child.addInt("value", number);
            } else {
                child.addString("class", "STRING");
                child.addString("value", (String) variable.value());
            }
        }
    }

    private static void addAnnotation(NodeSettingsWO settings, Annotation annotation) {
        settings.addString("text", annotation.html());
        settings.addString("contentType", "text/html");
        settings.addInt("bgcolor", WHITE);
        settings.addInt("x-coordinate", annotation.x());
        settings.addInt("y-coordinate", annotation.y());
        settings.addInt("width", annotation.width());
        settings.addInt("height", annotation.height());
        settings.addString("alignment", "LEFT");
        settings.addInt("borderSize", 4);
        settings.addInt("borderColor", annotation.borderColor());
        settings.addInt("defFontSize", 12);
        settings.addInt("annotation-version", ANNOTATION_VERSION);
        settings.addNodeSettings("styles");
    }

    private static void addNode(NodeSettingsWO settings, NodeDraft node) {
        settings.addInt("id", node.id);
        settings.addString("node_settings_file", node.folder() + "/settings.xml");
        settings.addBoolean("node_is_meta", false);
        settings.addString("node_type", "NativeNode");
        settings.addString("ui_classname", "org.knime.core.node.workflow.NodeUIInformation");
        settings.addNodeSettings("ui_settings")
                .addIntArray("extrainfo.node.bounds", node.x, node.y, -1, -1);
    }

    private NodeSettings nodeSettings(NodeDraft draft) throws InvalidSettingsException {
        Node node = NodeRun.newNode(draft.factory, draft.addedPorts.toArray(String[]::new));
        NodeSettings settings = new NodeSettings("settings.xml");
        settings.addString("node_file", "settings.xml");
        settings.addNodeSettings("flow_stack");
        settings.addNodeSettings("internal_node_subsettings")
                .addString("memory_policy", "CacheSmallInMemory");
        NodeSettings model = new NodeSettings("model");
        node.saveModelSettingsTo(model);
        for (Map.Entry<String, Object> change : draft.changes.entrySet()) {
            change(model, change.getKey(), change.getValue(), draft);
        }
        node.validateModelSettings(model);
        settings.addNodeSettings(model);
        if (!draft.variables.isEmpty()) {
            NodeSettingsWO variables = settings.addNodeSettings("variables");
            variables.addString("version", "V_2019_09_13");
            NodeSettingsWO tree = variables.addNodeSettings("tree");
            for (Map.Entry<String, String> control : draft.variables.entrySet()) {
                requireKey(model, control.getKey(), draft);
                NodeSettingsWO child = tree.addNodeSettings(control.getKey());
                child.addString("used_variable", control.getValue());
                child.addString("exposed_variable", null);
            }
        }
        addNodeAnnotation(settings.addNodeSettings("nodeAnnotation"), draft);
        settings.addString("customDescription", null);
        settings.addString("state", state);
        settings.addString("factory", draft.factory.getClass().getName());
        settings.addString("node-name", draft.factory.getNodeName());
        settings.addString("node-bundle-name", "Strand Nodes");
        settings.addString("node-bundle-symbolic-name", "bio.strand.nodes");
        settings.addString("node-bundle-vendor", "Strand contributors");
        settings.addString("node-bundle-version", "1.0.0");
        settings.addString("node-feature-name", null);
        settings.addString("node-feature-symbolic-name", null);
        settings.addString("node-feature-vendor", null);
        settings.addString("node-feature-version", "0.0.0");
        settings.addNodeSettings("factory_settings");
        if (draft.factory instanceof ConfigurableNodeFactory<?>) {
            node.getCopyOfCreationConfig().ifPresent(config -> config.saveSettingsTo(settings));
        }
        settings.addString("name", draft.factory.getNodeName());
        settings.addBoolean("hasContent", false);
        settings.addBoolean("isInactive", false);
        NodeSettingsWO ports = settings.addNodeSettings("ports");
        for (int i = 1; i < node.getNrOutPorts(); i++) {
            NodeSettingsWO port = ports.addNodeSettings("port_" + i);
            port.addInt("index", i);
            port.addString("port_dir_location", null);
        }
        NodeSettingsWO fileStores = settings.addNodeSettings("filestores");
        fileStores.addString("file_store_location", null);
        fileStores.addString("file_store_id", null);
        return settings;
    }

    private static void change(NodeSettings model, String key, Object value, NodeDraft draft) {
        int slash = key.indexOf('/');
        if (slash >= 0) {
            change(child(model, key.substring(0, slash)), key.substring(slash + 1), value, draft);
            return;
        }
        requireKey(model, key, draft);
        if (value instanceof String[] texts) {
            model.addStringArray(key, texts);
        } else if (value instanceof String text) {
            model.addString(key, text);
        } else if (value instanceof Integer number) {
            model.addInt(key, number);
        } else if (value instanceof Long number) {
            model.addLong(key, number);
        } else if (value instanceof Double number) {
            model.addDouble(key, number);
        } else if (value instanceof Boolean flag) {
            model.addBoolean(key, flag);
        } else {
            throw new IllegalArgumentException("Not a value of a setting: " + value);
        }
    }

    private static NodeSettings child(NodeSettings settings, String key) {
        try {
            return settings.getNodeSettings(key);
        } catch (InvalidSettingsException e) {
            throw new NoSuchElementException(e.getMessage());
        }
    }

    private static void requireKey(NodeSettings model, String key, NodeDraft draft) {
        if (!model.containsKey(key)) {
            throw new NoSuchElementException(
                    "The node " + draft.factory.getNodeName() + " has no setting " + key);
        }
    }

    private static void addNodeAnnotation(NodeSettingsWO settings, NodeDraft draft) {
        settings.addString("text", draft.text);
        settings.addString("contentType", "text/plain");
        settings.addInt("bgcolor", WHITE);
        settings.addInt("x-coordinate", draft.x - 54);
        settings.addInt("y-coordinate", draft.y + 75);
        settings.addInt("width", 140);
        settings.addInt("height", 20);
        settings.addString("alignment", "CENTER");
        settings.addInt("borderSize", 0);
        settings.addInt("borderColor", WHITE);
        settings.addInt("defFontSize", 9);
        settings.addInt("annotation-version", ANNOTATION_VERSION);
        settings.addNodeSettings("styles");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
