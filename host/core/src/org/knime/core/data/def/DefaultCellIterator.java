// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.def;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;

/** Iterates over the cells of any row. */
public class DefaultCellIterator implements Iterator<DataCell> {
    private final DataRow row;
    private int next;

    /**
     * Creates an iterator.
     *
     * @param row the row
     */
    public DefaultCellIterator(final DataRow row) {
        this.row = row;
    }

    @Override
    public boolean hasNext() {
        return next < row.getNumCells();
    }

    @Override
    public DataCell next() {
        if (!hasNext()) {
            throw new NoSuchElementException("Iterator is at end");
        }
        final DataCell cell = row.getCell(next);
        next++;
        return cell;
    }

    @Override
    public void remove() {
        throw new UnsupportedOperationException("Cells of a row cannot be removed");
    }
}
