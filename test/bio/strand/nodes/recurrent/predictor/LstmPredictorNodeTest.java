// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.predictor;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.ports.SequenceModelPortObject;
import bio.strand.nodes.ports.SequenceModelPortObjectSpec;
import bio.strand.nodes.ports.TaskKind;
import bio.strand.nodes.recurrent.learner.RnnLearnerNodeFactory;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.EncodedTables;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.StreamedRun;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.BeforeClass;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.port.PortObjectSpec;

public class LstmPredictorNodeTest {

    private static final DataTableSpec TEXT = TableSchema.builder().text("sequence").toSpec();

    private static SequenceModelPortObject model;

    /** One small model for all tests: it keeps all states, so that it has a greatest length. */
    @BeforeClass
    public static void trainModel() throws Exception {
        TestContributions.install();
        model = train();
    }

    private static SequenceModelPortObject train() throws Exception {
        return (SequenceModelPortObject)
                NodeRun.of(new RnnLearnerNodeFactory())
                        .set("convolutionLayers", 0)
                        .set("cell", "LSTM")
                        .set("hiddenSize", 4)
                        .set("dropout", 0.0)
                        .set("epochs", 12)
                        .set("batchSize", 8)
                        .set("learningRate", 0.05)
                        .set("workers", 1)
                        .execute(EncodedTables.twoClasses(64))[0];
    }

    private static NodeRun node() {
        return NodeRun.of(new LstmPredictorNodeFactory());
    }

    private static BufferedDataTable text(String... sequences) {
        return TestTables.of(
                TEXT,
                IntStream.range(0, sequences.length)
                        .mapToObj(i -> row("Row" + i, sequences[i]))
                        .toArray(Object[][]::new));
    }

    @Test
    public void appendsClassConfidenceAndProbabilities() throws Exception {
        NodeRun node = node();
        BufferedDataTable input = EncodedTables.twoClasses(20);
        DataTableSpec configured = node.tableSpec(0, model.getSpec(), input.getDataTableSpec());
        assertEquals(
                List.of(
                        "sequence",
                        "class",
                        "Prediction (class)",
                        "Prediction (class) (confidence)",
                        "P (class=at)",
                        "P (class=gc)"),
                List.of(configured.getColumnNames()));
        assertEquals(
                Set.of("at", "gc"),
                configured.getColumnSpec(2).getDomain().getValues().stream()
                        .map(DataCell::toString)
                        .collect(Collectors.toSet()));

        BufferedDataTable output = node.table(0, model, input);
        assertEquals(configured, output.getDataTableSpec());
        for (List<String> row : TestTables.contents(output)) {
            double at = Double.parseDouble(row.get(5));
            double gc = Double.parseDouble(row.get(6));
            assertEquals(1, at + gc, 1e-6);
            assertEquals(row.get(3), at >= gc ? "at" : "gc");
            assertEquals(Math.max(at, gc), Double.parseDouble(row.get(4)), 0);
            // The task is easy: composition alone tells the classes apart.
            assertEquals(row.toString(), row.get(2), row.get(3));
        }
        assertEquals("", node.message());
    }

    @Test
    public void columnsCanBeNamedAndLeftOut() throws Exception {
        DataTableSpec spec =
                node().set("predictionColumn", "called")
                        .set("appendConfidence", false)
                        .set("probabilitySuffix", " (LSTM)")
                        .tableSpec(0, model.getSpec(), TEXT);
        assertEquals(
                List.of("sequence", "called", "P (class=at) (LSTM)", "P (class=gc) (LSTM)"),
                List.of(spec.getColumnNames()));
        assertEquals(
                2,
                node().set("appendConfidence", false)
                        .set("appendProbabilities", false)
                        .tableSpec(0, model.getSpec(), TEXT)
                        .getNumColumns());
    }

    @Test
    public void secondPredictionOnATableGetsNamesOfItsOwn() throws Exception {
        DataTableSpec once = node().tableSpec(0, model.getSpec(), TEXT);
        DataTableSpec twice =
                node().set("sequenceColumn", "sequence").tableSpec(0, model.getSpec(), once);
        assertTrue(twice.containsName("Prediction (class) (#1)"));
        assertTrue(twice.containsName("P (class=at) (#1)"));
    }

    @Test
    public void textIsEncodedAsTheModelWasAndPredictedAlike() throws Exception {
        int rows = 30;
        BufferedDataTable encoded = node().table(0, model, EncodedTables.twoClasses(rows));
        String[] sequences =
                IntStream.range(0, rows).mapToObj(EncodedTables::sequence).toArray(String[]::new);
        BufferedDataTable fromText = node().table(0, model, text(sequences));
        List<List<String>> expected = TestTables.contents(encoded);
        List<List<String>> actual = TestTables.contents(fromText);
        for (int i = 0; i < rows; i++) {
            assertEquals(expected.get(i).subList(3, 7), actual.get(i).subList(2, 6));
        }
    }

    @Test
    public void rowsThatCannotBePredictedGetMissingCellsAndOneWarning() throws Exception {
        NodeRun node = node();
        BufferedDataTable output =
                node.table(0, model, text("ATAT", null, "ATXT", "", "A".repeat(500), "GCGC"));
        List<List<String>> rows = TestTables.contents(output);
        for (int bad = 1; bad <= 4; bad++) {
            assertEquals(List.of("?", "?", "?", "?"), rows.get(bad).subList(2, 6));
        }
        assertEquals("at", rows.get(0).get(2));
        assertEquals("gc", rows.get(5).get(2));
        assertEquals(
                "4 rows could not be predicted and got missing cells. The first: row \"Row1\": the"
                        + " sequence is missing",
                node.message());
    }

    @Test
    public void predictionOfARowDoesNotDependOnTheOthers() throws Exception {
        BufferedDataTable many = node().table(0, model, EncodedTables.twoClasses(300));
        BufferedDataTable few = node().table(0, model, EncodedTables.twoClasses(3));
        assertEquals(TestTables.contents(many).subList(0, 3), TestTables.contents(few));
    }

    @Test
    public void streamedExecutionGivesTheSameTable() throws Exception {
        BufferedDataTable input = EncodedTables.twoClasses(600);
        BufferedDataTable expected = node().table(0, model, input);
        Node node = NodeRun.newNode(new LstmPredictorNodeFactory());
        BufferedDataTable streamed = StreamedRun.execute(node.getNodeModel(), model, input);
        assertEquals(expected.getDataTableSpec(), streamed.getDataTableSpec());
        assertEquals(TestTables.contents(expected), TestTables.contents(streamed));
    }

    @Test
    public void outputIsUnknownUntilTheClassesAre() throws Exception {
        SequenceModelPortObjectSpec untrained =
                new SequenceModelPortObjectSpec(
                        TaskKind.CLASSES,
                        SequenceEncoding.of(Alphabet.DNA),
                        List.of(),
                        "sequence",
                        "class",
                        "GRU");
        assertNull(node().configure(untrained, TEXT)[0]);
    }

    @Test
    public void columnOfAnotherAlphabetIsRefused() {
        DataTableSpec protein =
                TableSchema.builder()
                        .column(
                                EncodedColumn.describe(
                                        "sequence", SequenceEncoding.of(Alphabet.PROTEIN)))
                        .toSpec();
        String message = refusal(node(), model.getSpec(), protein);
        for (String part : List.of("\"sequence\"", "DNA", "PROTEIN", "Encode them")) {
            assertTrue(message, message.contains(part));
        }
    }

    @Test
    public void missingColumnIsNamed() {
        assertTrue(
                refusal(node().set("sequenceColumn", "gone"), model.getSpec(), TEXT)
                        .contains("\"gone\""));
    }

    private static String refusal(NodeRun node, PortObjectSpec... specs) {
        return assertThrows(InvalidSettingsException.class, () -> node.configure(specs))
                .getMessage();
    }

    @Test
    public void damagedModelIsRefused() throws Exception {
        SequenceModelPortObject damaged = train();
        Path file = damaged.modelFile();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(file, bytes);
        String message =
                assertThrows(NodeFailure.class, () -> node().execute(damaged, text("ATAT")))
                        .getMessage();
        assertTrue(message, message.contains(file.getFileName().toString()));
    }

    @Test
    public void emptyTableGivesAnEmptyTable() throws Exception {
        assertEquals(List.of(), TestTables.contents(node().table(0, model, text())));
    }
}
