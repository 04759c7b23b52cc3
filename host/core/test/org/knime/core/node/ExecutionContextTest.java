// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.DataContainer;
import org.knime.core.data.container.filter.TableFilter;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.util.DuplicateKeyException;

/** Tables and files that nodes make. */
public class ExecutionContextTest {
    private static final DataTableSpec NUMBERS = TestRun.spec("n", IntCell.TYPE);
    private static final DataTableSpec TEXTS = TestRun.spec("s", StringCell.TYPE);

    private final ExecutionContext exec = TestRun.anyContext();

    private BufferedDataTable numbers(final int... values) {
        final DataCell[][] rows = new DataCell[values.length][];
        for (int i = 0; i < values.length; i++) {
            rows[i] = new DataCell[] {new IntCell(values[i])};
        }
        return TestRun.table(exec, NUMBERS, rows);
    }

    private BufferedDataTable texts(final String... values) {
        final DataCell[][] rows = new DataCell[values.length][];
        for (int i = 0; i < values.length; i++) {
            rows[i] = new DataCell[] {new StringCell(values[i])};
        }
        return TestRun.table(exec, TEXTS, rows);
    }

    @Test
    public void columnsCanGetOtherNamesAndWiderTypes() {
        final BufferedDataTable renamed =
                exec.createSpecReplacerTable(numbers(1, 2), TestRun.spec("x", DoubleCell.TYPE));

        assertArrayEquals(new String[] {"x"}, renamed.getDataTableSpec().getColumnNames());
        assertEquals(List.of("Row0 1", "Row1 2"), TestRun.rows(renamed));
    }

    @Test
    public void aReplacedSpecNeedsTheSameNumberOfColumns() {
        final BufferedDataTable table = numbers(1);

        assertThrows(
                IllegalArgumentException.class,
                () -> exec.createSpecReplacerTable(table, new DataTableSpec()));
    }

    @Test
    public void tablesWithTheSameKeysAreJoined() throws Exception {
        final BufferedDataTable joined =
                exec.createJoinedTable(numbers(1, 2), texts("a", "b"), exec);

        assertEquals(List.of("Row0 1 a", "Row1 2 b"), TestRun.rows(joined));
        assertThrows(
                IllegalArgumentException.class,
                () -> exec.createJoinedTable(numbers(1, 2), texts("a"), exec));
    }

    @Test
    public void joinedTablesNeedDifferentColumns() {
        assertThrows(
                IllegalArgumentException.class,
                () -> exec.createJoinedTable(numbers(1), numbers(2), exec));
    }

    @Test
    public void tablesAreConcatenatedByColumnName() throws Exception {
        final DataContainer other =
                exec.createDataContainer(TestRun.spec("s", StringCell.TYPE, "n", DoubleCell.TYPE));
        other.addRowToTable(new DefaultRow("x", new StringCell("a"), new DoubleCell(0.5)));
        other.close();
        final BufferedDataTable result =
                exec.createConcatenateTable(
                        exec, numbers(1), ((BufferedDataContainer) other).getTable());

        assertEquals(List.of("Row0 1 ?", "x 0.5 a"), TestRun.rows(result));
        assertSame(DoubleCell.TYPE, result.getDataTableSpec().getColumnSpec("n").getType());
    }

    @Test
    public void concatenatedTablesNeedDifferentKeys() {
        final Exception e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> exec.createConcatenateTable(exec, numbers(1), numbers(2)));
        assertTrue(e.getMessage(), e.getMessage().contains("'Row0'"));
        assertTrue(e.getCause() instanceof DuplicateKeyException);
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        exec.createConcatenateTable(
                                exec, Optional.of("_dup"), false, numbers(1), numbers(2)));
    }

    @Test
    public void anyTableCanBeCopied() throws Exception {
        final DataContainer container = new DataContainer(NUMBERS);
        container.addRowToTable(new DefaultRow("a", new IntCell(1)));
        container.close();

        assertEquals(
                List.of("a 1"),
                TestRun.rows(exec.createBufferedDataTable(container.getTable(), exec)));
        final BufferedDataTable table = numbers(1);
        assertSame(table, exec.createBufferedDataTable(table, exec));
    }

    @Test
    public void aFilteredTableHasSomeRowsAndCells() {
        final BufferedDataTable table = numbers(0, 1, 2, 3, 4);
        final StringBuilder keys = new StringBuilder();
        try (CloseableRowIterator rows =
                table.filter(TableFilter.filterRangeOfRows(1, 3)).iterator()) {
            while (rows.hasNext()) {
                keys.append(rows.next().getKey());
            }
        }
        assertEquals("Row1Row2Row3", keys.toString());

        final BufferedDataTable joined = texts("a");
        try (CloseableRowIterator rows = joined.filter(TableFilter.materializeCols(0)).iterator()) {
            final DataRow row = rows.next();
            assertEquals(new StringCell("a"), row.getCell(0));
            assertFalse(rows.hasNext());
        }
    }

    @Test
    public void aFilterOutsideOfTheTableIsRefused() {
        final BufferedDataTable table = numbers(0, 1);

        assertThrows(
                IndexOutOfBoundsException.class,
                () -> table.filter(TableFilter.materializeCols(3)).iterator());
    }

    @Test
    public void aClearedTableHasNoRows() {
        final BufferedDataTable table = numbers(1);
        exec.clearTable(table);

        assertThrows(IllegalStateException.class, table::iterator);
    }

    @Test
    public void tablesHaveDifferentNumbers() {
        assertTrue(
                numbers(1).getBufferedTableId().intValue()
                        != numbers(1).getBufferedTableId().intValue());
        assertEquals(0, exec.createVoidTable(NUMBERS).size());
    }

    @Test
    public void fileStoresHaveNamesOfTheirOwn() throws Exception {
        final FileStore store = exec.createFileStore("model");
        Files.writeString(store.getFile().toPath(), "x");

        assertThrows(DuplicateKeyException.class, () -> exec.createFileStore("model"));
        assertThrows(IOException.class, () -> exec.createFileStore("../escaped"));
        assertThrows(IOException.class, () -> exec.createFileStore("a/../../escaped"));
    }

    @Test
    public void aContextNeedsANodeOnly() {
        final Node node = TestRun.tables(0, 0, (m, in, e) -> in).node();

        assertEquals(
                0,
                new ExecutionContext(new DefaultNodeProgressMonitor(), node, null, null)
                        .createVoidTable(NUMBERS)
                        .size());
        assertThrows(
                IllegalArgumentException.class,
                () -> new ExecutionContext(new DefaultNodeProgressMonitor(), null));
    }
}
