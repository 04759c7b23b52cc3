// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Orders integers. */
public class IntValueComparator extends DataValueComparator {
    /** Creates a comparator. */
    public IntValueComparator() {
        super();
    }

    @Override
    public int compareDataValues(final DataValue v1, final DataValue v2) {
        final IntValue first = (IntValue) v1;
        final IntValue second = (IntValue) v2;
        return Integer.compare(first.getIntValue(), second.getIntValue());
    }
}
