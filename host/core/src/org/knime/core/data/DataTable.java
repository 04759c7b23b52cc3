// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Rows with a common structure. */
public interface DataTable extends Iterable<DataRow> {
    /**
     * The structure of the rows.
     *
     * @return the spec, never null
     */
    DataTableSpec getDataTableSpec();

    @Override
    RowIterator iterator();
}
