// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.testing;

import bio.strand.nodes.preparation.partitioner.SequencePartitionerNodeFactory;
import bio.strand.nodes.tables.TableWriter;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.Node;

/** Makes and reads small tables in unit tests. */
public final class TestTables {

    private TestTables() {}

    /**
     * A table with the given rows.
     *
     * @param spec its columns
     * @param rows for each row its key and then one value a column, as {@link TableWriter#addRow}
     *     takes them
     * @return the table
     */
    public static BufferedDataTable of(DataTableSpec spec, Object[]... rows) {
        try (TableWriter writer = TableWriter.open(executionContext(), spec)) {
            for (Object[] row : rows) {
                Object[] values = new Object[row.length - 1];
                System.arraycopy(row, 1, values, 0, values.length);
                writer.addRow((String) row[0], values);
            }
            return writer.finish();
        }
    }

    /**
     * A row for {@link #of}.
     *
     * @param keyAndValues the row's key, then its values
     * @return the arguments as they are
     */
    public static Object[] row(Object... keyAndValues) {
        return keyAndValues;
    }

    /**
     * The rows of a table as text: for each row its key and its cells, "?" for a missing one.
     *
     * @param table the table
     * @return a new list
     */
    public static List<List<String>> contents(BufferedDataTable table) {
        List<List<String>> contents = new ArrayList<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                List<String> values = new ArrayList<>();
                values.add(row.getKey().getString());
                for (DataCell cell : row) {
                    values.add(cell.isMissing() ? "?" : cell.toString());
                }
                contents.add(values);
            }
        }
        return contents;
    }

    /**
     * A context outside any workflow.
     *
     * @return a new context
     */
    public static ExecutionContext executionContext() {
        return executionContext(new DefaultNodeProgressMonitor(), anyNode());
    }

    static ExecutionContext executionContext(DefaultNodeProgressMonitor progress, Node node) {
        return Surroundings.executionContext(progress, node);
    }

    private static Node anyNode() {
        SequencePartitionerNodeFactory factory = new SequencePartitionerNodeFactory();
        factory.init();
        return NodeRun.newNode(factory);
    }
}
