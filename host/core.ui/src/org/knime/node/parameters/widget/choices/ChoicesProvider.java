// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives the choices of a selection. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ChoicesProvider {

    /**
     * Returns what computes the choices.
     *
     * @return a class with a constructor without arguments
     */
    @SuppressWarnings("rawtypes")
    Class<? extends ChoicesStateProvider> value();
}
