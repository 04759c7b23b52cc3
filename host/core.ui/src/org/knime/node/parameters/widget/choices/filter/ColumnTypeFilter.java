// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices.filter;

import java.util.Optional;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DataTypeRegistry;
import org.knime.node.parameters.widget.choices.TypedStringChoice.PossibleTypeValue;

/** Selects columns by the preferred data value of their type. */
final class ColumnTypeFilter extends TypeFilter {

    ColumnTypeFilter() {}

    @Override
    protected Optional<PossibleTypeValue> fromTypeId(String typeId) {
        return DataTypeRegistry.getInstance().availableDataTypes().stream()
                .filter(type -> typeId(type).equals(typeId))
                .findFirst()
                .map(type -> new PossibleTypeValue(typeId, type.getName()));
    }

    Predicate<DataColumnSpec> getFilterPredicate() {
        Predicate<String> selected = getIsSelectedPredicate();
        return column -> selected.test(typeId(column.getType()));
    }

    private static String typeId(DataType type) {
        return type.getPreferredValueClass().getName();
    }
}
