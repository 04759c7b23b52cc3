// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Cells that hold a complex number. */
public interface ComplexNumberValue extends DataValue {
    /** Meta information about this value type. */
    UtilityFactory UTILITY = new ComplexNumberUtilityFactory();

    /**
     * The real part.
     *
     * @return the value
     */
    double getRealValue();

    /**
     * The imaginary part.
     *
     * @return the value
     */
    double getImaginaryValue();

    /** Names, orders and shows cells of this value type. */
    class ComplexNumberUtilityFactory extends ExtensibleUtilityFactory {
        private final ComplexNumberValueComparator comparator = new ComplexNumberValueComparator();

        /** Creates the only instance. */
        protected ComplexNumberUtilityFactory() {
            super(ComplexNumberValue.class);
        }

        @Override
        protected DataValueComparator getComparator() {
            return comparator;
        }

        @Override
        public String getName() {
            return "Complex number";
        }
    }
}
