// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.cells.EncodedSequenceCell;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.util.Arrays;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.image.ImagePortObject;

/** Scores of forecasts, worked by hand. */
public class ForecastScoringTest {

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

    private static final SeriesEncoding SERIES = SeriesEncoding.of(List.of("ratio"));

    private static EncodedSequenceCell series(float... values) {
        return EncodedSequenceCell.of(EncodedSequence.ofValues(1, values), SERIES);
    }

    private static ListCell list(double... values) {
        return CollectionCellFactory.createListCell(
                Arrays.stream(values).mapToObj(DoubleCell::new).toList());
    }

    private static DataTableSpec forecasts() {
        return TableSchema.builder()
                .column(EncodedColumn.describe("alpha", SERIES))
                .column("Prediction (alpha)", ListCell.getCollectionType(DoubleCell.TYPE))
                .toSpec();
    }

    @Test
    public void forecastsStandBesideThePlainMethods() throws Exception {
        NodeRun node = node();
        PortObject[] outputs =
                node.execute(
                        TestTables.of(
                                forecasts(),
                                row("g1", series(0, 1, 3, 2), list(9, 2, 2)),
                                row("g2", series(1, 1, Float.NaN, 1), list(9, 9, 2))));
        // Scored from the third step on: 3, 2 and (second gene) only the last 1.
        assertEquals("3", cell(outputs[1], "Prediction", "Values"));
        assertEquals(Math.sqrt(2 / 3.0), value(outputs[1], "Prediction", "RMSE"), 1e-6);
        assertEquals(Math.sqrt(14 / 3.0), value(outputs[1], "Zero", "RMSE"), 1e-6);
        // Persistence: 1 for 3, 3 for 2, and 0 (not measured) for 1.
        assertEquals(Math.sqrt(6 / 3.0), value(outputs[1], "Persistence", "RMSE"), 1e-6);
        assertEquals("1", cell(outputs[0], "Step 3", "Values"));
        assertEquals(1, value(outputs[0], "Step 3", "RMSE (Prediction)"), 1e-6);
        assertTrue(outputs[2] instanceof ImagePortObject);
    }

    @Test
    public void forecastOfAnotherLengthIsLeftOut() {
        String message =
                failure(
                        node(),
                        TestTables.of(forecasts(), row("g1", series(0, 1, 3, 2), list(9, 2))));
        assertTrue(message, message.contains("2 values, but 3 belong"));
    }
}
