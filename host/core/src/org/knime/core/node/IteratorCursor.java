// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.v2.RowCursor;
import org.knime.core.data.v2.RowRead;

/** A cursor over the rows of an iterator. */
final class IteratorCursor implements RowCursor {
    private final CloseableRowIterator rows;
    private final int columnCount;

    IteratorCursor(final CloseableRowIterator rows, final int columnCount) {
        this.rows = rows;
        this.columnCount = columnCount;
    }

    @Override
    public RowRead forward() {
        return rows.hasNext() ? RowRead.from(rows.next()) : null;
    }

    @Override
    public boolean canForward() {
        return rows.hasNext();
    }

    @Override
    public int getNumColumns() {
        return columnCount;
    }

    @Override
    public void close() {
        rows.close();
    }
}
