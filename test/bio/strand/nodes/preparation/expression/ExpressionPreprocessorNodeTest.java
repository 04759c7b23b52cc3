// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.expression;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.expression.Axis;
import bio.strand.nodes.ports.ExpressionModelPortObject;
import bio.strand.nodes.ports.ExpressionModelPortObjectSpec;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.BeforeClass;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

public class ExpressionPreprocessorNodeTest {

    /** Genes in rows. */
    private static final DataTableSpec GENES =
            TableSchema.builder().text("class").number("t 0").integer("t 1").number("t 4").toSpec();

    /** Samples in rows. */
    private static final DataTableSpec SAMPLES =
            TableSchema.builder().text("class").number("A").number("B").number("C").toSpec();

    @BeforeClass
    public static void install() {
        TestContributions.install();
    }

    private static BufferedDataTable genes() {
        return TestTables.of(
                GENES,
                row("g1", "x", 0.0, 10, 20.0),
                row("g2", "y", 4.0, 4, 4.0),
                row("g3", "x", null, 3, 5.0));
    }

    private static BufferedDataTable samples() {
        return TestTables.of(
                SAMPLES, row("s1", "ill", 0.0, 1.0, 5.0), row("s2", "ill", 10.0, 3.0, 5.0));
    }

    private static NodeRun fit() {
        return NodeRun.of(new ExpressionPreprocessorNodeFactory()).set("scaling", "NONE");
    }

    private static NodeRun apply() {
        return NodeRun.of(new ExpressionPreprocessorApplyNodeFactory());
    }

    private static List<List<String>> contents(PortObject table) {
        return TestTables.contents((BufferedDataTable) table);
    }

    private static List<String> columns(PortObject table) {
        return List.of(((BufferedDataTable) table).getDataTableSpec().getColumnNames());
    }

    private static List<String> column(PortObject table, int index) {
        return contents(table).stream().map(row -> row.get(index)).toList();
    }

    @Test
    public void genesAreScaledInPlaceAndOtherColumnsComeAlong() throws Exception {
        NodeRun node = fit().set("rows", "GENES").set("scaling", "MIN_MAX");
        PortObject[] out = node.execute(genes());
        assertEquals(List.of("class", "t 0", "t 1", "t 4"), columns(out[0]));
        assertEquals(
                List.of(
                        List.of("g1", "x", "0.0", "0.5", "1.0"),
                        List.of("g2", "y", "0.0", "0.0", "0.0"),
                        List.of("g3", "x", "?", "0.0", "1.0")),
                contents(out[0]));
        DataTableSpec spec = node.tableSpec(0, GENES);
        assertTrue(spec.equalStructure(((BufferedDataTable) out[0]).getDataTableSpec()));
    }

    @Test
    public void summarySaysWhatWasDoneInOrder() throws Exception {
        PortObject summary =
                fit().set("rows", "GENES")
                        .set("logarithm", true)
                        .set("missingValues", "GENE_MEAN")
                        .set("scaling", "Z_SCORE")
                        .execute(genes())[2];
        assertEquals(
                List.of("Step", "Values changed", "Genes removed", "Remark"), columns(summary));
        assertEquals(
                List.of(
                        "Table",
                        "Input",
                        "log2(x + 1)",
                        "Missing values: mean of the gene",
                        "Z-score by gene",
                        "Output"),
                column(summary, 1));
        assertEquals(List.of("0", "0", "8", "1", "9", "0"), column(summary, 2));
        assertEquals("rows are genes, columns samples", contents(summary).get(0).get(4));
        assertEquals("constant genes: 1", contents(summary).get(4).get(4));
    }

    @Test
    public void rowsAreGenesIfThereAreAsManyAsColumns() throws Exception {
        assertEquals(
                "rows are genes, columns samples",
                contents(fit().execute(genes())[2]).get(0).get(4));
        assertEquals(
                "rows are samples, columns genes",
                contents(fit().execute(samples())[2]).get(0).get(4));
    }

    @Test
    public void genesInColumnsCanBeRemoved() throws Exception {
        NodeRun node = fit().set("rows", "SAMPLES").set("smallestVariance", 1.0);
        assertNull("not known before execution", node.configure(SAMPLES)[0]);
        PortObject[] out = node.execute(samples());
        assertEquals(List.of("class", "A", "B"), columns(out[0]));
        assertEquals(List.of("s1", "ill", "0.0", "1.0"), contents(out[0]).get(0));
    }

    @Test
    public void genesInRowsCanBeRemoved() throws Exception {
        PortObject[] out =
                fit().set("rows", "GENES").set("greatestMissingShare", 0.2).execute(genes());
        assertEquals(List.of("g1", "g2"), column(out[0], 0));
    }

    @Test
    public void testRowsAreTreatedByTheStatisticsOfTheTrainingRows() throws Exception {
        PortObject model =
                fit().set("rows", "SAMPLES")
                        .set("smallestVariance", 1.0)
                        .set("missingValues", "GENE_MEAN")
                        .set("scaling", "MIN_MAX")
                        .execute(samples())[1];
        BufferedDataTable test =
                TestTables.of(
                        TableSchema.builder()
                                .number("C")
                                .number("age")
                                .number("B")
                                .number("A")
                                .toSpec(),
                        row("s9", 77.0, 50.0, null, 20.0));
        PortObject[] out = apply().execute(model, test);
        assertEquals(List.of("age", "B", "A"), columns(out[0]));
        // B: mean 2 of training, between 1 and 3; A: between 0 and 10.
        assertEquals(List.of(List.of("s9", "50.0", "0.5", "2.0")), contents(out[0]));
        assertEquals("rows are samples; the rows are new", contents(out[1]).get(0).get(4));
    }

    @Test
    public void otherColumnsOfTheSameGenesAreTreatedByTheTrainingGenes() throws Exception {
        PortObject model = fit().set("rows", "GENES").set("scaling", "MIN_MAX").execute(genes())[1];
        BufferedDataTable test =
                TestTables.of(
                        TableSchema.builder().number("u 0").number("u 1").toSpec(),
                        row("g3", 3.0, 7.0),
                        row("g1", 40.0, -20.0),
                        row("g2", 5.0, null),
                        row("g7", 1.0, 1.0));
        PortObject[] out = apply().execute(model, test);
        assertEquals(
                List.of(
                        List.of("g3", "0.0", "2.0"),
                        List.of("g1", "2.0", "-1.0"),
                        List.of("g2", "1.0", "?")),
                contents(out[0]));
        assertEquals("rows are genes; the columns are new", contents(out[1]).get(0).get(4));
    }

    @Test
    public void trainingTableIsTreatedAlikeByBothNodes() throws Exception {
        for (String missing : List.of("GENE_MEDIAN", "NEAREST_GENES", "INTERPOLATE")) {
            PortObject[] fitted =
                    fit().set("rows", "GENES")
                            .set("quantileNormalisation", true)
                            .set("missingValues", missing)
                            .set("neighbours", 2)
                            .set("scaling", "Z_SCORE")
                            .execute(genes());
            PortObject[] applied = apply().execute(fitted[1], genes());
            assertEquals(missing, contents(fitted[0]), contents(applied[0]));
        }
    }

    @Test
    public void interpolationUsesTheNumbersInTheNames() throws Exception {
        BufferedDataTable table =
                TestTables.of(GENES, row("g1", "x", 0.0, null, 20.0), row("g2", "x", 1.0, 2, 3.0));
        List<List<String>> rows =
                contents(
                        fit().set("rows", "GENES")
                                .set("missingValues", "INTERPOLATE")
                                .execute(table)[0]);
        assertEquals("a quarter of the way from 0 to 4", "5.0", rows.get(0).get(3));
        assertEquals(
                "names without numbers: equal distances in their order",
                List.of(0.0, 1.0, 2.0),
                Arrays.stream(MatrixTable.times(List.of("a", "b", "c9")).times()).boxed().toList());
        assertEquals(
                "other words, other series",
                List.of(0, 1, 0),
                Arrays.stream(MatrixTable.times(List.of("a1", "b1", "a2")).series())
                        .boxed()
                        .toList());
    }

    @Test
    public void modelSpecSaysWhatIsKnownBeforeExecution() throws Exception {
        PortObjectSpec[] specs =
                fit().set("logarithm", true)
                        .set("mostVariableGenes", 2)
                        .set("missingValues", "NEAREST_GENES")
                        .configure(SAMPLES);
        ExpressionModelPortObjectSpec spec = (ExpressionModelPortObjectSpec) specs[1];
        assertTrue(spec.rows().isEmpty());
        assertEquals(List.of("A", "B", "C"), spec.columns());
        assertTrue(spec.removesGenes());
        assertEquals(
                List.of("log2(x + 1)", "filters of genes", "missing values: nearest genes"),
                spec.steps());
        PortObject model = fit().execute(samples())[1];
        assertEquals(Axis.SAMPLE, ((ExpressionModelPortObjectSpec) model.getSpec()).rows().get());
    }

    @Test
    public void applyDescribesItsTableBeforeExecution() throws Exception {
        PortObjectSpec model = fit().set("rows", "GENES").configure(GENES)[1];
        assertTrue(
                apply().tableSpec(0, model, GENES)
                        .equalStructure(
                                TableSchema.builder()
                                        .text("class")
                                        .number("t 0")
                                        .number("t 1")
                                        .number("t 4")
                                        .toSpec()));
        InvalidSettingsException refusal =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> apply().set("fresh", "ROWS").configure(model, SAMPLES));
        assertTrue(
                refusal.getMessage(),
                refusal.getMessage().contains("lacks 3 of the 3 value columns"));
    }

    @Test
    public void logarithmThatDoesNotExistNamesGeneAndSample() {
        NodeRun node = fit().set("rows", "GENES").set("logarithm", true);
        NodeFailure failure =
                assertThrows(
                        NodeFailure.class,
                        () -> node.execute(TestTables.of(GENES, row("g1", "x", 0.5, -3, 1.0))));
        assertTrue(
                failure.getMessage(),
                failure.getMessage().contains("-3.0 of gene 'g1' in sample 't 1'"));
    }

    @Test
    public void infiniteValuesAndTestTablesWithoutTheGenesAreRefusedByName() throws Exception {
        NodeRun node = fit().set("rows", "GENES");
        NodeFailure infinite =
                assertThrows(
                        NodeFailure.class,
                        () ->
                                node.execute(
                                        TestTables.of(
                                                GENES,
                                                row("g1", "x", Double.NEGATIVE_INFINITY, 1, 1.0))));
        assertTrue(infinite.getMessage(), infinite.getMessage().contains("gene 'g1'"));
        PortObject model = fit().set("rows", "GENES").execute(genes())[1];
        NodeFailure absent =
                assertThrows(NodeFailure.class, () -> apply().execute(model, samples()));
        assertTrue(absent.getMessage(), absent.getMessage().contains("3 of the 3 genes"));
        assertTrue(absent.getMessage(), absent.getMessage().contains("'g1'"));
    }

    @Test
    public void valuesThatCannotBeFilledInAreWarnedOf() throws Exception {
        NodeRun node = fit().set("rows", "GENES").set("missingValues", "GENE_MEAN");
        node.execute(
                TestTables.of(
                        GENES, row("g1", "x", null, null, null), row("g2", "x", 1.0, 2, 3.0)));
        assertTrue(
                node.message(), node.message().startsWith("3 missing values could not be filled"));
    }

    @Test
    public void damagedModelIsRefusedWithTheRemedy() throws Exception {
        PortObject model = fit().execute(genes())[1];
        Files.write(((ExpressionModelPortObject) model).modelFile(), new byte[] {1, 2, 3});
        NodeFailure failure =
                assertThrows(NodeFailure.class, () -> apply().execute(model, genes()));
        assertTrue(failure.getMessage(), failure.getMessage().contains("damaged"));
    }

    @Test
    public void matrixTooLargeForTheMemoryIsRefusedWithNumbers() throws Exception {
        MatrixTable.requireMemory(1000, 100, 1 << 22);
        InvalidSettingsException refusal =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> MatrixTable.requireMemory(60_000, 5_000, 2L << 30));
        assertTrue(
                refusal.getMessage(),
                refusal.getMessage()
                        .contains("60,000 rows and 5,000 value columns needs about 9,156 MB"));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("2,048 MB are free"));
    }

    @Test
    public void emptyTablesAndTablesWithoutNumbersAreRefused() {
        NodeFailure empty =
                assertThrows(NodeFailure.class, () -> fit().execute(TestTables.of(GENES)));
        assertTrue(empty.getMessage(), empty.getMessage().contains("no rows"));
        InvalidSettingsException refusal =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> fit().configure(TableSchema.builder().text("a").toSpec()));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("Value columns"));
    }

    @Test
    public void numbersOutOfRangeAreRefused() {
        for (NodeRun node :
                List.of(
                        fit().set("greatestMissingShare", -0.1),
                        fit().set("neighbours", 0),
                        fit().set("smallestVariance", Double.NaN))) {
            assertThrows(InvalidSettingsException.class, () -> node.configure(GENES));
        }
    }

    @Test
    public void cancelledNodeGivesNothing() {
        NodeRun node = fit();
        node.cancel();
        assertThrows(NodeFailure.class, () -> node.execute(genes()));
    }
}
