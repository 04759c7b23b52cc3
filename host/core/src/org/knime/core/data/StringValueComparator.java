// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Orders texts by their UTF-16 code units. */
public class StringValueComparator extends DataValueComparator {
    /** Creates a comparator. */
    public StringValueComparator() {
        super();
    }

    @Override
    public int compareDataValues(final DataValue v1, final DataValue v2) {
        final StringValue first = (StringValue) v1;
        final StringValue second = (StringValue) v2;
        return first.getStringValue().compareTo(second.getStringValue());
    }
}
