// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.def;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;

/** Row that holds its cells. */
public class DefaultRow implements DataRow {
    private final RowKey key;
    private final DataCell[] cells;

    /**
     * Creates a row.
     *
     * @param rowKey its key
     * @param row its cells, none null
     * @throws NullPointerException if the key or a cell is null
     */
    public DefaultRow(final RowKey rowKey, final DataCell... row) {
        if (rowKey == null) {
            throw new NullPointerException("Can't create row with null row key.");
        }
        key = rowKey;
        cells = row.clone();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                throw new NullPointerException(
                        "Cell " + i + " of row \"" + rowKey + "\" must not be null");
            }
        }
    }

    /**
     * Creates a row.
     *
     * @param rowId its key
     * @param row its cells, none null
     */
    public DefaultRow(final String rowId, final DataCell... row) {
        this(new RowKey(rowId), row);
    }

    /**
     * Creates a row.
     *
     * @param rowId its key
     * @param row its cells, none null
     */
    public DefaultRow(final String rowId, final List<DataCell> row) {
        this(new RowKey(rowId), row);
    }

    /**
     * Creates a row.
     *
     * @param rowKey its key
     * @param row its cells, none null
     */
    public DefaultRow(final RowKey rowKey, final List<DataCell> row) {
        this(rowKey, row.toArray(new DataCell[0]));
    }

    /**
     * Creates a row of {@link DoubleCell}s.
     *
     * @param rowKey its key
     * @param row the numbers
     */
    public DefaultRow(final RowKey rowKey, final double... row) {
        this(rowKey, Arrays.stream(row).mapToObj(DoubleCell::new).toArray(DataCell[]::new));
    }

    /**
     * Creates a row of {@link DoubleCell}s.
     *
     * @param rowId its key
     * @param row the numbers
     */
    public DefaultRow(final String rowId, final double... row) {
        this(new RowKey(rowId), row);
    }

    /**
     * Creates a row of {@link IntCell}s.
     *
     * @param rowId its key
     * @param row the numbers
     */
    public DefaultRow(final String rowId, final int... row) {
        this(new RowKey(rowId), row);
    }

    /**
     * Creates a row of {@link IntCell}s.
     *
     * @param rowKey its key
     * @param row the numbers
     */
    public DefaultRow(final RowKey rowKey, final int... row) {
        this(rowKey, Arrays.stream(row).mapToObj(IntCell::new).toArray(DataCell[]::new));
    }

    /**
     * Creates a row of {@link StringCell}s.
     *
     * @param rowId its key
     * @param row the texts
     */
    public DefaultRow(final String rowId, final String... row) {
        this(new RowKey(rowId), row);
    }

    /**
     * Creates a row of {@link StringCell}s.
     *
     * @param rowKey its key
     * @param row the texts
     */
    public DefaultRow(final RowKey rowKey, final String... row) {
        this(rowKey, Arrays.stream(row).map(StringCell::new).toArray(DataCell[]::new));
    }

    /**
     * Creates a row with the cells of another.
     *
     * @param rowId its key
     * @param row the other row
     */
    public DefaultRow(final String rowId, final DataRow row) {
        this(new RowKey(rowId), row);
    }

    /**
     * Creates a row with the cells of another.
     *
     * @param rowKey its key
     * @param row the other row
     */
    public DefaultRow(final RowKey rowKey, final DataRow row) {
        this(rowKey, row.stream().toArray(DataCell[]::new));
    }

    @Override
    public final int getNumCells() {
        return cells.length;
    }

    @Override
    public final RowKey getKey() {
        return key;
    }

    @Override
    public final DataCell getCell(final int index) {
        return cells[index];
    }

    @Override
    public Iterator<DataCell> iterator() {
        return new DefaultCellIterator(this);
    }

    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder(key.toString()).append(": (");
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ", ").append(cells[i]);
        }
        return text.append(')').toString();
    }

    @Override
    public boolean equals(final Object o) {
        if (!(o instanceof DataRow other)
                || !key.equals(other.getKey())
                || cells.length != other.getNumCells()) {
            return false;
        }
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].equals(other.getCell(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + Arrays.hashCode(cells);
    }
}
