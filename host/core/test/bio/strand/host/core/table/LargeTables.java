// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.table;

import bio.strand.host.core.testing.TestRun;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.container.SingleCellFactory;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;

/**
 * Passes a table of sequences through three nodes: one writes it, one appends a column, one writes
 * every row anew. As a main program it shows that tables larger than the heap work; run it with
 * {@code -Xmx1g} and the number of rows, by default two million.
 */
public final class LargeTables {
    private static final int LENGTH = 200;
    private static final int DEFAULT_ROWS = 2_000_000;
    private static final DataTableSpec SPEC =
            TestRun.spec("Sequence", StringCell.TYPE, "Class", StringCell.TYPE);

    private LargeTables() {}

    /**
     * Runs the nodes and prints how long each took.
     *
     * @param arguments the number of rows
     */
    public static void main(final String[] arguments) {
        final int rows = arguments.length == 0 ? DEFAULT_ROWS : Integer.parseInt(arguments[0]);
        final long start = System.nanoTime();
        final long bases = run(rows);
        System.out.printf(
                "%d rows, %d G or C, %.1f s, heap limit %d MiB%n",
                rows, bases, seconds(start), Runtime.getRuntime().maxMemory() >> 20);
    }

    private static double seconds(final long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / 1000.0;
    }

    /**
     * Passes a table through the three nodes.
     *
     * @param rows number of rows
     * @return the number of G and C in all rows
     */
    public static long run(final int rows) {
        final TestRun writer = timed("write", rows, (exec, in) -> write(exec, rows));
        final TestRun appender = timed("append", rows, LargeTables::append, writer.table(0));
        final TestRun copier = timed("copy", rows, LargeTables::copy, appender.table(0));
        long sum = 0;
        final int column = copier.table(0).getDataTableSpec().findColumnIndex("GC");
        try (CloseableRowIterator iterator = copier.table(0).iterator()) {
            while (iterator.hasNext()) {
                sum += Math.round(((DoubleCell) iterator.next().getCell(column)).getDoubleValue());
            }
        }
        copier.node().cleanup();
        appender.node().cleanup();
        writer.node().cleanup();
        return sum;
    }

    private interface Step {
        BufferedDataTable apply(ExecutionContext exec, BufferedDataTable input)
                throws CanceledExecutionException;
    }

    private static TestRun timed(
            final String name, final int rows, final Step step, final PortObject... inputs) {
        final long start = System.nanoTime();
        final TestRun run =
                TestRun.tables(
                        inputs.length,
                        1,
                        (model, in, exec) ->
                                new PortObject[] {
                                    step.apply(
                                            exec, in.length == 0 ? null : (BufferedDataTable) in[0])
                                });
        if (!run.execute(inputs) || run.table(0).size() != rows) {
            throw new IllegalStateException(name + ": " + run.messages());
        }
        if (rows >= DEFAULT_ROWS) {
            System.out.printf("%s: %.1f s%n", name, seconds(start));
        }
        return run;
    }

    private static BufferedDataTable write(final ExecutionContext exec, final int rows)
            throws CanceledExecutionException {
        final SplittableRandom random = new SplittableRandom(1);
        final byte[] sequence = new byte[LENGTH];
        final BufferedDataContainer container = exec.createDataContainer(SPEC);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < LENGTH; i++) {
                sequence[i] = (byte) "ACGT".charAt(random.nextInt(4));
            }
            container.addRowToTable(
                    new DefaultRow(
                            "sequence " + row,
                            new StringCell(new String(sequence, StandardCharsets.ISO_8859_1)),
                            new StringCell(row % 2 == 0 ? "even" : "odd")));
            exec.checkCanceled();
        }
        container.close();
        return container.getTable();
    }

    private static BufferedDataTable append(
            final ExecutionContext exec, final BufferedDataTable input)
            throws CanceledExecutionException {
        final DataColumnSpec column = new DataColumnSpecCreator("GC", DoubleCell.TYPE).createSpec();
        final ColumnRearranger rearranger = new ColumnRearranger(input.getDataTableSpec());
        rearranger.append(
                new SingleCellFactory(column) {
                    @Override
                    public DataCell getCell(final DataRow row) {
                        return new DoubleCell(
                                ((StringValue) row.getCell(0))
                                        .getStringValue()
                                        .chars()
                                        .filter(c -> c == 'G' || c == 'C')
                                        .count());
                    }
                });
        return exec.createColumnRearrangeTable(input, rearranger, exec);
    }

    private static BufferedDataTable copy(
            final ExecutionContext exec, final BufferedDataTable input)
            throws CanceledExecutionException {
        final BufferedDataContainer container = exec.createDataContainer(input.getDataTableSpec());
        try (CloseableRowIterator rows = input.iterator()) {
            while (rows.hasNext()) {
                container.addRowToTable(rows.next());
                exec.checkCanceled();
            }
        }
        container.close();
        return container.getTable();
    }
}
