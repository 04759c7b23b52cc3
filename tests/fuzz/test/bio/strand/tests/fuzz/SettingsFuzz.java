// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.host.workflow.Workflow;
import bio.strand.host.workflow.WorkflowLoadException;
import bio.strand.host.workflow.WorkflowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The XML of a workflow folder: the input is its {@code workflow.knime}, or, if it has the root key
 * {@code settings.xml}, the settings of the one node of a workflow.
 */
public final class SettingsFuzz {

    private static final String WORKFLOW =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <config xmlns="http://www.knime.org/2008/09/XMLConfig" key="workflow.knime">
            <entry key="created_by" type="xstring" value="5.8.0"/>
            <entry key="version" type="xstring" value="5.1.0"/>
            <config key="nodes"><config key="node_1">
            <entry key="id" type="xint" value="1"/>
            <entry key="node_settings_file" type="xstring" value="N (#1)/settings.xml"/>
            <entry key="node_is_meta" type="xboolean" value="false"/>
            <entry key="node_type" type="xstring" value="NativeNode"/>
            </config></config>
            <config key="connections"/>
            </config>
            """;

    private SettingsFuzz() {}

    /**
     * Reads one input.
     *
     * @param data the content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        Path folder = Scratch.folder("workflow");
        try {
            if (contains(data, "key=\"settings.xml\"")) {
                Files.writeString(folder.resolve(WorkflowReader.FILE_NAME), WORKFLOW);
                Files.write(
                        Files.createDirectory(folder.resolve("N (#1)")).resolve("settings.xml"),
                        data);
            } else {
                Files.write(folder.resolve(WorkflowReader.FILE_NAME), data);
            }
            read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder can be used", e);
        }
    }

    static void read(Path source) throws IOException {
        try {
            Workflow workflow = WorkflowReader.read(source, Scratch.folder("extracted"));
            workflow.inDependencyOrder();
        } catch (WorkflowLoadException e) {
            Expectations.requireReadable(e);
            Expectations.require(!e.remedy().isBlank(), "a refusal without a remedy");
        }
    }

    private static boolean contains(byte[] data, String text) {
        return new String(data, StandardCharsets.ISO_8859_1).contains(text);
    }
}
