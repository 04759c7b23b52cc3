// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.migration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Loads a field, or a whole class, from the forms in which earlier versions saved it. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface Migration {

    /**
     * Returns the migration.
     *
     * @return a class with a constructor without arguments
     */
    @SuppressWarnings("rawtypes")
    Class<? extends NodeParametersMigration> value();
}
