// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.generator;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.cells.EncodedSequenceCell;
import bio.strand.nodes.generation.learner.GanLearnerNodeFactory;
import bio.strand.nodes.ports.GenerativeModelPortObject;
import bio.strand.nodes.ports.SequenceModelPortObjectSpec;
import bio.strand.nodes.ports.TaskKind;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.EncodedTables;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.StreamedRun;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.streamable.PartitionInfo;
import org.knime.core.node.streamable.PortInput;
import org.knime.core.node.streamable.PortObjectInput;
import org.knime.core.node.streamable.PortOutput;
import org.knime.core.node.streamable.RowOutput;
import org.knime.core.node.streamable.StreamableOperator;

public class GanGeneratorNodeTest {

    private static BufferedDataTable training;
    private static BufferedDataTable measured;

    /** Eight bases, by class. */
    private static GenerativeModelPortObject model;

    /** Two values, by dose. */
    private static GenerativeModelPortObject profileModel;

    @BeforeClass
    public static void train() throws Exception {
        TestContributions.install();
        SplittableRandom random = new SplittableRandom(3);
        training =
                EncodedTables.of(
                        IntStream.range(0, 60)
                                .mapToObj(i -> row("Row" + i, bases(i, random), label(i)))
                                .toArray(Object[][]::new));
        measured =
                TestTables.of(
                        TableSchema.builder()
                                .number("gene 1")
                                .number("gene 2")
                                .number("dose")
                                .toSpec(),
                        IntStream.range(0, 60)
                                .mapToObj(
                                        i ->
                                                row(
                                                        "Row" + i,
                                                        100 + 10 * random.nextDouble(),
                                                        -3 + random.nextDouble(),
                                                        (double) (i % 5)))
                                .toArray(Object[][]::new));
        model = newModel();
        profileModel =
                (GenerativeModelPortObject)
                        learner()
                                .set("source", "PROFILES")
                                .set("condition", "NUMBER")
                                .set("numberColumn", "dose")
                                .execute(measured)[0];
    }

    private static GenerativeModelPortObject newModel() throws Exception {
        return (GenerativeModelPortObject) learner().set("condition", "CLASS").execute(training)[0];
    }

    private static String label(int row) {
        return row % 2 == 0 ? "at" : "gc";
    }

    private static String bases(int row, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int t = 0; t < 8; t++) {
            text.append((row % 2 == 0 ? "AAT" : "GGC").charAt(random.nextInt(3)));
        }
        return text.toString();
    }

    private static NodeRun learner() {
        return NodeRun.of(new GanLearnerNodeFactory())
                .set("generator", "DENSE")
                .set("generatorChannels", 16)
                .set("generatorLayers", 1)
                .set("critic", "DENSE")
                .set("criticChannels", 16)
                .set("criticLayers", 1)
                .set("latentSize", 4)
                .set("iterations", 60)
                .set("batchSize", 16)
                .set("checkInterval", 30)
                .set("heldOutShare", 0.25)
                .set("workers", 1);
    }

    @Before
    public void install() {
        TestContributions.install();
    }

    private static NodeRun node(String... ports) {
        return NodeRun.of(new GanGeneratorNodeFactory(), ports).set("rows", 50);
    }

    private static List<List<String>> generate(NodeRun node, PortObject... inputs)
            throws Exception {
        return TestTables.contents(node.table(0, inputs));
    }

    private static List<String> column(List<List<String>> rows, int index) {
        return rows.stream().map(row -> row.get(index)).toList();
    }

    private static String failure(NodeRun node, PortObject... inputs) {
        return assertThrows(NodeFailure.class, () -> node.execute(inputs)).getMessage();
    }

    private static String refusal(NodeRun node, PortObjectSpec... inputs) {
        return assertThrows(InvalidSettingsException.class, () -> node.configure(inputs))
                .getMessage();
    }

    private static void assertContains(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text, text.contains(part));
        }
    }

    @Test
    public void generatesSequencesWithTheirClass() throws Exception {
        List<List<String>> rows = generate(node(), model);
        assertEquals(50, rows.size());
        assertEquals("Row49", rows.get(49).get(0));
        for (List<String> row : rows) {
            assertTrue(row.get(1), row.get(1).matches("[ACGT]{8}"));
        }
        assertEquals(new HashSet<>(List.of("at", "gc")), new HashSet<>(column(rows, 2)));
    }

    @Test
    public void aSeedGivesTheSameRowsHoweverManyAndAnotherOneOthers() throws Exception {
        List<List<String>> fifty = generate(node(), model);
        assertEquals(fifty.subList(0, 20), generate(node().set("rows", 20), model));
        assertNotEquals(fifty, generate(node().set("seed", 2), model));
    }

    @Test
    public void allColumnsAreAsAnnounced() throws Exception {
        NodeRun node =
                node(GanGeneratorNodeParameters.TRAINING_PORT)
                        .set("appendEncoded", true)
                        .set("appendScore", true)
                        .set("appendDistance", true)
                        .set("appendLatent", true);
        DataTableSpec announced = node.tableSpec(0, model.getSpec(), training.getDataTableSpec());
        assertEquals(
                List.of(
                        "Sequence",
                        "Encoded sequence",
                        "class",
                        "Critic score",
                        "Distance to training data",
                        "Latent vector"),
                List.of(announced.getColumnNames()));
        assertEquals(EncodedSequenceCell.TYPE, announced.getColumnSpec(1).getType());
        List<List<String>> rows = generate(node, model, training);
        for (List<String> row : rows) {
            assertEquals(row.get(1), row.get(2));
            double distance = Double.parseDouble(row.get(5));
            assertTrue(row.toString(), distance >= 0 && distance <= 1);
        }
    }

    @Test
    public void aGivenClassIsTheOnlyOneAndAnUnknownOneIsRefusedWithThoseKnown() throws Exception {
        NodeRun node = node().set("condition", "GIVEN").set("conditionClass", "gc");
        assertEquals(List.of("gc"), column(generate(node, model), 2).stream().distinct().toList());
        assertContains(
                refusal(node.set("conditionClass", "strong"), model.getSpec()),
                "\"strong\"",
                "at, gc");
    }

    @Test
    public void aConditionThatWasNotLearnedCannotBeGiven() throws Exception {
        PortObject plain = learner().execute(training)[0];
        assertContains(
                refusal(node().set("condition", "GIVEN"), plain.getSpec()), "learned no condition");
    }

    @Test
    public void profilesAreInTheUnitsOfTheTrainingData() throws Exception {
        List<List<String>> rows =
                generate(
                        node().set("condition", "GIVEN").set("conditionNumber", 2.0), profileModel);
        for (List<String> row : rows) {
            assertEquals(105, Double.parseDouble(row.get(1)), 40);
            assertEquals(-2.5, Double.parseDouble(row.get(2)), 4);
            assertEquals(2, Double.parseDouble(row.get(3)), 1e-5);
        }
    }

    @Test
    public void keptLatentVectorsGiveTheirRowsAgainUnderTheirRowIds() throws Exception {
        NodeRun first = node().set("appendLatent", true);
        BufferedDataTable kept = first.table(0, model);
        NodeRun again =
                node(GanGeneratorNodeParameters.LATENT_PORT)
                        .set("appendLatent", true)
                        .set("seed", 99);
        assertEquals(TestTables.contents(kept), generate(again, model, kept));
    }

    @Test
    public void aChangedLatentVectorChangesItsRowAlone() throws Exception {
        BufferedDataTable given = vectors(row("a", list(0, 0, 0, 0)), row("b", list(3, -3, 3, -3)));
        BufferedDataTable changed =
                vectors(row("a", list(0, 0, 0, 0)), row("b", list(-3, 3, -3, 3)));
        NodeRun node =
                node(GanGeneratorNodeParameters.LATENT_PORT)
                        .set("condition", "GIVEN")
                        .set("conditionClass", "at")
                        .set("appendScore", true);
        List<List<String>> before = generate(node, model, given);
        List<List<String>> after = generate(node, model, changed);
        assertEquals(List.of("a", "b"), column(before, 0));
        assertEquals(before.get(0), after.get(0));
        assertNotEquals(before.get(1).get(3), after.get(1).get(3));
    }

    private static BufferedDataTable vectors(Object[]... rows) {
        return TestTables.of(
                TableSchema.builder()
                        .column("Latent vector", ListCell.getCollectionType(DoubleCell.TYPE))
                        .toSpec(),
                rows);
    }

    private static DataCell list(double... values) {
        return CollectionCellFactory.createListCell(
                Arrays.stream(values).mapToObj(DoubleCell::new).toList());
    }

    @Test
    public void vectorsOfAnotherModelAreRefusedByRow() {
        NodeRun node = node(GanGeneratorNodeParameters.LATENT_PORT);
        assertContains(
                failure(node, model, vectors(row("a", list(1, 2)))), "\"a\"", "2 values", "4");
        assertContains(
                failure(node, model, vectors(row("a", list(1, 2, Double.NaN, 4)))),
                "Value 3",
                "\"a\"");
        assertContains(
                refusal(node, model.getSpec(), training.getDataTableSpec()),
                "no column of lists of numbers",
                "Append latent vectors");
    }

    @Test
    public void aWalkGoesFromTheFirstGivenVectorToTheSecond() throws Exception {
        BufferedDataTable ends = vectors(row("a", list(1, 0, 0, 0)), row("b", list(0, 2, 0, 0)));
        NodeRun walk =
                node(GanGeneratorNodeParameters.LATENT_PORT)
                        .set("points", "BETWEEN")
                        .set("rows", 3)
                        .set("appendLatent", true);
        List<String> points = column(generate(walk, model, ends), 3);
        assertEquals(3, points.size());
        assertEquals("[1.0,0.0,0.0,0.0]", points.get(0).replace(" ", ""));
        assertTrue(points.get(2), points.get(2).replace(" ", "").contains(",2.0,0.0,0.0]"));
        assertContains(
                failure(walk, model, vectors(row("a", list(1, 0, 0, 0)))), "two latent vectors");
    }

    @Test
    public void aWalkWithoutGivenVectorsNeedsTwoRows() {
        NodeRun walk = node().set("points", "BETWEEN").set("rows", 1);
        assertContains(refusal(walk, model.getSpec()), "Rows", "between two points");
    }

    @Test
    public void uniqueRowsAreUnique() throws Exception {
        List<String> rows = column(generate(node().set("unique", true), model), 1);
        assertEquals(rows.size(), new HashSet<>(rows).size());
    }

    @Test
    public void rowsKeepTheirDistanceToTheTrainingData() throws Exception {
        NodeRun node =
                node(GanGeneratorNodeParameters.TRAINING_PORT)
                        .set("useDistance", true)
                        .set("leastDistance", 0.2)
                        .set("appendDistance", true);
        for (List<String> row : generate(node, model, training)) {
            assertTrue(row.toString(), Double.parseDouble(row.get(3)) >= 0.2);
        }
    }

    @Test
    public void distancesToProfilesAndToTextAreMeasuredToo() throws Exception {
        NodeRun node = node(GanGeneratorNodeParameters.TRAINING_PORT).set("appendDistance", true);
        for (List<String> row : generate(node, profileModel, measured)) {
            assertTrue(row.toString(), Double.parseDouble(row.get(4)) >= 0);
        }
        BufferedDataTable text =
                TestTables.of(
                        TableSchema.builder().text("DNA").toSpec(),
                        row("a", "ATATATAT"),
                        row("b", "not DNA"));
        NodeRun byText = node(GanGeneratorNodeParameters.TRAINING_PORT).set("appendDistance", true);
        generate(byText, model, text);
        assertContains(byText.message(), "1 row of the training data left out", "\"b\"");
    }

    @Test
    public void theDistanceNeedsTheTrainingData() {
        assertContains(refusal(node().set("useDistance", true), model.getSpec()), "Training data");
    }

    @Test
    public void onlySequencesWithTheMotifAreKept() throws Exception {
        NodeRun node = node().set("filter", "MOTIF").set("motif", "WW").set("rows", 10);
        for (String sequence : column(generate(node, model), 1)) {
            assertTrue(sequence, sequence.matches(".*[AT][AT].*"));
        }
        assertContains(refusal(node.set("motif", "WZ"), model.getSpec()), "'Z' at position 2");
        NodeRun expression = node().set("filter", "EXPRESSION").set("expression", "A(");
        assertContains(refusal(expression, model.getSpec()), "no regular expression");
        assertContains(
                refusal(node().set("filter", "MOTIF").set("motif", "A"), profileModel.getSpec()),
                "no motifs");
    }

    @Test
    public void attemptsAreBoundedAndTheWarningSaysWhatToDo() throws Exception {
        NodeRun node = node().set("filter", "EXPRESSION").set("expression", "X").set("attempts", 3);
        assertEquals(List.of(), generate(node, model));
        assertContains(
                node.message(),
                "Only 0 of the 50 rows",
                "150 attempts",
                "150 did not pass the filters",
                "Attempts for each row");
    }

    @Test
    public void noRowsGiveAnEmptyTable() throws Exception {
        NodeRun node = node().set("rows", 0);
        assertEquals(List.of(), generate(node, model));
        assertEquals("Node created an empty data table.", node.message());
    }

    @Test
    public void aMillionRowsAreWrittenAsTheyAreMade() throws Exception {
        BufferedDataTable rows = node().set("rows", 1_000_000).table(0, profileModel);
        assertEquals(1_000_000, rows.size());
    }

    @Test
    public void settingsOutOfRangeAreRefused() {
        assertContains(refusal(node().set("rows", -1), model.getSpec()), "Rows");
        assertContains(refusal(node().set("truncation", -1.0), model.getSpec()), "Truncation");
        assertContains(refusal(node().set("attempts", 0), model.getSpec()), "Attempts");
        assertContains(
                refusal(node().set("symbols", "DRAWN").set("temperature", 0.0), model.getSpec()),
                "Temperature");
    }

    @Test
    public void truncatedAndLikeliestRowsAreLessVaried() throws Exception {
        long all = column(generate(node(), model), 1).stream().distinct().count();
        long truncated =
                column(
                                generate(
                                        node().set("truncation", 0.05).set("symbols", "LIKELIEST"),
                                        model),
                                1)
                        .stream()
                        .distinct()
                        .count();
        assertTrue(truncated + " of " + all, truncated < all);
    }

    @Test
    public void aDamagedModelIsRefused() throws Exception {
        GenerativeModelPortObject damaged = newModel();
        Path file = damaged.modelFile();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(file, bytes);
        assertContains(failure(node(), damaged), file.getFileName().toString());
    }

    @Test
    public void aModelOfAnotherKindIsRefused() {
        SequenceModelPortObjectSpec classifier =
                new SequenceModelPortObjectSpec(
                        TaskKind.CLASSES,
                        model.getSpec().encoding().orElseThrow(),
                        List.of("at", "gc"),
                        "sequence",
                        "class",
                        "GRU");
        assertThrows(Exception.class, () -> node().configure(classifier));
    }

    @Test
    public void cancellingEndsGeneration() {
        NodeRun node = node().set("rows", 100_000_000);
        node.cancel();
        assertThrows(NodeFailure.class, () -> node.execute(model));
    }

    @Test
    public void rowsOfAConditionFromTheTableAreTaken() throws Exception {
        BufferedDataTable given =
                TestTables.of(
                        TableSchema.builder()
                                .text("class")
                                .column(
                                        "Latent vector",
                                        ListCell.getCollectionType(DoubleCell.TYPE))
                                .toSpec(),
                        row("a", new StringCell("gc"), list(0, 0, 0, 0)),
                        row("b", "at", list(0, 0, 0, 0)));
        NodeRun node = node(GanGeneratorNodeParameters.LATENT_PORT);
        assertEquals(List.of("gc", "at"), column(generate(node, model, given), 2));
        BufferedDataTable unknown =
                TestTables.of(given.getDataTableSpec(), row("a", "strong", list(0, 0, 0, 0)));
        assertContains(failure(node, model, unknown), "\"a\"", "strong", "at, gc");
    }

    private static Node withSettings(NodeRun run, String... ports) throws Exception {
        Node node = NodeRun.newNode(new GanGeneratorNodeFactory(), ports);
        node.loadModelSettingsFrom(run.settings());
        return node;
    }

    private static void assertStreamedAlike(NodeRun run, String[] ports, PortObject... inputs)
            throws Exception {
        BufferedDataTable expected = run.table(0, inputs);
        List<String> warnings = new ArrayList<>();
        NodeModel streaming = withSettings(run, ports).getNodeModel();
        streaming.addWarningListener(message -> warnings.add(message.getSummary()));
        BufferedDataTable streamed = StreamedRun.execute(streaming, inputs);
        assertEquals(TestTables.contents(expected), TestTables.contents(streamed));
        assertEquals(run.message(), run.message().isEmpty(), warnings.isEmpty());
        assertContains(run.message(), warnings.toArray(String[]::new));
    }

    @Test
    public void streamedExecutionGivesTheSameTableAndTheSameWarnings() throws Exception {
        String[] none = {};
        assertStreamedAlike(node().set("rows", 600).set("appendLatent", true), none, model);
        assertStreamedAlike(node(), none, profileModel);
        assertStreamedAlike(
                node().set("filter", "EXPRESSION").set("expression", "X").set("attempts", 3),
                none,
                model);
        assertStreamedAlike(node().set("points", "BETWEEN").set("rows", 600), none, model);
        String[] both = {
            GanGeneratorNodeParameters.TRAINING_PORT, GanGeneratorNodeParameters.LATENT_PORT
        };
        assertStreamedAlike(
                node(both).set("appendDistance", true),
                both,
                model,
                training,
                vectors(row("a", list(1, 0, 0, 0)), row("b", list(0, 2, 0, 0))));
    }

    /** Takes some rows and then says that nobody needs more. */
    private static final class ClosedAfter extends RowOutput {

        private final int rows;
        private final List<String> taken = new ArrayList<>();

        ClosedAfter(int rows) {
            this.rows = rows;
        }

        @Override
        public void push(DataRow row) {
            if (taken.size() == rows) {
                throw new OutputClosedException();
            }
            taken.add(row.getKey().getString());
        }

        @Override
        public void close() {
            throw new AssertionError("the stream is not complete");
        }
    }

    @Test
    public void streamedRowsGoOnAsTheyAreMadeUntilNobodyNeedsMore() throws Exception {
        NodeModel streaming = withSettings(node().set("rows", 100_000_000)).getNodeModel();
        StreamableOperator operator =
                streaming.createStreamableOperator(
                        new PartitionInfo(0, 1), new PortObjectSpec[] {model.getSpec()});
        ClosedAfter output = new ClosedAfter(3);
        assertThrows(
                RowOutput.OutputClosedException.class,
                () ->
                        operator.runFinal(
                                new PortInput[] {new PortObjectInput(model)},
                                new PortOutput[] {output},
                                TestTables.executionContext()));
        assertEquals(List.of("Row0", "Row1", "Row2"), output.taken);
    }

    @Test
    public void aStreamThatIsStoppedStopsRowsOfGivenVectorsToo() throws Exception {
        String port = GanGeneratorNodeParameters.LATENT_PORT;
        BufferedDataTable given = vectors(row("a", list(0, 0, 0, 0)));
        NodeModel streaming = withSettings(node(port), port).getNodeModel();
        StreamableOperator operator =
                streaming.createStreamableOperator(
                        new PartitionInfo(0, 1),
                        new PortObjectSpec[] {model.getSpec(), given.getDataTableSpec()});
        RowOutput stopped =
                new RowOutput() {
                    @Override
                    public void push(DataRow row) throws InterruptedException {
                        throw new InterruptedException();
                    }

                    @Override
                    public void close() {
                        throw new AssertionError("the stream is not complete");
                    }
                };
        assertThrows(
                InterruptedException.class,
                () ->
                        operator.runFinal(
                                new PortInput[] {
                                    new PortObjectInput(model), new PortObjectInput(given)
                                },
                                new PortOutput[] {stopped},
                                TestTables.executionContext()));
    }
}
