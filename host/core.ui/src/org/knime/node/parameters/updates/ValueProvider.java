// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lets the dialog compute the value of a field. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ValueProvider {

    /**
     * Returns what computes the value.
     *
     * @return a class with a constructor without arguments
     */
    @SuppressWarnings("rawtypes")
    Class<? extends StateProvider> value();
}
