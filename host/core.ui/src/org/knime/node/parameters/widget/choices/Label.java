// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text of an enum constant where it is shown as a choice. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Label {

    /**
     * Returns the text.
     *
     * @return the text
     */
    String value();

    /**
     * Returns an explanation of the choice.
     *
     * @return the explanation, empty by default
     */
    String description() default "";
}
