// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

import bio.strand.host.core.storage.StoredTable;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.filter.FilterDelegateRowIterator;
import org.knime.core.data.container.filter.TableFilter;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;

/** Table that takes columns from another table and holds only the computed ones itself. */
public final class RearrangeColumnsTable implements BufferedDataTable.KnowsRowCountTable {
    private final BufferedDataTable reference;
    private final RearrangePlan plan;
    private final StoredTable newCells;
    private final DataTableSpec spec;

    private RearrangeColumnsTable(
            final BufferedDataTable reference,
            final RearrangePlan plan,
            final StoredTable newCells,
            final DataTableSpec spec) {
        this.reference = reference;
        this.plan = plan;
        this.newCells = newCells;
        this.spec = spec;
    }

    /**
     * Computes the new columns.
     *
     * @param rearranger the plan
     * @param table the table from which columns are taken
     * @param subProgress told the progress
     * @param context makes file stores for cells
     * @return the table
     * @throws CanceledExecutionException if the user cancels
     * @throws IllegalArgumentException if the plan was made for another table
     */
    public static RearrangeColumnsTable create(
            final ColumnRearranger rearranger,
            final BufferedDataTable table,
            final ExecutionMonitor subProgress,
            final ExecutionContext context)
            throws CanceledExecutionException {
        if (!rearranger.original().equalStructure(table.getDataTableSpec())) {
            throw new IllegalArgumentException(
                    "The argument table's spec does not match the original spec passed in the"
                            + " constructor.");
        }
        final RearrangePlan plan = new RearrangePlan(rearranger);
        final DataColumnSpec[] newColumns = plan.newColumns();
        final StoredTable computed =
                newColumns.length == 0
                        ? null
                        : compute(plan, new DataTableSpec(newColumns), table, subProgress, context);
        final DataColumnSpec[] columns = new DataColumnSpec[rearranger.getColumnCount()];
        int next = 0;
        for (int i = 0; i < columns.length; i++) {
            final ColumnRearranger.Column column = rearranger.columns().get(i);
            if (column.isNew()) {
                columns[i] = computed.getDataTableSpec().getColumnSpec(next);
                next++;
            } else {
                columns[i] = column.spec();
            }
        }
        return new RearrangeColumnsTable(table, plan, computed, new DataTableSpec(columns));
    }

    private static StoredTable compute(
            final RearrangePlan plan,
            final DataTableSpec newColumns,
            final BufferedDataTable table,
            final ExecutionMonitor exec,
            final ExecutionContext context)
            throws CanceledExecutionException {
        final DataContainer container =
                new DataContainer(
                        newColumns,
                        DataContainerSettings.internalBuilder()
                                .withInitializedDomain(true)
                                .withRowKeysEnabled(false)
                                .build());
        final long rowCount = table.size();
        final CellFactory reporter = plan.factories().get(0);
        final ParallelRows.Consumer consumer =
                (row, index) -> {
                    container.addRowToTable(row);
                    reporter.setProgress(index + 1, rowCount, row.getKey(), exec);
                    exec.checkCanceled();
                };
        plan.start(context);
        boolean isComplete = false;
        try (CloseableRowIterator rows = table.iterator()) {
            final int workers = workers(plan);
            if (workers > 0) {
                ParallelRows.compute(
                        rows, workers, queueSize(plan), plan::newCells, consumer, exec);
            } else {
                for (long i = 0; rows.hasNext(); i++) {
                    final DataRow row = rows.next();
                    consumer.accept(plan.newCells(row, i), i);
                }
            }
            container.close();
            isComplete = true;
        } finally {
            plan.finish();
            if (!isComplete) {
                container.dispose();
            }
        }
        return container.storedTable();
    }

    private static int workers(final RearrangePlan plan) {
        int workers = Integer.MAX_VALUE;
        for (CellFactory factory : plan.factories()) {
            workers =
                    factory instanceof AbstractCellFactory cellFactory
                            ? Math.min(workers, cellFactory.getMaxParallelWorkers())
                            : -1;
        }
        return workers;
    }

    private static int queueSize(final RearrangePlan plan) {
        int size = Integer.MAX_VALUE;
        for (CellFactory factory : plan.factories()) {
            size = Math.min(size, ((AbstractCellFactory) factory).getMaxQueueSize());
        }
        return size;
    }

    @Override
    public BufferedDataTable[] getReferenceTables() {
        return new BufferedDataTable[] {reference};
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return spec;
    }

    @Override
    public CloseableRowIterator iterator() {
        final CloseableRowIterator taken = reference.iterator();
        final CloseableRowIterator computed =
                newCells == null ? CloseableRowIterator.empty() : newCells.iterator();
        return new CloseableRowIterator() {
            @Override
            public boolean hasNext() {
                return taken.hasNext();
            }

            @Override
            public DataRow next() {
                final DataRow row = taken.next();
                return plan.join(row, newCells == null ? row : computed.next());
            }

            @Override
            public void close() {
                try {
                    taken.close();
                } finally {
                    computed.close();
                }
            }
        };
    }

    @Override
    public CloseableRowIterator iteratorWithFilter(
            final TableFilter filter, final ExecutionMonitor exec) {
        return new FilterDelegateRowIterator(iterator(), filter, size(), exec);
    }

    @Override
    public long size() {
        return reference.size();
    }

    @Override
    public void clear() {
        if (newCells != null) {
            newCells.clear();
        }
    }
}
