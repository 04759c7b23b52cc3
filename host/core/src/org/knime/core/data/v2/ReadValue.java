// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.v2;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataValue;

/** Value of the current row in columnar storage. */
public interface ReadValue extends DataValue {
    /**
     * A cell with this content.
     *
     * @return the cell
     */
    DataCell getDataCell();

    @Override
    default DataCell materializeDataCell() {
        return getDataCell();
    }
}
