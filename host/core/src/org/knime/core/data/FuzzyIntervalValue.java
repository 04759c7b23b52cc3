// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Cells that hold a trapezoidal fuzzy interval. */
public interface FuzzyIntervalValue extends DataValue {
    /** Meta information about this value type. */
    UtilityFactory UTILITY = new FuzzyIntervalUtilityFactory();

    /**
     * The smallest number with non-zero membership.
     *
     * @return the value
     */
    double getMinSupport();

    /**
     * The smallest number with membership one.
     *
     * @return the value
     */
    double getMinCore();

    /**
     * The largest number with membership one.
     *
     * @return the value
     */
    double getMaxCore();

    /**
     * The largest number with non-zero membership.
     *
     * @return the value
     */
    double getMaxSupport();

    /**
     * The centre of gravity of the membership function.
     *
     * @return the value
     */
    double getCenterOfGravity();

    /** Names, orders and shows cells of this value type. */
    class FuzzyIntervalUtilityFactory extends ExtensibleUtilityFactory {
        private final FuzzyIntervalValueComparator comparator = new FuzzyIntervalValueComparator();

        /** Creates the only instance. */
        protected FuzzyIntervalUtilityFactory() {
            super(FuzzyIntervalValue.class);
        }

        @Override
        protected DataValueComparator getComparator() {
            return comparator;
        }

        @Override
        public String getName() {
            return "Fuzzy interval";
        }
    }
}
