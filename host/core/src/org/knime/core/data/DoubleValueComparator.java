// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Orders floating point numbers; NaN is greater than every number. */
public class DoubleValueComparator extends DataValueComparator {
    /** Creates a comparator. */
    public DoubleValueComparator() {
        super();
    }

    @Override
    public int compareDataValues(final DataValue v1, final DataValue v2) {
        final DoubleValue first = (DoubleValue) v1;
        final DoubleValue second = (DoubleValue) v2;
        return Double.compare(first.getDoubleValue(), second.getDoubleValue());
    }
}
