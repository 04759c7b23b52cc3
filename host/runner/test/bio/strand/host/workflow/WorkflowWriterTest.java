// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;

import bio.strand.host.testing.WorkflowBuilder;
import bio.strand.host.workflow.WorkflowWriter.NodeStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.workflow.FlowVariable;

public final class WorkflowWriterTest {

    private static final NodeStatus CONFIGURED = new NodeStatus(true, 2, Optional.empty());

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private Path root;

    @Before
    public void createRoot() throws IOException {
        root = folder.newFolder("root").toPath();
    }

    private Workflow read(Path source) throws Exception {
        return WorkflowReader.read(source, root);
    }

    private static WorkflowBuilder oneNode(String nodeExtra, String workflowExtra) {
        WorkflowBuilder builder = new WorkflowBuilder("demo").extra(workflowExtra);
        builder.node(1, "Reader", "a.ReaderFactory").with("path", "a&b <\"c\">").extra(nodeExtra);
        return builder;
    }

    private Workflow saved(WorkflowBuilder builder, List<FlowVariable> variables, NodeStatus status)
            throws Exception {
        Path target = root.resolve("saved");
        WorkflowWriter.write(read(builder.write(root)), variables, Map.of(1, status), target);
        return read(target);
    }

    @Test
    public void keepsUnknownKeysOfWorkflowAndNode() throws Exception {
        Workflow copy =
                saved(
                        oneNode(
                                "<config key=\"futureThing\"><entry key=\"deep\" type=\"xlong\""
                                        + " value=\"9\"/></config>",
                                "<config key=\"annotations\"><config key=\"annotation_0\"><entry"
                                        + " key=\"text\" type=\"xstring\""
                                        + " value=\"why\"/></config></config>"),
                        List.of(),
                        CONFIGURED);
        NodeSettings node = copy.nodes().get(0).file().settings();
        assertEquals(9L, node.getNodeSettings("futureThing").getLong("deep"));
        NodeSettings annotations = copy.file().settings().getNodeSettings("annotations");
        assertEquals("why", annotations.getNodeSettings("annotation_0").getString("text"));
        assertEquals(
                400 / 2,
                copy.file()
                        .settings()
                        .getNodeSettings("nodes")
                        .getNodeSettings("node_1")
                        .getNodeSettings("ui_settings")
                        .getIntArray("extrainfo.node.bounds")[0]);
    }

    @Test
    public void keepsSettingsToTheLetter() throws Exception {
        Workflow copy = saved(oneNode("", ""), List.of(), CONFIGURED);
        assertEquals("a&b <\"c\">", copy.nodes().get(0).model().orElseThrow().getString("path"));
    }

    @Test
    public void savesNodesAsReset() throws Exception {
        Workflow copy =
                saved(
                        oneNode(
                                "<config key=\"nodecontainer_message\"><entry key=\"type\""
                                        + " type=\"xstring\" value=\"ERROR\"/></config><config"
                                        + " key=\"internalObjects\"/>",
                                ""),
                        List.of(),
                        CONFIGURED);
        NodeSettings node = copy.nodes().get(0).file().settings();
        assertEquals("CONFIGURED", node.getString("state"));
        assertEquals("CONFIGURED", copy.file().settings().getString("state"));
        assertFalse(node.getBoolean("hasContent"));
        assertFalse(node.containsKey("nodecontainer_message"));
        assertFalse(node.containsKey("internalObjects"));
        assertTrue(node.getNodeSettings("flow_stack").keySet().isEmpty());
        NodeSettings ports = node.getNodeSettings("ports");
        assertEquals(2, ports.keySet().size());
        assertEquals(2, ports.getNodeSettings("port_2").getInt("index"));
        assertNull(ports.getNodeSettings("port_2").getString("port_dir_location"));
        assertNull(node.getNodeSettings("filestores").getString("file_store_id"));
    }

    @Test
    public void savesWhatIsNotConfiguredAsIdle() throws Exception {
        Workflow copy =
                saved(oneNode("", ""), List.of(), new NodeStatus(false, 1, Optional.empty()));
        assertEquals("IDLE", copy.nodes().get(0).file().settings().getString("state"));
        assertEquals("IDLE", copy.file().settings().getString("state"));
    }

    @Test
    public void savesTheVariablesOfTheRun() throws Exception {
        Workflow copy =
                saved(
                        oneNode("", "").variable("seed", "INTEGER", "xint", "1"),
                        List.of(new FlowVariable("seed", 2), new FlowVariable("input", "x.csv")),
                        CONFIGURED);
        assertEquals(2, copy.variables().get(0).getIntValue());
        assertEquals("x.csv", copy.variables().get(1).getStringValue());
        Workflow without = saved(oneNode("", ""), List.of(), CONFIGURED);
        assertEquals(List.of(), without.variables());
        assertFalse(without.file().settings().containsKey("workflow_variables"));
    }

    @Test
    public void addsDefaultsOnlyToNodesWithoutSettings() throws Exception {
        NodeSettings defaults = new NodeSettings("model");
        defaults.addString("path", "default");
        NodeStatus status = new NodeStatus(true, 1, Optional.of(defaults));
        Workflow kept = saved(oneNode("", ""), List.of(), status);
        assertEquals("a&b <\"c\">", kept.nodes().get(0).model().orElseThrow().getString("path"));
        WorkflowBuilder builder = new WorkflowBuilder("demo");
        builder.node(1, "Reader", "a.ReaderFactory").withoutModel();
        Workflow added = saved(builder, List.of(), status);
        assertEquals("default", added.nodes().get(0).model().orElseThrow().getString("path"));
    }

    @Test
    public void copiesMetadataAndDroppedFilesButNoData() throws Exception {
        Path source = oneNode("", "").write(root);
        Files.writeString(source.resolve("workflow-metadata.xml"), "<m/>");
        Files.writeString(source.resolve(".savedWithData"), "");
        Files.createDirectories(source.resolve("data"));
        Files.writeString(source.resolve("data").resolve("in.csv"), "1");
        Path node = source.resolve("Reader (#1)");
        Files.createDirectories(node.resolve("drop"));
        Files.writeString(node.resolve("drop").resolve("d.txt"), "2");
        Files.createDirectories(node.resolve("port_1"));
        Files.writeString(node.resolve("port_1").resolve("data.zip"), "3");
        Path target = root.resolve("saved");
        WorkflowWriter.write(read(source), List.of(), Map.of(), target);
        assertEquals("<m/>", Files.readString(target.resolve("workflow-metadata.xml")));
        assertEquals("1", Files.readString(target.resolve("data").resolve("in.csv")));
        assertTrue(Files.notExists(target.resolve(".savedWithData")));
        Path copiedNode = target.resolve("Reader (#1)");
        assertEquals("2", Files.readString(copiedNode.resolve("drop").resolve("d.txt")));
        assertTrue(Files.notExists(copiedNode.resolve("port_1")));
    }

    @Test
    public void canReplaceTheWorkflowItWasReadFrom() throws Exception {
        Path source = oneNode("", "").write(root);
        Files.writeString(source.resolve("workflow-metadata.xml"), "<m/>");
        WorkflowWriter.write(read(source), List.of(), Map.of(1, CONFIGURED), source);
        assertEquals(1, read(source).nodes().size());
        assertEquals("<m/>", Files.readString(source.resolve("workflow-metadata.xml")));
        assertEquals(List.of(source), Folders.children(root));
    }

    @Test
    public void savesASecondTimeWhatItSavedBefore() throws Exception {
        Path first = root.resolve("first");
        Path second = root.resolve("second");
        WorkflowWriter.write(
                read(oneNode("", "").write(root)), List.of(), Map.of(1, CONFIGURED), first);
        WorkflowWriter.write(read(first), List.of(), Map.of(1, CONFIGURED), second);
        for (String file : List.of("workflow.knime", "Reader (#1)/settings.xml")) {
            assertEquals(
                    Files.readString(first.resolve(file)), Files.readString(second.resolve(file)));
        }
    }

    @Test
    public void leavesNothingWhenTheTargetCannotBeWritten() throws Exception {
        Workflow workflow = read(oneNode("", "").write(root));
        Path blocked = Files.createDirectories(root.resolve("blocked"));
        assumeFalse(
                "root may write anywhere",
                !blocked.toFile().setWritable(false) || Files.isWritable(blocked));
        try {
            assertThrows(
                    IOException.class,
                    () ->
                            WorkflowWriter.write(
                                    workflow, List.of(), Map.of(), blocked.resolve("saved")));
            assertEquals(List.of(), Folders.children(blocked));
        } finally {
            assertTrue(blocked.toFile().setWritable(true));
        }
    }
}
