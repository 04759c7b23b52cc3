// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.LinkedHashSet;
import java.util.Set;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.DataContainerSettings;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/**
 * Determines the domains of columns from rows: possible values of nominal columns up to a maximal
 * number, bounds of bounded columns. Missing cells do not count, and NaN is no bound.
 */
public class DataTableDomainCreator {
    private final DataTableSpec inputSpec;
    private final ColumnDomain[] columns;
    private int maxPossibleValues = DataContainerSettings.MAX_POSSIBLE_VALUES;

    private static final class ColumnDomain {
        private boolean createsValues;
        private boolean createsBounds;
        private boolean dropsValues;
        private boolean dropsBounds;
        private Set<DataCell> values;
        private DataValueComparator order;
        private DataCell lower;
        private DataCell upper;
    }

    /**
     * Starts with the columns of a table.
     *
     * @param inputSpec the table
     * @param valuesSelection for which columns possible values are collected
     * @param boundsSelection for which columns bounds are determined
     */
    public DataTableDomainCreator(
            final DataTableSpec inputSpec,
            final DomainCreatorColumnSelection valuesSelection,
            final DomainCreatorColumnSelection boundsSelection) {
        this.inputSpec = inputSpec;
        columns = new ColumnDomain[inputSpec.getNumColumns()];
        for (int i = 0; i < columns.length; i++) {
            final DataColumnSpec spec = inputSpec.getColumnSpec(i);
            final ColumnDomain column = new ColumnDomain();
            column.createsValues = valuesSelection.createDomain(spec);
            column.dropsValues = valuesSelection.dropDomain(spec);
            column.createsBounds = boundsSelection.createDomain(spec);
            column.dropsBounds = boundsSelection.dropDomain(spec);
            if (column.createsValues) {
                column.values = new LinkedHashSet<>();
                if (!column.dropsValues && spec.getDomain().hasValues()) {
                    column.values.addAll(spec.getDomain().getValues());
                }
            }
            if (column.createsBounds) {
                column.order = spec.getType().getComparator();
                if (!column.dropsBounds) {
                    column.lower = spec.getDomain().getLowerBound();
                    column.upper = spec.getDomain().getUpperBound();
                }
            }
            columns[i] = column;
        }
    }

    /**
     * Starts with the columns of a table: values of nominal and bounds of bounded columns.
     *
     * @param inputSpec the table
     * @param initDomain whether the domains it has are extended rather than dropped
     */
    public DataTableDomainCreator(final DataTableSpec inputSpec, final boolean initDomain) {
        this(
                inputSpec,
                DomainCreatorColumnSelection.create(
                        c -> !initDomain, c -> c.getType().isCompatible(NominalValue.class)),
                DomainCreatorColumnSelection.create(
                        c -> !initDomain, c -> c.getType().isCompatible(BoundedValue.class)));
    }

    /**
     * Sets how many possible values are collected; more make them unknown.
     *
     * @param maxValues the number, not negative
     */
    public void setMaxPossibleValues(final int maxValues) {
        if (maxValues < 0) {
            throw new IllegalArgumentException(
                    "Maximum possible values must be >= 0 but is " + maxValues);
        }
        maxPossibleValues = maxValues;
    }

    /**
     * How many possible values are collected.
     *
     * @return the number
     */
    public int getMaxPossibleValues() {
        return maxPossibleValues;
    }

    /**
     * Takes a row into account.
     *
     * @param row the row
     */
    public void updateDomain(final DataRow row) {
        for (int i = 0; i < columns.length; i++) {
            final ColumnDomain column = columns[i];
            if (column.values != null || column.order != null) {
                update(column, row.getCell(i));
            }
        }
    }

    private void update(final ColumnDomain column, final DataCell cell) {
        if (cell.isMissing()) {
            return;
        }
        if (column.values != null
                && column.values.add(cell)
                && column.values.size() > maxPossibleValues) {
            column.values = null;
        }
        if (column.order == null
                || (cell instanceof DoubleValue number && Double.isNaN(number.getDoubleValue()))) {
            return;
        }
        if (column.lower == null || column.order.compare(cell, column.lower) < 0) {
            column.lower = cell;
        }
        if (column.upper == null || column.order.compare(cell, column.upper) > 0) {
            column.upper = cell;
        }
    }

    /**
     * Takes all rows of a table into account.
     *
     * @param table the table
     * @param exec told the progress, may be null
     * @param rowCount the number of rows, not positive if unknown
     * @throws CanceledExecutionException if the user cancels
     */
    public void updateDomain(
            final DataTable table, final ExecutionMonitor exec, final long rowCount)
            throws CanceledExecutionException {
        if (!inputSpec.equalStructure(table.getDataTableSpec())) {
            throw new IllegalArgumentException(
                    "Spec of table to scan does not match spec given in constructor");
        }
        try (CloseableRowIterator rows = CloseableRowIterator.from(table.iterator())) {
            for (long row = 1; rows.hasNext(); row++) {
                if (exec != null) {
                    exec.checkCanceled();
                    if (rowCount > 0) {
                        exec.setProgress(Math.min(1, row / (double) rowCount));
                    }
                }
                updateDomain(rows.next());
            }
        }
    }

    /**
     * Takes all rows of a table into account.
     *
     * @param table the table
     * @param exec told the progress, may be null
     * @throws CanceledExecutionException if the user cancels
     */
    public void updateDomain(final BufferedDataTable table, final ExecutionMonitor exec)
            throws CanceledExecutionException {
        updateDomain(table, exec, table.size());
    }

    /**
     * The columns with the domains found so far.
     *
     * @return the spec
     */
    public DataTableSpec createSpec() {
        final DataColumnSpec[] specs = new DataColumnSpec[columns.length];
        for (int i = 0; i < specs.length; i++) {
            final DataColumnSpec original = inputSpec.getColumnSpec(i);
            final ColumnDomain column = columns[i];
            final DataColumnDomainCreator domain =
                    new DataColumnDomainCreator(original.getDomain());
            if (column.createsValues) {
                domain.setValues(column.values);
            } else if (column.dropsValues) {
                domain.setValues(null);
            }
            if (column.createsBounds) {
                domain.setLowerBound(column.lower);
                domain.setUpperBound(column.upper);
            } else if (column.dropsBounds) {
                domain.setLowerBound(null);
                domain.setUpperBound(null);
            }
            final DataColumnSpecCreator creator = new DataColumnSpecCreator(original);
            creator.setDomain(domain.createDomain());
            specs[i] = creator.createSpec();
        }
        return new DataTableSpec(inputSpec.getName(), specs);
    }
}
