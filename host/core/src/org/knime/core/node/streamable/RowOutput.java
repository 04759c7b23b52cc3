// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

/** Rows that go out. */
public abstract class RowOutput extends PortOutput {
    /** For subclasses. */
    public RowOutput() {
        super();
    }

    /**
     * Adds a row.
     *
     * @param row the row
     * @throws InterruptedException if the user cancels
     */
    public abstract void push(DataRow row) throws InterruptedException;

    /**
     * Adds all rows of a table and ends the output.
     *
     * @param table the table
     * @throws InterruptedException if the user cancels
     */
    public void setFully(final BufferedDataTable table) throws InterruptedException {
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                push(rows.next());
            }
        }
        close();
    }

    /**
     * Ends the output.
     *
     * @throws InterruptedException if the user cancels
     */
    public abstract void close() throws InterruptedException;

    /** Nobody downstream needs more rows. */
    public static class OutputClosedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Creates an exception. */
        public OutputClosedException() {
            super();
        }
    }
}
