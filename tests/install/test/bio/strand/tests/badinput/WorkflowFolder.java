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

/** A workflow put together from nodes of the example workflows, with other settings. */
final class WorkflowFolder {

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
            """;

    private final Path folder;

    private final StringBuilder nodes = new StringBuilder();

    private final StringBuilder connections = new StringBuilder();

    private int nodeCount;

    private int connectionCount;

    WorkflowFolder(Path folder) throws IOException {
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
    int add(String example, String name, Map<String, String> settings) throws IOException {
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
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            Matcher entry =
                    Pattern.compile(
                                    "(<entry key=\""
                                            + setting.getKey()
                                            + "\" type=\"[a-z]+\" value=\")[^\"]*")
                            .matcher(xml);
            if (!entry.find()) {
                throw new IOException(name + " has no setting " + setting.getKey());
            }
            xml = entry.replaceFirst("$1" + Matcher.quoteReplacement(setting.getValue()));
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
    void connect(int from, int output, int to, int input) {
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
    String write() throws IOException {
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
