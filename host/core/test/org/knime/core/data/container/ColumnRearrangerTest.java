// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.testing.TestRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.IntValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;

/** Deriving tables column by column. */
public class ColumnRearrangerTest {
    private static final DataTableSpec SPEC =
            TestRun.spec("a", IntCell.TYPE, "b", IntCell.TYPE, "c", StringCell.TYPE);

    private final TestRun run = TestRun.tables(0, 0, (m, in, e) -> in);
    private final ExecutionContext exec = run.context();

    private BufferedDataTable table(final int rows) {
        final BufferedDataContainer container = exec.createDataContainer(SPEC);
        for (int i = 0; i < rows; i++) {
            container.addRowToTable(
                    new DefaultRow(
                            "Row" + i,
                            new IntCell(i),
                            new IntCell(10 * i),
                            new StringCell("s" + i)));
        }
        container.close();
        return container.getTable();
    }

    private static final class Sum extends SingleCellFactory {
        private int finished;

        Sum(final String name) {
            super(new DataColumnSpecCreator(name, IntCell.TYPE).createSpec());
        }

        @Override
        public DataCell getCell(final DataRow row) {
            if (row.getKey().getString().hashCode() % 7 == 0) {
                Thread.yield();
            }
            return new IntCell(
                    ((IntValue) row.getCell(0)).getIntValue()
                            + ((IntValue) row.getCell(1)).getIntValue());
        }

        @Override
        public void afterProcessing() {
            finished++;
        }
    }

    private List<String> rearranged(final ColumnRearranger rearranger, final int rows)
            throws CanceledExecutionException {
        final BufferedDataTable result =
                exec.createColumnRearrangeTable(table(rows), rearranger, exec);
        assertTrue(result.getDataTableSpec().equalStructure(rearranger.createSpec()));
        return TestRun.rows(result);
    }

    @Test
    public void anAppendedColumnIsCalculatedFromTheOriginalRow() throws Exception {
        final ColumnRearranger rearranger = new ColumnRearranger(SPEC);
        rearranger.remove("a");
        final Sum sum = new Sum("sum");
        rearranger.append(sum);

        assertEquals(
                List.of("Row0 0 s0 0", "Row1 10 s1 11", "Row2 20 s2 22"),
                rearranged(rearranger, 3));
        assertEquals(1, sum.finished);
    }

    @Test
    public void columnsAreReplacedInsertedMovedAndRemoved() throws Exception {
        final ColumnRearranger rearranger = new ColumnRearranger(SPEC);
        rearranger.replace(new Sum("b"), "b");
        rearranger.insertAt(0, new Sum("first"));
        rearranger.move("c", 0);

        assertArrayEquals(
                new String[] {"c", "first", "a", "b"}, rearranger.createSpec().getColumnNames());
        assertEquals(List.of("Row0 s0 0 0 0", "Row1 s1 11 1 11"), rearranged(rearranger, 2));
    }

    @Test
    public void onlyNamedColumnsRemain() throws Exception {
        final ColumnRearranger rearranger = new ColumnRearranger(SPEC);
        rearranger.keepOnly("c", "a");

        assertEquals(List.of("Row0 0 s0", "Row1 1 s1"), rearranged(rearranger, 2));
        rearranger.permute(new String[] {"c", "a"});
        assertEquals(List.of("Row0 s0 0", "Row1 s1 1"), rearranged(rearranger, 2));
    }

    @Test
    public void severalFactoriesAndSeveralColumnsAreCalculatedTogether() throws Exception {
        final ColumnRearranger rearranger = new ColumnRearranger(SPEC);
        rearranger.keepOnly(2);
        rearranger.append(
                new AbstractCellFactory(
                        new DataColumnSpecCreator("x", IntCell.TYPE).createSpec(),
                        new DataColumnSpecCreator("y", StringCell.TYPE).createSpec()) {
                    @Override
                    public DataCell[] getCells(final DataRow row) {
                        return new DataCell[] {row.getCell(0), row.getCell(2)};
                    }
                });
        rearranger.append(new Sum("sum"));

        assertEquals(List.of("Row0 s0 0 s0 0", "Row1 s1 1 s1 11"), rearranged(rearranger, 2));
    }

    @Test
    public void parallelCalculationKeepsTheOrder() throws Exception {
        final ColumnRearranger rearranger = new ColumnRearranger(SPEC);
        rearranger.keepOnly("a");
        final Sum sum = new Sum("sum");
        sum.setParallelProcessing(true, 4, 16);
        rearranger.append(sum);
        final List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            expected.add("Row" + i + " " + i + " " + 11 * i);
        }

        assertEquals(expected, rearranged(rearranger, 5_000));
        assertEquals(1, sum.finished);
    }

    @Test
    public void aFailureInAParallelFactoryReachesTheCaller() {
        final ColumnRearranger rearranger = new ColumnRearranger(SPEC);
        final SingleCellFactory failing =
                new SingleCellFactory(
                        true, new DataColumnSpecCreator("x", IntCell.TYPE).createSpec()) {
                    @Override
                    public DataCell getCell(final DataRow row) {
                        throw new IllegalArgumentException("no good");
                    }
                };
        rearranger.append(failing);

        final RuntimeException e =
                assertThrows(RuntimeException.class, () -> rearranged(rearranger, 50));
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        assertEquals("no good", root.getMessage());
    }

    @Test
    public void cancellationStopsTheCalculation() {
        final ColumnRearranger rearranger = new ColumnRearranger(SPEC);
        final DefaultNodeProgressMonitor progress = run.progress();
        final int[] calls = {0};
        rearranger.append(
                new SingleCellFactory(new DataColumnSpecCreator("x", IntCell.TYPE).createSpec()) {
                    @Override
                    public DataCell getCell(final DataRow row) {
                        calls[0]++;
                        progress.setExecuteCanceled();
                        return DataType.getMissingCell();
                    }
                });

        assertThrows(CanceledExecutionException.class, () -> rearranged(rearranger, 5_000));
        assertTrue(String.valueOf(calls[0]), calls[0] < 5_000);
    }

    @Test
    public void aCellOfAnotherTypeThanAnnouncedIsRefused() {
        final ColumnRearranger rearranger = new ColumnRearranger(SPEC);
        rearranger.append(
                new SingleCellFactory(new DataColumnSpecCreator("x", IntCell.TYPE).createSpec()) {
                    @Override
                    public DataCell getCell(final DataRow row) {
                        return new StringCell("x");
                    }
                });

        assertThrows(RuntimeException.class, () -> rearranged(rearranger, 1));
    }

    @Test
    public void unknownColumnsAreRefused() {
        final ColumnRearranger rearranger = new ColumnRearranger(SPEC);
        final CellFactory sum = new Sum("b");

        assertThrows(IllegalArgumentException.class, () -> rearranger.keepOnly("z"));
        assertThrows(IllegalArgumentException.class, () -> rearranger.remove("z"));
        assertThrows(IndexOutOfBoundsException.class, () -> rearranger.remove(3));
        assertThrows(IllegalArgumentException.class, () -> rearranger.replace(sum, "z"));
    }

    @Test
    public void twoColumnsOfTheSameNameAreRefused() {
        final ColumnRearranger rearranger = new ColumnRearranger(SPEC);
        rearranger.append(new Sum("a"));

        assertThrows(IllegalArgumentException.class, rearranger::createSpec);
    }

    @Test
    public void domainsOfUntouchedColumnsAreKeptAndNewOnesCalculated() throws Exception {
        final BufferedDataTable input = table(3);
        final ColumnRearranger rearranger = new ColumnRearranger(input.getDataTableSpec());
        rearranger.append(new Sum("sum"));
        final BufferedDataTable result = exec.createColumnRearrangeTable(input, rearranger, exec);
        final DataColumnSpec kept = result.getDataTableSpec().getColumnSpec("b");
        final DataColumnSpec added = result.getDataTableSpec().getColumnSpec("sum");

        assertEquals(new IntCell(20), kept.getDomain().getUpperBound());
        assertEquals(new IntCell(22), added.getDomain().getUpperBound());
    }
}
