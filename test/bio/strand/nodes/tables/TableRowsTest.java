// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.tables;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.BeforeClass;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionMonitor;

public class TableRowsTest {

    private static final DataTableSpec SPEC =
            TableSchema.builder()
                    .text("text")
                    .number("number")
                    .integer("integer")
                    .longInteger("long")
                    .column("flag", BooleanCell.TYPE)
                    .toSpec();

    @BeforeClass
    public static void install() {
        TestContributions.install();
    }

    private static BufferedDataTable table() {
        return TestTables.of(
                SPEC,
                row("a", "ACGT", 1.5, 3, 7L, true),
                row("b", null, 2, null, 8, false),
                row("c", new MissingCell("too short"), 0.25f, -1, null, null));
    }

    @Test
    public void rowsAreVisitedInOrderWithTheirValues() throws Exception {
        List<String> seen = new ArrayList<>();
        TableRows.forEach(
                table(),
                new ExecutionMonitor(),
                "Reading",
                (index, row) ->
                        seen.add(
                                index
                                        + row.rowId()
                                        + (row.isMissing(0) ? "?" : row.text(0))
                                        + row.number(1)));
        assertEquals(List.of("0aACGT1.5", "1b?2.0", "2c?0.25"), seen);
    }

    @Test
    public void numbersAndFlagsReadAsText() throws Exception {
        List<String> seen = new ArrayList<>();
        TableRows.forEach(
                table(),
                new ExecutionMonitor(),
                "Reading",
                (index, row) -> {
                    if (index == 0) {
                        seen.add(row.text(2));
                        seen.add(row.text(3));
                        seen.add(row.text(4));
                    }
                });
        assertEquals(List.of("3", "7", "true"), seen);
    }

    @Test
    public void missingCellsTellTheirReason() throws Exception {
        List<String> reasons = new ArrayList<>();
        TableRows.forEach(
                table(),
                new ExecutionMonitor(),
                "Reading",
                (index, row) -> reasons.add(row.missingReason(0)));
        assertEquals(List.of("", "", "too short"), reasons);
    }

    @Test
    public void missingOrUnsuitableCellsDoNotPassUnnoticed() throws Exception {
        TableRows.forEach(
                table(),
                new ExecutionMonitor(),
                "Reading",
                (index, row) -> {
                    if (index == 1) {
                        assertThrows(IllegalStateException.class, () -> row.text(0));
                        assertThrows(IllegalStateException.class, () -> row.encoded(1));
                    }
                    if (index == 0) {
                        assertThrows(IllegalStateException.class, () -> row.number(0));
                    }
                });
    }

    @Test
    public void whatTheVisitorThrowsEndsTheStream() {
        List<Long> seen = new ArrayList<>();
        IOException thrown =
                assertThrows(
                        IOException.class,
                        () ->
                                TableRows.<IOException>forEach(
                                        table(),
                                        new ExecutionMonitor(),
                                        "Reading",
                                        (index, row) -> {
                                            seen.add(index);
                                            if (index == 1) {
                                                throw new IOException("stop");
                                            }
                                        }));
        assertEquals("stop", thrown.getMessage());
        assertEquals(List.of(0L, 1L), seen);
    }

    @Test
    public void cancellingStopsBeforeTheNextRow() {
        DefaultNodeProgressMonitor progress = new DefaultNodeProgressMonitor();
        List<Long> seen = new ArrayList<>();
        assertThrows(
                CanceledExecutionException.class,
                () ->
                        TableRows.forEach(
                                table(),
                                new ExecutionMonitor(progress),
                                "Reading",
                                (index, row) -> {
                                    seen.add(index);
                                    progress.setExecuteCanceled();
                                }));
        assertEquals(List.of(0L), seen);
    }

    @Test
    public void divideKeepsRowsOrderAndSpec() throws Exception {
        BufferedDataTable[] parts =
                TableRows.divide(table(), TestTables.executionContext(), index -> index == 1);
        assertEquals(List.of("b"), keys(parts[0]));
        assertEquals(List.of("a", "c"), keys(parts[1]));
        assertTrue(SPEC.equalStructure(parts[0].getDataTableSpec()));
    }

    private static List<String> keys(BufferedDataTable table) {
        return TestTables.contents(table).stream().map(row -> row.get(0)).toList();
    }

    @Test
    public void writerRefusesWrongNumbersAndTypesOfValues() {
        try (TableWriter writer = TableWriter.open(TestTables.executionContext(), SPEC)) {
            IllegalArgumentException count =
                    assertThrows(IllegalArgumentException.class, () -> writer.addRow("a", "x"));
            assertTrue(count.getMessage(), count.getMessage().contains("\"a\""));
            IllegalArgumentException type =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> writer.addRow("a", "x", "not a number", 1, 1L, true));
            assertTrue(type.getMessage(), type.getMessage().contains("\"number\""));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> writer.addRow("a", "x", 1.0, 1L, 1L, true));
            assertThrows(
                    IllegalArgumentException.class, () -> writer.addRow("a", "x", 1.0, 1, 1L, 1));
        }
    }

    @Test
    public void schemaStatesWhatIsKnownBeforehand() {
        DataTableSpec spec =
                TableSchema.builder()
                        .nominal("class", List.of("b", "a"))
                        .number("p", 0, 1)
                        .text("text")
                        .toSpec();
        assertEquals("[b, a]", spec.getColumnSpec(0).getDomain().getValues().toString());
        assertEquals("0.0", spec.getColumnSpec(1).getDomain().getLowerBound().toString());
        assertEquals("1.0", spec.getColumnSpec(1).getDomain().getUpperBound().toString());
        assertFalse(spec.getColumnSpec(2).getDomain().hasValues());
    }

    @Test
    public void labelsAreNumberedAsTheyCome() {
        LabelIndex labels = new LabelIndex(List.of("x"));
        assertEquals(1, labels.add("c"));
        assertEquals(2, labels.add("b"));
        assertEquals(1, labels.add("c"));
        assertEquals(-1, labels.indexOf("a"));
        assertEquals(List.of("x", "c", "b"), labels.labels());
        assertEquals(3, labels.size());
        // Sorted: b, c, x.
        assertEquals("[2, 1, 0]", Arrays.toString(labels.ranks()));
    }
}
