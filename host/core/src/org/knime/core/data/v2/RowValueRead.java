// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.v2;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;

/** The cells of the current row of a cursor. */
public interface RowValueRead {
    /**
     * The number of columns.
     *
     * @return the number
     */
    int getNumColumns();

    /**
     * The value of a cell that is not missing.
     *
     * @param index index of the column
     * @param <D> the value class
     * @return the value
     */
    <D extends DataValue> D getValue(int index);

    /**
     * Whether a cell is missing.
     *
     * @param index index of the column
     * @return true if it is
     */
    boolean isMissing(int index);

    /**
     * A cell that stays valid.
     *
     * @param index index of the column
     * @return the cell
     */
    default DataCell getAsDataCell(final int index) {
        return isMissing(index) ? DataType.getMissingCell() : getValue(index).materializeDataCell();
    }
}
