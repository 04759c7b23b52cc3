// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.filestore.FileStoreFactory;
import org.knime.core.node.ExecutionContext;

/** Computes the new cells of a row and puts old and new cells together. */
final class RearrangePlan {
    private final List<ColumnRearranger.Column> columns;
    private final List<CellFactory> factories;

    RearrangePlan(final ColumnRearranger rearranger) {
        columns = rearranger.columns();
        factories = List.copyOf(rearranger.factories().keySet());
    }

    List<CellFactory> factories() {
        return factories;
    }

    DataColumnSpec[] newColumns() {
        return columns.stream()
                .filter(ColumnRearranger.Column::isNew)
                .map(ColumnRearranger.Column::spec)
                .toArray(DataColumnSpec[]::new);
    }

    void start(final ExecutionContext context) {
        for (CellFactory factory : factories) {
            if (factory instanceof AbstractCellFactory cellFactory && context != null) {
                cellFactory.setFileStoreFactory(FileStoreFactory.createFileStoreFactory(context));
            }
        }
    }

    void finish() {
        for (CellFactory factory : factories) {
            if (factory instanceof AbstractCellFactory cellFactory) {
                cellFactory.afterProcessing();
            }
        }
    }

    /** The new cells of a row in the order of the new columns. */
    DataRow newCells(final DataRow row, final long rowIndex) {
        final Map<CellFactory, DataCell[]> computed = new IdentityHashMap<>();
        for (CellFactory factory : factories) {
            final DataCell[] cells = factory.getCells(row, rowIndex);
            final int wanted = factory.getColumnSpecs().length;
            if (cells.length < wanted) {
                throw new IndexOutOfBoundsException(
                        String.format(
                                "New cells array length conflict: expected %d, actual %d (class"
                                        + " %s)",
                                wanted, cells.length, factory.getClass().getName()));
            }
            computed.put(factory, cells);
        }
        final DataCell[] newCells =
                columns.stream()
                        .filter(ColumnRearranger.Column::isNew)
                        .map(c -> computed.get(c.factory())[c.indexInFactory()])
                        .toArray(DataCell[]::new);
        return new DefaultRow(row.getKey(), newCells);
    }

    /** A row of the new table. */
    DataRow join(final DataRow row, final DataRow newCells) {
        final DataCell[] cells = new DataCell[columns.size()];
        int next = 0;
        for (int i = 0; i < cells.length; i++) {
            final ColumnRearranger.Column column = columns.get(i);
            if (column.isNew()) {
                cells[i] = newCells.getCell(next);
                next++;
            } else {
                cells[i] = row.getCell(column.originalIndex());
            }
        }
        return new DefaultRow(row.getKey(), cells);
    }
}
