// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.registry.ContributionRegistry;
import bio.strand.host.core.registry.ListedContributions;
import bio.strand.host.core.testing.TestNodeFactory;
import bio.strand.host.core.testing.TestRun;
import bio.strand.host.core.testing.WordPort;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.node.port.inactive.InactiveBranchPortObject;
import org.knime.core.node.port.inactive.InactiveBranchPortObjectSpec;
import org.knime.core.node.workflow.FlowObjectStack;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.NodeID;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.node.workflow.VariableType;

/** A node's life from its description to its end. */
public class NodeTest {
    private static final DataTableSpec SPEC = TestRun.spec("n", IntCell.TYPE);

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    @Before
    public void registerPort() {
        ContributionRegistry.install(
                new ListedContributions()
                        .portType(
                                "Word",
                                WordPort.class,
                                WordPort.Serializer.class,
                                WordPort.Spec.class,
                                WordPort.Spec.Serializer.class));
    }

    @After
    public void forgetPort() {
        ContributionRegistry.install(new ListedContributions());
    }

    private static BufferedDataTable numbers(final ExecutionContext exec, final int count) {
        final DataCell[][] rows = new DataCell[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = new DataCell[] {new IntCell(i)};
        }
        return TestRun.table(exec, SPEC, rows);
    }

    private static TestRun source(final int rows) {
        return TestRun.tables(0, 1, (model, in, exec) -> new PortObject[] {numbers(exec, rows)});
    }

    private static String onlyMessage(final TestRun run) {
        assertEquals(run.messages().toString(), 1, run.messages().size());
        return run.messages().get(0).getMessage();
    }

    @Test
    public void portsAndTextsComeFromModelAndDescription() {
        final Node node = TestRun.tables(1, 1, (m, in, e) -> in).node();

        assertEquals("Test Node", node.getName());
        assertEquals(NodeFactory.NodeType.Manipulator, node.getType());
        assertEquals(2, node.getNrInPorts());
        assertEquals(BufferedDataTable.TYPE, node.getInputType(1));
        assertEquals("First input", node.getInportDescriptionName(1));
        assertEquals(
                "Does what a test says.",
                node.invokeGetNodeDescription().getShortDescription().orElseThrow());
    }

    @Test
    public void anExecutedNodeHasItsOutput() {
        final TestRun run = source(3);

        assertTrue(run.configure());
        assertTrue(run.execute());
        assertEquals(List.of("Row0 0", "Row1 1", "Row2 2"), TestRun.rows(run.table(0)));
        assertEquals(List.of(), run.messages());
        assertEquals("Rows: 3, Cols: 1", run.node().getOutputObjectSummary(1));
    }

    @Test
    public void anEmptyTableIsWarnedOf() {
        final TestRun run = source(0);

        assertTrue(run.execute());
        assertEquals("Node created an empty data table.", onlyMessage(run));
        assertEquals(NodeMessage.Type.WARNING, run.messages().get(0).getMessageType());
    }

    @Test
    public void settingsTheNodeCannotUseAreAWarning() {
        final TestRun run =
                new TestRun(
                        new TestNodeFactory(
                                new PortType[0],
                                TestRun.tablePorts(1),
                                (m, specs) -> {
                                    throw new InvalidSettingsException("No column \"a\"");
                                },
                                (m, in, e) -> in));

        assertFalse(run.configure());
        assertEquals("No column \"a\"", onlyMessage(run));
        assertEquals(NodeMessage.Type.WARNING, run.messages().get(0).getMessageType());
    }

    @Test
    public void aBugInConfigureIsAnError() {
        final TestRun run =
                new TestRun(
                        new TestNodeFactory(
                                new PortType[0],
                                new PortType[0],
                                (m, specs) -> {
                                    throw new IllegalStateException("bug");
                                },
                                (m, in, e) -> in));

        assertFalse(run.configure());
        assertEquals(NodeMessage.Type.ERROR, run.messages().get(0).getMessageType());
        assertTrue(onlyMessage(run).contains("bug"));
    }

    @Test
    public void configureWaitsForItsInputs() {
        final TestRun run = TestRun.tables(1, 1, (m, in, e) -> in);

        assertFalse(run.configure((PortObjectSpec) null));
        assertEquals(List.of(), run.messages());
    }

    @Test
    public void aWarningOfTheModelIsShown() {
        final TestRun run =
                TestRun.tables(
                        0,
                        1,
                        (model, in, exec) -> {
                            model.warn("3 rows skipped");
                            return new PortObject[] {numbers(exec, 1)};
                        });

        assertTrue(run.execute());
        assertEquals("3 rows skipped", onlyMessage(run));
    }

    @Test
    public void aWarningKnowsTheRow() {
        final TestRun source = source(3);
        source.execute();
        final TestRun run =
                TestRun.tables(
                        1,
                        1,
                        (model, in, exec) -> {
                            model.warn(
                                    Message.builder()
                                            .withSummary("One row is odd.")
                                            .addRowIssue(0, 0, 1, "This row.")
                                            .build()
                                            .orElseThrow());
                            return in;
                        });

        assertTrue(run.execute(source.table(0)));
        final NodeMessage last = run.messages().get(run.messages().size() - 1);
        assertEquals("One row is odd.", last.getMessage());
        assertTrue(last.toString(), last.getIssue().orElseThrow().contains("Row1"));
    }

    @Test
    public void aFailureIsAnErrorWithItsMessage() {
        final TestRun run =
                TestRun.tables(
                        0,
                        1,
                        (model, in, exec) -> {
                            throw new IllegalArgumentException("The file is not there");
                        });

        assertFalse(run.execute());
        assertTrue(onlyMessage(run).endsWith("The file is not there"));
        assertEquals(NodeMessage.Type.ERROR, run.messages().get(0).getMessageType());
        assertNull(run.node().getOutputObject(1));
        assertEquals(1, run.model().resets());
    }

    @Test
    public void anExceptionWithAMessageShowsIssueAndResolutions() {
        final TestRun run =
                TestRun.tables(
                        0,
                        0,
                        (model, in, exec) -> {
                            throw Message.builder()
                                    .withSummary("No model")
                                    .addTextIssue("The file is empty.")
                                    .addResolutions("Choose another file.")
                                    .build()
                                    .orElseThrow()
                                    .toKNIMEException();
                        });

        assertFalse(run.execute());
        assertEquals("No model", onlyMessage(run));
        final NodeMessage message = run.messages().get(0);
        assertEquals("The file is empty.", message.getIssue().orElseThrow());
        assertEquals(List.of("Choose another file."), message.getResolutions());
    }

    @Test
    public void cancellationIsAWarning() {
        final TestRun[] self = new TestRun[1];
        self[0] =
                TestRun.tables(
                        0,
                        0,
                        (model, in, exec) -> {
                            self[0].progress().setExecuteCanceled();
                            exec.checkCanceled();
                            return new PortObject[0];
                        });

        assertFalse(self[0].execute());
        assertEquals("Execution canceled", onlyMessage(self[0]));
        assertEquals(NodeMessage.Type.WARNING, self[0].messages().get(0).getMessageType());
    }

    @Test
    public void aMissingOutputIsAnError() {
        final TestRun tooFew = TestRun.tables(0, 1, (m, in, e) -> new PortObject[0]);
        assertFalse(tooFew.execute());
        final TestRun nothing = TestRun.tables(0, 1, (m, in, e) -> new PortObject[1]);
        assertFalse(nothing.execute());

        assertTrue(onlyMessage(nothing).contains("output 0 is null"));
    }

    @Test
    public void anInputOfAnotherTypeIsRefused() {
        final TestRun run = TestRun.tables(1, 1, (m, in, e) -> in);

        assertFalse(run.configure(new WordPort.Spec("x")));
        assertTrue(onlyMessage(run).contains("Incompatible port spec"));
    }

    @Test
    public void aTableHandedThroughBelongsToBothNodes() {
        final TestRun source = source(2);
        source.execute();
        final TestRun through = TestRun.tables(1, 1, (m, in, e) -> in);

        assertTrue(through.execute(source.table(0)));
        assertNotSame(source.table(0), through.table(0));
        through.node().cleanOutPorts(false);
        assertEquals(2, TestRun.rows(source.table(0)).size());
    }

    @Test
    public void aFailureLeavesNoFilesBehind() throws Exception {
        final File usual = KNIMEConstants.getKNIMETempPath().toFile();
        KNIMEConstants.setKNIMETempDir(folder.getRoot());
        try {
            final TestRun run =
                    TestRun.tables(
                            0,
                            1,
                            (model, in, exec) -> {
                                numbers(exec, 20_000);
                                final BufferedDataContainer open = exec.createDataContainer(SPEC);
                                for (int i = 0; i < 20_000; i++) {
                                    open.addRowToTable(new DefaultRow("r" + i, new IntCell(i)));
                                }
                                throw new IllegalStateException("half way");
                            });

            assertFalse(run.execute());
            try (Stream<Path> files = Files.walk(folder.getRoot().toPath())) {
                assertEquals(List.of(), files.filter(Files::isRegularFile).toList());
            }
        } finally {
            KNIMEConstants.setKNIMETempDir(usual);
        }
    }

    @Test
    public void endingANodeDropsItsTables() {
        final TestRun run = source(20_000);
        run.execute();
        final BufferedDataTable table = run.table(0);
        run.node().cleanup();

        assertTrue(run.model().isDisposed());
        assertThrows(IllegalStateException.class, table::iterator);
    }

    @Test
    public void aPortObjectIsCopiedForEveryNodeWithItsFiles() throws Exception {
        final PortType type = PortTypeRegistry.getInstance().getPortType(WordPort.class);
        final TestRun writer =
                new TestRun(
                        new TestNodeFactory(
                                new PortType[0],
                                new PortType[] {type},
                                (m, specs) -> new PortObjectSpec[] {new WordPort.Spec("name")},
                                (m, in, exec) ->
                                        new PortObject[] {WordPort.of(exec, "name", "text")}));
        final PortObject[] seen = new PortObject[1];
        final TestRun reader =
                new TestRun(
                        new TestNodeFactory(
                                new PortType[] {type},
                                new PortType[0],
                                (m, specs) -> new PortObjectSpec[0],
                                (m, in, exec) -> {
                                    seen[0] = in[0];
                                    return new PortObject[0];
                                }));

        assertTrue(writer.configure());
        assertTrue(writer.execute());
        final WordPort written = (WordPort) writer.node().getOutputObject(1);
        assertTrue(reader.configure(written.getSpec()));
        assertTrue(reader.messages().toString(), reader.execute(written));
        assertNotSame(written, seen[0]);
        assertEquals("text", ((WordPort) seen[0]).text());
        final File file = written.store().getFile();
        writer.node().cleanup();
        assertFalse(file.exists());
    }

    @Test
    public void inactiveInputsMakeInactiveOutputs() {
        final TestRun run =
                TestRun.tables(
                        1,
                        1,
                        (m, in, e) -> {
                            throw new AssertionError("must not execute");
                        });

        assertTrue(run.configure(InactiveBranchPortObjectSpec.INSTANCE));
        assertSame(InactiveBranchPortObjectSpec.INSTANCE, run.node().getOutputSpec(1));
        assertTrue(run.execute(InactiveBranchPortObject.INSTANCE));
        assertSame(InactiveBranchPortObject.INSTANCE, run.node().getOutputObject(1));
    }

    @Test
    public void settingsAreSavedLoadedAndChecked() throws Exception {
        final TestRun run = source(1);
        final NodeSettings settings = new NodeSettings("model");
        run.node().saveModelSettingsTo(settings);
        assertEquals("default", settings.getString("text"));

        settings.addString("text", "other");
        run.node().loadModelSettingsFrom(settings);
        assertEquals("other", run.model().text());

        settings.addString("text", " ");
        assertThrows(
                InvalidSettingsException.class, () -> run.node().loadModelSettingsFrom(settings));
        assertEquals("other", run.model().text());
        assertThrows(
                InvalidSettingsException.class,
                () -> run.node().validateModelSettings(new NodeSettings("empty")));
    }

    @Test
    public void flowVariablesAreSeenAndPushed() {
        final TestRun run =
                TestRun.tables(
                        0,
                        0,
                        (model, in, exec) -> {
                            model.push(
                                    "out",
                                    VariableType.StringType.INSTANCE,
                                    model.peek("in") + "!");
                            return new PortObject[0];
                        });
        final NodeID id = NodeID.fromString("0:1");
        final FlowObjectStack incoming =
                FlowObjectStack.createFromFlowVariableList(
                        List.of(new FlowVariable("in", "hello")), id);
        final FlowObjectStack outgoing = FlowObjectStack.createFromFlowVariableList(List.of(), id);
        run.node().setFlowObjectStack(incoming, outgoing);

        assertTrue(run.messages().toString(), run.execute());
        assertEquals("hello!", outgoing.getAllAvailableFlowVariables().get("out").getStringValue());
    }

    @Test
    public void internalsAreKeptOnDisk() throws Exception {
        final TestRun run =
                TestRun.tables(
                        0,
                        0,
                        (model, in, exec) -> {
                            model.keep("kept");
                            return in;
                        });
        assertTrue(run.execute());
        final File directory = new File(folder.getRoot(), "internal");
        run.node().saveInternals(directory, new ExecutionMonitor());
        run.model().keep("");
        run.node().loadInternals(directory, new ExecutionMonitor());

        assertEquals("kept", run.model().internals());
    }
}
