// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.table;

import java.util.function.Supplier;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.filter.FilterDelegateRowIterator;
import org.knime.core.data.container.filter.TableFilter;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionMonitor;

/** A table that holds no rows itself but reads those of others. */
public final class DerivedTable implements BufferedDataTable.KnowsRowCountTable {
    private final DataTableSpec spec;
    private final long size;
    private final Supplier<CloseableRowIterator> rows;
    private final BufferedDataTable[] references;

    /**
     * Creates a table.
     *
     * @param spec its structure
     * @param size number of its rows
     * @param rows makes iterators over its rows
     * @param references the tables that are read
     */
    public DerivedTable(
            final DataTableSpec spec,
            final long size,
            final Supplier<CloseableRowIterator> rows,
            final BufferedDataTable... references) {
        this.spec = spec;
        this.size = size;
        this.rows = rows;
        this.references = references.clone();
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return spec;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void clear() {
        // The rows belong to the other tables.
    }

    @Override
    public CloseableRowIterator iterator() {
        return rows.get();
    }

    @Override
    public CloseableRowIterator iteratorWithFilter(
            final TableFilter filter, final ExecutionMonitor exec) {
        return new FilterDelegateRowIterator(iterator(), filter, size, exec);
    }

    @Override
    public BufferedDataTable[] getReferenceTables() {
        return references.clone();
    }
}
