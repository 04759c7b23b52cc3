// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.layout;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a class of the layout a titled section. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Section {

    /**
     * Returns the title of the section.
     *
     * @return the title
     */
    String title();

    /**
     * Returns an explanation shown below the title.
     *
     * @return the explanation, empty by default
     */
    String description() default "";

    /**
     * Returns whether the section opens beside the dialog.
     *
     * @return whether it is a side drawer
     */
    boolean sideDrawer() default false;

    /**
     * Returns the text of the button that opens a side drawer whose content was set.
     *
     * @return the text, empty for the default one
     */
    String sideDrawerSetText() default "";
}
