// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Orders complex numbers by their real part. */
public class ComplexNumberValueComparator extends DataValueComparator {
    /** Creates a comparator. */
    public ComplexNumberValueComparator() {
        super();
    }

    @Override
    public int compareDataValues(final DataValue v1, final DataValue v2) {
        final ComplexNumberValue first = (ComplexNumberValue) v1;
        final ComplexNumberValue second = (ComplexNumberValue) v2;
        return Double.compare(first.getRealValue(), second.getRealValue());
    }
}
