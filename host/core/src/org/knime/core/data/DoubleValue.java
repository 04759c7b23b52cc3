// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Cells that hold a 64-bit floating point number. */
public interface DoubleValue extends DataValue {
    /** Meta information about this value type. */
    UtilityFactory UTILITY = new DoubleUtilityFactory();

    /**
     * The number, possibly NaN or infinite.
     *
     * @return the value
     */
    double getDoubleValue();

    /** Names, orders and shows cells of this value type. */
    class DoubleUtilityFactory extends ExtensibleUtilityFactory {
        private final DoubleValueComparator comparator = new DoubleValueComparator();

        /** Creates the only instance. */
        protected DoubleUtilityFactory() {
            super(DoubleValue.class);
        }

        @Override
        protected DataValueComparator getComparator() {
            return comparator;
        }

        @Override
        public String getName() {
            return "Number (Float)";
        }

        @Override
        protected String[] getLegacyNames() {
            return new String[] {"Number (double)"};
        }

        @Override
        public String getGroupName() {
            return "Basic";
        }
    }
}
