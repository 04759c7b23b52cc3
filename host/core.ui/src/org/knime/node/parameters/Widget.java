// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.knime.node.parameters.updates.Effect;

/** Shows a field of {@link NodeParameters} in the dialog and in the description of the node. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@Inherited
public @interface Widget {

    /**
     * Returns the label of the widget.
     *
     * @return the label
     */
    String title();

    /**
     * Returns the help text; XHTML as in node descriptions.
     *
     * @return the help text
     */
    String description();

    /**
     * Returns whether the widget is shown only on request.
     *
     * @return whether it is an advanced setting
     */
    boolean advanced() default false;

    /**
     * Returns what shows, hides, enables or disables the widget.
     *
     * @return the effects, none by default
     */
    Effect[] effect() default {};
}
