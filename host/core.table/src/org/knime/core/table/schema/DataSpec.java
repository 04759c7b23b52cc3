// SPDX-License-Identifier: Apache-2.0
package org.knime.core.table.schema;

/** What a column of columnar storage holds. */
public interface DataSpec {
    /**
     * Texts.
     *
     * @return the spec
     */
    static StringDataSpec stringSpec() {
        return StringDataSpec.INSTANCE;
    }

    /**
     * Byte arrays of any length.
     *
     * @return the spec
     */
    static VarBinaryDataSpec varBinarySpec() {
        return VarBinaryDataSpec.INSTANCE;
    }
}
