// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.NodeParametersInput;

/**
 * Computes columns to choose from.
 *
 * <p>Override {@link #columnChoices} or, to control the texts, {@link #computeState}.
 */
public interface ColumnChoicesProvider extends TypedStringChoicesProvider {

    @Override
    default void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }

    /**
     * Computes the choices.
     *
     * @param context the inputs of the node
     * @return the choices, in the order in which they are shown
     */
    default List<DataColumnSpec> columnChoices(NodeParametersInput context) {
        throw new IllegalStateException(
                getClass().getName() + " must override columnChoices or computeState.");
    }

    @Override
    default List<TypedStringChoice> computeState(NodeParametersInput context) {
        return columnChoices(context).stream().map(TypedStringChoice::fromColSpec).toList();
    }
}
