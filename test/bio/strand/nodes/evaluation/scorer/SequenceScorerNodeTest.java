// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.image.ImagePortObject;

public class SequenceScorerNodeTest {

    private static final DataTableSpec SPEC =
            TableSchema.builder()
                    .nominal("class", List.of("b", "a"))
                    .nominal("Prediction (class)", List.of("a", "b"))
                    .number("P (class=a)", 0, 1)
                    .number("P (class=b)", 0, 1)
                    .toSpec();

    /**
     * Worked by hand: truths a a a b b, predictions a a b b a; the probabilities of a are 0.9, 0.8,
     * 0.4 for the rows of a and 0.3, 0.6 for those of b, so that 5 of the 6 pairs are in order.
     */
    private static final Object[][] ROWS = {
        row("Row0", "a", "a", 0.9, 0.1),
        row("Row1", "a", "a", 0.8, 0.2),
        row("Row2", "a", "b", 0.4, 0.6),
        row("Row3", "b", "b", 0.3, 0.7),
        row("Row4", "b", "a", 0.6, 0.4),
    };

    @Before
    public void install() {
        TestContributions.install();
    }

    private static NodeRun node() {
        return NodeRun.of(new SequenceScorerNodeFactory());
    }

    private static double value(PortObject statistics, String row, String column) {
        BufferedDataTable table = (BufferedDataTable) statistics;
        int index = table.getDataTableSpec().findColumnIndex(column);
        return TestTables.contents(table).stream()
                .filter(cells -> cells.get(0).equals(row))
                .mapToDouble(cells -> Double.parseDouble(cells.get(index + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void scoresAreThoseWorkedByHand() throws Exception {
        NodeRun node = node();
        PortObject[] outputs = node.execute(TestTables.of(SPEC, ROWS));
        assertEquals(
                List.of(List.of("a", "2", "1"), List.of("b", "1", "1")),
                TestTables.contents((BufferedDataTable) outputs[0]));
        assertEquals(0.6, value(outputs[1], "Overall", "Accuracy"), 1e-12);
        assertEquals((2 / 3.0 + 0.5) / 2, value(outputs[1], "Overall", "Balanced accuracy"), 1e-12);
        // (TP TN - FP FN) / sqrt((TP+FP)(TP+FN)(TN+FP)(TN+FN)) = (2*1 - 1*1) / sqrt(3*3*2*2)
        assertEquals(1 / 6.0, value(outputs[1], "Overall", "MCC"), 1e-12);
        assertEquals(5 / 6.0, value(outputs[1], "a", "ROC-AUC"), 1e-12);
        assertEquals(5 / 6.0, value(outputs[1], "b", "ROC-AUC"), 1e-12);
        assertEquals(5 / 6.0, value(outputs[1], "Overall", "ROC-AUC"), 1e-12);
        assertEquals(2 / 3.0, value(outputs[1], "a", "Precision"), 1e-12);
        assertEquals(2 / 3.0, value(outputs[1], "a", "Recall"), 1e-12);
        assertEquals(0.5, value(outputs[1], "b", "F1"), 1e-12);
        assertEquals(3, value(outputs[1], "a", "Rows"), 0);
        assertTrue(outputs[2] instanceof ImagePortObject);
        assertEquals("", node.message());
    }

    @Test
    public void orderOfRowsDoesNotMatter() throws Exception {
        List<Object[]> shuffled = new ArrayList<>(List.of(ROWS));
        Collections.shuffle(shuffled, new Random(3));
        PortObject[] one = node().execute(TestTables.of(SPEC, ROWS));
        PortObject[] two = node().execute(TestTables.of(SPEC, shuffled.toArray(Object[][]::new)));
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    TestTables.contents((BufferedDataTable) one[i]),
                    TestTables.contents((BufferedDataTable) two[i]));
        }
    }

    @Test
    public void specsAreKnownWhenTheColumnsListTheirClasses() throws Exception {
        NodeRun node = node();
        DataTableSpec matrix = node.tableSpec(0, SPEC);
        assertEquals(List.of("a", "b"), List.of(matrix.getColumnNames()));
        PortObject[] outputs = node.execute(TestTables.of(SPEC, ROWS));
        assertEquals(
                List.of("a", "b"),
                List.of(((BufferedDataTable) outputs[0]).getDataTableSpec().getColumnNames()));
        DataTableSpec unlisted =
                TableSchema.builder().text("class").text("Prediction (class)").toSpec();
        assertNull(node().configure(unlisted)[0]);
    }

    @Test
    public void withoutProbabilitiesThereIsAWarningAndNoArea() throws Exception {
        DataTableSpec spec =
                TableSchema.builder().text("class").text("Prediction (class)").toSpec();
        NodeRun node = node();
        PortObject[] outputs =
                node.execute(TestTables.of(spec, row("Row0", "x", "x"), row("Row1", "y", "x")));
        assertTrue(node.message(), node.message().contains("P (class=x)"));
        assertEquals("?", cell(outputs[1], "Overall", "ROC-AUC"));
        // y is never predicted: its precision does not exist.
        assertEquals("?", cell(outputs[1], "y", "Precision"));
        assertEquals("0.0", cell(outputs[1], "y", "Recall"));

        NodeRun silent = node().set("useProbabilities", false);
        silent.execute(TestTables.of(spec, row("Row0", "x", "x"), row("Row1", "y", "x")));
        assertEquals("", silent.message());
    }

    private static String cell(PortObject statistics, String row, String column) {
        BufferedDataTable table = (BufferedDataTable) statistics;
        int index = table.getDataTableSpec().findColumnIndex(column);
        return TestTables.contents(table).stream()
                .filter(cells -> cells.get(0).equals(row))
                .map(cells -> cells.get(index + 1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void incompleteRowsAreLeftOutWithAWarning() throws Exception {
        NodeRun node = node();
        PortObject[] outputs =
                node.execute(
                        TestTables.of(
                                SPEC,
                                ROWS[0],
                                ROWS[3],
                                row("Row5", null, "a", 0.5, 0.5),
                                row("Row6", "a", null, null, null),
                                row("Row7", "a", "a", null, 0.5)));
        assertTrue(node.message(), node.message().contains("2 rows left out of all scores"));
        assertTrue(node.message(), node.message().contains("\"Row7\": a probability is missing"));
        assertEquals(3, value(outputs[1], "Overall", "Rows"), 0);
        assertEquals(1, value(outputs[1], "Overall", "Accuracy"), 0);
    }

    @Test
    public void suffixFindsTheColumnsOfOneOfTwoModels() throws Exception {
        DataTableSpec spec =
                TableSchema.builder()
                        .text("class")
                        .text("Prediction (class)")
                        .number("P (class=a) two")
                        .number("P (class=b) two")
                        .toSpec();
        NodeRun node = node().set("probabilitySuffix", " two");
        PortObject[] outputs = node.execute(TestTables.of(spec, ROWS));
        assertEquals(5 / 6.0, value(outputs[1], "Overall", "ROC-AUC"), 1e-12);
    }

    @Test
    public void awkwardLabelsGetNamesOfTheirOwn() throws Exception {
        DataTableSpec spec =
                TableSchema.builder().text("class").text("Prediction (class)").toSpec();
        PortObject[] outputs =
                node().set("useProbabilities", false)
                        .execute(
                                TestTables.of(
                                        spec,
                                        row("Row0", "Overall", "Overall"),
                                        row("Row1", " ", ""),
                                        row("Row2", "", " ")));
        assertEquals(
                List.of("(blank)", "(blank) #2", "Overall"),
                List.of(((BufferedDataTable) outputs[0]).getDataTableSpec().getColumnNames()));
        assertEquals(1, value(outputs[1], "Overall (class)", "Recall"), 0);
        assertEquals(1 / 3.0, value(outputs[1], "Overall", "Accuracy"), 1e-12);
    }

    @Test
    public void classesWithoutRowsDoNotDisturb() throws Exception {
        PortObject[] outputs = node().execute(TestTables.of(SPEC, row("Row0", "a", "a", 0.9, 0.1)));
        assertEquals(1, value(outputs[1], "Overall", "Accuracy"), 0);
        assertEquals("?", cell(outputs[1], "b", "Recall"));
        assertEquals("?", cell(outputs[1], "Overall", "ROC-AUC"));
    }

    @Test
    public void tableWithoutUsableRowsIsRefused() {
        assertTrue(failure(TestTables.of(SPEC)).contains("no rows"));
        String message = failure(TestTables.of(SPEC, row("Row0", null, "a", 0.5, 0.5)));
        assertTrue(message, message.contains("None of the 1 rows"));
    }

    private static String failure(BufferedDataTable table) {
        return assertThrows(NodeFailure.class, () -> node().execute(table)).getMessage();
    }

    @Test
    public void configureRefusesWhatCannotWork() {
        assertRefused(node().set("truthColumn", "gone"), "\"gone\"");
        assertRefused(node().set("truthColumn", "class").set("predictionColumn", "class"), "both");
        assertRefused(node().set("predictionColumn", "P (class=a)"), "\"P (class=a)\"");
    }

    private static void assertRefused(NodeRun node, String part) {
        String message =
                assertThrows(InvalidSettingsException.class, () -> node.configure(SPEC))
                        .getMessage();
        assertTrue(message, message.contains(part));
    }
}
