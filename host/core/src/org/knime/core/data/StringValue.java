// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Cells that hold a text. */
public interface StringValue extends DataValue {
    /** Meta information about this value type. */
    UtilityFactory UTILITY = new StringUtilityFactory();

    /**
     * The text, never null.
     *
     * @return the value
     */
    String getStringValue();

    /** Names, orders and shows cells of this value type. */
    class StringUtilityFactory extends ExtensibleUtilityFactory {
        private final StringValueComparator comparator = new StringValueComparator();

        /** Creates the only instance. */
        protected StringUtilityFactory() {
            super(StringValue.class);
        }

        @Override
        protected DataValueComparator getComparator() {
            return comparator;
        }

        @Override
        public String getName() {
            return "String";
        }

        @Override
        public String getGroupName() {
            return "Basic";
        }
    }
}
