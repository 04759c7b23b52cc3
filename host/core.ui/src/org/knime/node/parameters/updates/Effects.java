// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Holds the repeated {@link Effect} annotations of one element. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Effects {

    /**
     * Returns the repeated annotations.
     *
     * @return the annotations
     */
    Effect[] value();
}
