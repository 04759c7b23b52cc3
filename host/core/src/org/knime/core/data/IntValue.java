// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Cells that hold a 32-bit integer. */
public interface IntValue extends DataValue {
    /** Meta information about this value type. */
    UtilityFactory UTILITY = new IntUtilityFactory();

    /**
     * The number.
     *
     * @return the value
     */
    int getIntValue();

    /** Names, orders and shows cells of this value type. */
    class IntUtilityFactory extends ExtensibleUtilityFactory {
        private final IntValueComparator comparator = new IntValueComparator();

        /** Creates the only instance. */
        protected IntUtilityFactory() {
            super(IntValue.class);
        }

        @Override
        protected DataValueComparator getComparator() {
            return comparator;
        }

        @Override
        public String getName() {
            return "Number (Integer)";
        }

        @Override
        protected String[] getLegacyNames() {
            return new String[] {"Number (integer)"};
        }

        @Override
        public String getGroupName() {
            return "Basic";
        }
    }
}
