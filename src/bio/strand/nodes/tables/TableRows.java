// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.tables;

import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;

/**
 * Streams the rows of a table: never more than one row is held, progress is reported, a cancelled
 * node stops before the next row, and the table's iterator is closed whatever happens.
 */
public final class TableRows {

    /** Progress is set this many times for a whole table at most: each call costs a little. */
    private static final long PROGRESS_STEPS = 1000;

    private TableRows() {}

    /**
     * Hands every row to a visitor, in table order.
     *
     * @param table the table
     * @param exec takes progress (0 to 1) and says whether the user cancelled
     * @param message what is being done, shown before the row's number, for example "Encoding"
     * @param visitor takes the rows
     * @param <E> what the visitor may throw
     * @throws E if the visitor throws it
     * @throws CanceledExecutionException if the user cancelled
     */
    public static <E extends Exception> void forEach(
            BufferedDataTable table, ExecutionMonitor exec, String message, RowVisitor<E> visitor)
            throws E, CanceledExecutionException {
        stream(table, exec, message, (index, row) -> visitor.visit(index, RowView.of(row)));
    }

    /**
     * Divides a table's rows into two new tables with the same specification; each keeps the order
     * of its rows.
     *
     * @param table the table
     * @param exec makes the tables, takes progress (0 to 1) and says whether the user cancelled
     * @param toFirst tells from a row's position, from 0, whether it goes to the first table
     * @return the first and the second table
     * @throws CanceledExecutionException if the user cancelled
     */
    public static BufferedDataTable[] divide(
            BufferedDataTable table, ExecutionContext exec, LongPredicate toFirst)
            throws CanceledExecutionException {
        // Domains stay as they are in the input: both parts are samples of the same population, and
        // a learner on one part must know the classes that occur in the other.
        try (TableWriter first = TableWriter.open(exec, table.getDataTableSpec());
                TableWriter second = TableWriter.open(exec, table.getDataTableSpec())) {
            stream(
                    table,
                    exec,
                    "Dividing",
                    (index, row) -> (toFirst.test(index) ? first : second).addRow(row));
            return new BufferedDataTable[] {first.finish(), second.finish()};
        }
    }

    /**
     * Divides a table's rows into two new tables and appends cells to every row; each keeps the
     * order of its rows.
     *
     * @param table the table
     * @param exec makes the tables, takes progress (0 to 1) and says whether the user cancelled
     * @param spec the columns of both tables: those of the input, then the appended ones
     * @param appended the cells to append to the row at a position, from 0
     * @param toFirst tells from a row's position whether it goes to the first table
     * @return the first and the second table
     * @throws CanceledExecutionException if the user cancelled
     */
    public static BufferedDataTable[] divide(
            BufferedDataTable table,
            ExecutionContext exec,
            DataTableSpec spec,
            LongFunction<DataCell[]> appended,
            LongPredicate toFirst)
            throws CanceledExecutionException {
        int columns = table.getDataTableSpec().getNumColumns();
        try (TableWriter first = TableWriter.open(exec, spec);
                TableWriter second = TableWriter.open(exec, spec)) {
            stream(
                    table,
                    exec,
                    "Dividing",
                    (index, row) -> {
                        DataCell[] more = appended.apply(index);
                        DataCell[] cells = new DataCell[columns + more.length];
                        for (int i = 0; i < columns; i++) {
                            cells[i] = row.getCell(i);
                        }
                        System.arraycopy(more, 0, cells, columns, more.length);
                        (toFirst.test(index) ? first : second)
                                .addRow(new DefaultRow(row.getKey(), cells));
                    });
            return new BufferedDataTable[] {first.finish(), second.finish()};
        }
    }

    @FunctionalInterface
    private interface DataRowVisitor<E extends Exception> {
        void visit(long index, DataRow row) throws E;
    }

    private static <E extends Exception> void stream(
            BufferedDataTable table,
            ExecutionMonitor exec,
            String message,
            DataRowVisitor<E> visitor)
            throws E, CanceledExecutionException {
        long size = table.size();
        long step = Math.max(1, size / PROGRESS_STEPS);
        try (CloseableRowIterator rows = table.iterator()) {
            for (long index = 0; rows.hasNext(); index++) {
                exec.checkCanceled();
                if (index % step == 0) {
                    long number = index + 1;
                    exec.setProgress(
                            (double) index / size,
                            () -> message + " row " + number + " of " + size);
                }
                visitor.visit(index, rows.next());
            }
        }
    }
}
