// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices.util;

import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;

/** Offers all columns of an input table, none if its spec is not available. */
public class AllColumnsProvider implements ColumnChoicesProvider, InputTableIndexHolder {

    /** Creates the provider. */
    public AllColumnsProvider() {}

    @Override
    public List<DataColumnSpec> columnChoices(NodeParametersInput context) {
        return ColumnSelectionUtil.getAllColumns(context, getInputTableIndex(context));
    }
}
