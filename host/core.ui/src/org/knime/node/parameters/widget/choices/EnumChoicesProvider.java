// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

import java.util.List;
import org.knime.node.parameters.NodeParametersInput;

/**
 * Computes which constants of an enum can be chosen.
 *
 * <p>Override {@link #choices} or, to control the texts, {@link #computeState}.
 *
 * @param <E> type of the choices
 */
public non-sealed interface EnumChoicesProvider<E extends Enum<E>>
        extends ChoicesStateProvider<EnumChoice<E>> {

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
    default List<E> choices(NodeParametersInput context) {
        throw new IllegalStateException(
                getClass().getName() + " must override choices or computeState.");
    }

    @Override
    default List<EnumChoice<E>> computeState(NodeParametersInput context) {
        return choices(context).stream().map(EnumChoice::fromEnumConst).toList();
    }
}
