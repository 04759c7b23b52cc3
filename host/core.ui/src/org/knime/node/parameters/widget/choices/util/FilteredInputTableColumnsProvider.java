// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices.util;

import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;

/** Offers some columns of an input table, none if its spec is not available. */
public interface FilteredInputTableColumnsProvider
        extends InputTableIndexHolder, ColumnChoicesProvider {

    @Override
    default List<DataColumnSpec> columnChoices(NodeParametersInput context) {
        return ColumnSelectionUtil.getFilteredColumns(
                context, getInputTableIndex(context), this::isIncluded);
    }

    /**
     * Tells whether to offer a column.
     *
     * @param col the column
     * @return whether to offer it
     */
    boolean isIncluded(DataColumnSpec col);
}
