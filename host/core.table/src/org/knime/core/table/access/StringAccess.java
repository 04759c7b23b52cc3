// SPDX-License-Identifier: Apache-2.0
package org.knime.core.table.access;

import org.knime.core.table.schema.DataSpec;
import org.knime.core.table.schema.StringDataSpec;

/** Access to columns of texts. */
public final class StringAccess {
    private StringAccess() {}

    /** Reads texts. */
    public interface StringReadAccess extends ReadAccess {
        /**
         * The current text.
         *
         * @return the text
         */
        String getStringValue();

        @Override
        default DataSpec getDataSpec() {
            return StringDataSpec.INSTANCE;
        }
    }

    /** Writes texts. */
    public interface StringWriteAccess extends WriteAccess {
        /**
         * Sets the current text.
         *
         * @param value the text
         */
        void setStringValue(String value);
    }
}
