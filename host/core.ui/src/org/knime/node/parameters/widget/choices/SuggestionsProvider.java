// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives proposals for a text field, which also takes other texts. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface SuggestionsProvider {

    /**
     * Returns what computes the choices.
     *
     * @return a class with a constructor without arguments
     */
    @SuppressWarnings("rawtypes")
    Class<? extends ChoicesStateProvider> value();
}
