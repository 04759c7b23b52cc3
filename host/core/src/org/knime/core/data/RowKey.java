// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Identifier of a row, unique within a table. */
public final class RowKey implements RowKeyValue {
    private final String id;

    /**
     * Creates a key.
     *
     * @param id the identifier
     * @throws NullPointerException if it is null
     */
    public RowKey(final String id) {
        if (id == null) {
            throw new NullPointerException("Row key must not be null");
        }
        this.id = id;
    }

    @Override
    public String getString() {
        return id;
    }

    @Override
    public RowKey materializeRowKey() {
        return this;
    }

    @Override
    public String toString() {
        return id;
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj || (obj instanceof RowKeyValue other && other.getString().equals(id));
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /**
     * The identifiers of several keys.
     *
     * @param rowKeys the keys, may be null
     * @return the identifiers, null if the argument is
     */
    public static String[] toStrings(final RowKey... rowKeys) {
        if (rowKeys == null) {
            return null;
        }
        final String[] ids = new String[rowKeys.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = rowKeys[i].id;
        }
        return ids;
    }

    /**
     * Keys for several identifiers.
     *
     * @param strs the identifiers, may be null
     * @return the keys, null if the argument is
     */
    public static RowKey[] toRowKeys(final String... strs) {
        if (strs == null) {
            return null;
        }
        final RowKey[] keys = new RowKey[strs.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = new RowKey(strs[i]);
        }
        return keys;
    }

    /**
     * The default key of a row.
     *
     * @param rowIndex index of the row
     * @return {@code Row} and the index
     */
    public static RowKey createRowKey(final int rowIndex) {
        return createRowKey((long) rowIndex);
    }

    /**
     * The default key of a row.
     *
     * @param rowIndex index of the row
     * @return {@code Row} and the index
     */
    public static RowKey createRowKey(final long rowIndex) {
        return new RowKey("Row" + rowIndex);
    }
}
