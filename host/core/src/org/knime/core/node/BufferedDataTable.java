// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.util.Set;
import javax.swing.JComponent;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.filter.CloseableDataRowIterable;
import org.knime.core.data.container.filter.TableFilter;
import org.knime.core.data.v2.RowCursor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/**
 * A table at a port. Made by an {@link ExecutionContext}; its rows live until its node is reset.
 */
public final class BufferedDataTable implements DataTable, PortObject {
    /** Type of table ports. */
    public static final PortType TYPE =
            PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class);

    /** Type of table ports that need not be connected. */
    public static final PortType TYPE_OPTIONAL =
            PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class, true);

    private final KnowsRowCountTable rows;
    private final int id;
    private Node owner;

    /** A table that knows the number of its rows. */
    public interface KnowsRowCountTable extends DataTable {
        /**
         * The number of rows.
         *
         * @return the number
         */
        long size();

        /** Deletes the rows that the table holds itself. */
        void clear();

        @Override
        CloseableRowIterator iterator();

        /**
         * Reads a part of the table.
         *
         * @param filter tells which
         * @param exec told the progress, may be null
         * @return an iterator
         */
        CloseableRowIterator iteratorWithFilter(TableFilter filter, ExecutionMonitor exec);

        /**
         * The tables of which this one is made.
         *
         * @return the tables, possibly none
         */
        BufferedDataTable[] getReferenceTables();
    }

    BufferedDataTable(final KnowsRowCountTable rows, final int id) {
        this.rows = rows;
        this.id = id;
    }

    KnowsRowCountTable delegate() {
        return rows;
    }

    Node owner() {
        return owner;
    }

    void setOwnerRecursively(final Node node) {
        if (owner == null) {
            owner = node;
            for (BufferedDataTable reference : rows.getReferenceTables()) {
                reference.setOwnerRecursively(node);
            }
        }
    }

    void collectOwnedBy(final Node node, final Set<BufferedDataTable> found) {
        if (owner == node) {
            found.add(this);
        }
        for (BufferedDataTable reference : rows.getReferenceTables()) {
            reference.collectOwnedBy(node, found);
        }
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return rows.getDataTableSpec();
    }

    @Override
    public DataTableSpec getSpec() {
        return getDataTableSpec();
    }

    @Override
    public String getSummary() {
        return "Rows: " + size() + ", Cols: " + getSpec().getNumColumns();
    }

    @Override
    public CloseableRowIterator iterator() {
        return rows.iterator();
    }

    /**
     * Reads all rows.
     *
     * @return a cursor; it must be closed
     */
    public RowCursor cursor() {
        return new IteratorCursor(iterator(), getDataTableSpec().getNumColumns());
    }

    /**
     * Reads a part of the table.
     *
     * @param filter tells which
     * @return a cursor; it must be closed
     */
    public RowCursor cursor(final TableFilter filter) {
        return new IteratorCursor(filter(filter).iterator(), getDataTableSpec().getNumColumns());
    }

    /**
     * A part of the table.
     *
     * @param filter tells which
     * @return the part
     */
    public CloseableDataRowIterable filter(final TableFilter filter) {
        return filter(filter, null);
    }

    /**
     * A part of the table.
     *
     * @param filter tells which
     * @param exec told the progress of reading, may be null
     * @return the part
     */
    public CloseableDataRowIterable filter(final TableFilter filter, final ExecutionMonitor exec) {
        filter.validate(getDataTableSpec(), size());
        return () -> rows.iteratorWithFilter(filter, exec);
    }

    /**
     * The number of rows.
     *
     * @return the number
     */
    public long size() {
        return rows.size();
    }

    /**
     * A number for this table.
     *
     * @return the number, unique in the workflow
     */
    public Integer getBufferedTableId() {
        return id;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }
}
