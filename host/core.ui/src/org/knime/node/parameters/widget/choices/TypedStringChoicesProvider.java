// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

/** Computes texts to choose from that have a type each, such as columns. */
public non-sealed interface TypedStringChoicesProvider
        extends ChoicesStateProvider<TypedStringChoice> {

    @Override
    default void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }
}
