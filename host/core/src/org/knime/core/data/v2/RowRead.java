// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.v2;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKeyValue;
import org.knime.core.data.def.DefaultRow;

/** The current row of a cursor. */
public interface RowRead extends RowValueRead {
    /**
     * The key of the row.
     *
     * @return the key
     */
    RowKeyValue getRowKey();

    /**
     * The current row as one that stays valid.
     *
     * @return the row
     */
    default DataRow materializeDataRow() {
        final DataCell[] cells = new DataCell[getNumColumns()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = getAsDataCell(i);
        }
        return new DefaultRow(getRowKey().getString(), cells);
    }

    /**
     * A view of a row.
     *
     * @param row the row
     * @return the view
     */
    static RowRead from(final DataRow row) {
        return new DataRowRead(row);
    }
}
