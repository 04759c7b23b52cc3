// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** The identifier of a row. */
public interface RowKeyValue {
    /**
     * The identifier as text.
     *
     * @return the text, never null
     */
    String getString();

    /**
     * A key that stays valid for ever.
     *
     * @return the key
     */
    default RowKey materializeRowKey() {
        return new RowKey(getString());
    }
}
