// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Saves and loads a field, or a whole class, by a persistor of its own. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface Persistor {

    /**
     * Returns the persistor.
     *
     * @return a class with a constructor without arguments
     */
    @SuppressWarnings("rawtypes")
    Class<? extends NodeParametersPersistor> value();
}
