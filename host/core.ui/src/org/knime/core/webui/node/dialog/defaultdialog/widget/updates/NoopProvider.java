// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.StateProvider;

/**
 * The default of an annotation attribute that names an optional provider; it is recognised and
 * never asked.
 */
class NoopProvider<T> implements StateProvider<T> {

    @Override
    public void init(StateProviderInitializer initializer) {
        throw neverAsked();
    }

    @Override
    public T computeState(NodeParametersInput parametersInput) {
        throw neverAsked();
    }

    private IllegalStateException neverAsked() {
        return new IllegalStateException(
                getClass().getSimpleName() + " stands for no provider and computes nothing.");
    }
}
