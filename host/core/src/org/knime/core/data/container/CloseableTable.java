// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

import org.knime.core.data.DataTable;

/** A table whose rows are deleted when it is closed. */
public interface CloseableTable extends DataTable, AutoCloseable {
    @Override
    default void close() {
        // Tables without files have nothing to delete.
    }
}
