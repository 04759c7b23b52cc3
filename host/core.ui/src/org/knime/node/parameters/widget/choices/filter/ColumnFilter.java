// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices.filter;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.withtypes.TypedStringFilterMode;

/** Selects columns: by lists, by a pattern or by type. */
public final class ColumnFilter extends TypedStringFilter<ColumnTypeFilter> {

    /** Creates a filter that selects no column. */
    public ColumnFilter() {
        this(new String[0]);
    }

    /**
     * Creates a filter that selects given columns and no unknown ones.
     *
     * @param selected names of the columns
     */
    public ColumnFilter(String[] selected) {
        super(selected, new ColumnTypeFilter());
    }

    /**
     * Creates a filter that selects given columns and no unknown ones.
     *
     * @param selectedColumns the columns
     */
    public ColumnFilter(List<DataColumnSpec> selectedColumns) {
        this(names(selectedColumns));
    }

    /**
     * Leaves columns that are in neither list unselected.
     *
     * @return this filter
     */
    public ColumnFilter withExcludeUnknownColumns() {
        setIncludeUnknownValues(false);
        return this;
    }

    /**
     * Selects columns that are in neither list.
     *
     * @return this filter
     */
    public ColumnFilter withIncludeUnknownColumns() {
        setIncludeUnknownValues(true);
        return this;
    }

    /**
     * Returns the columns that were selected by list and do not exist.
     *
     * @param choices the existing columns
     * @return names of the missing columns
     */
    public String[] getMissingSelected(List<DataColumnSpec> choices) {
        return getMissingSelected(names(choices));
    }

    /**
     * Returns the columns of a table that were selected by list and do not exist.
     *
     * @param spec spec of the table
     * @return names of the missing columns
     */
    public String[] getMissingSelectedFromFullSpec(DataTableSpec spec) {
        return getMissingSelected(spec.stream().toList());
    }

    /**
     * Returns the selected columns.
     *
     * @param choices the existing columns
     * @return names of the selected ones, in the order in which they are given
     */
    public String[] filter(List<DataColumnSpec> choices) {
        return names(
                Objects.requireNonNull(choices, "choices").stream()
                        .filter(getFilterPredicate())
                        .toList());
    }

    /**
     * Returns the selected columns of a table.
     *
     * @param spec spec of the table
     * @return names of the selected columns, in the order of the table
     */
    public String[] filterFromFullSpec(DataTableSpec spec) {
        return filter(spec.stream().toList());
    }

    /**
     * Returns which columns are selected.
     *
     * @return accepts the selected columns
     */
    public Predicate<DataColumnSpec> getFilterPredicate() {
        if (m_mode == TypedStringFilterMode.TYPE) {
            return m_typeFilter.getFilterPredicate();
        }
        Predicate<String> byName = getStringFilterPredicate();
        return column -> byName.test(column.getName());
    }

    private static String[] names(List<DataColumnSpec> columns) {
        return columns.stream().map(DataColumnSpec::getName).toArray(String[]::new);
    }
}
