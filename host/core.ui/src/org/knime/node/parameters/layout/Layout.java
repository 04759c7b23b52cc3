// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.layout;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Places a field, or by default all fields of a class, in a part of the layout. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Layout {

    /**
     * Returns the part: a class that is, or lies within, a layout of nested classes.
     *
     * @return the part of the layout
     */
    Class<?> value();
}
