// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.vector.bytevector;

import org.knime.core.data.DataValue;
import org.knime.core.data.DataValueComparator;
import org.knime.core.data.ExtensibleUtilityFactory;

/** Cells that hold a vector of counts between 0 and 255. */
public interface ByteVectorValue extends DataValue {
    /** Meta information about this value type. */
    UtilityFactory UTILITY = new ByteVectorUtilityFactory();

    /**
     * The number of elements.
     *
     * @return the number
     */
    long length();

    /**
     * The sum of all elements.
     *
     * @return the sum
     */
    long sumOfAllCounts();

    /**
     * The number of elements that are not zero.
     *
     * @return the number
     */
    int cardinality();

    /**
     * One element.
     *
     * @param index its index
     * @return its value, 0 to 255
     * @throws ArrayIndexOutOfBoundsException if there is no such element
     */
    int get(long index);

    /**
     * Whether all elements are zero.
     *
     * @return true if they are
     */
    boolean isEmpty();

    /**
     * The next element that is zero.
     *
     * @param startIdx where to start
     * @return its index, -1 if there is none
     */
    long nextZeroIndex(long startIdx);

    /**
     * The next element that is not zero.
     *
     * @param startIdx where to start
     * @return its index, -1 if there is none
     */
    long nextCountIndex(long startIdx);

    /**
     * Whether two vectors have the same elements.
     *
     * @param bv1 a vector
     * @param bv2 another vector
     * @return true if they have
     */
    static boolean equalContent(final ByteVectorValue bv1, final ByteVectorValue bv2) {
        if (bv1.length() != bv2.length()) {
            return false;
        }
        for (long i = 0; i < bv1.length(); i++) {
            if (bv1.get(i) != bv2.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Names and orders byte vectors. */
    class ByteVectorUtilityFactory extends ExtensibleUtilityFactory {
        private final DataValueComparator comparator =
                new DataValueComparator() {
                    @Override
                    protected int compareDataValues(final DataValue v1, final DataValue v2) {
                        return Integer.compare(
                                ((ByteVectorValue) v1).cardinality(),
                                ((ByteVectorValue) v2).cardinality());
                    }
                };

        /** Creates the only instance. */
        protected ByteVectorUtilityFactory() {
            super(ByteVectorValue.class);
        }

        @Override
        protected DataValueComparator getComparator() {
            return comparator;
        }

        @Override
        public String getName() {
            return "Byte Vector";
        }

        @Override
        protected String[] getLegacyNames() {
            return new String[] {"Byte vector"};
        }
    }
}
