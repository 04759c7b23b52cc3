// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Cells that hold a 64-bit integer. */
public interface LongValue extends DataValue {
    /** Meta information about this value type. */
    UtilityFactory UTILITY = new LongUtilityFactory();

    /**
     * The number.
     *
     * @return the value
     */
    long getLongValue();

    /** Names, orders and shows cells of this value type. */
    class LongUtilityFactory extends ExtensibleUtilityFactory {
        private final LongValueComparator comparator = new LongValueComparator();

        /** Creates the only instance. */
        protected LongUtilityFactory() {
            super(LongValue.class);
        }

        @Override
        protected DataValueComparator getComparator() {
            return comparator;
        }

        @Override
        public String getName() {
            return "Number (Long Integer)";
        }

        @Override
        protected String[] getLegacyNames() {
            return new String[] {"Number (long)"};
        }

        @Override
        public String getGroupName() {
            return "Basic";
        }
    }
}
