// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

/** Cells that hold a truth value. */
public interface BooleanValue extends DataValue {
    /** Meta information about this value type. */
    UtilityFactory UTILITY = new BooleanUtilityFactory();

    /**
     * The truth value.
     *
     * @return the value
     */
    boolean getBooleanValue();

    /** Names, orders and shows cells of this value type. */
    class BooleanUtilityFactory extends ExtensibleUtilityFactory {
        private final DataValueComparator comparator =
                new DataValueComparator() {
                    @Override
                    protected int compareDataValues(final DataValue v1, final DataValue v2) {
                        return Boolean.compare(
                                ((BooleanValue) v1).getBooleanValue(),
                                ((BooleanValue) v2).getBooleanValue());
                    }
                };

        /** Creates the only instance. */
        protected BooleanUtilityFactory() {
            super(BooleanValue.class);
        }

        @Override
        protected DataValueComparator getComparator() {
            return comparator;
        }

        @Override
        public String getName() {
            return "Boolean";
        }

        @Override
        protected String[] getLegacyNames() {
            return new String[] {"Boolean value"};
        }

        @Override
        public String getGroupName() {
            return "Basic";
        }
    }
}
