// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Orders fuzzy numbers by their core, then by their support. */
public class FuzzyNumberValueComparator extends DataValueComparator {
    /** Creates a comparator. */
    public FuzzyNumberValueComparator() {
        super();
    }

    @Override
    public int compareDataValues(final DataValue v1, final DataValue v2) {
        final FuzzyNumberValue first = (FuzzyNumberValue) v1;
        final FuzzyNumberValue second = (FuzzyNumberValue) v2;
        final int byCore = Double.compare(first.getCore(), second.getCore());
        if (byCore != 0) {
            return byCore;
        }
        final int byMinimum = Double.compare(first.getMinSupport(), second.getMinSupport());
        return byMinimum != 0
                ? byMinimum
                : Double.compare(first.getMaxSupport(), second.getMaxSupport());
    }
}
