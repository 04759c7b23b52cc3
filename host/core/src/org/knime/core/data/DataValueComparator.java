// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.Comparator;

/** Orders the cells of a value type; missing cells come first. */
public abstract class DataValueComparator implements Comparator<DataCell> {
    /** For subclasses. */
    protected DataValueComparator() {
        super();
    }

    @Override
    public final int compare(final DataCell c1, final DataCell c2) {
        if (c1.isMissing() || c2.isMissing()) {
            return Boolean.compare(c2.isMissing(), c1.isMissing());
        }
        return compareDataValues(c1, c2);
    }

    /**
     * Compares two values that are not missing.
     *
     * @param v1 the first value
     * @param v2 the second value
     * @return negative, zero or positive as in {@link Comparator}
     */
    protected abstract int compareDataValues(DataValue v1, DataValue v2);
}
