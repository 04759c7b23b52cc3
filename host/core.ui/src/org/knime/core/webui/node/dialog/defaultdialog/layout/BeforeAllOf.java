// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.layout;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.knime.node.parameters.layout.Before;

/** Holds the repeated {@link Before} annotations of one part of the layout. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface BeforeAllOf {

    /**
     * Returns the repeated annotations.
     *
     * @return the annotations
     */
    Before[] value();
}
