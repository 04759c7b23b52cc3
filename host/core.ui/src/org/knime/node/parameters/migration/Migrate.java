// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.migration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says how a field is loaded from settings that were saved before it existed. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Migrate {

    /**
     * Returns whether the field takes its default when its entry is absent. Without it, loading
     * fails.
     *
     * @return whether to load the default
     */
    boolean loadDefaultIfAbsent() default false;
}
