// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.host.testing.WorkflowBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class WorkflowReaderTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private Path root;

    private Path extraction;

    @Before
    public void createFolders() throws IOException {
        root = folder.newFolder("root").toPath();
        extraction = folder.newFolder("extraction").toPath();
    }

    private Workflow read(Path source) throws Exception {
        return WorkflowReader.read(source, extraction);
    }

    private WorkflowLoadException refused(Path source) {
        WorkflowLoadException e =
                assertThrows(
                        WorkflowLoadException.class, () -> WorkflowReader.read(source, extraction));
        assertTrue(e.remedy(), e.remedy().endsWith(".") || e.remedy().endsWith("?"));
        return e;
    }

    private static WorkflowBuilder twoNodes() {
        WorkflowBuilder builder = new WorkflowBuilder("demo");
        builder.node(1, "Reader", "a.ReaderFactory").with("path", "x.csv");
        builder.node(3, "Learner", "a.LearnerFactory").controlledBy("epochs", "epochs");
        return builder.connect(1, 1, 3, 2).connect(1, 0, 3, 0);
    }

    private static void replace(Path file, String from, String to) throws IOException {
        String content = Files.readString(file);
        assertTrue(content, content.contains(from));
        Files.writeString(file, content.replace(from, to));
    }

    @Test
    public void readsTheGoldenWorkflow() throws Exception {
        Path golden = Path.of(System.getProperty("basedir", "."), "test-resources", "golden");
        Workflow workflow = read(golden);
        assertEquals("golden", workflow.name());
        assertEquals(List.of(), workflow.warnings());
        assertEquals(
                List.of("Numbers (#1)", "Add Column (#4)"),
                workflow.nodes().stream().map(WorkflowNode::label).toList());
        assertEquals(List.of(new Connection(1, 1, 4, 1)), workflow.connections());
        assertEquals(
                List.of("\"amount\" (INTEGER: 7)", "\"rate\" (DOUBLE: 0.5)"),
                workflow.variables().stream().map(Object::toString).toList());
        WorkflowNode add = workflow.nodes().get(1);
        assertEquals("bio.strand.host.testing.TestNodes$AddColumnFactory", add.factoryClassName());
        assertEquals("bio.strand.host.testing", add.bundleSymbolicName());
        assertEquals("1.2.3.v2026", add.bundleVersion());
        assertEquals(5, add.model().orElseThrow().getInt("amount"));
        assertTrue(add.variables().isPresent());
    }

    @Test
    public void readsNodesConnectionsAndVariables() throws Exception {
        Workflow workflow = read(twoNodes().variable("epochs", "INTEGER", "xint", "3").write(root));
        assertEquals(List.of(1, 3), workflow.nodes().stream().map(WorkflowNode::id).toList());
        assertEquals("a.LearnerFactory", workflow.nodes().get(1).factoryClassName());
        assertEquals("x.csv", workflow.nodes().get(0).model().orElseThrow().getString("path"));
        assertEquals(
                List.of(new Connection(1, 1, 3, 2), new Connection(1, 0, 3, 0)),
                workflow.connections());
        assertEquals(3, workflow.variables().get(0).getIntValue());
    }

    @Test
    public void readsTheSameFromFolderFileAndArchive() throws Exception {
        Path workflow = twoNodes().write(root);
        Path archive = WorkflowBuilder.pack(workflow, root.resolve("packed.knwf"));
        for (Path source : List.of(workflow, workflow.resolve("workflow.knime"), archive)) {
            assertEquals("demo", read(source).name());
            assertEquals(2, read(source).nodes().size());
        }
    }

    @Test
    public void ordersNodesByDependencyAndThenById() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("order");
        for (int id : new int[] {1, 2, 3, 4}) {
            builder.node(id, "N", "a.F");
        }
        builder.connect(4, 1, 1, 1).connect(2, 1, 1, 2);
        assertEquals(
                List.of(2, 3, 4, 1),
                read(builder.write(root)).inDependencyOrder().stream()
                        .map(WorkflowNode::id)
                        .toList());
    }

    @Test
    public void refusesACycle() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("cycle");
        builder.node(1, "A", "a.F");
        builder.node(2, "B", "a.F");
        builder.node(3, "C", "a.F");
        Workflow workflow =
                read(
                        builder.connect(1, 1, 2, 1)
                                .connect(2, 1, 1, 1)
                                .connect(2, 1, 3, 1)
                                .write(root));
        WorkflowLoadException e =
                assertThrows(WorkflowLoadException.class, workflow::inDependencyOrder);
        assertTrue(e.problem(), e.problem().contains("A (#1), B (#2)"));
    }

    @Test
    public void saysThatNothingIsThere() {
        assertTrue(refused(root.resolve("none")).problem().contains("no such file"));
    }

    @Test
    public void suggestsTheWorkflowsInAFolder() throws Exception {
        Path workflow = twoNodes().write(root);
        WorkflowLoadException e = refused(root);
        assertTrue(e.problem(), e.problem().contains("no file workflow.knime"));
        assertEquals("Did you mean " + workflow + "?", e.remedy());
    }

    @Test
    public void refusesOtherFiles() throws Exception {
        Path text = Files.writeString(root.resolve("notes.txt"), "hello");
        assertTrue(refused(text).problem().contains("neither a workflow folder nor"));
        Path group = Files.writeString(root.resolve("group.knar"), "hello");
        assertTrue(refused(group).problem().contains(".knar"));
    }

    @Test
    public void namesFileAndLineOfACorruptWorkflow() throws Exception {
        Path workflow = twoNodes().write(root);
        Path file = workflow.resolve("workflow.knime");
        replace(file, "<config key=\"connections\">", "<config key=connections>");
        WorkflowLoadException e = refused(workflow);
        assertEquals(file, e.file().orElseThrow());
        List<String> lines = Files.readAllLines(file);
        assertEquals("<config key=connections>", lines.get(e.line() - 1));
    }

    @Test
    public void namesFileAndLineOfCorruptNodeSettings() throws Exception {
        Path workflow = twoNodes().write(root);
        Path file = workflow.resolve("Reader (#1)").resolve("settings.xml");
        replace(file, "key=\"path\" type=\"xstring\"", "key=\"path\" type=\"xtring\"");
        WorkflowLoadException e = refused(workflow);
        assertEquals(file, e.file().orElseThrow());
        assertTrue(Files.readAllLines(file).get(e.line() - 1).contains("xtring"));
    }

    @Test
    public void refusesExternalEntitiesInNodeSettings() throws Exception {
        Path workflow = twoNodes().write(root);
        Path file = workflow.resolve("Reader (#1)").resolve("settings.xml");
        replace(
                file,
                "<config xmlns",
                "<!DOCTYPE config [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<config xmlns");
        WorkflowLoadException e = refused(workflow);
        assertTrue(e.getMessage(), e.getMessage().contains("DOCTYPE"));
        assertEquals(2, e.line());
    }

    @Test
    public void saysWhichSettingsAreMissing() throws Exception {
        Path workflow = twoNodes().write(root);
        Path file = workflow.resolve("Reader (#1)").resolve("settings.xml");
        Files.delete(file);
        WorkflowLoadException e = refused(workflow);
        assertEquals(file, e.file().orElseThrow());
        assertTrue(e.problem(), e.problem().contains("does not exist"));
    }

    @Test
    public void refusesNodeSettingsOutsideTheWorkflow() throws Exception {
        for (String location :
                List.of(
                        "../other/settings.xml",
                        "/etc/settings.xml",
                        "settings.xml",
                        "a/b/c.xml")) {
            Path workflow = twoNodes().write(root);
            replace(workflow.resolve("workflow.knime"), "Reader (#1)/settings.xml", location);
            WorkflowLoadException e = refused(workflow);
            assertTrue(e.problem(), e.problem().contains("not in a folder of the workflow"));
        }
    }

    @Test
    public void namesTheNodeOfADanglingConnection() throws Exception {
        Path workflow = twoNodes().connect(1, 1, 9, 1).write(root);
        WorkflowLoadException e = refused(workflow);
        assertTrue(e.problem(), e.problem().contains("connection_2 names node #9"));
        assertTrue(
                Files.readAllLines(workflow.resolve("workflow.knime"))
                        .get(e.line() - 1)
                        .contains("connection_2"));
    }

    @Test
    public void refusesTwoConnectionsIntoOnePort() throws Exception {
        WorkflowLoadException e = refused(twoNodes().connect(1, 2, 3, 2).write(root));
        assertTrue(e.problem(), e.problem().contains("port 2 of node #3 has two inputs"));
    }

    @Test
    public void refusesDuplicateIdsAndMissingKeys() throws Exception {
        Path workflow = twoNodes().write(root);
        Path file = workflow.resolve("workflow.knime");
        replace(
                file,
                "key=\"id\" type=\"xint\" value=\"3\"",
                "key=\"id\" type=\"xint\" value=\"1\"");
        assertTrue(refused(workflow).problem().contains("both have id 1"));
        workflow = twoNodes().write(root);
        replace(file, "<entry key=\"version\" type=\"xstring\" value=\"5.1.0\"/>", "");
        assertTrue(refused(workflow).problem().contains("with the key \"version\""));
    }

    @Test
    public void refusesMetanodesAndComponents() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("demo");
        builder.node(1, "Group", "x").type("MetaNode");
        assertTrue(refused(builder.write(root)).problem().contains("is a metanode"));
        builder = new WorkflowBuilder("demo");
        builder.node(1, "Group", "x").type("SubNode");
        assertTrue(refused(builder.write(root)).problem().contains("is a component"));
    }

    @Test
    public void refusesOldFormatsAndWarnsOfNewerOnes() throws Exception {
        assertTrue(refused(twoNodes().version("2.0.0").write(root)).problem().contains("too old"));
        assertEquals(List.of(), read(twoNodes().version("4.1.0").write(root)).warnings());
        Workflow newer = read(twoNodes().version("6.0.0").write(root));
        assertEquals(1, newer.warnings().size());
        assertTrue(newer.warnings().get(0), newer.warnings().get(0).contains("newer"));
    }

    @Test
    public void refusesALockedWorkflow() throws Exception {
        Path workflow = twoNodes().extra("<config key=\"cipher\"/>").write(root);
        assertTrue(refused(workflow).problem().contains("locked"));
    }

    @Test
    public void namesADamagedVariable() throws Exception {
        Path workflow = twoNodes().variable("n", "NONSENSE", "xint", "3").write(root);
        WorkflowLoadException e = refused(workflow);
        assertTrue(e.problem(), e.problem().contains("variable Var_0"));
    }
}
