// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.series;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.MissingValuePolicy;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.util.ArrayList;
import java.util.List;
import org.junit.BeforeClass;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;

public class TimeSeriesEncoderNodeTest {

    private static final float NAN = Float.NaN;

    /** The columns of a cell cycle experiment, not in the order of time. */
    private static final DataTableSpec WIDE =
            TableSchema.builder()
                    .text("gene")
                    .number("alpha0")
                    .number("alpha14")
                    .number("alpha7")
                    .number("cdc15_10")
                    .number("cdc15_30")
                    .number("cdc15_40")
                    .toSpec();

    private static final DataTableSpec LONG =
            TableSchema.builder()
                    .text("patient")
                    .text("diagnosis")
                    .number("day")
                    .number("CRP")
                    .number("weight")
                    .toSpec();

    @BeforeClass
    public static void install() {
        TestContributions.install();
    }

    private static BufferedDataTable wide() {
        return TestTables.of(
                WIDE,
                row("YAL1", "A", 1.0, 3.0, 2.0, 10.0, 11.0, 12.0),
                row("YAL2", "B", null, 30.0, 20.0, 1.0, null, null),
                row("YAL3", "C", null, null, null, null, null, null));
    }

    private static BufferedDataTable longTable() {
        return TestTables.of(
                LONG,
                row("r1", "p1", "ill", 4.0, 40.0, 70.0),
                row("r2", "p2", "well", 0.0, 1.0, null),
                row("r3", "p1", "ill", 0.0, 10.0, 72.0),
                row("r4", "p1", "ill", 1.0, null, 71.0),
                row("r5", "p2", "ill", 2.0, 3.0, 80.0));
    }

    private static NodeRun node() {
        return NodeRun.of(new TimeSeriesEncoderNodeFactory());
    }

    private static NodeRun longNode() {
        return node().set("layout", "LONG");
    }

    private static SeriesEncoding encoding(BufferedDataTable table) throws Exception {
        return (SeriesEncoding)
                EncodedColumn.encodingOf(
                        table.getDataTableSpec()
                                .getColumnSpec(table.getDataTableSpec().getNumColumns() - 1));
    }

    /** The inputs of all series in the last column, null for a missing cell. */
    private static List<float[]> series(BufferedDataTable table) {
        int column = table.getDataTableSpec().getNumColumns() - 1;
        List<float[]> all = new ArrayList<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                RowView row = RowView.of(rows.next());
                if (row.isMissing(column)) {
                    all.add(null);
                    continue;
                }
                EncodedSequence encoded = row.encoded(column);
                float[] values = new float[encoded.length() * encoded.features()];
                encoded.copyValues(values, 0);
                all.add(values);
            }
        }
        return all;
    }

    @Test
    public void stepsOfAWideTableAreFoundByThePatternAndOrderedByTime() throws Exception {
        NodeRun node = node().set("columnPattern", "alpha{time}");
        BufferedDataTable table = node.table(0, wide());
        List<float[]> series = series(table);
        assertArrayEquals(new float[] {1, 2, 3}, series.get(0), 0);
        assertArrayEquals("missing values stay so", new float[] {NAN, 20, 30}, series.get(1), 0);
        assertEquals(List.of("value"), encoding(table).measured());
        assertEquals(List.of("0", "7", "14"), encoding(table).stepNames());
        assertEquals(MissingValuePolicy.KEEP, encoding(table).missingValues());
        assertEquals("", node.message());
    }

    @Test
    public void wideTableKeepsItsColumnsOrDropsThoseOfTheSteps() throws Exception {
        NodeRun node = node().set("columnPattern", "alpha{time}");
        assertEquals(8, node.table(0, wide()).getDataTableSpec().getNumColumns());
        assertEquals(
                List.of("gene", "cdc15_10", "cdc15_30", "cdc15_40", "Encoded series"),
                List.of(
                        node.set("keepSteps", false)
                                .table(0, wide())
                                .getDataTableSpec()
                                .getColumnNames()));
    }

    @Test
    public void specIsKnownBeforeExecution() throws Exception {
        NodeRun node = node().set("columnPattern", "alpha{time}").set("indicators", true);
        DataTableSpec spec = node.tableSpec(0, WIDE);
        BufferedDataTable table = node.table(0, wide());
        assertEquals(
                List.of(spec.getColumnNames()), List.of(table.getDataTableSpec().getColumnNames()));
        assertEquals(
                EncodedColumn.encodingOf(spec.getColumnSpec("Encoded series")), encoding(table));
    }

    @Test
    public void severalNumberedSeriesNeedAPatternAndAreListed() {
        InvalidSettingsException refusal =
                assertThrows(InvalidSettingsException.class, () -> node().configure(WIDE));
        assertTrue(
                refusal.getMessage(),
                refusal.getMessage().contains("\"alpha{time}\", \"cdc15_{time}\""));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("Column pattern"));
    }

    @Test
    public void seriesWithTooManyMissingValuesBecomeMissingCellsWithTheReason() throws Exception {
        NodeRun node = node().set("columnPattern", "alpha{time}").set("greatestMissingShare", 0.3);
        BufferedDataTable table = node.table(0, wide());
        List<float[]> series = series(table);
        assertEquals(3, series.get(0).length);
        assertEquals(null, series.get(1));
        assertTrue(node.message(), node.message().startsWith("2 rows could not be encoded"));
        assertTrue(node.message(), node.message().contains("1 of its 3 values are missing"));
        assertEquals(
                "a third is not more than a third",
                2,
                series(node.set("greatestMissingShare", 1 / 3.0).table(0, wide())).stream()
                        .filter(values -> values != null)
                        .count());
    }

    @Test
    public void unevenTimesAreTakenIntoTheInputsOrWarnedOf() throws Exception {
        NodeRun node = node().set("columnPattern", "cdc15_{time}");
        node.execute(wide());
        assertTrue(node.message(), node.message().contains("unevenly spaced"));
        node.set("timeDifference", true).set("timeUnit", 10.0);
        assertArrayEquals(
                new float[] {10, 0, 11, 2, 12, 1}, series(node.table(0, wide())).get(0), 0);
        assertEquals("", node.message());
    }

    @Test
    public void windowsGiveOneRowEach() throws Exception {
        NodeRun node =
                node().set("columnPattern", "alpha{time}")
                        .set("windows", true)
                        .set("windowLength", 2)
                        .set("keepSteps", false);
        BufferedDataTable table = node.table(0, wide());
        List<List<String>> rows = TestTables.contents(table);
        assertEquals("YAL1_0", rows.get(0).get(0));
        assertEquals("YAL1_1", rows.get(1).get(0));
        assertEquals(
                List.of(
                        "gene",
                        "cdc15_10",
                        "cdc15_30",
                        "cdc15_40",
                        "Series",
                        "Window start",
                        "Encoded series"),
                List.of(table.getDataTableSpec().getColumnNames()));
        assertEquals("YAL1", rows.get(1).get(5));
        assertEquals("1", rows.get(1).get(6));
        assertArrayEquals(new float[] {2, 3}, series(table).get(1), 0);
        node.set("windowLength", 4);
        assertEquals(0, TestTables.contents(node.table(0, wide())).size());
        assertTrue(node.message(), node.message().contains("shorter than a window of 4 steps"));
    }

    @Test
    public void rowsOfALongTableBecomeSeriesInTheOrderOfTime() throws Exception {
        NodeRun node = longNode().set("timeColumn", "day");
        BufferedDataTable table = node.table(0, longTable());
        assertEquals(
                List.of("patient", "diagnosis", "Encoded series"),
                List.of(table.getDataTableSpec().getColumnNames()));
        assertEquals(List.of("CRP", "weight"), encoding(table).measured());
        List<float[]> series = series(table);
        assertArrayEquals(new float[] {10, 72, NAN, 71, 40, 70}, series.get(0), 0);
        assertArrayEquals(new float[] {1, NAN, 3, 80}, series.get(1), 0);
        List<List<String>> rows = TestTables.contents(table);
        assertEquals("p1", rows.get(0).get(0));
        assertEquals("ill", rows.get(0).get(2));
        assertEquals("differs within p2", "?", rows.get(1).get(2));
        assertTrue(node.message(), node.message().contains("diagnosis"));
    }

    @Test
    public void wideAndLongTablesOfTheSameDataGiveTheSameSeries() throws Exception {
        DataTableSpec wideSpec =
                TableSchema.builder().number("t 0").number("t 1").number("t 4").toSpec();
        DataTableSpec longSpec =
                TableSchema.builder().text("id").number("time").number("value").toSpec();
        BufferedDataTable fromWide =
                node().set("timeDifference", true)
                        .set("keepSteps", false)
                        .table(0, TestTables.of(wideSpec, row("s", 1.5, null, -2.0)));
        BufferedDataTable fromLong =
                longNode()
                        .set("timeDifference", true)
                        .table(
                                0,
                                TestTables.of(
                                        longSpec,
                                        row("a", "s", 4.0, -2.0),
                                        row("b", "s", 0.0, 1.5),
                                        row("c", "s", 1.0, null)));
        assertArrayEquals(series(fromWide).get(0), series(fromLong).get(0), 0);
        assertTrue(encoding(fromWide).hasSameCodes(encoding(fromLong)));
    }

    @Test
    public void repeatedTimesAreRefusedByNameOrAveraged() throws Exception {
        BufferedDataTable table =
                TestTables.of(
                        LONG,
                        row("r1", "p1", "ill", 1.0, 4.0, 70.0),
                        row("r2", "p1", "ill", 1.0, 8.0, null));
        NodeFailure failure =
                assertThrows(
                        NodeFailure.class,
                        () -> longNode().set("timeColumn", "day").execute(table));
        assertTrue(
                failure.getMessage(),
                failure.getMessage().contains("Series 'p1' has 2 measurements at time 1; "));
        assertArrayEquals(
                new float[] {6, 70},
                series(longNode().set("timeColumn", "day").set("sameTime", "MEAN").table(0, table))
                        .get(0),
                0);
    }

    @Test
    public void seriesOfOneRowAreCountedInAWarning() throws Exception {
        NodeRun node = longNode().set("timeColumn", "day");
        node.execute(
                TestTables.of(
                        LONG,
                        row("r1", "p1", "ill", 1.0, 4.0, 70.0),
                        row("r2", "p2", "ill", 1.0, 8.0, 70.0)));
        assertTrue(node.message(), node.message().contains("2 of 2 series have only one row"));
    }

    @Test
    public void rowsWithoutSeriesOrTimeAreLeftOutWithAWarning() throws Exception {
        NodeRun node = longNode().set("timeColumn", "day");
        BufferedDataTable table =
                node.table(
                        0,
                        TestTables.of(
                                LONG,
                                row("r1", "p1", "ill", null, 4.0, 70.0),
                                row("r2", null, "ill", 1.0, 4.0, 70.0),
                                row("r3", "p1", "ill", 1.0, 4.0, 70.0),
                                row("r4", "p1", "ill", 2.0, 4.0, 70.0)));
        assertEquals(4, series(table).get(0).length);
        assertTrue(node.message(), node.message().startsWith("2 rows belong to no series or time"));
    }

    @Test
    public void infiniteValueNamesSeriesFeatureAndTime() {
        BufferedDataTable table =
                TestTables.of(LONG, row("r1", "p1", "ill", 3.0, Double.NEGATIVE_INFINITY, 70.0));
        NodeFailure failure =
                assertThrows(
                        NodeFailure.class,
                        () -> longNode().set("timeColumn", "day").execute(table));
        assertTrue(
                failure.getMessage(),
                failure.getMessage()
                        .contains("Series 'p1' has the value -Infinity for 'CRP' at time 3"));
    }

    @Test
    public void missingValueStopsTheNodeIfSoSet() {
        NodeFailure failure =
                assertThrows(
                        NodeFailure.class,
                        () ->
                                node().set("columnPattern", "alpha{time}")
                                        .set("missingValues", "ERROR")
                                        .execute(wide()));
        assertTrue(
                failure.getMessage(),
                failure.getMessage().contains("Series 'YAL2' has no value for 'value' at time 0"));
    }

    @Test
    public void columnsThatAreNotThereAreNamed() {
        for (NodeRun node :
                List.of(
                        longNode().set("groupColumn", "subject"),
                        longNode().set("timeColumn", "subject"),
                        longNode().set("timeColumn", "diagnosis"),
                        longNode().set("groupColumn", "weight"))) {
            InvalidSettingsException refusal =
                    assertThrows(InvalidSettingsException.class, () -> node.configure(LONG));
            assertTrue(refusal.getMessage(), refusal.getMessage().contains("column\""));
        }
    }

    @Test
    public void numbersOutOfRangeAreRefused() {
        for (NodeRun node :
                List.of(
                        node().set("timeUnit", 0.0),
                        node().set("greatestMissingShare", 1.5),
                        node().set("windows", true).set("windowStep", 0),
                        node().set("maximumLength", -1),
                        node().set("outputColumn", " "))) {
            node.set("columnPattern", "alpha{time}");
            assertThrows(InvalidSettingsException.class, () -> node.configure(WIDE));
        }
    }

    @Test
    public void emptyInputGivesAnEmptyTableAndAWarning() throws Exception {
        NodeRun node = node().set("columnPattern", "alpha{time}");
        assertEquals(0, TestTables.contents(node.table(0, TestTables.of(WIDE))).size());
        assertTrue(node.message(), node.message().contains("no rows"));
    }

    @Test
    public void cancelledNodeGivesNoTable() {
        NodeRun node = node().set("columnPattern", "alpha{time}");
        node.cancel();
        assertThrows(NodeFailure.class, () -> node.execute(wide()));
    }
}
