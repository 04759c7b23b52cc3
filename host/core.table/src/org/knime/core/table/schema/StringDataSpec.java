// SPDX-License-Identifier: Apache-2.0
package org.knime.core.table.schema;

/** Columns of texts. */
public final class StringDataSpec implements DataSpec {
    /** The only instance. */
    public static final StringDataSpec INSTANCE = new StringDataSpec();

    private StringDataSpec() {}

    @Override
    public String toString() {
        return "String";
    }
}
