// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.append;

import java.util.Iterator;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultCellIterator;
import org.knime.core.data.def.DefaultRow;

/** A row with further cells at its end. */
public class AppendedColumnRow implements DataRow {
    private final RowKey key;
    private final DataRow base;
    private final DataRow appended;

    /**
     * Appends cells.
     *
     * @param baseRow the first cells, and the key
     * @param appendCell the appended cells
     */
    public AppendedColumnRow(final DataRow baseRow, final DataCell... appendCell) {
        this(baseRow.getKey(), baseRow, appendCell);
    }

    /**
     * Appends cells.
     *
     * @param key the key of the new row
     * @param baseRow the first cells
     * @param appendCell the appended cells
     */
    public AppendedColumnRow(
            final RowKey key, final DataRow baseRow, final DataCell... appendCell) {
        this(key, baseRow, new DefaultRow(key, appendCell));
    }

    /**
     * Appends the cells of another row.
     *
     * @param key the key of the new row
     * @param baseRow the first cells
     * @param appendRow the row with the appended cells
     */
    public AppendedColumnRow(final RowKey key, final DataRow baseRow, final DataRow appendRow) {
        this.key = key;
        this.base = baseRow;
        this.appended = appendRow;
    }

    @Override
    public int getNumCells() {
        return base.getNumCells() + appended.getNumCells();
    }

    @Override
    public RowKey getKey() {
        return key;
    }

    @Override
    public DataCell getCell(final int index) {
        final int baseCount = base.getNumCells();
        return index < baseCount ? base.getCell(index) : appended.getCell(index - baseCount);
    }

    @Override
    public Iterator<DataCell> iterator() {
        return new DefaultCellIterator(this);
    }
}
