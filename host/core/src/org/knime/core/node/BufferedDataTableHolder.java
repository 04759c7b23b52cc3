// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

/** A node model that keeps tables after execution, for views. */
public interface BufferedDataTableHolder {
    /**
     * The tables that are kept.
     *
     * @return the tables, may be null
     */
    BufferedDataTable[] getInternalTables();

    /**
     * Gives the tables back after loading.
     *
     * @param tables the tables
     */
    void setInternalTables(BufferedDataTable[] tables);
}
