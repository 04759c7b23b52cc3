// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.v2;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataValue;
import org.knime.core.data.RowKeyValue;

/** A row seen as the current row of a cursor. */
record DataRowRead(DataRow row) implements RowRead {
    @Override
    public int getNumColumns() {
        return row.getNumCells();
    }

    @Override
    @SuppressWarnings("unchecked") // the caller names the value class it expects
    public <D extends DataValue> D getValue(final int index) {
        return (D) row.getCell(index);
    }

    @Override
    public DataCell getAsDataCell(final int index) {
        return row.getCell(index);
    }

    @Override
    public boolean isMissing(final int index) {
        return row.getCell(index).isMissing();
    }

    @Override
    public RowKeyValue getRowKey() {
        return row.getKey();
    }

    @Override
    public DataRow materializeDataRow() {
        return row;
    }
}
