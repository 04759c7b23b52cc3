// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.collection;

import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;
import org.knime.core.data.ExtensibleUtilityFactory;

/** Cells that hold cells. */
public interface CollectionDataValue extends DataValue, CellCollection {
    /** Meta information about this value type. */
    UtilityFactory UTILITY = new CollectionUtilityFactory(CollectionDataValue.class);

    /**
     * The common type of the elements.
     *
     * @return the type; that of missing cells if nothing else is in the collection
     */
    DataType getElementType();

    /**
     * The number of elements.
     *
     * @return the number
     */
    int size();

    /** Names and shows collections. */
    class CollectionUtilityFactory extends ExtensibleUtilityFactory {
        /**
         * Creates the factory of a collection value class.
         *
         * @param valueClass the value class
         */
        protected CollectionUtilityFactory(final Class<? extends DataValue> valueClass) {
            super(valueClass);
        }

        @Override
        public String getName() {
            return "Collection";
        }
    }
}
