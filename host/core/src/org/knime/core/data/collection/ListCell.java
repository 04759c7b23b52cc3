// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.collection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;

/** Cell that holds a list of cells. Made by {@link CollectionCellFactory}. */
public class ListCell extends DataCell implements ListDataValue {
    private static final long serialVersionUID = 1L;

    private final ArrayList<DataCell> cells;
    private final transient DataType elementType;

    ListCell(final Collection<? extends DataCell> cells) {
        this.cells = new ArrayList<>(cells);
        this.elementType = ElementTypes.common(this.cells);
    }

    /**
     * The type of lists.
     *
     * @param elementType the type of the elements
     * @return the type
     */
    public static final DataType getCollectionType(final DataType elementType) {
        return DataType.getType(ListCell.class, elementType);
    }

    @Override
    public DataType getElementType() {
        return elementType;
    }

    @Override
    public Iterator<DataCell> iterator() {
        return List.copyOf(cells).iterator();
    }

    @Override
    public DataCell get(final int index) {
        return cells.get(index);
    }

    @Override
    public int size() {
        return cells.size();
    }

    @Override
    public boolean containsBlobWrapperCells() {
        return false;
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        final ListCell other = (ListCell) dc;
        return elementType.equals(other.elementType) && cells.equals(other.cells);
    }

    @Override
    public int hashCode() {
        return cells.hashCode();
    }

    @Override
    public String toString() {
        return cells.toString();
    }

    /** Writes and reads the elements. */
    public static final class ListCellSerializer implements DataCellSerializer<ListCell> {
        /** Creates a serializer. */
        public ListCellSerializer() {
            super();
        }

        @Override
        public void serialize(final ListCell cell, final DataCellDataOutput output)
                throws IOException {
            ElementTypes.write(cell.cells, output);
        }

        @Override
        public ListCell deserialize(final DataCellDataInput input) throws IOException {
            return new ListCell(ElementTypes.read(input));
        }
    }
}
