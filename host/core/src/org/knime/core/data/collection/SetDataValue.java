// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.collection;

import org.knime.core.data.DataCell;

/** Cells that hold a set of cells. */
public interface SetDataValue extends CollectionDataValue {
    /** Meta information about this value type. */
    UtilityFactory UTILITY = new SetUtilityFactory();

    /**
     * Whether a cell is in the set.
     *
     * @param cell the cell
     * @return true if it is
     */
    boolean contains(DataCell cell);

    /** Names and shows sets. */
    class SetUtilityFactory extends CollectionUtilityFactory {
        /** Creates the only instance. */
        protected SetUtilityFactory() {
            super(SetDataValue.class);
        }

        @Override
        public String getName() {
            return "Collection (Set)";
        }

        @Override
        protected String[] getLegacyNames() {
            return new String[] {"Set"};
        }
    }
}
