// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.collection;

import org.knime.core.data.DataCell;

/** Cells that hold an ordered list of cells. */
public interface ListDataValue extends CollectionDataValue {
    /** Meta information about this value type. */
    UtilityFactory UTILITY = new ListUtilityFactory();

    /**
     * One element.
     *
     * @param index its index
     * @return the element
     * @throws IndexOutOfBoundsException if there is no such element
     */
    DataCell get(int index);

    /** Names and shows lists. */
    class ListUtilityFactory extends CollectionUtilityFactory {
        /** Creates the only instance. */
        protected ListUtilityFactory() {
            super(ListDataValue.class);
        }

        @Override
        public String getName() {
            return "Collection (List)";
        }

        @Override
        protected String[] getLegacyNames() {
            return new String[] {"List"};
        }
    }
}
