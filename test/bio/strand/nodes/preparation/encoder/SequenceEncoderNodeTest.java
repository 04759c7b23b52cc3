// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.encoder;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.StreamedRun;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.port.PortObject;

public class SequenceEncoderNodeTest {

    private static final DataTableSpec SPEC =
            TableSchema.builder().text("id").text("sequence").number("score").toSpec();

    @Before
    public void install() {
        TestContributions.install();
    }

    private static NodeRun node() {
        return NodeRun.of(new SequenceEncoderNodeFactory());
    }

    private static BufferedDataTable table(String... sequences) {
        return TestTables.of(
                SPEC,
                IntStream.range(0, sequences.length)
                        .mapToObj(i -> row("Row" + i, "id" + i, sequences[i], i / 2.0))
                        .toArray(Object[][]::new));
    }

    private static List<String> encoded(BufferedDataTable table) {
        return TestTables.contents(table).stream().map(row -> row.get(row.size() - 1)).toList();
    }

    private static String failure(NodeRun node, PortObject input) {
        return assertThrows(NodeFailure.class, () -> node.execute(input)).getMessage();
    }

    @Test
    public void appendsEncodedSequencesAndStatesTheEncodingInTheSpec() throws Exception {
        NodeRun node = node();
        BufferedDataTable input = table("ACGT", "acgn");
        DataTableSpec spec = node.tableSpec(0, input.getDataTableSpec());
        assertEquals(
                SequenceEncoding.of(Alphabet.DNA),
                EncodedColumn.encodingOf(spec.getColumnSpec("Encoded sequence")));
        BufferedDataTable output = node.table(0, input);
        assertEquals(spec, output.getDataTableSpec());
        assertEquals(
                List.of(
                        List.of("Row0", "id0", "ACGT", "0.0", "ACGT"),
                        List.of("Row1", "id1", "acgn", "0.5", "ACGN")),
                TestTables.contents(output));
        assertEquals("", node.message());
    }

    @Test
    public void replacesTheColumnInItsPlace() throws Exception {
        BufferedDataTable output = node().set("output", "REPLACE").table(0, table("ACGT", "TTTT"));
        assertEquals(
                List.of("id", "sequence", "score"),
                List.of(output.getDataTableSpec().getColumnNames()));
        assertEquals(List.of("Row1", "id1", "TTTT", "0.5"), TestTables.contents(output).get(1));
        EncodedColumn.encodingOf(output.getDataTableSpec().getColumnSpec("sequence"));
    }

    @Test
    public void newColumnGetsANameOfItsOwn() throws Exception {
        DataTableSpec spec = node().set("outputColumn", "score").tableSpec(0, SPEC);
        assertEquals("score (#1)", spec.getColumnSpec(3).getName());
    }

    @Test
    public void errorNamesRowColumnPositionAndRemedy() {
        String message = failure(node(), table("ACGT", "ACGX"));
        for (String part : List.of("Row1", "\"sequence\"", "position 4", "X", "alphabet")) {
            assertTrue(message, message.contains(part));
        }
    }

    @Test
    public void rnaInADnaColumnIsRecognised() {
        String message = failure(node(), table("ACGU"));
        assertTrue(message, message.contains("RNA"));
    }

    @Test
    public void refusedRowsBecomeMissingCellsWithTheReasonAndOneWarning() throws Exception {
        NodeRun node =
                node().set("unknownSymbols", "MISSING")
                        .set("gaps", "MISSING")
                        .set("tooShort", "MISSING");
        BufferedDataTable output = node.table(0, table("ACGT", "AC-T", "ACXT", "", null));
        assertEquals(List.of("ACGT", "?", "?", "?", "?"), encoded(output));
        assertEquals(
                "4 rows could not be encoded and got a missing cell. The first: row \"Row1\": the"
                        + " sequence has at position 3 the gap '-'",
                node.message());
        try (CloseableRowIterator rows = output.iterator()) {
            rows.next();
            rows.next();
            assertTrue(RowView.of(rows.next()).missingReason(3).contains("position 3"));
        }
    }

    @Test
    public void missingSequencesAreAnErrorWhereThatIsWanted() {
        String message = failure(node().set("missingSequences", "ERROR"), table("ACGT", null));
        assertTrue(message, message.contains("Row1") && message.contains("\"sequence\""));
    }

    @Test
    public void policiesForGapsAmbiguityAndLength() throws Exception {
        assertEquals(
                List.of("ACT"), encoded(node().set("gaps", "REMOVE").table(0, table("A-C.T"))));
        assertEquals(List.of("ANC"), encoded(node().set("gaps", "NEUTRAL").table(0, table("A-C"))));
        assertEquals(
                List.of("ACG"), encoded(node().set("maximumLength", 3).table(0, table("ACGTT"))));
        assertEquals(
                List.of("GTT"),
                encoded(
                        node().set("maximumLength", 3)
                                .set("cutAt", "START")
                                .table(0, table("ACGTT"))));
        assertTrue(
                failure(node().set("ambiguityCodes", "ERROR"), table("ACN"))
                        .contains("position 3"));
    }

    @Test
    public void proteinAndCustomAlphabets() throws Exception {
        assertEquals(
                List.of("MKVX"),
                encoded(node().set("alphabet", "PROTEIN").table(0, table("mkvx"))));
        assertEquals(
                List.of("HHEC"),
                encoded(
                        node().set("alphabet", "CUSTOM")
                                .set("customSymbols", "HEC")
                                .table(0, table("hhec"))));
    }

    @Test
    public void emptyTableGivesAnEmptyTable() throws Exception {
        assertEquals(List.of(), TestTables.contents(node().table(0, table())));
    }

    @Test
    public void configureRefusesWhatCannotWork() {
        assertTrue(refusal(node().set("sequenceColumn", "gone")).contains("\"gone\""));
        assertTrue(refusal(node().set("sequenceColumn", "score")).contains("\"score\""));
        assertTrue(refusal(node().set("minimumLength", 0)).contains("minimum length"));
        assertTrue(
                refusal(node().set("minimumLength", 5).set("maximumLength", 4))
                        .contains("maximum length"));
        assertTrue(refusal(node().set("alphabet", "CUSTOM")).contains("no symbols"));
        assertTrue(refusal(node().set("outputColumn", " ")).contains("name"));
        assertTrue(refusal(node().set("alphabet", "XNA")).contains("XNA"));
    }

    private static String refusal(NodeRun node) {
        return assertThrows(InvalidSettingsException.class, () -> node.configure(SPEC))
                .getMessage();
    }

    @Test
    public void streamedExecutionGivesTheSameTableAndWarning() throws Exception {
        // More rows than one batch holds, and not a multiple of it.
        String[] sequences = new String[700];
        for (int i = 0; i < sequences.length; i++) {
            sequences[i] = i % 50 == 7 ? "ACGTX" : "ACGT".repeat(1 + i % 9);
        }
        BufferedDataTable input = table(sequences);
        NodeRun normal = node().set("unknownSymbols", "MISSING");
        BufferedDataTable expected = normal.table(0, input);

        Node node = NodeRun.newNode(new SequenceEncoderNodeFactory());
        node.loadModelSettingsFrom(normal.settings());
        BufferedDataTable streamed = StreamedRun.execute(node.getNodeModel(), input);
        assertEquals(expected.getDataTableSpec(), streamed.getDataTableSpec());
        assertEquals(TestTables.contents(expected), TestTables.contents(streamed));
        assertTrue(normal.message(), normal.message().startsWith("14 rows"));
    }

    @Test
    public void cancelledExecutionGivesNoTable() {
        NodeRun node = node();
        node.cancel();
        assertThrows(NodeFailure.class, () -> node.execute(table("ACGT")));
    }
}
