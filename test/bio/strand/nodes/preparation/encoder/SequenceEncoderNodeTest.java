// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.encoder;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.SymbolPolicy;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.StreamedRun;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.flowvariable.FlowVariablePortObjectSpec;
import org.knime.core.webui.node.dialog.defaultdialog.NodeParametersUtil;

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
    public void workflowsOfTheFirstReleaseEncodeAsTheyDid() throws Exception {
        NodeSettings settings;
        try (InputStream in =
                getClass()
                        .getResourceAsStream(
                                "/settings/first-release/SequenceEncoderNodeFactory.xml")) {
            settings = new NodeSettings("model");
            NodeSettings.loadFromXML(in).copyTo(settings);
        }
        settings.addString("sequenceColumn", "sequence");
        Node node = NodeRun.newNode(new SequenceEncoderNodeFactory());
        node.validateModelSettings(settings);
        node.loadModelSettingsFrom(settings);
        BufferedDataTable output = StreamedRun.execute(node.getNodeModel(), table("acgt", "ACGN"));
        assertEquals(List.of("ACGT", "ACGN"), encoded(output));
        DataColumnProperties properties =
                output.getDataTableSpec().getColumnSpec("Encoded sequence").getProperties();
        assertEquals("1", properties.getProperty("strand.encoding.version"));
        assertEquals(11, properties.size());
    }

    @Test
    public void kmersAndCodons() throws Exception {
        NodeRun kmers = node().set("tokens", "KMER").set("wordLength", 2);
        BufferedDataTable output = kmers.table(0, table("ACGT", "ACNGT"));
        assertEquals(List.of("AC CG GT", "AC NN NN GT"), encoded(output));
        SequenceEncoding encoding = encodingOf(output);
        assertEquals("words have no fractions", SymbolPolicy.NEUTRAL, encoding.ambiguityPolicy());
        assertEquals(17, encoding.codes());
        NodeRun codons = node().set("tokens", "CODON").set("readingFrame", 2);
        assertEquals(List.of("ATG GCC"), encoded(codons.table(0, table("aATGGCCTA"))));
        assertTrue(
                failure(codons.set("incompleteCodons", "ERROR"), table("aATGGCCTA"))
                        .contains("incomplete codon at position 8"));
    }

    private static SequenceEncoding encodingOf(BufferedDataTable table) throws Exception {
        DataTableSpec spec = table.getDataTableSpec();
        return EncodedColumn.sequenceEncodingOf(spec.getColumnSpec(spec.getNumColumns() - 1));
    }

    @Test
    public void learnedWordsAreThoseOfTheTable() throws Exception {
        NodeRun node =
                node().set("tokens", "KMER").set("wordLength", 2).set("vocabulary", "LEARNED");
        BufferedDataTable input = table("TTTT", "ACA", null);
        assertNull(
                "the encoding is not known before execution",
                node.configure(input.getDataTableSpec())[0]);
        BufferedDataTable output = node.table(0, input);
        assertEquals(List.of("TT", "AC", "CA"), encodingOf(output).vocabulary());
        assertEquals(List.of("TT TT TT", "AC CA", "?"), encoded(output));
        BufferedDataTable frequent =
                node.set("leastOccurrences", 2).set("unknownSymbols", "NEUTRAL").table(0, input);
        assertEquals(List.of("TT"), encodingOf(frequent).vocabulary());
        assertEquals(List.of("TT TT TT", "NN NN", "?"), encoded(frequent));
        assertTrue(failure(node.set("leastOccurrences", 9), input).contains("No token occurs 9"));
    }

    @Test
    public void newRowsAreEncodedAsTheTrainingRowsWere() throws Exception {
        BufferedDataTable training =
                node().set("tokens", "SMILES")
                        .set("unknownSymbols", "MISSING")
                        .set("representation", "ORDINAL")
                        .table(0, table("CCO", "CCCl"));
        NodeRun other = node();
        BufferedDataTable test = table("OCC", "CBr", "ClC");
        assertEquals(
                "known before execution",
                encodingOf(training),
                EncodedColumn.encodingOf(
                        other.tableSpec(0, test.getDataTableSpec(), training.getDataTableSpec())
                                .getColumnSpec("Encoded sequence")));
        BufferedDataTable output = other.table(0, test, training);
        assertEquals(List.of("OCC", "?", "ClC"), encoded(output));
        assertEquals(encodingOf(training), encodingOf(output));
        assertTrue(
                other.message(),
                other.message().contains("at position 2 'Br', which is not in the vocabulary"));
        assertEquals(encoded(output), encoded(streamed(other, test, training)));
    }

    private static BufferedDataTable streamed(NodeRun run, PortObject... inputs) throws Exception {
        Node node = NodeRun.newNode(new SequenceEncoderNodeFactory());
        node.loadModelSettingsFrom(run.settings());
        return StreamedRun.execute(node.getNodeModel(), inputs);
    }

    @Test
    public void theSecondTableMustHaveAnEncodedColumn() throws Exception {
        BufferedDataTable training = node().table(0, table("ACGT"));
        DataTableSpec spec = training.getDataTableSpec();
        assertTrue(referenceRefusal(node(), SPEC).contains("no column with encoded sequences"));
        assertTrue(
                referenceRefusal(node().set("referenceColumn", "gone"), spec)
                        .contains("not in the second table"));
        assertTrue(
                referenceRefusal(node().set("referenceColumn", "id"), spec)
                        .contains("no longer says how"));
    }

    private static String referenceRefusal(NodeRun node, DataTableSpec reference) {
        return assertThrows(InvalidSettingsException.class, () -> node.configure(SPEC, reference))
                .getMessage();
    }

    @Test
    public void moleculesThatAreNoneBecomeMissingCellsWithTheReason() throws Exception {
        NodeRun node = node().set("tokens", "SMILES");
        BufferedDataTable output = node.table(0, table("c1ccccc1O", "C1CC", "CC(C"));
        assertEquals(List.of("c1ccccc1O", "?", "?"), encoded(output));
        assertTrue(node.message(), node.message().startsWith("2 rows could not be encoded"));
        assertTrue(node.message(), node.message().contains("is no molecule"));
        assertEquals(
                "broken text teaches nothing",
                List.of("c", "1", "O"),
                encodingOf(output).vocabulary());
        String error = failure(node.set("invalidMolecules", "ERROR"), table("CC", "C1CC"));
        assertTrue(error, error.contains("Row1") && error.contains("is no molecule"));
        assertEquals(
                List.of("C1CC"),
                encoded(node.set("invalidMolecules", "UNCHECKED").table(0, table("C1CC"))));
    }

    @Test
    public void aColumnOfSmilesIsGuessed() throws Exception {
        DataTableSpec spec = TableSchema.builder().text("id").text("smiles").toSpec();
        SequenceEncoderNodeParameters guessed =
                NodeParametersUtil.createSettings(
                        SequenceEncoderNodeParameters.class, new PortObjectSpec[] {spec, null});
        assertEquals("smiles", guessed.sequenceColumn);
        assertEquals(SequenceEncoderNodeParameters.TokenChoice.SMILES, guessed.tokens);
        DataTableSpec protein = TableSchema.builder().text("protein").toSpec();
        assertEquals(
                SequenceEncoderNodeParameters.AlphabetChoice.PROTEIN,
                NodeParametersUtil.createSettings(
                                SequenceEncoderNodeParameters.class,
                                new PortObjectSpec[] {protein, null})
                        .alphabet);
    }

    /** A node that was executed by guesses does the same when its workflow is opened again. */
    @Test
    public void whatWasGuessedIsSaved() throws Exception {
        DataTableSpec spec = TableSchema.builder().text("smiles").toSpec();
        Node node = NodeRun.newNode(new SequenceEncoderNodeFactory());
        assertTrue(
                node.configure(
                        new PortObjectSpec[] {FlowVariablePortObjectSpec.INSTANCE, spec, null}));
        NodeSettings saved = new NodeSettings("model");
        node.saveModelSettingsTo(saved);
        assertEquals("SMILES", saved.getString("tokens"));
        assertEquals("smiles", saved.getString("sequenceColumn"));
    }

    @Test
    public void listsOfNumbersHaveTheFeaturesOfEachPosition() throws Exception {
        BufferedDataTable output =
                node().set("outputForm", "LIST")
                        .set("output", "REPLACE")
                        .table(0, table("AT", "R"));
        assertEquals("sequence", output.getDataTableSpec().getColumnSpec(1).getName());
        assertEquals(
                List.of("[1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]", "[0.5, 0.0, 0.5, 0.0]"),
                TestTables.contents(output).stream().map(row -> row.get(2)).toList());
        assertEquals(
                SequenceEncoding.of(Alphabet.DNA),
                EncodedColumn.encodingOf(output.getDataTableSpec().getColumnSpec("sequence")));
        assertEquals(
                List.of("[0.0, 3.0]"),
                encoded(
                        node().set("outputForm", "LIST")
                                .set("representation", "ORDINAL")
                                .table(0, table("AT"))));
    }

    @Test
    public void numericColumnsHaveOneLength() throws Exception {
        NodeRun node = node().set("outputForm", "COLUMNS");
        String refusal = refusal(node);
        assertTrue(refusal, refusal.contains("set a maximum length"));
        node.set("maximumLength", 2).set("unknownSymbols", "MISSING");
        BufferedDataTable output = node.table(0, table("ACG", "T", "X"));
        assertEquals(
                List.of(
                        "id",
                        "sequence",
                        "score",
                        "p1 A",
                        "p1 C",
                        "p1 G",
                        "p1 T",
                        "p2 A",
                        "p2 C",
                        "p2 G",
                        "p2 T"),
                List.of(output.getDataTableSpec().getColumnNames()));
        List<List<String>> rows = TestTables.contents(output);
        assertEquals(
                List.of("1.0", "0.0", "0.0", "0.0", "0.0", "1.0", "0.0", "0.0"),
                rows.get(0).subList(4, 12));
        assertEquals(
                "filled up with zeros",
                List.of("0.0", "0.0", "0.0", "1.0", "0.0", "0.0", "0.0", "0.0"),
                rows.get(1).subList(4, 12));
        assertEquals(List.of("?", "?", "?", "?", "?", "?", "?", "?"), rows.get(2).subList(4, 12));
        assertEquals(
                TestTables.contents(output),
                TestTables.contents(streamed(node, table("ACG", "T", "X"))));
        BufferedDataTable again = node().set("outputForm", "COLUMNS").table(0, table("GG"), output);
        assertEquals(11, again.getDataTableSpec().getNumColumns());
        assertTrue(refusal(node.set("maximumLength", 20000)).contains("at most 50,000"));
    }

    @Test
    public void representationsOfAminoAcids() throws Exception {
        NodeRun node = node().set("alphabet", "PROTEIN").set("outputForm", "LIST");
        assertEquals(
                "[-2.0, 12.0, -5.0, -5.0, -4.0, -3.0, -3.0, -2.0, -5.0, -6.0, -5.0, -4.0, -3.0,"
                        + " -5.0, -4.0, 0.0, -2.0, -2.0, -8.0, 0.0]",
                encoded(node.set("representation", "PAM250").table(0, table("C"))).get(0));
        node.set("representation", "SCALES").set("standardizeScales", false);
        node.settings().addStringArray("scales", "Net charge", "Isoelectric point");
        String numbers = encoded(node.table(0, table("K"))).get(0);
        assertTrue(numbers, numbers.startsWith("[1.0, 9.7"));
        node.settings().addStringArray("scales");
        assertTrue(refusal(node).contains("at least one"));
        node.settings().addStringArray("scales", "Nobody's");
        assertTrue(refusal(node).contains("no scale"));
        assertEquals(
                10,
                encodingOf(
                                node().set("alphabet", "PROTEIN")
                                        .set("representation", "KIDERA")
                                        .table(0, table("K")))
                        .features());
        assertTrue(refusal(node().set("representation", "BLOSUM62")).contains("alphabet protein"));
    }

    @Test
    public void strandsAndFilledUpLengths() throws Exception {
        assertEquals(
                List.of("AACNGTT"), encoded(node().set("strand", "BOTH").table(0, table("AAC"))));
        assertEquals(
                List.of("AAC", "AAC"),
                encoded(node().set("strand", "CANONICAL").table(0, table("GTT", "AAC"))));
        assertEquals(
                "proteins have no strand; the hidden setting is silent",
                List.of("MK"),
                encoded(
                        node().set("strand", "BOTH")
                                .set("alphabet", "PROTEIN")
                                .table(0, table("MK"))));
        assertEquals(
                List.of("NNAC"),
                encoded(
                        node().set("fillUp", "START")
                                .set("maximumLength", 4)
                                .table(0, table("AC"))));
        assertTrue(refusal(node().set("fillUp", "END")).contains("maximum length must be set"));
    }

    @Test
    public void structureStrings() throws Exception {
        assertEquals(
                List.of("HHEC"),
                encoded(node().set("alphabet", "STRUCTURE").table(0, table("hhec"))));
        assertEquals(
                List.of("HBEGITSPC-"),
                encoded(node().set("alphabet", "DSSP").table(0, table("HBEGITSPC-"))));
    }

    @Test
    public void aNodeThatLearnsItsVocabularyDoesNotStream() throws Exception {
        NodeRun run = node().set("tokens", "SMILES");
        Node node = NodeRun.newNode(new SequenceEncoderNodeFactory());
        node.loadModelSettingsFrom(run.settings());
        assertFalse(node.getNodeModel().getInputPortRoles()[0].isStreamable());
        assertNull(node.getNodeModel().createMergeOperator());
        assertTrue(
                NodeRun.newNode(new SequenceEncoderNodeFactory())
                        .getNodeModel()
                        .getInputPortRoles()[0]
                        .isStreamable());
    }

    @Test
    public void cancelsWhileItLearnsTheVocabulary() {
        NodeRun node = node().set("tokens", "SMILES");
        node.cancel();
        assertThrows(NodeFailure.class, () -> node.execute(table("CC")));
    }

    @Test
    public void cancelledExecutionGivesNoTable() {
        NodeRun node = node();
        node.cancel();
        assertThrows(NodeFailure.class, () -> node.execute(table("ACGT")));
    }
}
