// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Cells that hold a triangular fuzzy number. */
public interface FuzzyNumberValue extends DataValue {
    /** Meta information about this value type. */
    UtilityFactory UTILITY = new FuzzyNumberUtilityFactory();

    /**
     * The smallest number with non-zero membership.
     *
     * @return the value
     */
    double getMinSupport();

    /**
     * The number with membership one.
     *
     * @return the value
     */
    double getCore();

    /**
     * The largest number with non-zero membership.
     *
     * @return the value
     */
    double getMaxSupport();

    /** Names, orders and shows cells of this value type. */
    class FuzzyNumberUtilityFactory extends ExtensibleUtilityFactory {
        private final FuzzyNumberValueComparator comparator = new FuzzyNumberValueComparator();

        /** Creates the only instance. */
        protected FuzzyNumberUtilityFactory() {
            super(FuzzyNumberValue.class);
        }

        @Override
        protected DataValueComparator getComparator() {
            return comparator;
        }

        @Override
        public String getName() {
            return "Fuzzy number";
        }
    }
}
