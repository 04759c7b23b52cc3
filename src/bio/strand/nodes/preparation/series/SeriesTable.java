// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.series;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.SeriesEncoder;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.cells.EncodedSequenceCell;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.MissingCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/**
 * The output table: the columns that come along and the encoded series, one row a series or one row
 * a window. Collects what the user should be warned of.
 */
final class SeriesTable implements AutoCloseable {

    private static final String SERIES = "Series";
    private static final String WINDOW_START = "Window start";

    private final SeriesEncoder encoder;
    private final TimeSeriesEncoderNodeParameters parameters;
    private final TableWriter writer;
    private final SkippedRows refused = new SkippedRows();
    private final SkippedRows tooShort = new SkippedRows();
    private long uneven;

    private SeriesTable(
            SeriesEncoder encoder, TimeSeriesEncoderNodeParameters parameters, TableWriter writer) {
        this.encoder = encoder;
        this.parameters = parameters;
        this.writer = writer;
    }

    /**
     * The columns of the table.
     *
     * @param kept the columns that come along
     * @param encoder the rules
     * @param parameters the settings of the node
     * @return the specification; new columns get names that no other column has
     */
    static DataTableSpec spec(
            List<DataColumnSpec> kept,
            SeriesEncoder encoder,
            TimeSeriesEncoderNodeParameters parameters) {
        TableSchema.Builder columns = TableSchema.builder();
        kept.forEach(columns::column);
        DataTableSpec before = columns.toSpec();
        if (parameters.windows) {
            columns.text(DataTableSpec.getUniqueColumnName(before, SERIES));
            columns.integer(DataTableSpec.getUniqueColumnName(before, WINDOW_START));
            before = columns.toSpec();
        }
        String name = DataTableSpec.getUniqueColumnName(before, parameters.outputColumn.strip());
        return columns.column(EncodedColumn.describe(name, encoder.encoding())).toSpec();
    }

    static SeriesTable open(
            ExecutionContext exec,
            List<DataColumnSpec> kept,
            SeriesEncoder encoder,
            TimeSeriesEncoderNodeParameters parameters) {
        return new SeriesTable(
                encoder, parameters, TableWriter.open(exec, spec(kept, encoder, parameters)));
    }

    /**
     * Adds a series, whole or as its windows.
     *
     * @param id the key of its row
     * @param kept the cells that come along
     * @param series the encoded series
     */
    void add(String id, Object[] kept, EncodedSequence series) {
        if (!parameters.windows) {
            write(id, kept, cell(series));
            return;
        }
        List<Integer> starts =
                SeriesEncoder.windowStarts(
                        series.length(), parameters.windowLength, parameters.windowStep);
        if (starts.isEmpty()) {
            tooShort.add(id, "it has " + series.length() + " steps");
        }
        for (int start : starts) {
            EncodedSequence window = encoder.window(series, start, parameters.windowLength);
            write(id + "_" + start, kept, id, start, cell(window));
        }
    }

    /**
     * Adds a series that cannot be used: a missing cell with the reason, or no window at all.
     *
     * @param id the key of its row
     * @param kept the cells that come along
     * @param reason why
     */
    void refuse(String id, Object[] kept, String reason) {
        refused.add(id, reason);
        if (!parameters.windows) {
            write(id, kept, new MissingCell(reason));
        }
    }

    /** Notes that the times of a series are unevenly spaced. */
    void noteUneven() {
        uneven++;
    }

    private DataCell cell(EncodedSequence series) {
        return EncodedSequenceCell.of(series, encoder.encoding());
    }

    private void write(String id, Object[] kept, Object... added) {
        Object[] all = new Object[kept.length + added.length];
        System.arraycopy(kept, 0, all, 0, kept.length);
        System.arraycopy(added, 0, all, kept.length, added.length);
        writer.addRow(id, all);
    }

    /**
     * What the user should know of the series added so far.
     *
     * @return sentences, none if all went well
     */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        refused.warning(
                        parameters.windows
                                ? "could not be encoded and gave no windows"
                                : "could not be encoded and got a missing cell")
                .ifPresent(warnings::add);
        tooShort.warning(
                        String.format(
                                Locale.ROOT,
                                "are shorter than a window of %,d steps and were left out",
                                parameters.windowLength))
                .ifPresent(warnings::add);
        if (uneven > 0 && !parameters.timeDifference) {
            warnings.add(
                    "The times are unevenly spaced, which the network cannot see: switch on \"Time"
                            + " difference as feature\" if the spacing matters.");
        }
        return warnings;
    }

    /**
     * Completes the table.
     *
     * @return the table with all rows added
     */
    BufferedDataTable finish() {
        return writer.finish();
    }

    @Override
    public void close() {
        writer.close();
    }
}
