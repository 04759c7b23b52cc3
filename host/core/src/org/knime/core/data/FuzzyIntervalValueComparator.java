// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Orders fuzzy intervals by their centre of gravity. */
public class FuzzyIntervalValueComparator extends DataValueComparator {
    /** Creates a comparator. */
    public FuzzyIntervalValueComparator() {
        super();
    }

    @Override
    protected int compareDataValues(final DataValue v1, final DataValue v2) {
        final FuzzyIntervalValue first = (FuzzyIntervalValue) v1;
        final FuzzyIntervalValue second = (FuzzyIntervalValue) v2;
        return Double.compare(first.getCenterOfGravity(), second.getCenterOfGravity());
    }
}
