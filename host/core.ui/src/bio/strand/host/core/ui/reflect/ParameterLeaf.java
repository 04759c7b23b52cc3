// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.reflect;

import java.lang.reflect.Field;

/** A field with a value of its own. */
public final class ParameterLeaf extends ParameterNode {

    private final boolean optional;

    ParameterLeaf(ParameterGroup parent, Field field, Class<?> type, boolean optional) {
        super(parent, field, type);
        this.optional = optional;
    }

    /**
     * Returns whether the field is an {@link java.util.Optional}.
     *
     * @return whether the value can be absent
     */
    public boolean isOptional() {
        return optional;
    }
}
