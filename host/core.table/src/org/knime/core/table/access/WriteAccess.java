// SPDX-License-Identifier: Apache-2.0
package org.knime.core.table.access;

/** Writes the current entry of a column. */
public interface WriteAccess {
    /** Makes the current entry missing. */
    void setMissing();

    /**
     * Copies the current entry of another column.
     *
     * @param access the other column, of the same spec
     */
    void setFrom(ReadAccess access);
}
