// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.layout;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.knime.core.webui.node.dialog.defaultdialog.layout.BeforeAllOf;

/** Places a part of the layout ahead of another one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(BeforeAllOf.class)
public @interface Before {

    /**
     * Returns the other part of the layout.
     *
     * @return the other part
     */
    Class<?> value();
}
