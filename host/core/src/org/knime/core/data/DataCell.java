// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.knime.core.data.collection.CollectionDataValue;

/** One immutable entry of a table. */
public abstract class DataCell implements DataValue, Serializable {
    private static final long serialVersionUID = 1L;

    private static final Map<Class<?>, DataType> PLAIN_TYPES = new ConcurrentHashMap<>();

    /** For subclasses. */
    public DataCell() {
        super();
    }

    @Override
    public DataCell materializeDataCell() {
        return this;
    }

    /**
     * The type of this cell.
     *
     * @return the type, never null
     */
    public final DataType getType() {
        if (this instanceof CollectionDataValue collection) {
            return DataType.getType(getClass(), collection.getElementType());
        }
        final DataType known = PLAIN_TYPES.get(getClass());
        if (known != null) {
            return known;
        }
        final DataType type = DataType.getType(getClass());
        PLAIN_TYPES.put(getClass(), type);
        return type;
    }

    /**
     * Whether the value is absent.
     *
     * @return true for missing cells only
     */
    public boolean isMissing() {
        return false;
    }

    @Override
    public abstract String toString();

    /**
     * Cells are equal if both are missing, or if they have the same class and content, or if they
     * have the same preferred value class and {@link #equalContent} says so.
     *
     * @param o the other object
     * @return whether it is an equal cell
     */
    @Override
    public final boolean equals(final Object o) {
        if (this == o) {
            return true;
        }
        if (!(o instanceof DataCell other)) {
            return false;
        }
        if (isMissing() || other.isMissing()) {
            return isMissing() && other.isMissing();
        }
        if (getClass() == other.getClass()) {
            return equalsDataCell(other);
        }
        return getType().getPreferredValueClass().equals(other.getType().getPreferredValueClass())
                && equalContent(other);
    }

    /**
     * Whether the content is the same as that of a cell of the same class.
     *
     * @param dc the other cell
     * @return true if it is
     */
    protected abstract boolean equalsDataCell(DataCell dc);

    /**
     * Whether the content is the same as that of a value of the same preferred value class.
     *
     * @param otherValue the other value
     * @return true if it is; false here
     */
    protected boolean equalContent(final DataValue otherValue) {
        return false;
    }

    @Override
    public abstract int hashCode();
}
