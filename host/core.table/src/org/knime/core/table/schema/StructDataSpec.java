// SPDX-License-Identifier: Apache-2.0
package org.knime.core.table.schema;

import java.util.List;

/** Columns whose entries have several fields. */
public final class StructDataSpec implements DataSpec {
    private final List<DataSpec> fields;

    /**
     * Creates a spec.
     *
     * @param inner the fields
     */
    public StructDataSpec(final DataSpec... inner) {
        fields = List.of(inner);
    }

    /**
     * One field.
     *
     * @param index its index
     * @return its spec
     */
    public DataSpec getDataSpec(final int index) {
        return fields.get(index);
    }

    /**
     * The number of fields.
     *
     * @return the number
     */
    public int size() {
        return fields.size();
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj || (obj instanceof StructDataSpec other && fields.equals(other.fields));
    }

    @Override
    public String toString() {
        return "Struct" + fields;
    }
}
