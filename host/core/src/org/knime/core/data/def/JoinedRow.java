// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.def;

import java.util.Iterator;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;

/** Two rows side by side. */
public class JoinedRow implements DataRow {
    private final DataRow left;
    private final DataRow right;

    /**
     * Joins two rows.
     *
     * @param left the first cells, and the key
     * @param right the following cells
     */
    public JoinedRow(final DataRow left, final DataRow right) {
        if (left == null || right == null) {
            throw new NullPointerException("Neither row must be null");
        }
        this.left = left;
        this.right = right;
    }

    @Override
    public int getNumCells() {
        return left.getNumCells() + right.getNumCells();
    }

    @Override
    public RowKey getKey() {
        return left.getKey();
    }

    @Override
    public DataCell getCell(final int index) {
        final int leftCount = left.getNumCells();
        return index < leftCount ? left.getCell(index) : right.getCell(index - leftCount);
    }

    @Override
    public Iterator<DataCell> iterator() {
        return new DefaultCellIterator(this);
    }

    /**
     * The first row.
     *
     * @return the row
     */
    public DataRow getLeftRow() {
        return left;
    }

    /**
     * The second row.
     *
     * @return the row
     */
    public DataRow getRightRow() {
        return right;
    }
}
