// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.tables;

import java.util.Objects;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.RowKey;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/**
 * Writes the rows of an output table one after the other from plain values.
 *
 * <p>Use it with {@code try}-with-resources: a table that {@link #finish} did not complete, because
 * of an error or a cancelled node, is given up and never reaches an output. Bounds and possible
 * values that the specification states are kept and widened by the rows written. Not safe for use
 * by several threads.
 */
public final class TableWriter implements AutoCloseable {

    private final DataTableSpec spec;
    private final BufferedDataContainer container;
    private boolean closed;

    private TableWriter(DataTableSpec spec, BufferedDataContainer container) {
        this.spec = spec;
        this.container = container;
    }

    /**
     * Starts a table.
     *
     * @param exec makes the table
     * @param spec its columns
     * @return the writer, to be closed
     */
    public static TableWriter open(ExecutionContext exec, DataTableSpec spec) {
        return new TableWriter(spec, exec.createDataContainer(spec, true));
    }

    /**
     * Adds a row.
     *
     * @param rowId the row's key, unique in the table
     * @param values one value a column: {@link String}, {@link Double}, {@link Float}, {@link
     *     Integer}, {@link Long}, {@link Boolean}, a {@link DataCell}, or null for a missing cell;
     *     integers may stand where the column takes floating-point numbers
     * @throws IllegalArgumentException if there are more or fewer values than columns or a value
     *     does not fit its column's type
     */
    public void addRow(String rowId, Object... values) {
        container.addRowToTable(row(spec, rowId, values));
    }

    /**
     * Makes a row without adding it to a table.
     *
     * @param spec the columns
     * @param rowId the row's key
     * @param values one value a column, as {@link #addRow} takes them
     * @return the row
     * @throws IllegalArgumentException as {@link #addRow} does
     */
    public static DataRow row(DataTableSpec spec, String rowId, Object... values) {
        Objects.requireNonNull(rowId, "rowId");
        if (values.length != spec.getNumColumns()) {
            throw new IllegalArgumentException(
                    String.format(
                            "Row \"%s\" has %d values for %d columns.",
                            rowId, values.length, spec.getNumColumns()));
        }
        DataCell[] cells = new DataCell[values.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(spec.getColumnSpec(i), rowId, values[i]);
        }
        return new DefaultRow(new RowKey(rowId), cells);
    }

    /**
     * Adds a row as it is.
     *
     * @param row a row with this table's columns
     */
    void addRow(DataRow row) {
        container.addRowToTable(row);
    }

    /**
     * Completes the table.
     *
     * @return the table with all rows added
     */
    public BufferedDataTable finish() {
        close();
        return container.getTable();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            container.close();
        }
    }

    private static DataCell cell(DataColumnSpec column, String rowId, Object value) {
        if (value == null) {
            return DataType.getMissingCell();
        }
        if (value instanceof DataCell cell) {
            return cell;
        }
        DataType type = column.getType();
        if (value instanceof String text && type.isCompatible(StringValue.class)) {
            return new StringCell(text);
        }
        if (value instanceof Boolean flag && type.equals(BooleanCell.TYPE)) {
            return flag ? BooleanCell.TRUE : BooleanCell.FALSE;
        }
        if (value instanceof Integer integer && type.equals(IntCell.TYPE)) {
            return new IntCell(integer);
        }
        boolean whole = value instanceof Integer || value instanceof Long;
        if (whole && type.equals(LongCell.TYPE)) {
            return new LongCell(((Number) value).longValue());
        }
        boolean number = whole || value instanceof Double || value instanceof Float;
        if (number && type.isCompatible(DoubleValue.class) && !type.isCompatible(LongValue.class)) {
            return new DoubleCell(((Number) value).doubleValue());
        }
        throw new IllegalArgumentException(
                String.format(
                        "A value of class %s in row \"%s\" does not fit the type %s of column"
                                + " \"%s\".",
                        value.getClass().getSimpleName(), rowId, type.getName(), column.getName()));
    }
}
