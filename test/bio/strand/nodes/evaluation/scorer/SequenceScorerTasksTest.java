// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.tables.PredictionColumn;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.image.ImagePortObject;

/** Scores of everything that is no class; all truths are worked by hand. */
public class SequenceScorerTasksTest {

    private static final DataTableSpec NUMBERS =
            TableSchema.builder().number("logS").number("Prediction (logS)").toSpec();

    @Before
    public void install() {
        TestContributions.install();
    }

    private static NodeRun node() {
        return NodeRun.of(new SequenceScorerNodeFactory());
    }

    private static double value(PortObject table, String row, String column) {
        return Double.parseDouble(cell(table, row, column));
    }

    private static String cell(PortObject object, String row, String column) {
        BufferedDataTable table = (BufferedDataTable) object;
        int index = table.getDataTableSpec().findColumnIndex(column);
        return TestTables.contents(table).stream()
                .filter(cells -> cells.get(0).equals(row))
                .map(cells -> cells.get(index + 1))
                .findFirst()
                .orElseThrow();
    }

    private static String failure(NodeRun node, BufferedDataTable table) {
        return assertThrows(NodeFailure.class, () -> node.execute(table)).getMessage();
    }

    @Test
    public void numbersAreSeenAndScored() throws Exception {
        NodeRun node = node();
        PortObject[] outputs =
                node.execute(
                        TestTables.of(
                                NUMBERS,
                                row("a", 1.0, 2.0),
                                row("b", 2.0, 2.0),
                                row("c", 3.0, 5.0),
                                row("d", null, 1.0),
                                row("e", 4.0, null)));
        // Errors 1, 0, 2: squares 5 of 3, absolutes 3 of 3; spread of 1, 2, 3 is 2.
        assertEquals(Math.sqrt(5 / 3.0), value(outputs[1], "logS", "RMSE"), 1e-12);
        assertEquals(1, value(outputs[1], "logS", "MAE"), 1e-12);
        assertEquals(1 - 5 / 2.0, value(outputs[1], "logS", "R2"), 1e-12);
        assertEquals(
                Math.sqrt(2 / 3.0), value(outputs[1], "logS", "RMSE of guessing the mean"), 1e-12);
        assertEquals("2.0", cell(outputs[0], "c", "Error (logS)"));
        assertEquals(3, ((BufferedDataTable) outputs[0]).size());
        assertTrue(outputs[2] instanceof ImagePortObject);
        assertTrue(node.message(), node.message().contains("2 rows left out of all scores"));
    }

    @Test
    public void numbersMayBeSpelledInATextColumn() throws Exception {
        DataTableSpec spec =
                TableSchema.builder().text("logS").number("Prediction (logS)").toSpec();
        PortObject[] outputs =
                node().set("task", "NUMBERS")
                        .execute(TestTables.of(spec, row("a", "1.5", 2.0), row("b", " -1 ", -1.0)));
        assertEquals(0.25, value(outputs[1], "logS", "MAE"), 1e-12);
        String message =
                failure(node().set("task", "NUMBERS"), TestTables.of(spec, row("a", "high", 2.0)));
        assertTrue(message, message.contains("\"a\" has \"high\""));
    }

    @Test
    public void severalNumbersAreScoredTogetherUnlessOneIsWanted() throws Exception {
        DataTableSpec spec =
                TableSchema.builder()
                        .number("x")
                        .number("y")
                        .number("Prediction (x)")
                        .number("Prediction (y)")
                        .toSpec();
        BufferedDataTable table = TestTables.of(spec, row("a", 1.0, 2.0, 1.0, 4.0));
        PortObject[] both = node().execute(table);
        assertEquals(0, value(both[1], "x", "MAE"), 0);
        assertEquals(2, value(both[1], "y", "MAE"), 0);
        PortObject[] one = node().set("allTargets", false).execute(table);
        assertEquals(1, ((BufferedDataTable) one[1]).size());
        assertEquals(2, value(one[1], "y", "MAE"), 0);
    }

    /**
     * First assay: labels 1 1 0 0, scores .9 .4 .6 .1: three of four pairs in order, predictions 1
     * 0 1 0. The second has one label only.
     */
    @Test
    public void yesNoTargetsAreScoredWhereTheirLabelsAreKnown() throws Exception {
        DataTableSpec spec =
                TableSchema.builder()
                        .integer("NR-AR")
                        .integer("SR-p53")
                        .integer("Prediction (NR-AR)")
                        .number("P (NR-AR=1)", 0, 1)
                        .integer("Prediction (SR-p53)")
                        .number("P (SR-p53=1)", 0, 1)
                        .toSpec();
        NodeRun node = node();
        PortObject[] outputs =
                node.execute(
                        TestTables.of(
                                spec,
                                row("a", 1, null, 1, 0.9, 0, 0.2),
                                row("b", 1, null, 0, 0.4, 0, 0.2),
                                row("c", 0, 1, 1, 0.6, 1, 0.8),
                                row("d", 0, null, 0, 0.1, 0, 0.2)));
        assertEquals(0.75, value(outputs[1], "NR-AR", "ROC-AUC"), 1e-12);
        assertEquals(0.5, value(outputs[1], "NR-AR", "Accuracy"), 1e-12);
        assertEquals("?", cell(outputs[1], "SR-p53", "ROC-AUC"));
        assertEquals("1", cell(outputs[1], "SR-p53", "Positives"));
        assertEquals(0.75, value(outputs[1], "Mean", "ROC-AUC"), 1e-12);
        assertEquals("1", cell(outputs[0], "NR-AR = 0", "1"));
        assertEquals("1", cell(outputs[0], "SR-p53 = 1", "1"));
        assertEquals("", node.message());
    }

    @Test
    public void labelThatIsNeitherYesNorNoIsNamed() {
        DataTableSpec spec = TableSchema.builder().text("t").integer("Prediction (t)").toSpec();
        NodeRun node = node().set("task", "YES_NO");
        String message = failure(node, TestTables.of(spec, row("a", "perhaps", 1)));
        assertTrue(message, message.contains("\"a\" has \"perhaps\""));
        assertTrue(message, message.contains("neither yes"));
    }

    private static DataTableSpec positions(boolean marked) {
        DataColumnSpecCreator prediction =
                new DataColumnSpecCreator("Prediction (ss3)", StringCell.TYPE);
        return TableSchema.builder()
                .text("ss3")
                .text("resolved")
                .column(
                        marked
                                ? PredictionColumn.mark(
                                        prediction.createSpec(), PredictionColumn.Kind.POSITIONS)
                                : prediction.createSpec())
                .toSpec();
    }

    @Test
    public void labelsOfPositionsAreScoredWithinTheMask() throws Exception {
        Object[][] rows = {
            row("a", "HHEC", "1110", "HHHH"), row("b", "CC", "11", "CE"), row("c", "H", "0", "E")
        };
        PortObject[] all = node().execute(TestTables.of(positions(true), rows));
        // Right: H H . . | C . | . = 3 of 7.
        assertEquals(3 / 7.0, value(all[1], "Overall", "Accuracy"), 1e-12);

        NodeRun masked = node().set("useMask", true).set("maskColumn", "resolved");
        PortObject[] outputs = masked.execute(TestTables.of(positions(true), rows));
        // Right: H H . | C . = 3 of 5; per sequence 2/3 and 1/2.
        assertEquals(0.6, value(outputs[1], "Overall", "Accuracy"), 1e-12);
        assertEquals(
                (2 / 3.0 + 0.5) / 2,
                value(outputs[1], "Overall", "Mean accuracy of sequences"),
                1e-12);
        assertEquals("2", cell(outputs[1], "Overall", "Sequences"));
        assertEquals(1, value(outputs[1], "H", "Recall"), 1e-12);
        assertEquals(0, value(outputs[1], "E", "Recall"), 1e-12);
        assertEquals("1", cell(outputs[0], "E", "H"));
        assertEquals("", masked.message());
    }

    @Test
    public void lengthsThatDifferAreLeftOutWithBothLengths() throws Exception {
        NodeRun node = node();
        node.execute(
                TestTables.of(
                        positions(true), row("a", "HH", "11", "HH"), row("b", "HH", "11", "HHH")));
        assertTrue(node.message(), node.message().contains("2 true labels but 3 predicted"));
        String message =
                failure(node(), TestTables.of(positions(true), row("b", "HH", "11", "HHH")));
        assertTrue(message, message.contains("2 true labels but 3 predicted"));
    }

    @Test
    public void textWithoutAMarkIsAClassUnlessTheUserSaysOtherwise() throws Exception {
        BufferedDataTable table = TestTables.of(positions(false), row("a", "HE", "11", "HH"));
        NodeRun classes = node().set("truthColumn", "ss3").set("useProbabilities", false);
        assertEquals(
                List.of("HE", "HH"),
                List.of(
                        ((BufferedDataTable) classes.execute(table)[0])
                                .getDataTableSpec()
                                .getColumnNames()));
        NodeRun positions = node().set("truthColumn", "ss3").set("task", "POSITIONS");
        assertEquals(0.5, value(positions.execute(table)[1], "Overall", "Accuracy"), 1e-12);
    }

    @Test
    public void taskThatDoesNotFitTheColumnsIsRefused() {
        String message =
                assertThrows(
                                InvalidSettingsException.class,
                                () -> node().set("task", "FORECAST").configure(NUMBERS))
                        .getMessage();
        assertTrue(message, message.contains("lists of numbers"));
        message =
                assertThrows(
                                InvalidSettingsException.class,
                                () ->
                                        node().set("predictionColumn", "Prediction (ss3)")
                                                .set("task", "NUMBERS")
                                                .configure(positions(false)))
                        .getMessage();
        assertTrue(message, message.contains("numbers are compared"));
    }

    @Test
    public void tablesWithoutUsableRowsAreRefused() {
        assertTrue(failure(node(), TestTables.of(NUMBERS)).contains("no rows"));
        assertTrue(
                failure(node(), TestTables.of(NUMBERS, row("a", null, 1.0)))
                        .contains("None of the 1 rows"));
        DataTableSpec yesNo =
                TableSchema.builder()
                        .column("t", IntCell.TYPE)
                        .column("Prediction (t)", IntCell.TYPE)
                        .number("P (t=1)")
                        .toSpec();
        assertTrue(
                failure(node(), TestTables.of(yesNo, row("a", null, 1, 0.5)))
                        .contains("None of the 1 rows"));
    }
}
