// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.storage;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.CloseableTable;
import org.knime.core.data.container.filter.FilterDelegateRowIterator;
import org.knime.core.data.container.filter.TableFilter;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionMonitor;

/** A table whose rows lie in a store of its own. */
public final class StoredTable implements BufferedDataTable.KnowsRowCountTable, CloseableTable {
    private final DataTableSpec spec;
    private final RowStore rows;

    /**
     * Creates a table.
     *
     * @param spec its structure
     * @param rows its rows, closed
     */
    public StoredTable(final DataTableSpec spec, final RowStore rows) {
        this.spec = spec;
        this.rows = rows;
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return spec;
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public CloseableRowIterator iterator() {
        return rows.iterator();
    }

    @Override
    public CloseableRowIterator iteratorWithFilter(
            final TableFilter filter, final ExecutionMonitor exec) {
        return new FilterDelegateRowIterator(iterator(), filter, size(), exec);
    }

    @Override
    public BufferedDataTable[] getReferenceTables() {
        return new BufferedDataTable[0];
    }

    @Override
    public void clear() {
        rows.dispose();
    }

    @Override
    public void close() {
        clear();
    }
}
