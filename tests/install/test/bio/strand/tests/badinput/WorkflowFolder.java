// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.badinput;

import bio.strand.tests.install.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A workflow put together from nodes of the example workflows, or new ones, with other settings.
 */
public final class WorkflowFolder {

    private static final String HEAD =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <config xmlns="http://www.knime.org/2008/09/XMLConfig" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xsi:schemaLocation="http://www.knime.org/2008/09/XMLConfig \
            http://www.knime.org/XMLConfig_2008_09.xsd" key="workflow.knime">
                <entry key="created_by" type="xstring" value="5.8.0"/>
                <entry key="version" type="xstring" value="5.1.0"/>
                <entry key="name" type="xstring" isnull="true" value=""/>
                <entry key="state" type="xstring" value="IDLE"/>
                <config key="workflow_variables"/>
                <config key="workflow_credentials"/>
            """;

    private static final String NEW_NODE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <config xmlns="http://www.knime.org/2008/09/XMLConfig" key="settings.xml">
                <entry key="node_file" type="xstring" value="settings.xml"/>
                <config key="flow_stack"/>
                <config key="internal_node_subsettings">
                    <entry key="memory_policy" type="xstring" value="CacheSmallInMemory"/>
                </config>
                <config key="model">@MODEL@</config>
                <entry key="customDescription" type="xstring" isnull="true" value=""/>
                <entry key="state" type="xstring" value="CONFIGURED"/>
                <entry key="factory" type="xstring" value="@FACTORY@"/>
                <entry key="node-name" type="xstring" value="@NAME@"/>
                <entry key="node-bundle-name" type="xstring" value="Strand Nodes"/>
                <entry key="node-bundle-symbolic-name" type="xstring" value="bio.strand.nodes"/>
                <entry key="node-bundle-vendor" type="xstring" value="Strand contributors"/>
                <entry key="node-bundle-version" type="xstring" value="1.0.0"/>
                <config key="factory_settings"/>
                <entry key="name" type="xstring" value="@NAME@"/>
                <entry key="hasContent" type="xboolean" value="false"/>
                <entry key="isInactive" type="xboolean" value="false"/>
                <config key="ports"/>
                <config key="filestores">
                    <entry key="file_store_location" type="xstring" isnull="true" value=""/>
                    <entry key="file_store_id" type="xstring" isnull="true" value=""/>
                </config>
            </config>
            """;

    private final Path folder;

    private final StringBuilder nodes = new StringBuilder();

    private final StringBuilder connections = new StringBuilder();

    private int nodeCount;

    private int connectionCount;

    /**
     * An empty workflow.
     *
     * @param folder where it shall be; created
     */
    public WorkflowFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /**
     * Adds a node as an example workflow has it, without the flow variables that control it there.
     *
     * @param example name of the example workflow
     * @param name name of the node, such as {@code Sequence Reader}
     * @param settings settings that differ from the example's
     * @return the node's number in this workflow
     */
    public int add(String example, String name, Map<String, String> settings) throws IOException {
        Path source = Launcher.ROOT.resolve("workflows").resolve(example);
        Path found;
        try (Stream<Path> folders = Files.list(source)) {
            found =
                    folders.filter(file -> file.getFileName().toString().startsWith(name + " (#"))
                            .findFirst()
                            .orElseThrow();
        }
        String xml =
                Files.readString(found.resolve("settings.xml"))
                        .replaceFirst("(?s)    <config key=\"variables\">.*?\n    </config>\n", "");
        return put(name, xml, settings);
    }

    /**
     * Adds a node as it comes out of the node repository.
     *
     * @param name name of the node, such as {@code Sequence Model Writer}
     * @param factory simple name of its factory, by which its settings are kept for tests
     * @param settings settings that differ from the default
     * @return the node's number in this workflow
     */
    public int addNew(String name, String factory, Map<String, String> settings)
            throws IOException {
        String model =
                Files.readString(
                        Launcher.ROOT.resolve("test-resources/settings").resolve(factory + ".xml"));
        Matcher type =
                Pattern.compile("factory-class=\"([a-z.]+\\." + factory + ")\"")
                        .matcher(Files.readString(Launcher.ROOT.resolve("plugin.xml")));
        if (!type.find()) {
            throw new IOException("plugin.xml has no " + factory);
        }
        String entries = model.substring(model.indexOf("key=\"model\">") + 12);
        String xml =
                NEW_NODE.replace("@FACTORY@", type.group(1))
                        .replace("@NAME@", name)
                        .replace("@MODEL@", entries.substring(0, entries.lastIndexOf("</config>")));
        return put(name, xml, settings);
    }

    private int put(String name, String original, Map<String, String> settings) throws IOException {
        String xml = original;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            Matcher entry =
                    Pattern.compile(
                                    "(<entry key=\""
                                            + setting.getKey()
                                            + "\" type=\"[a-z]+\")(?: isnull=\"true\")?("
                                            + " value=\")[^\"]*")
                            .matcher(xml);
            if (!entry.find()) {
                throw new IOException(name + " has no setting " + setting.getKey());
            }
            xml = entry.replaceFirst("$1$2" + Matcher.quoteReplacement(setting.getValue()));
        }
        nodeCount++;
        String place = name + " (#" + nodeCount + ")";
        Files.writeString(
                Files.createDirectories(folder.resolve(place)).resolve("settings.xml"), xml);
        nodes.append(
                """
                        <config key="node_%1$d">
                            <entry key="id" type="xint" value="%1$d"/>
                            <entry key="node_settings_file" type="xstring" value="%2$s/settings.xml"/>
                            <entry key="node_is_meta" type="xboolean" value="false"/>
                            <entry key="node_type" type="xstring" value="NativeNode"/>
                        </config>
                """
                        .formatted(nodeCount, place));
        return nodeCount;
    }

    /** Connects an output with an input; the first data port has the number 1. */
    public void connect(int from, int output, int to, int input) {
        connections.append(
                """
                        <config key="connection_%d">
                            <entry key="sourceID" type="xint" value="%d"/>
                            <entry key="destID" type="xint" value="%d"/>
                            <entry key="sourcePort" type="xint" value="%d"/>
                            <entry key="destPort" type="xint" value="%d"/>
                        </config>
                """
                        .formatted(connectionCount++, from, to, output, input));
    }

    /** Writes {@code workflow.knime} and gives the workflow's folder. */
    public String write() throws IOException {
        Files.writeString(
                folder.resolve("workflow.knime"),
                HEAD
                        + "    <config key=\"nodes\">\n"
                        + nodes
                        + "    </config>\n    <config key=\"connections\">\n"
                        + connections
                        + "    </config>\n</config>\n");
        return folder.toString();
    }
}
