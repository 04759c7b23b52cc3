// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;
import org.knime.core.node.ExecutionMonitor;

/** Computes cells of new columns from rows. */
public interface CellFactory {
    /**
     * Computes the cells of a row.
     *
     * @param row the row
     * @return one cell for each new column
     */
    default DataCell[] getCells(final DataRow row) {
        throw new UnsupportedOperationException(
                getClass().getName() + " implements neither of the getCells methods");
    }

    /**
     * Computes the cells of a row.
     *
     * @param row the row
     * @param rowIndex its index
     * @return one cell for each new column
     */
    default DataCell[] getCells(final DataRow row, final long rowIndex) {
        return getCells(row);
    }

    /**
     * The new columns.
     *
     * @return their specs
     */
    DataColumnSpec[] getColumnSpecs();

    /**
     * Tells the progress.
     *
     * @param curRowNr number of rows done
     * @param rowCount number of all rows
     * @param lastKey key of the last row
     * @param exec told the progress
     */
    void setProgress(int curRowNr, int rowCount, RowKey lastKey, ExecutionMonitor exec);

    /**
     * Tells the progress.
     *
     * @param curRowNr number of rows done
     * @param rowCount number of all rows
     * @param lastKey key of the last row
     * @param exec told the progress
     */
    default void setProgress(
            final long curRowNr,
            final long rowCount,
            final RowKey lastKey,
            final ExecutionMonitor exec) {
        setProgress((int) curRowNr, Math.toIntExact(rowCount), lastKey, exec);
    }
}
