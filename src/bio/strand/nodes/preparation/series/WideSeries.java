// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.series;

import bio.strand.engine.encoding.SeriesColumns;
import bio.strand.engine.encoding.SeriesEncoder;
import bio.strand.engine.encoding.SeriesEncodingException;
import bio.strand.nodes.tables.ColumnRole;
import bio.strand.nodes.tables.RowView;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;

/** A wide table: one row is one series, its steps stand in columns. */
final class WideSeries {

    private final TimeSeriesEncoderNodeParameters parameters;
    private final SeriesEncoder encoder;
    private final double[] times;
    private final int[][] columns;
    private final int[] kept;
    private final List<DataColumnSpec> keptSpecs;
    private final boolean uneven;

    private WideSeries(
            TimeSeriesEncoderNodeParameters parameters, DataTableSpec table, SeriesColumns steps) {
        this.parameters = parameters;
        encoder =
                new SeriesEncoder(
                        parameters.toSpec(
                                steps.features(),
                                parameters.windows ? List.of() : steps.stepNames()));
        times = steps.times();
        columns = new int[times.length][steps.features().size()];
        Set<Integer> used = new HashSet<>();
        for (int t = 0; t < times.length; t++) {
            for (int f = 0; f < columns[t].length; f++) {
                String column = steps.column(t, f);
                columns[t][f] = column == null ? -1 : table.findColumnIndex(column);
                used.add(columns[t][f]);
            }
        }
        kept =
                IntStream.range(0, table.getNumColumns())
                        .filter(column -> parameters.keepSteps || !used.contains(column))
                        .toArray();
        keptSpecs = Arrays.stream(kept).mapToObj(table::getColumnSpec).toList();
        uneven = !steps.isEvenlySpaced();
    }

    /**
     * Finds the steps in a table.
     *
     * @param parameters the settings of the node
     * @param table the specification of the table
     * @return how the table is read
     * @throws InvalidSettingsException if no steps are found; the message says what to set
     */
    static WideSeries of(TimeSeriesEncoderNodeParameters parameters, DataTableSpec table)
            throws InvalidSettingsException {
        List<String> numeric = ColumnRole.NUMBER.candidates(table);
        String pattern = parameters.columnPattern.strip();
        String feature = parameters.featureName.strip();
        try {
            return new WideSeries(
                    parameters,
                    table,
                    pattern.isEmpty()
                            ? SeriesColumns.byNumbers(numeric, feature)
                            : SeriesColumns.byPattern(numeric, pattern, feature));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(
                    e.getMessage()
                            + " (\""
                            + TimeSeriesEncoderNodeParameters.PATTERN_TITLE
                            + "\" in the dialog)",
                    e);
        }
    }

    SeriesEncoder encoder() {
        return encoder;
    }

    /** The columns that come along. */
    List<DataColumnSpec> kept() {
        return keptSpecs;
    }

    /** Encodes one row into the output table. */
    void encode(RowView row, SeriesTable output) {
        double[][] values = new double[times.length][];
        long missing = 0;
        for (int t = 0; t < times.length; t++) {
            values[t] = new double[columns[t].length];
            for (int f = 0; f < values[t].length; f++) {
                int column = columns[t][f];
                values[t][f] =
                        column < 0 || row.isMissing(column) ? Double.NaN : row.number(column);
                missing += Double.isNaN(values[t][f]) ? 1 : 0;
            }
        }
        Object[] cells = Arrays.stream(kept).mapToObj(row::cell).toArray();
        if (uneven) {
            output.noteUneven();
        }
        encode(parameters, encoder, output, row.rowId(), cells, times, values, missing);
    }

    /** Encodes one series, or refuses it by the settings. */
    static void encode(
            TimeSeriesEncoderNodeParameters parameters,
            SeriesEncoder encoder,
            SeriesTable output,
            String id,
            Object[] kept,
            double[] times,
            double[][] values,
            long missing) {
        long all = (long) times.length * encoder.encoding().valueFeatures();
        if (missing > parameters.greatestMissingShare * all) {
            output.refuse(id, kept, missing + " of its " + all + " values are missing");
            return;
        }
        try {
            output.add(id, kept, encoder.encode(id, times, values));
        } catch (SeriesEncodingException e) {
            if (!e.isMissing()) {
                throw e;
            }
            output.refuse(id, kept, "the series " + e.reason());
        }
    }
}
