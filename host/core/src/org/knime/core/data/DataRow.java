// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A row of a table: a key and its cells. */
public interface DataRow extends Iterable<DataCell> {
    /**
     * The number of cells.
     *
     * @return the number, the same for every row of a table
     */
    int getNumCells();

    /**
     * The identifier of the row.
     *
     * @return the key, never null
     */
    RowKey getKey();

    /**
     * One cell.
     *
     * @param index index of the column
     * @return the cell, never null
     * @throws IndexOutOfBoundsException if there is no such column
     */
    DataCell getCell(int index);

    /**
     * The cells in order.
     *
     * @return a stream of them
     */
    default Stream<DataCell> stream() {
        return StreamSupport.stream(spliterator(), false);
    }
}
