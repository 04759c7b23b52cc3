// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.v2;

import java.io.Closeable;

/** Walks over the rows of a table, showing one at a time. */
public interface RowCursor extends Closeable {
    /**
     * Goes to the next row.
     *
     * @return the row, null behind the last one
     */
    RowRead forward();

    /**
     * Whether there is a next row.
     *
     * @return true if there is
     */
    boolean canForward();

    /**
     * The number of columns.
     *
     * @return the number
     */
    int getNumColumns();

    @Override
    void close();
}
