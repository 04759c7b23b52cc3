// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.table;

import java.util.Arrays;
import java.util.NoSuchElementException;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataTable;

/**
 * The rows of several tables, one table behind the other. Columns are found by name; where a table
 * lacks one, its cells are missing.
 */
public final class ConcatenatedRows extends CloseableRowIterator {
    private final DataTableSpec spec;
    private final BufferedDataTable[] tables;
    private CloseableRowIterator current = CloseableRowIterator.empty();
    private int[] columns = new int[0];
    private int nextTable;

    /**
     * Starts before the first row.
     *
     * @param spec the columns of the result
     * @param tables the tables
     */
    public ConcatenatedRows(final DataTableSpec spec, final BufferedDataTable... tables) {
        this.spec = spec;
        this.tables = tables.clone();
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext()) {
            current.close();
            if (nextTable == tables.length) {
                return false;
            }
            final DataTableSpec source = tables[nextTable].getDataTableSpec();
            columns =
                    Arrays.stream(spec.getColumnNames())
                            .mapToInt(source::findColumnIndex)
                            .toArray();
            current = tables[nextTable].iterator();
            nextTable++;
        }
        return true;
    }

    @Override
    public DataRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("Iterator is at end");
        }
        final DataRow row = current.next();
        final DataCell[] cells = new DataCell[columns.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = columns[i] < 0 ? DataType.getMissingCell() : row.getCell(columns[i]);
        }
        return new DefaultRow(row.getKey(), cells);
    }

    @Override
    public void close() {
        current.close();
        nextTable = tables.length;
        current = CloseableRowIterator.empty();
    }
}
