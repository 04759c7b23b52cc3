// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.v2;

import org.knime.core.table.access.ReadAccess;
import org.knime.core.table.access.WriteAccess;
import org.knime.core.table.schema.DataSpec;

/**
 * Maps cells of a type to columnar storage.
 *
 * @param <R> how the storage is read
 * @param <W> how the storage is written
 */
public interface ValueFactory<R extends ReadAccess, W extends WriteAccess> {
    /**
     * A view of the current entry as a value.
     *
     * @param access the storage
     * @return the view
     */
    ReadValue createReadValue(R access);

    /**
     * A way to set the current entry to a value.
     *
     * @param access the storage
     * @return the way
     */
    WriteValue<?> createWriteValue(W access);

    /**
     * What the storage holds.
     *
     * @return the spec
     */
    DataSpec getSpec();
}
