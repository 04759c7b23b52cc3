// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Changes the key under which a field is saved. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Persist {

    /**
     * Returns the key.
     *
     * @return the key, empty for the name of the field without a leading {@code m_}
     */
    String configKey() default "";

    /**
     * Returns whether the entry is hidden from the flow-variables tab, which appends {@code
     * _Internals} to the key.
     *
     * @return whether the entry is hidden
     */
    boolean hidden() default false;
}
