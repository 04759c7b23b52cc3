// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;

/** Rows that come in. */
public abstract class RowInput extends PortInput {
    /** For subclasses. */
    public RowInput() {
        super();
    }

    /**
     * The structure of the rows.
     *
     * @return the spec
     */
    public abstract DataTableSpec getDataTableSpec();

    /**
     * Waits for the next row.
     *
     * @return the row, null behind the last one
     * @throws InterruptedException if the user cancels
     */
    public abstract DataRow poll() throws InterruptedException;

    /** Tells that no more rows are needed. */
    public abstract void close();
}
