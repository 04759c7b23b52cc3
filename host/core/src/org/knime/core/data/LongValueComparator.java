// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Orders 64-bit integers. */
public class LongValueComparator extends DataValueComparator {
    /** Creates a comparator. */
    public LongValueComparator() {
        super();
    }

    @Override
    protected int compareDataValues(final DataValue v1, final DataValue v2) {
        final LongValue first = (LongValue) v1;
        final LongValue second = (LongValue) v2;
        return Long.compare(first.getLongValue(), second.getLongValue());
    }
}
