// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names a field, so that effects and state providers can depend on its value. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ValueReference {

    /**
     * Returns the name.
     *
     * @return a reference that no other field of the parameters uses
     */
    @SuppressWarnings("rawtypes")
    Class<? extends ParameterReference> value();
}
