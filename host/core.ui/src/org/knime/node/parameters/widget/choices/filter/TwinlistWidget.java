// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices.filter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Titles of the two lists of a filter. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface TwinlistWidget {

    /**
     * Returns the title of the selected choices.
     *
     * @return the title, empty for the default one
     */
    String includedLabel() default "";

    /**
     * Returns the title of the other choices.
     *
     * @return the title, empty for the default one
     */
    String excludedLabel() default "";
}
