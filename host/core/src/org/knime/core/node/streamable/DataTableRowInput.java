// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

/** The rows of a table. */
public class DataTableRowInput extends RowInput {
    private final DataTableSpec spec;
    private final CloseableRowIterator rows;
    private final long rowCount;

    /**
     * Creates an input.
     *
     * @param table the table
     */
    public DataTableRowInput(final DataTable table) {
        spec = table.getDataTableSpec();
        rows = CloseableRowIterator.from(table.iterator());
        rowCount = table instanceof BufferedDataTable buffered ? buffered.size() : -1;
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return spec;
    }

    @Override
    public DataRow poll() throws InterruptedException {
        return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {
        rows.close();
    }

    /**
     * The number of rows.
     *
     * @return the number, -1 if unknown
     */
    public long getRowCount() {
        return rowCount;
    }
}
