// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import bio.strand.host.testing.TestNodes;
import bio.strand.host.testing.TestRegistry;
import bio.strand.host.testing.WorkflowBuilder;
import bio.strand.host.workflow.Folders;
import bio.strand.host.workflow.WorkflowReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class StrandCommandTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Path root;

    private Path results;

    @Before
    public void createFolders() {
        root = folder.getRoot().toPath();
        results = root.resolve("results");
    }

    private int execute(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        Console console =
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        100);
        return StrandCommand.execute(new TestRegistry(), console, texts);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static WorkflowBuilder chain() {
        WorkflowBuilder builder = new WorkflowBuilder("chain");
        builder.node(1, "Numbers", TestNodes.NumbersFactory.class)
                .with("count", 3)
                .controlledBy("count", "n");
        builder.node(2, "Add", TestNodes.AddColumnFactory.class)
                .with("amount", 10)
                .with("column", "number");
        return builder.variable("n", "INTEGER", "xint", "3").connect(1, 1, 2, 1);
    }

    @Test
    public void executesAWorkflowAndStoresItsResults() throws Exception {
        Path workflow = chain().write(root);
        assertEquals(err(), 0, execute("run", workflow, "--out", results));
        assertEquals(
                "RowID,number,text,sum10\nRow0,0,t0,10.0\nRow1,1,t1,11.0\nRow2,2,,12.0\n",
                Files.readString(results.resolve("Add (#2)/port_1.csv")));
        assertTrue(Files.exists(results.resolve("Numbers (#1)/port_1.csv")));
        assertTrue(err(), err().contains("2 of 2 nodes executed"));
    }

    @Test
    public void savesAWorkflowThatCanBeExecutedAgainWithTheSameResult() throws Exception {
        Path workflow = chain().write(root);
        assertEquals(0, execute("run", workflow, "--out", results, "-workflow.variable=n,5,int"));
        Path again = root.resolve("again");
        assertEquals(err(), 0, execute("run", results.resolve("workflow"), "--out", again));
        assertEquals(
                Files.readString(results.resolve("Add (#2)/port_1.csv")),
                Files.readString(again.resolve("Add (#2)/port_1.csv")));
        assertEquals(
                "five rows and a header",
                6,
                Files.readAllLines(again.resolve("Add (#2)/port_1.csv")).size());
    }

    @Test
    public void executesAnArchive() throws Exception {
        Path archive = WorkflowBuilder.pack(chain().write(root), root.resolve("chain.knwf"));
        assertEquals(err(), 0, execute("run", archive));
    }

    @Test
    public void printsSmallTablesOfTheLastNodeAndSaysWhereResultsWouldGo() throws Exception {
        assertEquals(0, execute("run", chain().write(root)));
        assertTrue(out(), out().contains("Add (#2)"));
        assertTrue(out(), out().contains("Row2        2  ?        12"));
        assertFalse("only the last node", out().contains("Numbers (#1)"));
        assertTrue(err(), err().contains("DIR/Add (#2)/port_1.csv"));
    }

    @Test
    public void printsNoLargeTables() throws Exception {
        assertEquals(0, execute("run", chain().write(root), "-workflow.variable=n,31,int"));
        assertEquals("", out());
    }

    @Test
    public void namesTheFailingNodeItsMessageAndTheRemedy() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("failure");
        builder.node(1, "Numbers", TestNodes.NumbersFactory.class).with("count", 3);
        builder.node(2, "Failing", TestNodes.FailingFactory.class);
        builder.connect(1, 1, 2, 1);
        assertEquals(1, execute("run", builder.write(root), "--out", results));
        assertTrue(err(), err().contains("strand: Failing (#2) failed: "));
        assertTrue(err(), err().contains("row 7, column text: no such symbol"));
        assertTrue(err(), err().contains("What to do: "));
        assertTrue("what succeeded is kept", Files.exists(results.resolve("Numbers (#1)")));
        assertTrue(Files.notExists(results.resolve("Failing (#2)")));
        assertEquals(2, WorkflowReader.read(results.resolve("workflow"), root).nodes().size());
    }

    @Test
    public void endsWithOneWhenTheWorkflowCannotBeLoaded() throws Exception {
        assertEquals(1, execute("run", root.resolve("none"), "--out", results));
        assertTrue(err(), err().startsWith("strand: " + root.resolve("none") + ": there is no"));
        assertTrue("nothing half-written", Files.notExists(results));
    }

    @Test
    public void endsWithOneWhenTheResultsCannotBeStored() throws Exception {
        Path file = Files.writeString(root.resolve("file"), "x");
        assertEquals(1, execute("run", chain().write(root), "--out", file));
        assertTrue(err(), err().contains("is a file, not a folder"));
        assertEquals("x", Files.readString(file));
        assertEquals(1, execute("run", chain().write(root), "--out", file.resolve("deep")));
        assertTrue(err(), err().contains("cannot be written"));
    }

    @Test
    public void endsWithTwoWhenTheCommandLineIsWrong() throws Exception {
        Path workflow = chain().write(root);
        assertEquals(2, execute());
        assertEquals(2, execute("dance"));
        assertEquals(2, execute("run"));
        assertEquals(2, execute("run", workflow, "--nonsense"));
        assertEquals(2, execute("run", workflow, "-workflow.variable=n,many,int"));
        assertTrue(err(), err().contains("value \"many\" of variable \"n\" is no int"));
    }

    @Test
    public void explainsItself() {
        assertEquals(0, execute("--help"));
        assertEquals(0, execute("run", "--help"));
        assertTrue(out(), out().contains("-workflow.variable"));
    }

    @Test
    public void leavesNoTemporaryFiles() throws Exception {
        String before = System.setProperty("java.io.tmpdir", folder.newFolder("tmp").toString());
        try {
            assertEquals(
                    0,
                    execute(
                            "run",
                            WorkflowBuilder.pack(chain().write(root), root.resolve("c.knwf"))));
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
        assertEquals(List.of(), Folders.children(root.resolve("tmp")));
    }

    @Test
    public void listsNodesByCategoryWithPorts() {
        assertEquals(err(), 0, execute("nodes"));
        assertTrue(out(), out().contains("/ Community / Test"));
        assertTrue(out(), out().contains("  Add Column (Other)"));
        assertTrue(out(), out().contains("Does Add Column for tests."));
        assertTrue(out(), out().contains("    in  1: "));
        assertFalse(out(), out().contains("amount"));
    }

    @Test
    public void showsTheParametersOfANodeThatIsNamed() {
        assertEquals(err(), 0, execute("nodes", "add col"));
        assertTrue(out(), out().contains("amount = 1 (int)"));
        assertFalse(out(), out().contains("Numbers (Other)"));
        assertEquals(1, execute("nodes", "no such node"));
    }

    @Test
    public void readsTextsWithoutTheirMarkup() {
        assertEquals("a < b & c", WrappedText.plain("<p>a &lt; b</p>\n <i>&amp;</i> c"));
    }

    @Test
    public void soakRunsAWorkflowAgainAndAgainAndSaysWhatTheProcessHolds() throws Exception {
        Path workflow = chain().write(root);
        assertEquals(err(), 0, execute("soak", workflow, "--runs", "3", "--out", results));
        List<String> lines = out().lines().toList();
        assertEquals(out(), 4, lines.size());
        assertTrue(lines.get(0), lines.get(0).startsWith("Run"));
        for (int run = 1; run <= 3; run++) {
            String[] cells = lines.get(run).trim().split(" +");
            assertEquals(Integer.toString(run), cells[0]);
            assertTrue("a heap in use", Double.parseDouble(cells[1]) > 0);
            assertEquals("no temporary files are left", "0", cells[5]);
        }
        assertEquals(2, execute("soak", workflow, "--runs", "0"));
        assertEquals(1, execute("soak", root.resolve("nowhere")));
    }

    @Test
    public void drawsAWorkflowAsSvgAndPng() throws Exception {
        Path workflow = chain().write(root);
        assertEquals(err(), 0, execute("draw", workflow, "--out", results));
        String svg = Files.readString(results.resolve("chain.svg"));
        assertTrue(svg, svg.contains(">Numbers</text>"));
        byte[] png = Files.readAllBytes(results.resolve("chain.png"));
        assertEquals("the PNG signature", 0x89, png[0] & 0xFF);
        assertTrue(out(), out().contains("chain.svg"));
        assertTrue(err(), err().contains("Numbers (#1) has no icon"));
    }

    @Test
    public void drawsOnlyThePictureThatIsNamed() throws Exception {
        Path picture = root.resolve("deep/picture.SVG");
        assertEquals(err(), 0, execute("draw", chain().write(root), "--out", picture));
        assertTrue(Files.exists(picture));
        assertEquals(1, Folders.children(picture.getParent()).size());
        assertEquals(1, execute("draw", root.resolve("nowhere"), "--out", results));
        assertTrue(err(), err().contains("there is no such file or folder"));
        assertEquals(1, execute("draw", root.resolve("chain"), "--scale", "1e9", "--out", results));
        assertTrue(err(), err().contains("choose a smaller --scale"));
    }

    @Test
    public void packsAWorkflowThatRunsAsTheFolderDoes() throws Exception {
        Path workflow = chain().write(root);
        assertEquals(err(), 0, execute("pack", workflow, "--out", root.resolve("packed")));
        Path archive = root.resolve("packed/chain.knwf");
        assertEquals(err(), 0, execute("run", archive, "--out", results));
        assertTrue(Files.exists(results.resolve("Add (#2)/port_1.csv")));
    }

    @Test
    public void packingTellsWhatCannotBePacked() throws Exception {
        assertEquals(1, execute("pack", root.resolve("nowhere")));
        assertTrue(err(), err().contains("this is no workflow folder"));
        Path workflow = chain().write(root);
        assertEquals(2, execute("pack", workflow, workflow, "--out", root.resolve("one.knwf")));
        assertTrue(err(), err().contains("do not fit in one"));
    }
}
