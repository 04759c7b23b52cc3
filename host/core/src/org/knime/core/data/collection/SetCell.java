// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.collection;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;

/** Cell that holds a set of cells in a fixed order. Made by {@link CollectionCellFactory}. */
public class SetCell extends DataCell implements SetDataValue {
    private static final long serialVersionUID = 1L;

    private final LinkedHashSet<DataCell> cells;
    private final transient DataType elementType;

    SetCell(final Collection<? extends DataCell> cells) {
        this.elementType = ElementTypes.common(cells);
        this.cells = new LinkedHashSet<>(cells);
    }

    /**
     * The type of sets.
     *
     * @param elementType the type of the elements
     * @return the type
     */
    public static final DataType getCollectionType(final DataType elementType) {
        return DataType.getType(SetCell.class, elementType);
    }

    @Override
    public DataType getElementType() {
        return elementType;
    }

    @Override
    public Iterator<DataCell> iterator() {
        return Collections.unmodifiableSet(cells).iterator();
    }

    @Override
    public boolean contains(final DataCell cell) {
        return cells.contains(cell);
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
        final SetCell other = (SetCell) dc;
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
    public static final class SetCellSerializer implements DataCellSerializer<SetCell> {
        /** Creates a serializer. */
        public SetCellSerializer() {
            super();
        }

        @Override
        public void serialize(final SetCell cell, final DataCellDataOutput output)
                throws IOException {
            ElementTypes.write(cell.cells, output);
        }

        @Override
        public SetCell deserialize(final DataCellDataInput input) throws IOException {
            return new SetCell(ElementTypes.read(input));
        }
    }
}
