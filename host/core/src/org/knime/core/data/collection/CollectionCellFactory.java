// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.collection;

import java.util.Collection;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;

/** Makes list and set cells. */
public final class CollectionCellFactory {
    private CollectionCellFactory() {}

    /**
     * Makes a list.
     *
     * @param coll the elements, none null
     * @return the cell
     */
    public static ListCell createListCell(final Collection<? extends DataCell> coll) {
        return new ListCell(coll);
    }

    /**
     * Makes a list of cells of a row.
     *
     * @param row the row
     * @param cols indices of the columns
     * @return the cell
     */
    public static ListCell createListCell(final DataRow row, final int[] cols) {
        return new ListCell(ElementTypes.cellsOf(row, cols));
    }

    /**
     * Makes a set.
     *
     * @param coll the elements, none null
     * @return the cell
     */
    public static SetCell createSetCell(final Collection<? extends DataCell> coll) {
        return new SetCell(coll);
    }

    /**
     * Makes a set of cells of a row.
     *
     * @param row the row
     * @param cols indices of the columns
     * @return the cell
     */
    public static SetCell createSetCell(final DataRow row, final int[] cols) {
        return new SetCell(ElementTypes.cellsOf(row, cols));
    }

    /**
     * The element type of collections made of columns.
     *
     * @param spec the table
     * @param cols indices of the columns
     * @return the common super type
     */
    public static DataType getElementType(final DataTableSpec spec, final int[] cols) {
        final DataType[] types = new DataType[cols.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = spec.getColumnSpec(cols[i]).getType();
        }
        return getElementType(types);
    }

    /**
     * The element type of collections of several types.
     *
     * @param types the types
     * @return the common super type, that of missing cells if there are no types
     */
    public static DataType getElementType(final DataType[] types) {
        DataType common = DataType.getMissingCell().getType();
        for (DataType type : types) {
            common = DataType.getCommonSuperType(common, type);
        }
        return common;
    }
}
