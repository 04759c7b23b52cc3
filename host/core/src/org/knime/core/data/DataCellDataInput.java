// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.io.DataInput;
import java.io.IOException;

/** What cell serializers read from. */
public interface DataCellDataInput extends DataInput {
    /**
     * Reads a cell that {@link DataCellDataOutput#writeDataCell} wrote.
     *
     * @return the cell
     * @throws IOException if reading fails
     */
    DataCell readDataCell() throws IOException;
}
