// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes workflow folders as KNIME 5 does, as text and without any class under test, so that tests
 * of reading and writing have a second opinion.
 */
public final class WorkflowBuilder {

    private static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    + "<config xmlns=\"http://www.knime.org/2008/09/XMLConfig\""
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                    + " xsi:schemaLocation=\"http://www.knime.org/2008/09/XMLConfig"
                    + " http://www.knime.org/XMLConfig_2008_09.xsd\" key=\"";

    private final String name;

    private final List<NodeBuilder> nodes = new ArrayList<>();

    private final StringBuilder connections = new StringBuilder();

    private final StringBuilder variables = new StringBuilder();

    private final StringBuilder extra = new StringBuilder();

    private String version = "5.1.0";

    private int connectionCount;

    private int variableCount;

    public WorkflowBuilder(String name) {
        this.name = name;
    }

    /** One node; its settings are added by the methods. */
    public static final class NodeBuilder {

        private final int id;

        private final String nodeName;

        private final String factory;

        private final StringBuilder model = new StringBuilder();

        private final StringBuilder overlay = new StringBuilder();

        private final StringBuilder nodeExtra = new StringBuilder();

        private String type = "NativeNode";

        private String bundle = "bio.strand.host.testing";

        private String bundleVersion = "1.0.0";

        private boolean withModel = true;

        private NodeBuilder(int id, String nodeName, String factory) {
            this.id = id;
            this.nodeName = nodeName;
            this.factory = factory;
        }

        public NodeBuilder with(String key, int value) {
            return entry(key, "xint", String.valueOf(value));
        }

        public NodeBuilder with(String key, String value) {
            return entry(key, "xstring", value);
        }

        public NodeBuilder with(String key, boolean value) {
            return entry(key, "xboolean", String.valueOf(value));
        }

        public NodeBuilder entry(String key, String type, String value) {
            model.append(WorkflowBuilder.entry(key, type, value));
            return this;
        }

        public NodeBuilder withoutModel() {
            withModel = false;
            return this;
        }

        public NodeBuilder controlledBy(String key, String variable) {
            return overlay(key, variable, null);
        }

        public NodeBuilder exposedAs(String key, String variable) {
            return overlay(key, null, variable);
        }

        private NodeBuilder overlay(String key, String used, String exposed) {
            overlay.append("<config key=\"" + key + "\">")
                    .append(WorkflowBuilder.entry("used_variable", "xstring", used))
                    .append(WorkflowBuilder.entry("exposed_variable", "xstring", exposed))
                    .append("</config>\n");
            return this;
        }

        public NodeBuilder extra(String xml) {
            nodeExtra.append(xml);
            return this;
        }

        public NodeBuilder type(String newType) {
            type = newType;
            return this;
        }

        public NodeBuilder bundle(String symbolicName, String newVersion) {
            bundle = symbolicName;
            bundleVersion = newVersion;
            return this;
        }

        private String folder() {
            return nodeName + " (#" + id + ")";
        }

        private String xml() {
            StringBuilder xml = new StringBuilder(HEAD + "settings.xml\">\n");
            xml.append(WorkflowBuilder.entry("node_file", "xstring", "settings.xml"))
                    .append("<config key=\"flow_stack\"/>\n")
                    .append("<config key=\"internal_node_subsettings\">")
                    .append(WorkflowBuilder.entry("memory_policy", "xstring", "CacheSmallInMemory"))
                    .append("</config>\n");
            if (withModel) {
                xml.append("<config key=\"model\">\n").append(model).append("</config>\n");
            }
            if (overlay.length() > 0) {
                xml.append("<config key=\"variables\">\n")
                        .append(WorkflowBuilder.entry("version", "xstring", "V_2019_09_13"))
                        .append("<config key=\"tree\">\n")
                        .append(overlay)
                        .append("</config></config>\n");
            }
            return xml.append(nodeExtra)
                    .append(WorkflowBuilder.entry("customDescription", "xstring", null))
                    .append(WorkflowBuilder.entry("state", "xstring", "EXECUTED"))
                    .append(WorkflowBuilder.entry("factory", "xstring", factory))
                    .append(WorkflowBuilder.entry("node-name", "xstring", nodeName))
                    .append(WorkflowBuilder.entry("node-bundle-name", "xstring", "Test nodes"))
                    .append(WorkflowBuilder.entry("node-bundle-symbolic-name", "xstring", bundle))
                    .append(WorkflowBuilder.entry("node-bundle-vendor", "xstring", "Strand"))
                    .append(WorkflowBuilder.entry("node-bundle-version", "xstring", bundleVersion))
                    .append("<config key=\"factory_settings\"/>\n")
                    .append(WorkflowBuilder.entry("name", "xstring", nodeName))
                    .append(WorkflowBuilder.entry("hasContent", "xboolean", "true"))
                    .append(WorkflowBuilder.entry("isInactive", "xboolean", "false"))
                    .append("<config key=\"ports\"/>\n")
                    .append("<config key=\"filestores\">")
                    .append(WorkflowBuilder.entry("file_store_location", "xstring", null))
                    .append(WorkflowBuilder.entry("file_store_id", "xstring", null))
                    .append("</config>\n</config>\n")
                    .toString();
        }
    }

    public NodeBuilder node(int id, String nodeName, Class<?> factory) {
        return node(id, nodeName, factory.getName());
    }

    public NodeBuilder node(int id, String nodeName, String factory) {
        NodeBuilder node = new NodeBuilder(id, nodeName, factory);
        nodes.add(node);
        return node;
    }

    public WorkflowBuilder connect(int source, int sourcePort, int destination, int port) {
        connections
                .append("<config key=\"connection_" + connectionCount++ + "\">")
                .append(entry("sourceID", "xint", String.valueOf(source)))
                .append(entry("destID", "xint", String.valueOf(destination)))
                .append(entry("sourcePort", "xint", String.valueOf(sourcePort)))
                .append(entry("destPort", "xint", String.valueOf(port)))
                .append("</config>\n");
        return this;
    }

    /** Adds a workflow variable; the class is STRING, INTEGER, DOUBLE, LONG or BOOLEAN. */
    public WorkflowBuilder variable(
            String variable, String variableClass, String type, String value) {
        variables
                .append("<config key=\"Var_" + variableCount++ + "\">")
                .append(entry("name", "xstring", variable))
                .append(entry("class", "xstring", variableClass))
                .append(entry("value", type, value))
                .append("</config>\n");
        return this;
    }

    public WorkflowBuilder version(String newVersion) {
        version = newVersion;
        return this;
    }

    public WorkflowBuilder extra(String xml) {
        extra.append(xml);
        return this;
    }

    /** Writes the folder below a parent and returns it. */
    public Path write(Path parent) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name));
        Files.writeString(folder.resolve("workflow.knime"), workflowXml());
        for (NodeBuilder node : nodes) {
            Path nodeFolder = Files.createDirectories(folder.resolve(node.folder()));
            Files.writeString(nodeFolder.resolve("settings.xml"), node.xml());
        }
        return folder;
    }

    private String workflowXml() {
        StringBuilder xml = new StringBuilder(HEAD + "workflow.knime\">\n");
        xml.append(entry("created_by", "xstring", "5.12.0.v202601010000"))
                .append(entry("created_by_nightly", "xboolean", "false"))
                .append(entry("version", "xstring", version))
                .append(entry("name", "xstring", null))
                .append(extra)
                .append(entry("customDescription", "xstring", null))
                .append(entry("state", "xstring", "EXECUTED"));
        if (variables.length() > 0) {
            xml.append("<config key=\"workflow_variables\">\n")
                    .append(variables)
                    .append("</config>\n");
        }
        xml.append("<config key=\"workflow_credentials\"/>\n<config key=\"nodes\">\n");
        for (NodeBuilder node : nodes) {
            xml.append("<config key=\"node_" + node.id + "\">\n")
                    .append(entry("id", "xint", String.valueOf(node.id)))
                    .append(entry("node_settings_file", "xstring", node.folder() + "/settings.xml"))
                    .append(
                            entry(
                                    "node_is_meta",
                                    "xboolean",
                                    String.valueOf(!node.type.equals("NativeNode"))))
                    .append(entry("node_type", "xstring", node.type))
                    .append(
                            entry(
                                    "ui_classname",
                                    "xstring",
                                    "org.knime.core.node.workflow.NodeUIInformation"))
                    .append("<config key=\"ui_settings\"><config key=\"extrainfo.node.bounds\">")
                    .append(entry("array-size", "xint", "4"))
                    .append(entry("0", "xint", String.valueOf(200 * node.id)))
                    .append(entry("1", "xint", "100"))
                    .append(entry("2", "xint", "-1"))
                    .append(entry("3", "xint", "-1"))
                    .append("</config></config>\n</config>\n");
        }
        return xml.append("</config>\n<config key=\"connections\">\n")
                .append(connections)
                .append("</config>\n</config>\n")
                .toString();
    }

    /** Packs a folder as a .knwf with one root folder. */
    public static Path pack(Path folder, Path archive) throws IOException {
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().filter(Files::isRegularFile).toList()) {
                String entryName = folder.getParent().relativize(file).toString();
                zip.putNextEntry(new ZipEntry(entryName.replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return archive;
    }

    private static String entry(String key, String type, String value) {
        return "<entry key=\""
                + key
                + "\" type=\""
                + type
                + (value == null ? "\" isnull=\"true\" value=\"" : "\" value=\"")
                + (value == null ? "" : escaped(value))
                + "\"/>\n";
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
