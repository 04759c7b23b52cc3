// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.execution;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.host.testing.RecordingListener;
import bio.strand.host.testing.TestNodes;
import bio.strand.host.testing.TestRegistry;
import bio.strand.host.testing.WorkflowBuilder;
import bio.strand.host.workflow.Workflow;
import bio.strand.host.workflow.WorkflowLoadException;
import bio.strand.host.workflow.WorkflowReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.workflow.FlowVariable;

public final class WorkflowRunTest {

    private static final Class<?> NUMBERS = TestNodes.NumbersFactory.class;

    private static final Class<?> ADD = TestNodes.AddColumnFactory.class;

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private final RecordingListener listener = new RecordingListener();

    private final Map<Integer, List<OutputPort>> outputs =
            Collections.synchronizedMap(new HashMap<>());

    private Workflow workflow(WorkflowBuilder builder) throws Exception {
        return WorkflowReader.read(
                builder.write(folder.newFolder().toPath()), folder.getRoot().toPath());
    }

    private WorkflowRun prepare(WorkflowBuilder builder, OutputSink sink, FlowVariable... variables)
            throws Exception {
        return WorkflowRun.prepare(
                workflow(builder), List.of(variables), new TestRegistry(), listener, sink, 4);
    }

    private RunResult run(WorkflowBuilder builder, FlowVariable... variables) throws Exception {
        OutputSink sink = (node, output, monitor) -> outputs.put(node.id(), output.ports());
        try (WorkflowRun run = prepare(builder, sink, variables)) {
            RunResult result = run.execute();
            // tables are closed with the run, so look at them while it is open
            outputs.replaceAll((id, ports) -> ports);
            lastColumns.clear();
            outputs.forEach((id, ports) -> lastColumns.put(id, lastColumn(ports)));
            return result;
        }
    }

    private final Map<Integer, List<Double>> lastColumns = new HashMap<>();

    private static List<Double> lastColumn(List<OutputPort> ports) {
        List<Double> values = new ArrayList<>();
        if (ports.get(0).object() instanceof BufferedDataTable table) {
            try (var rows = table.iterator()) {
                while (rows.hasNext()) {
                    var row = rows.next();
                    var cell = row.getCell(row.getNumCells() - 1);
                    if (cell instanceof DoubleCell number) {
                        values.add(number.getDoubleValue());
                    } else if (cell instanceof IntCell number) {
                        values.add((double) number.getIntValue());
                    }
                }
            }
        }
        return values;
    }

    private static List<NodeState> states(RunResult result) {
        return result.nodes().stream().map(NodeResult::state).toList();
    }

    private static WorkflowBuilder chain() {
        WorkflowBuilder builder = new WorkflowBuilder("chain");
        builder.node(2, "Numbers", NUMBERS).with("count", 3);
        builder.node(1, "Add", ADD).with("amount", 10).with("column", "number");
        return builder.connect(2, 1, 1, 1);
    }

    @Test
    public void executesNodesInTheOrderOfTheirDependencies() throws Exception {
        RunResult result = run(chain());
        assertTrue(result.complete());
        assertEquals(
                List.of("2 EXECUTING", "2 EXECUTED", "1 EXECUTING", "1 EXECUTED"),
                listener.states());
        assertEquals(List.of(10.0, 11.0, 12.0), lastColumns.get(1));
        assertEquals(List.of("3 rows x 3"), result.nodes().get(1).outputs());
    }

    @Test
    public void executesTheGoldenWorkflow() throws Exception {
        Path golden = Path.of(System.getProperty("basedir", "."), "test-resources", "golden");
        Workflow workflow = WorkflowReader.read(golden, folder.getRoot().toPath());
        OutputSink sink = (node, output, monitor) -> outputs.put(node.id(), output.ports());
        try (WorkflowRun run =
                WorkflowRun.prepare(workflow, List.of(), new TestRegistry(), listener, sink, 2)) {
            assertTrue(run.execute().complete());
            assertEquals(
                    "the workflow variable amount is 7",
                    List.of(7.0, 8.0, 9.0),
                    lastColumn(outputs.get(4)));
        }
    }

    @Test
    public void reportsProgressWithMessages() throws Exception {
        run(chain());
        assertTrue(
                listener.progress().toString(),
                listener.progress().stream().anyMatch(line -> line.endsWith("row 2")));
    }

    @Test
    public void executesIndependentBranchesAtTheSameTime() throws Exception {
        TestNodes.MeetingFactory.barrier = new CyclicBarrier(2);
        WorkflowBuilder builder = new WorkflowBuilder("branches");
        builder.node(1, "Numbers", NUMBERS).with("count", 2);
        builder.node(2, "Left", TestNodes.MeetingFactory.class);
        builder.node(3, "Right", TestNodes.MeetingFactory.class);
        builder.node(4, "Count", TestNodes.ConcatenateFactory.class);
        builder.connect(1, 1, 2, 1).connect(1, 1, 3, 1).connect(2, 1, 4, 1).connect(3, 1, 4, 2);
        assertTrue("each one waits for the other", run(builder).complete());
        assertEquals(List.of(2.0, 2.0), lastColumns.get(4));
    }

    @Test
    public void appliesWorkflowVariablesToSettings() throws Exception {
        WorkflowBuilder builder =
                new WorkflowBuilder("variables").variable("n", "INTEGER", "xint", "4");
        builder.node(1, "Numbers", NUMBERS).with("count", 1).controlledBy("count", "n");
        run(builder);
        assertEquals("4 rows x 2", run(builder).nodes().get(0).outputs().get(0));
        assertEquals(
                "2 rows x 2",
                run(builder, new FlowVariable("n", 2)).nodes().get(0).outputs().get(0));
        assertEquals(List.of(), listener.warnings());
    }

    @Test
    public void appliesAVariableThatTheWorkflowDoesNotDefine() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("variables");
        builder.node(1, "Numbers", NUMBERS).with("count", 1).controlledBy("count", "n");
        assertEquals(
                "6 rows x 2",
                run(builder, new FlowVariable("n", 6)).nodes().get(0).outputs().get(0));
    }

    @Test
    public void warnsOfAVariableThatNoSettingUses() throws Exception {
        run(chain(), new FlowVariable("epochz", 2));
        assertEquals(1, listener.warnings().size());
        assertTrue(listener.warnings().get(0), listener.warnings().get(0).contains("\"epochz\""));
    }

    @Test
    public void warnsWhenAVariableIsGivenWithAnotherType() throws Exception {
        WorkflowBuilder builder =
                new WorkflowBuilder("variables").variable("n", "STRING", "xstring", "x");
        builder.node(1, "Numbers", NUMBERS).with("count", 1).controlledBy("count", "n");
        assertTrue(run(builder, new FlowVariable("n", 2)).complete());
        assertTrue(
                listener.warnings().get(0),
                listener.warnings().get(0).contains("STRING in the workflow but is given as"));
    }

    @Test
    public void failsANodeWhoseVariableIsNotDefined() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("variables");
        builder.node(1, "Numbers", NUMBERS).with("count", 1).controlledBy("count", "n");
        RunResult result = run(builder);
        assertFalse(result.complete());
        assertEquals(NodeState.FAILED, result.nodes().get(0).state());
        String message = result.nodes().get(0).message().orElseThrow();
        assertTrue(message, message.contains("-workflow.variable=n,VALUE,TYPE"));
    }

    @Test
    public void handsVariablesOfNodesOnDownstream() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("variables");
        builder.node(1, "Numbers", NUMBERS).with("count", 2);
        builder.node(2, "Variable", TestNodes.VariableFactory.class)
                .with("variable", "amount")
                .with("value", 100)
                .with("later", true);
        builder.node(3, "Pass", ADD).with("amount", 1).with("column", "number");
        builder.node(4, "Add", ADD)
                .with("amount", 1)
                .with("column", "number")
                .controlledBy("amount", "amount");
        builder.connect(1, 1, 2, 1).connect(2, 1, 3, 1).connect(3, 1, 4, 1);
        assertTrue(run(builder).complete());
        assertEquals(List.of(100.0, 101.0), lastColumns.get(4));
    }

    @Test
    public void handsVariablesOnThroughTheVariablePort() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("variables");
        builder.node(1, "Numbers", NUMBERS).with("count", 2).exposedAs("count", "size");
        builder.node(2, "Numbers", NUMBERS).with("count", 9).controlledBy("count", "size");
        builder.connect(1, 0, 2, 0);
        assertEquals("2 rows x 2", run(builder).nodes().get(1).outputs().get(0));
    }

    @Test
    public void prefersAVariableOfANodeToTheWorkflowsOwn() throws Exception {
        WorkflowBuilder builder =
                new WorkflowBuilder("variables").variable("amount", "INTEGER", "xint", "5");
        builder.node(1, "Numbers", NUMBERS).with("count", 1);
        builder.node(2, "Variable", TestNodes.VariableFactory.class)
                .with("variable", "amount")
                .with("value", 50)
                .with("later", false);
        builder.node(3, "Add", ADD)
                .with("amount", 0)
                .with("column", "number")
                .controlledBy("amount", "amount");
        builder.connect(1, 1, 2, 1).connect(2, 1, 3, 1);
        run(builder);
        assertEquals(List.of(50.0), lastColumns.get(3));
    }

    @Test
    public void skipsOnlyWhatDependsOnAFailedNode() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("failure");
        builder.node(1, "Numbers", NUMBERS).with("count", 2);
        builder.node(2, "Failing", TestNodes.FailingFactory.class);
        builder.node(3, "After", ADD).with("amount", 1).with("column", "number");
        builder.node(4, "Beside", ADD).with("amount", 1).with("column", "number");
        builder.connect(1, 1, 2, 1).connect(2, 1, 3, 1).connect(1, 1, 4, 1);
        RunResult result = run(builder);
        assertFalse(result.complete());
        assertEquals(
                List.of(
                        NodeState.EXECUTED,
                        NodeState.FAILED,
                        NodeState.SKIPPED,
                        NodeState.EXECUTED),
                states(result));
        String message = result.nodes().get(1).message().orElseThrow();
        assertTrue(message, message.contains("row 7, column text: no such symbol"));
        assertTrue(result.nodes().get(1).remedy().isPresent());
        assertEquals(
                "Failing (#2) was not executed", result.nodes().get(2).message().orElseThrow());
    }

    @Test
    public void reportsAColumnThatIsGone() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("gone");
        builder.node(1, "Numbers", NUMBERS).with("count", 2);
        builder.node(2, "Add", ADD).with("amount", 1).with("column", "formerColumn");
        RunResult result = run(builder.connect(1, 1, 2, 1));
        assertEquals(List.of(NodeState.EXECUTED, NodeState.FAILED), states(result));
        String message = result.nodes().get(1).message().orElseThrow();
        assertTrue(message, message.contains("Column \"formerColumn\" is not in the table"));
        assertTrue(
                "it is told before the nodes in front of it run",
                listener.warnings().get(0).contains("formerColumn"));
    }

    @Test
    public void collectsWarningsOfNodes() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("warning");
        builder.node(1, "Numbers", NUMBERS).with("count", 0);
        builder.node(2, "Add", ADD).with("amount", 1).with("column", "number");
        RunResult result = run(builder.connect(1, 1, 2, 1));
        assertTrue(result.complete());
        assertEquals(List.of("The table is empty"), result.nodes().get(1).warnings());
    }

    @Test
    public void failsANodeWithAnUnconnectedInput() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("unconnected");
        builder.node(1, "Add", ADD).with("amount", 1).with("column", "number");
        RunResult result = run(builder);
        assertEquals(List.of(NodeState.FAILED), states(result));
        String message = result.nodes().get(0).message().orElseThrow();
        assertTrue(message, message.startsWith("Input port 1 (Table to read "));
    }

    @Test
    public void namesNodeFactoryAndBundleOfWhatIsNotInstalled() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("missing");
        builder.node(1, "PMML Reader", "org.example.PmmlReaderFactory")
                .bundle("org.example.pmml", "4.0.0");
        builder.node(2, "Numbers", NUMBERS);
        builder.node(3, "Plotter", "org.example.PlotterFactory")
                .bundle("org.example.plot", "4.0.0");
        WorkflowLoadException e = assertThrows(WorkflowLoadException.class, () -> run(builder));
        assertTrue(
                e.problem(),
                e.problem()
                        .contains(
                                "PMML Reader (#1) (factory org.example.PmmlReaderFactory, bundle"
                                        + " org.example.pmml); Plotter (#3)"));
        assertTrue(e.remedy(), e.remedy().contains("org.example.pmml, org.example.plot"));
    }

    @Test
    public void warnsOfANodeSavedWithANewerVersion() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("newer");
        builder.node(1, "Numbers", NUMBERS)
                .with("count", 1)
                .bundle("bio.strand.host.testing", "2.0.0");
        assertTrue(run(builder).complete());
        assertTrue(
                listener.warnings().get(0),
                listener.warnings().get(0).contains("version 2.0.0 of bio.strand.host.testing"));
    }

    @Test
    public void refusesSettingsThatTheNodeDoesNotAccept() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("invalid");
        builder.node(1, "Numbers", NUMBERS).with("count", -1);
        WorkflowLoadException e = assertThrows(WorkflowLoadException.class, () -> run(builder));
        assertTrue(e.problem(), e.problem().contains("The count must not be negative"));
        assertTrue(e.line() > 0);
    }

    @Test
    public void refusesAConnectionToAPortThatTheNodeDoesNotHave() throws Exception {
        WorkflowLoadException e =
                assertThrows(WorkflowLoadException.class, () -> run(chain().connect(2, 1, 1, 5)));
        assertTrue(e.problem(), e.problem().contains("Add (#1) has no input port 5"));
    }

    @Test
    public void usesDefaultsWhereANodeWasNeverConfigured() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("defaults");
        builder.node(1, "Numbers", NUMBERS).withoutModel();
        assertEquals("5 rows x 2", run(builder).nodes().get(0).outputs().get(0));
    }

    @Test
    public void cancelsRunningNodesAndBeginsNoFurther() throws Exception {
        TestNodes.WaitingFactory.begun = new CountDownLatch(1);
        WorkflowBuilder builder = new WorkflowBuilder("cancel");
        builder.node(1, "Waiting", TestNodes.WaitingFactory.class);
        builder.node(2, "Add", ADD).with("amount", 1).with("column", "number");
        builder.connect(1, 1, 2, 1);
        try (WorkflowRun run = prepare(builder, OutputSink.NONE)) {
            Thread canceler =
                    new Thread(
                            () -> {
                                try {
                                    TestNodes.WaitingFactory.begun.await(20, TimeUnit.SECONDS);
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                                run.cancel();
                            });
            canceler.start();
            RunResult result = run.execute();
            canceler.join();
            assertTrue(result.canceled());
            assertFalse(result.complete());
            assertEquals(List.of(NodeState.CANCELED, NodeState.CANCELED), states(result));
        }
    }

    @Test
    public void executesNothingWhenCanceledBefore() throws Exception {
        try (WorkflowRun run = prepare(chain(), OutputSink.NONE)) {
            run.cancel();
            assertEquals(List.of(NodeState.CANCELED, NodeState.CANCELED), states(run.execute()));
        }
    }

    @Test
    public void endsTheRunWhenOutputCannotBeStored() throws Exception {
        OutputSink full =
                (node, output, monitor) -> {
                    throw new IOException("No space left on device");
                };
        try (WorkflowRun run = prepare(chain(), full)) {
            RunResult result = run.execute();
            assertFalse(result.complete());
            assertFalse(result.canceled());
            assertEquals(
                    "No space left on device", result.outputFailure().orElseThrow().getMessage());
            assertEquals(List.of(NodeState.FAILED, NodeState.CANCELED), states(result));
        }
    }

    @Test
    public void offersTheOutputThatNoNodeTakesIn() throws Exception {
        WorkflowBuilder builder = chain();
        builder.node(7, "Numbers", NUMBERS).with("count", 1);
        try (WorkflowRun run = prepare(builder, OutputSink.NONE)) {
            run.execute();
            assertEquals(
                    List.of("Add (#1)", "Numbers (#7)"),
                    run.finalOutputs().keySet().stream().map(node -> node.label()).toList());
        }
    }

    @Test
    public void remembersVariablesAndStatusForSaving() throws Exception {
        WorkflowBuilder builder = chain().variable("a", "INTEGER", "xint", "4");
        try (WorkflowRun run = prepare(builder, OutputSink.NONE, new FlowVariable("b", 1))) {
            run.execute();
            assertEquals(
                    List.of(new FlowVariable("a", 4), new FlowVariable("b", 1)), run.variables());
            assertTrue(run.status().get(1).configured());
            assertEquals(1, run.status().get(2).outputPorts());
        }
    }
}
