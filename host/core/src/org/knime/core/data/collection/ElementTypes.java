// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.collection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataType;

/** What lists and sets of cells have in common. */
final class ElementTypes {
    private ElementTypes() {}

    static DataType common(final Collection<? extends DataCell> cells) {
        DataType common = DataType.getMissingCell().getType();
        for (DataCell cell : cells) {
            if (cell == null) {
                throw new NullPointerException("Collection element must not be null");
            }
            common = DataType.getCommonSuperType(common, cell.getType());
        }
        return common;
    }

    static List<DataCell> cellsOf(final DataRow row, final int[] columns) {
        final List<DataCell> cells = new ArrayList<>(columns.length);
        for (int column : columns) {
            cells.add(row.getCell(column));
        }
        return cells;
    }

    static void write(final Collection<? extends DataCell> cells, final DataCellDataOutput output)
            throws IOException {
        output.writeInt(cells.size());
        for (DataCell cell : cells) {
            output.writeDataCell(cell);
        }
    }

    static List<DataCell> read(final DataCellDataInput input) throws IOException {
        final int size = input.readInt();
        if (size < 0) {
            throw new IOException("Invalid size of a collection: " + size);
        }
        // Grown as cells arrive, so that a corrupt size cannot exhaust the memory.
        final List<DataCell> cells = new ArrayList<>(Math.min(size, 1024));
        for (int i = 0; i < size; i++) {
            cells.add(input.readDataCell());
        }
        return cells;
    }
}
