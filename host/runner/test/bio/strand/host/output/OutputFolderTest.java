// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.output;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.registry.ContributionRegistry;
import bio.strand.host.core.registry.ListedContributions;
import bio.strand.host.execution.ExecutionListener;
import bio.strand.host.execution.NodeOutput;
import bio.strand.host.execution.OutputSink;
import bio.strand.host.execution.RunResult;
import bio.strand.host.execution.WorkflowRun;
import bio.strand.host.testing.NotesPort;
import bio.strand.host.testing.RecordingListener;
import bio.strand.host.testing.TestNodes;
import bio.strand.host.testing.TestRegistry;
import bio.strand.host.testing.WorkflowBuilder;
import bio.strand.host.workflow.Folders;
import bio.strand.host.workflow.WorkflowNode;
import bio.strand.host.workflow.WorkflowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortUtil;

public final class OutputFolderTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private final ExecutionListener listener = new RecordingListener();

    private Path out;

    @Before
    public void chooseFolder() {
        out = folder.getRoot().toPath().resolve("results");
    }

    private void run(WorkflowBuilder builder, OutputSink sink) throws Exception {
        try (WorkflowRun run =
                WorkflowRun.prepare(
                        WorkflowReader.read(
                                builder.write(folder.newFolder().toPath()),
                                folder.getRoot().toPath()),
                        List.of(),
                        new TestRegistry(),
                        listener,
                        sink,
                        2)) {
            RunResult result = run.execute();
            assertTrue(result.toString(), result.complete());
        }
    }

    private static WorkflowBuilder numbers(String name, int count) {
        WorkflowBuilder builder = new WorkflowBuilder("w");
        builder.node(3, name, TestNodes.NumbersFactory.class).with("count", count);
        return builder;
    }

    @Test
    public void writesTablesWithRowIdFirstAndMissingCellsEmpty() throws Exception {
        run(numbers("Numbers", 4), OutputFolder.open(out));
        assertEquals(
                "RowID,number,text\nRow0,0,t0\nRow1,1,t1\nRow2,2,\nRow3,3,t3\n",
                Files.readString(out.resolve("Numbers (#3)").resolve("port_1.csv")));
    }

    @Test
    public void namesFoldersSafely() throws Exception {
        run(numbers("a:b", 1), OutputFolder.open(out));
        assertEquals(List.of(out.resolve("a_b (#3)")), Folders.children(out));
    }

    @Test
    public void replacesTheResultsOfAnEarlierRun() throws Exception {
        run(numbers("Numbers", 4), OutputFolder.open(out));
        Files.writeString(out.resolve("Numbers (#3)").resolve("port_2.csv"), "stale");
        run(numbers("Numbers", 1), OutputFolder.open(out));
        assertEquals(
                List.of(out.resolve("Numbers (#3)").resolve("port_1.csv")),
                Folders.children(out.resolve("Numbers (#3)")));
    }

    @Test
    public void writesPicturesAndModelFiles() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("w");
        builder.node(1, "Picture", TestNodes.PictureFactory.class);
        builder.node(2, "Model", TestNodes.ModelFileFactory.class);
        run(builder, OutputFolder.open(out));
        assertArrayEquals(
                TestNodes.PNG, Files.readAllBytes(out.resolve("Picture (#1)/port_1.png")));
        assertEquals("weights", Files.readString(out.resolve("Model (#2)/port_1.model")));
    }

    @Test
    public void writesThePageOfAViewAfterTheExecution() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("w");
        builder.node(1, "View", TestNodes.ViewFactory.class);
        run(builder, OutputFolder.open(out));
        assertEquals(
                "<p>Executions: \u2713 1</p>",
                Files.readString(out.resolve("View (#1)/view.html")));
    }

    @Test
    public void aViewThatCannotBeMadeCostsNothingElse() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("w");
        builder.node(1, "Broken View", TestNodes.BrokenViewFactory.class);
        builder.node(2, "Picture", TestNodes.PictureFactory.class);
        run(builder, OutputFolder.open(out));
        assertTrue(Files.notExists(out.resolve("Broken View (#1)")));
        assertTrue(Files.exists(out.resolve("Picture (#2)/port_1.png")));
    }

    @Test
    public void writesOtherObjectsAsKnimesModelWriterDoes() throws Exception {
        ContributionRegistry.install(
                new ListedContributions()
                        .portType(
                                "Notes",
                                NotesPort.class,
                                NotesPort.Serializer.class,
                                NotesPort.Spec.class,
                                NotesPort.SpecSerializer.class));
        try {
            WorkflowBuilder builder = new WorkflowBuilder("w");
            builder.node(1, "Notes", TestNodes.NotesFactory.class);
            run(builder, OutputFolder.open(out));
            assertEquals(
                    new NotesPort("remember"),
                    PortUtil.readObjectFromFile(
                            out.resolve("Notes (#1)/port_1.zip").toFile(), new ExecutionMonitor()));
        } finally {
            ContributionRegistry.install(null);
        }
    }

    @Test
    public void writesNothingForAnInactiveBranch() throws Exception {
        WorkflowBuilder builder = numbers("Numbers", 2);
        builder.node(4, "Switch", TestNodes.SwitchFactory.class);
        run(builder.connect(3, 1, 4, 1), OutputFolder.open(out));
        assertEquals(
                List.of(out.resolve("Switch (#4)/port_2.csv")),
                Folders.children(out.resolve("Switch (#4)")));
    }

    @Test
    public void leavesNothingOfATableWhenCanceled() throws Exception {
        OutputFolder results = OutputFolder.open(out);
        DefaultNodeProgressMonitor canceled = new DefaultNodeProgressMonitor();
        canceled.setExecuteCanceled();
        OutputSink sink =
                (WorkflowNode node, NodeOutput output, ExecutionMonitor monitor) ->
                        assertThrows(
                                CanceledExecutionException.class,
                                () -> results.accept(node, output, new ExecutionMonitor(canceled)));
        run(numbers("Numbers", 4), sink);
        assertEquals(List.of(), Folders.children(out));
    }

    @Test
    public void saysThatTheFolderIsAFile() throws Exception {
        Files.writeString(out, "x");
        IOException e = assertThrows(IOException.class, () -> OutputFolder.open(out));
        assertTrue(e.getMessage(), e.getMessage().contains("is a file, not a folder"));
    }

    @Test
    public void saysWhatCannotBeWritten() throws Exception {
        OutputFolder results = OutputFolder.open(out);
        // a file where the folder should be: fails for every user, also for root
        Folders.delete(out);
        Files.writeString(out, "x");
        OutputSink sink =
                (WorkflowNode node, NodeOutput output, ExecutionMonitor monitor) -> {
                    IOException e =
                            assertThrows(
                                    IOException.class, () -> results.accept(node, output, monitor));
                    assertTrue(
                            e.getMessage(),
                            e.getMessage().startsWith(out.resolve("Numbers (#3)") + " cannot be"));
                };
        run(numbers("Numbers", 1), sink);
    }

    @Test
    public void quotesAsRfc4180Says() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("w");
        builder.node(1, "Texts", TestNodes.TextsFactory.class);
        run(builder, OutputFolder.open(out));
        assertEquals(
                "RowID,\"a,b\",\"say \"\"x\"\"\"\n"
                        + "\"r,1\",\"line 1\nline 2\",\"\"\n"
                        + "r2,,-0.1\n",
                Files.readString(out.resolve("Texts (#1)/port_1.csv")));
    }
}
