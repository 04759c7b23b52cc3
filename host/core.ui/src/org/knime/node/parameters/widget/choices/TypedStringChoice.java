// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataType;

/**
 * A text to choose that has a type, such as a column.
 *
 * @param id the value
 * @param text what is shown
 * @param type the type
 */
public record TypedStringChoice(String id, String text, PossibleTypeValue type) {

    /**
     * The type of a choice.
     *
     * @param id its identifier; for columns the class name of the preferred data value
     * @param text what is shown
     */
    public static record PossibleTypeValue(String id, String text) {}

    /**
     * Creates a choice for a column.
     *
     * @param colSpec the column
     * @return the choice
     */
    public static TypedStringChoice fromColSpec(DataColumnSpec colSpec) {
        DataType type = colSpec.getType();
        return new TypedStringChoice(
                colSpec.getName(),
                colSpec.getName(),
                new PossibleTypeValue(type.getPreferredValueClass().getName(), type.getName()));
    }
}
