// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;

/** Computes the cells of one new column. */
public abstract class SingleCellFactory extends AbstractCellFactory {
    /**
     * Creates a factory that computes one row at a time.
     *
     * @param newColSpec the new column
     */
    public SingleCellFactory(final DataColumnSpec newColSpec) {
        super(newColSpec);
    }

    /**
     * Creates a factory.
     *
     * @param processConcurrently whether several rows are computed at a time
     * @param newColSpec the new column
     */
    public SingleCellFactory(final boolean processConcurrently, final DataColumnSpec newColSpec) {
        super(processConcurrently, newColSpec);
    }

    /**
     * Creates a factory.
     *
     * @param processConcurrently whether several rows are computed at a time
     * @param workerCount number of threads
     * @param maxQueueSize number of rows that wait for the slowest
     * @param newColSpec the new column
     */
    public SingleCellFactory(
            final boolean processConcurrently,
            final int workerCount,
            final int maxQueueSize,
            final DataColumnSpec newColSpec) {
        super(processConcurrently, workerCount, maxQueueSize, newColSpec);
    }

    @Override
    public DataCell[] getCells(final DataRow row, final long rowIndex) {
        return new DataCell[] {getCell(row, rowIndex)};
    }

    /**
     * Computes the cell of a row.
     *
     * @param row the row
     * @return the cell
     */
    public DataCell getCell(final DataRow row) {
        throw new UnsupportedOperationException(
                getClass().getName() + " implements neither of the getCell methods");
    }

    /**
     * Computes the cell of a row.
     *
     * @param row the row
     * @param rowIndex its index
     * @return the cell
     */
    public DataCell getCell(final DataRow row, final long rowIndex) {
        return getCell(row);
    }
}
