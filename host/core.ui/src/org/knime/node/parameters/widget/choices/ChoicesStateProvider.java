// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

import java.util.List;
import org.knime.node.parameters.updates.StateProvider;

/**
 * Computes the choices of a selection.
 *
 * @param <S> type of a choice
 */
public sealed interface ChoicesStateProvider<S> extends StateProvider<List<S>>
        permits StringChoicesProvider, TypedStringChoicesProvider, EnumChoicesProvider {}
