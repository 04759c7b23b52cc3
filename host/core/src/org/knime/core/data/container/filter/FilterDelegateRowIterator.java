// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container.filter;

import java.util.NoSuchElementException;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** Reads a range of the rows of another iterator. */
public final class FilterDelegateRowIterator extends CloseableRowIterator {
    private final CloseableRowIterator rows;
    private final ExecutionMonitor exec;
    private final long toRow;
    private final long fromRow;
    private long next;

    /**
     * Skips to the first row.
     *
     * @param iterator all rows
     * @param filter the range
     * @param size number of all rows
     * @param exec told the progress, may be null
     */
    public FilterDelegateRowIterator(
            final CloseableRowIterator iterator,
            final TableFilter filter,
            final long size,
            final ExecutionMonitor exec) {
        this.rows = iterator;
        this.exec = exec;
        this.fromRow = filter.getFromRowIndex().orElse(0L);
        this.toRow = Math.min(filter.getToRowIndex().orElse(size - 1), size - 1);
        while (next < fromRow && rows.hasNext()) {
            rows.next();
            next++;
        }
    }

    @Override
    public boolean hasNext() {
        return next <= toRow && rows.hasNext();
    }

    @Override
    public DataRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("Iterator is at end");
        }
        next++;
        if (exec != null) {
            try {
                exec.checkCanceled();
            } catch (CanceledExecutionException e) {
                rows.close();
                throw new NoSuchElementException("Execution was canceled");
            }
            exec.setProgress((next - fromRow) / (double) (toRow - fromRow + 1));
        }
        return rows.next();
    }

    @Override
    public void close() {
        rows.close();
    }
}
