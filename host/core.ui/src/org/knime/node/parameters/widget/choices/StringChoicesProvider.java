// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

import java.util.List;
import org.knime.node.parameters.NodeParametersInput;

/**
 * Computes texts to choose from.
 *
 * <p>Override {@link #choices} or, to control the texts, {@link #computeState}.
 */
public non-sealed interface StringChoicesProvider extends ChoicesStateProvider<StringChoice> {

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
    default List<String> choices(NodeParametersInput context) {
        throw new IllegalStateException(
                getClass().getName() + " must override choices or computeState.");
    }

    @Override
    default List<StringChoice> computeState(NodeParametersInput context) {
        return choices(context).stream().map(StringChoice::fromId).toList();
    }
}
