// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.util.List;
import java.util.OptionalInt;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.container.AbstractCellFactory;
import org.knime.core.data.container.CellFactory;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.def.DefaultRow;

/**
 * Where the columns that a {@link RowMapping} computes go in its output table.
 *
 * @param input the input table
 * @param columns the new columns, at least one
 * @param replaced index of the input column whose place the (then single) new column takes; empty
 *     to append the new columns after the last one
 */
public record RowMappingPlan(
        DataTableSpec input, List<DataColumnSpec> columns, OptionalInt replaced) {

    /** Checks that the parts fit each other. */
    public RowMappingPlan {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a mapping must compute at least one column");
        }
        if (replaced.isPresent()) {
            if (columns.size() != 1) {
                throw new IllegalArgumentException("only one column can take another one's place");
            }
            if (replaced.getAsInt() < 0 || replaced.getAsInt() >= input.getNumColumns()) {
                throw new IllegalArgumentException("no input column " + replaced.getAsInt());
            }
        }
    }

    /**
     * The output table.
     *
     * @return its specification; the columns that are kept keep their domains and properties
     */
    public DataTableSpec output() {
        return rearranger(new PlaceholderFactory(columns)).createSpec();
    }

    /** Tells KNIME which columns to keep and which to compute. */
    ColumnRearranger rearranger(CellFactory factory) {
        ColumnRearranger rearranger = new ColumnRearranger(input);
        if (replaced.isPresent()) {
            rearranger.replace(factory, replaced.getAsInt());
        } else {
            rearranger.append(factory);
        }
        return rearranger;
    }

    /** The output row of an input row. */
    DataRow outputRow(DataRow row, DataCell[] computed) {
        if (computed.length != columns.size()) {
            throw new IllegalStateException(
                    "%d cells computed for %d columns".formatted(computed.length, columns.size()));
        }
        int kept = row.getNumCells();
        DataCell[] cells = new DataCell[replaced.isPresent() ? kept : kept + computed.length];
        for (int i = 0; i < kept; i++) {
            cells[i] = row.getCell(i);
        }
        System.arraycopy(computed, 0, cells, replaced.orElse(kept), computed.length);
        RowKey key = row.getKey();
        return new DefaultRow(key, cells);
    }

    /** Stands for the computation where only the specification is asked for. */
    private static final class PlaceholderFactory extends AbstractCellFactory {

        PlaceholderFactory(List<DataColumnSpec> columns) {
            super(columns.toArray(DataColumnSpec[]::new));
        }

        @Override
        public DataCell[] getCells(DataRow row, long index) {
            throw new IllegalStateException("this factory describes columns, it fills none");
        }
    }
}
