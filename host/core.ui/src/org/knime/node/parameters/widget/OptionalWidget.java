// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.knime.node.parameters.updates.StateProvider;

/**
 * Shows a field of type {@link java.util.Optional} with a box to tick before the value can be set.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface OptionalWidget {

    /**
     * Returns what computes the value that the widget takes when the box is ticked.
     *
     * @return a class with a constructor without arguments
     */
    Class<? extends DefaultValueProvider<?>> defaultProvider();

    /**
     * Computes the value that an optional widget takes when its box is ticked.
     *
     * @param <T> type of the value
     */
    interface DefaultValueProvider<T> extends StateProvider<T> {

        @Override
        default void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
        }
    }
}
