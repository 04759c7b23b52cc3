// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates;

import java.util.function.Supplier;
import org.knime.node.parameters.NodeParametersInput;

/**
 * Computes a value of the dialog, such as the choices of a selection. An implementation needs a
 * constructor without arguments. {@link #init} is called once and says when to compute and what
 * from, {@link #computeState} each time.
 *
 * @param <S> type of the value
 */
public interface StateProvider<S> {

    /**
     * Says when the value is computed and what it depends on.
     *
     * @param initializer takes the declarations and gives suppliers of the values
     */
    void init(StateProviderInitializer initializer);

    /**
     * Computes the value.
     *
     * @param parametersInput the inputs of the node
     * @return the value
     */
    S computeState(NodeParametersInput parametersInput);

    /** Takes the declarations of a {@link StateProvider}. */
    interface StateProviderInitializer {

        /**
         * Returns the inputs of the node.
         *
         * @return the inputs
         */
        NodeParametersInput getNodeParametersInput();

        /**
         * Depends on a field and computes anew when it changes.
         *
         * @param ref name of the field
         * @param <T> type of the field
         * @return supplies the value of the field
         */
        <T> Supplier<T> computeFromValueSupplier(Class<? extends ParameterReference<T>> ref);

        /**
         * Depends on a field, without computing anew when it changes.
         *
         * @param ref name of the field
         * @param <T> type of the field
         * @return supplies the value of the field
         */
        <T> Supplier<T> getValueSupplier(Class<? extends ParameterReference<T>> ref);

        /**
         * Computes anew when a field changes.
         *
         * @param id name of the field
         * @param <T> type of the field
         */
        <T> void computeOnValueChange(Class<? extends ParameterReference<T>> id);

        /**
         * Depends on another state provider and computes anew when it does.
         *
         * @param stateProviderClass the other provider
         * @param <T> type of its value
         * @return supplies the value of the other provider
         */
        <T> Supplier<T> computeFromProvidedState(
                Class<? extends StateProvider<T>> stateProviderClass);

        /**
         * Computes when a button is pressed.
         *
         * @param ref name of the button
         */
        void computeOnButtonClick(Class<? extends ButtonReference> ref);

        /** Computes before the dialog opens. */
        void computeBeforeOpenDialog();

        /** Computes in the background after the dialog opened. */
        void computeAfterOpenDialog();
    }
}
