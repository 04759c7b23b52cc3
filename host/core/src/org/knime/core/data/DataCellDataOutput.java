// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.io.DataOutput;
import java.io.IOException;

/** What cell serializers write to. */
public interface DataCellDataOutput extends DataOutput {
    /**
     * Writes a text of any length, unlike {@link DataOutput#writeUTF}.
     *
     * @param str the text
     * @throws IOException if writing fails
     */
    @Override
    void writeUTF(String str) throws IOException;

    /**
     * Writes a cell with its class.
     *
     * @param cell the cell
     * @throws IOException if writing fails
     */
    void writeDataCell(DataCell cell) throws IOException;
}
