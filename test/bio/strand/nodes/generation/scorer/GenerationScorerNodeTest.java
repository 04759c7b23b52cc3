// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.scorer;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.EncodedTables;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.image.ImagePortObject;

public class GenerationScorerNodeTest {

    private static final DataTableSpec TEXT = TableSchema.builder().text("Sequence").toSpec();

    @Before
    public void install() {
        TestContributions.install();
    }

    /** Without classifiers, which have tests of their own. */
    private static NodeRun node(String... ports) {
        return NodeRun.of(new GenerationScorerNodeFactory(), ports)
                .set("logisticRegression", "NONE")
                .set("network", "NONE");
    }

    private static NodeRun withTraining() {
        return node(GenerationScorerNodeParameters.TRAINING_PORT);
    }

    private static BufferedDataTable text(String... rows) {
        return TestTables.of(
                TEXT,
                IntStream.range(0, rows.length)
                        .mapToObj(i -> row("Row" + i, rows[i]))
                        .toArray(Object[][]::new));
    }

    /** Sequences over A, C, G and T with a TATA box that begins at position 6. */
    private static BufferedDataTable promoters(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return text(
                IntStream.range(0, rows)
                        .mapToObj(i -> bases(5, random) + "TATAAT" + bases(9, random))
                        .toArray(String[]::new));
    }

    private static String bases(int length, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int t = 0; t < length; t++) {
            text.append("ACGT".charAt(random.nextInt(4)));
        }
        return text.toString();
    }

    private static BufferedDataTable profiles(int rows, long seed, String... names) {
        SplittableRandom random = new SplittableRandom(seed);
        TableSchema.Builder columns = TableSchema.builder();
        for (String name : names) {
            columns.number(name);
        }
        return TestTables.of(
                columns.toSpec(),
                IntStream.range(0, rows)
                        .mapToObj(
                                i -> {
                                    Object[] cells = new Object[names.length + 1];
                                    cells[0] = "Row" + i;
                                    for (int g = 1; g < cells.length; g++) {
                                        cells[g] = random.nextDouble() + g;
                                    }
                                    return row(cells);
                                })
                        .toArray(Object[][]::new));
    }

    private static String cell(BufferedDataTable table, String rowId, String column) {
        int index = table.getDataTableSpec().findColumnIndex(column);
        assertTrue("no column " + column + " in " + table.getDataTableSpec(), index >= 0);
        for (List<String> row : TestTables.contents(table)) {
            if (row.get(0).equals(rowId)) {
                return row.get(index + 1);
            }
        }
        throw new AssertionError("no row " + rowId);
    }

    private static double number(BufferedDataTable table, String rowId, String column) {
        return Double.parseDouble(cell(table, rowId, column));
    }

    private static String failure(NodeRun node, PortObject... inputs) {
        return assertThrows(NodeFailure.class, () -> node.execute(inputs)).getMessage();
    }

    @Test
    public void comparesSequencesWithRealOnesAndBaselines() throws Exception {
        NodeRun node = withTraining().set("motifs", "CONSENSUS").set("consensus", "TATAAT");
        BufferedDataTable training = promoters(300, 1);
        BufferedDataTable reference = promoters(300, 2);
        BufferedDataTable generated = promoters(300, 3);
        DataTableSpec announced =
                node.tableSpec(0, generated.getSpec(), reference.getSpec(), training.getSpec());
        PortObject[] outputs = node.execute(generated, reference, training);
        BufferedDataTable figures = (BufferedDataTable) outputs[0];
        assertEquals(
                Arrays.asList(announced.getColumnNames()),
                Arrays.asList(figures.getDataTableSpec().getColumnNames()));
        assertEquals(14, figures.size());
        String headline = "Position-specific divergence (k=3)";
        double own = number(figures, "Generated", headline);
        assertTrue(own < 1.2 * number(figures, "Real (training rows)", headline));
        assertTrue(own < 0.5 * number(figures, "Markov chain, order 5", headline));
        assertEquals("?", cell(figures, "Reference", headline));
        assertEquals(1, number(figures, "Generated", "Rows with TATAAT"), 0);
        assertEquals(6, number(figures, "Generated", "Most frequent position of TATAAT"), 0);
        assertTrue(number(figures, "Shuffled", "Rows with TATAAT") < 0.5);
        assertEquals(0, number(figures, "Generated", "Copies of training rows"), 0);
        assertEquals(20, number(figures, "Generated", "Length (mean)"), 0);
        assertEquals("", node.message());
        BufferedDataTable details = (BufferedDataTable) outputs[1];
        assertEquals("Composition by position", cell(details, "Row0", "Section"));
        assertTrue(details.getDataTableSpec().containsName("Position weight matrix"));
        assertTrue(outputs[2] instanceof ImagePortObject);
    }

    @Test
    public void detailsHoldWhatStandsAtEachPosition() throws Exception {
        NodeRun node = withTraining().set("baselines", "NONE").set("motifs", "NONE").set("seed", 2);
        BufferedDataTable rows = text("AC", "AG");
        BufferedDataTable details = node.table(1, rows, text("AC", "AC"), rows);
        // Position 2, symbol C: all of the reference, half of the others.
        assertEquals("2", cell(details, "Row5", "Position"));
        assertEquals("C", cell(details, "Row5", "Item"));
        assertEquals(1, number(details, "Row5", "Reference"), 0);
        assertEquals(0.5, number(details, "Row5", "Generated"), 0);
        assertEquals(0.5, number(details, "Row5", "Real (training rows)"), 0);
    }

    @Test
    public void classifiersAreTrainedForWhatIsAsked() throws Exception {
        NodeRun node =
                NodeRun.of(
                                new GenerationScorerNodeFactory(),
                                GenerationScorerNodeParameters.TRAINING_PORT)
                        .set("baselines", "STRONGEST")
                        .set("logisticRegression", "GENERATED_AND_REAL")
                        .set("network", "NONE")
                        .set("neighbourRows", 0);
        BufferedDataTable figures =
                node.table(0, text(randomRows(200, 5)), promoters(200, 2), promoters(200, 1));
        String area = "AUC (logistic regression)";
        assertTrue(number(figures, "Generated", area) > 0.9);
        assertEquals(0.5, number(figures, "Real (training rows)", area), 0.2);
        assertEquals("?", cell(figures, "Position weight matrix", area));
        assertEquals("?", cell(figures, "Generated", "AUC (network)"));
        assertEquals("?", cell(figures, "Generated", "Identity with nearest training row (mean)"));
    }

    private static String[] randomRows(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, rows).mapToObj(i -> bases(20, random)).toArray(String[]::new);
    }

    @Test
    public void comparesProfilesOfTheSameColumns() throws Exception {
        NodeRun node = withTraining();
        BufferedDataTable generated = profiles(250, 1, "gene 1", "gene 2", "Score");
        BufferedDataTable reference = profiles(250, 2, "gene 2", "gene 1");
        BufferedDataTable training = profiles(250, 3, "gene 1", "gene 2");
        PortObject[] outputs = node.execute(generated, reference, training);
        BufferedDataTable figures = (BufferedDataTable) outputs[0];
        assertEquals(
                List.of(
                        "Generated",
                        "Real (training rows)",
                        "Reference",
                        "Independent normal",
                        "Multivariate normal"),
                TestTables.contents(figures).stream().map(row -> row.get(0)).toList());
        // The reference has its columns in another order, and so other means.
        assertTrue(number(figures, "Generated", "Shift of means") > 2);
        assertTrue(number(figures, "Generated", "Mean discrepancy (p-value)") < 0.01);
        BufferedDataTable details = (BufferedDataTable) outputs[1];
        assertEquals("gene 1", cell(details, "Row0", "Item"));
        assertEquals(1.5, number(details, "Row0", "Generated"), 0.1);
        assertEquals(2.5, number(details, "Row0", "Reference"), 0.1);
        assertTrue(node.message(), node.message().contains("\"Score\""));
    }

    @Test
    public void readsEncodedAndTextColumnsAlike() throws Exception {
        BufferedDataTable encoded = EncodedTables.twoClasses(40);
        String[] rows =
                IntStream.range(0, 40).mapToObj(EncodedTables::sequence).toArray(String[]::new);
        String[] lower =
                Arrays.stream(rows)
                        .map(row -> row.toLowerCase(Locale.ROOT).replace('t', 'u'))
                        .toArray(String[]::new);
        List<List<String>> codes =
                TestTables.contents(withTraining().table(0, encoded, encoded, encoded));
        assertEquals(
                codes, TestTables.contents(withTraining().table(0, encoded, text(rows), encoded)));
        assertEquals(
                codes, TestTables.contents(withTraining().table(0, text(lower), encoded, encoded)));
    }

    @Test
    public void withoutTrainingRowsSaysWhatItDidInstead() throws Exception {
        NodeRun node = node();
        BufferedDataTable figures = node.table(0, promoters(300, 1), promoters(500, 2));
        assertEquals(13, figures.size());
        assertEquals("250", cell(figures, "Reference", "Rows"));
        assertEquals("?", cell(figures, "Generated", "Copies of training rows"));
        assertTrue(node.message(), node.message().contains("Connect the training rows"));
    }

    @Test
    public void missingRowsAreLeftOutWithAWarning() throws Exception {
        NodeRun node = withTraining();
        BufferedDataTable gaps =
                TestTables.of(
                        TEXT, row("Row0", "ACGTAC"), row("Row1", null), row("Row2", "ACGTCC"));
        BufferedDataTable figures = node.table(0, gaps, text("ACGTAA"), text("ACGTGG"));
        assertEquals("2", cell(figures, "Generated", "Rows"));
        assertTrue(node.message(), node.message().contains("1 row of the generated rows"));
        assertTrue(node.message(), node.message().contains("\"Row1\""));
    }

    @Test
    public void ambiguityCodesAreLeftOutWithAWarning() throws Exception {
        NodeRun node = withTraining();
        node.table(0, text("ACGNAC", "ACGTAC"), text("ACGTAA"), text("ACGTGG"));
        assertTrue(node.message(), node.message().contains("of the symbols of the generated rows"));
    }

    @Test
    public void refusesEmptyTablesAndOtherKinds() {
        BufferedDataTable dna = text("ACGTACGT", "ACGTTCGT");
        assertTrue(failure(node(), text(), dna).contains("table of generated rows is empty"));
        assertTrue(failure(node(), dna, text()).contains("table of reference rows is empty"));
        assertTrue(
                failure(node(), dna, TestTables.of(TEXT, row("a", (Object) null)))
                        .contains("None of the 1 reference rows can be compared"));
        String kinds = failure(node(), dna, text("MKVLAAGIVGLLLAQWERTY"));
        assertTrue(kinds, kinds.contains("look like DNA, the reference rows like proteins"));
    }

    @Test
    public void refusesColumnsThatAreMissing() {
        BufferedDataTable dna = text("ACGT");
        BufferedDataTable numbers = profiles(3, 1, "gene 1");
        NodeRun chosen = node().set("generatedColumn", "Gone");
        assertTrue(
                assertThrows(
                                InvalidSettingsException.class,
                                () -> chosen.configure(dna.getSpec(), dna.getSpec()))
                        .getMessage()
                        .contains("\"Gone\""));
        assertTrue(
                assertThrows(
                                InvalidSettingsException.class,
                                () -> node().configure(dna.getSpec(), numbers.getSpec()))
                        .getMessage()
                        .startsWith("Table of reference:"));
        assertTrue(
                assertThrows(
                                InvalidSettingsException.class,
                                () ->
                                        node().configure(
                                                        numbers.getSpec(),
                                                        profiles(3, 1, "other").getSpec()))
                        .getMessage()
                        .contains("need the same names"));
    }

    @Test
    public void refusesSettingsOutOfRange() {
        BufferedDataTable dna = text("ACGT");
        for (NodeRun wrong :
                List.of(
                        node().set("classifierRows", 49),
                        node().set("neighbourRows", -1),
                        node().set("motifWidth", 1),
                        node().set("motifChance", 0.0),
                        node().set("motifs", "CONSENSUS").set("consensus", " , "),
                        node().set("motifs", "CONSENSUS").set("conservation", 0.0))) {
            assertThrows(
                    InvalidSettingsException.class,
                    () -> wrong.configure(dna.getSpec(), dna.getSpec()));
        }
        String motif =
                failure(
                        node().set("motifs", "CONSENSUS").set("consensus", "TAJA"),
                        text("ACGTA", "ACGTT"),
                        text("ACGTA", "ACGTT"));
        assertTrue(motif, motif.contains("'J'"));
    }

    @Test
    public void stopsWhenCancelled() throws Exception {
        NodeRun node = withTraining();
        BufferedDataTable rows = promoters(50, 1);
        node.cancel();
        assertThrows(Exception.class, () -> node.execute(rows, rows, rows));
    }
}
