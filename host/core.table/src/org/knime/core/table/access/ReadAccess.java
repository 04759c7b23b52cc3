// SPDX-License-Identifier: Apache-2.0
package org.knime.core.table.access;

import org.knime.core.table.schema.DataSpec;

/** Reads the current entry of a column. */
public interface ReadAccess {
    /**
     * What the column holds.
     *
     * @return the spec
     */
    DataSpec getDataSpec();

    /**
     * Whether the current entry is missing.
     *
     * @return true if it is
     */
    boolean isMissing();
}
