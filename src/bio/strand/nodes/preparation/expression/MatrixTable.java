// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.expression;

import bio.strand.engine.encoding.SeriesColumns;
import bio.strand.engine.encoding.SeriesColumns.NumberedName;
import bio.strand.engine.expression.Axis;
import bio.strand.engine.expression.ExpressionMatrix;
import bio.strand.engine.expression.PreprocessingSummary;
import bio.strand.engine.expression.SampleTimes;
import bio.strand.nodes.tables.LabelIndex;
import bio.strand.nodes.tables.TableRows;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;

/** A table as an expression matrix, and a matrix put back into the table it came from. */
final class MatrixTable {

    /** The values of the table, those of the model and of the result, and room to work. */
    private static final int BYTES_A_VALUE = 4 * Double.BYTES;

    private final BufferedDataTable table;
    private final Axis rows;
    private final List<String> columns;

    /**
     * A view of a table.
     *
     * @param table the table
     * @param rows what one row is
     * @param columns the names of its value columns
     */
    MatrixTable(BufferedDataTable table, Axis rows, List<String> columns) {
        this.table = table;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * The columns of the table after the values were prepared.
     *
     * @param table the columns before
     * @param values the value columns before
     * @param kept those that are left
     * @return all other columns as they are, and the value columns that are left, as numbers with
     *     decimals
     */
    static DataTableSpec spec(DataTableSpec table, Set<String> values, Set<String> kept) {
        TableSchema.Builder schema = TableSchema.builder();
        for (DataColumnSpec column : table) {
            if (!values.contains(column.getName())) {
                schema.column(column);
            } else if (kept.contains(column.getName())) {
                // New values: what the domain said of the old ones is no longer true.
                schema.number(column.getName());
            }
        }
        return schema.toSpec();
    }

    /**
     * Refuses a matrix that will not fit into the memory.
     *
     * @param rows the rows of the table
     * @param columns the value columns
     * @param available the bytes that can be had
     * @throws InvalidSettingsException with the need and the remedy
     */
    static void requireMemory(long rows, int columns, long available)
            throws InvalidSettingsException {
        long bytes = rows * columns * BYTES_A_VALUE;
        if (bytes > available || rows > Integer.MAX_VALUE - 8) {
            throw new InvalidSettingsException(
                    String.format(
                            Locale.ROOT,
                            "The matrix of %,d rows and %,d value columns needs about %,d MB of"
                                + " memory, %,d MB are free: choose fewer columns, filter the rows"
                                + " before this node, or give KNIME more memory (-Xmx in"
                                + " knime.ini).",
                            rows,
                            columns,
                            (bytes >> 20) + 1,
                            available >> 20));
        }
    }

    /**
     * Reads the matrix.
     *
     * @param exec for progress and cancellation
     * @return the matrix, genes in rows
     * @throws InvalidSettingsException if it will not fit into the memory, or has no rows
     * @throws CanceledExecutionException if the user has cancelled
     */
    ExpressionMatrix read(ExecutionMonitor exec)
            throws InvalidSettingsException, CanceledExecutionException {
        Runtime memory = Runtime.getRuntime();
        requireMemory(
                table.size(),
                columns.size(),
                memory.maxMemory() - memory.totalMemory() + memory.freeMemory());
        if (table.size() == 0) {
            throw new InvalidSettingsException(
                    "The input has no rows: execute the node before this one, or check its"
                            + " filters.");
        }
        int size = (int) table.size();
        boolean turned = rows == Axis.SAMPLE;
        double[][] values =
                turned ? new double[columns.size()][size] : new double[size][columns.size()];
        List<String> names = new ArrayList<>(size);
        int[] indices = table.getDataTableSpec().columnsToIndices(columns.toArray(String[]::new));
        TableRows.forEach(
                table,
                exec,
                "Reading",
                (index, row) -> {
                    int at = (int) index;
                    names.add(row.rowId());
                    for (int i = 0; i < indices.length; i++) {
                        double value =
                                row.isMissing(indices[i]) ? Double.NaN : row.number(indices[i]);
                        if (turned) {
                            values[i][at] = value;
                        } else {
                            values[at][i] = value;
                        }
                    }
                });
        return turned
                ? new ExpressionMatrix(columns, names, values)
                : new ExpressionMatrix(names, columns, values);
    }

    /**
     * When the samples were taken: by the last numbers in their names if all have one, otherwise in
     * their order. Samples whose names differ otherwise belong to different series.
     *
     * @param samples the names of the samples
     * @return their times
     */
    static SampleTimes times(List<String> samples) {
        int[] series = new int[samples.size()];
        double[] times = new double[samples.size()];
        LabelIndex families = new LabelIndex();
        for (int s = 0; s < series.length; s++) {
            Optional<NumberedName> name = SeriesColumns.numbered(samples.get(s));
            if (name.isEmpty()) {
                return SampleTimes.inOrder(series.length);
            }
            series[s] = families.add(name.get().family());
            times[s] = name.get().time();
        }
        return new SampleTimes(series, times);
    }

    /**
     * Puts a prepared matrix into the place of the values. Rows and columns that it lacks go.
     *
     * @param matrix the matrix, genes in rows
     * @param exec makes the table
     * @return the new table, in the order of the old one
     * @throws CanceledExecutionException if the user has cancelled
     */
    BufferedDataTable with(ExpressionMatrix matrix, ExecutionContext exec)
            throws CanceledExecutionException {
        boolean turned = rows == Axis.SAMPLE;
        Map<String, Integer> newRows = places(turned ? matrix.samples() : matrix.genes());
        Map<String, Integer> newColumns = places(turned ? matrix.genes() : matrix.samples());
        DataTableSpec before = table.getDataTableSpec();
        Set<String> values = new HashSet<>(columns);
        List<Integer> sources = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < before.getNumColumns(); i++) {
            String name = before.getColumnSpec(i).getName();
            Integer place = newColumns.get(name);
            if (!values.contains(name)) {
                sources.add(i);
                places.add(null);
            } else if (place != null) {
                sources.add(i);
                places.add(place);
            }
        }
        try (TableWriter writer =
                TableWriter.open(exec, spec(before, values, newColumns.keySet()))) {
            TableRows.forEach(
                    table,
                    exec,
                    "Writing",
                    (index, row) -> {
                        Integer at = newRows.get(row.rowId());
                        if (at == null) {
                            return;
                        }
                        Object[] cells = new Object[sources.size()];
                        for (int i = 0; i < cells.length; i++) {
                            Integer place = places.get(i);
                            if (place == null) {
                                cells[i] = row.cell(sources.get(i));
                            } else {
                                double value =
                                        turned ? matrix.value(place, at) : matrix.value(at, place);
                                cells[i] = Double.isNaN(value) ? null : (Object) value;
                            }
                        }
                        writer.addRow(row.rowId(), cells);
                    });
            return writer.finish();
        }
    }

    private static Map<String, Integer> places(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
        return places;
    }

    /** The columns of the summary table. */
    static DataTableSpec summarySpec() {
        return TableSchema.builder()
                .text("Step")
                .longInteger("Values changed")
                .integer("Genes removed")
                .text("Remark")
                .toSpec();
    }

    /**
     * The summary as a table.
     *
     * @param summary what was changed
     * @param first a line to begin with
     * @param exec makes the table
     * @return one row a step
     */
    static BufferedDataTable summary(
            PreprocessingSummary summary, String first, ExecutionContext exec) {
        try (TableWriter writer = TableWriter.open(exec, summarySpec())) {
            int row = 0;
            writer.addRow("Row" + row++, "Table", 0L, 0, first);
            for (PreprocessingSummary.Line line : summary.lines()) {
                writer.addRow(
                        "Row" + row++,
                        line.step(),
                        line.valuesChanged(),
                        line.genesRemoved(),
                        line.remark().isEmpty() ? null : line.remark());
            }
            return writer.finish();
        }
    }
}
