// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.reflect;

import java.lang.reflect.Field;

/** A field that is an array or list of groups. */
public final class ParameterList extends ParameterNode {

    private final ParameterGroup element;

    ParameterList(ParameterGroup parent, Field field, Class<?> type, ParameterGroup element) {
        super(parent, field, type);
        this.element = element;
    }

    /**
     * Returns the class of the elements.
     *
     * @return the root of a tree of its own
     */
    public ParameterGroup element() {
        return element;
    }
}
