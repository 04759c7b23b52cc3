// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.series;

import bio.strand.engine.encoding.SeriesColumns;
import bio.strand.engine.encoding.SeriesEncoder;
import bio.strand.engine.encoding.SeriesPoints;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.ColumnRole;
import bio.strand.nodes.tables.RowView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.NominalValue;
import org.knime.core.node.InvalidSettingsException;

/**
 * A long table: one row is one time of one series. The measurements of all series are held in
 * memory, eight bytes a value, because the rows of a series may stand anywhere.
 */
final class LongSeries {

    private final TimeSeriesEncoderNodeParameters parameters;
    private final SeriesEncoder encoder;
    private final int group;
    private final int time;
    private final int[] features;
    private final int[] kept;
    private final List<DataColumnSpec> keptSpecs;
    private final Map<String, Collected> series = new LinkedHashMap<>();
    private final SkippedRows unplaced = new SkippedRows();
    private final Set<String> differing = new TreeSet<>();

    private record Collected(SeriesPoints points, DataCell[] kept) {}

    private LongSeries(
            TimeSeriesEncoderNodeParameters parameters,
            DataTableSpec table,
            int group,
            int time,
            int[] features) {
        this.parameters = parameters;
        this.group = group;
        this.time = time;
        this.features = features;
        encoder =
                new SeriesEncoder(
                        parameters.toSpec(
                                IntStream.of(features)
                                        .mapToObj(column -> table.getColumnSpec(column).getName())
                                        .toList(),
                                List.of()));
        kept =
                IntStream.range(0, table.getNumColumns())
                        .filter(
                                column ->
                                        column == group
                                                || parameters.keepFurther
                                                        && column != time
                                                        && IntStream.of(features)
                                                                .noneMatch(f -> f == column))
                        .toArray();
        keptSpecs = IntStream.of(kept).mapToObj(table::getColumnSpec).toList();
    }

    /**
     * Finds the columns in a table.
     *
     * @param parameters the settings of the node
     * @param table the specification of the table
     * @return how the table is read
     * @throws InvalidSettingsException if a column is not there; the message says what to set
     */
    static LongSeries of(TimeSeriesEncoderNodeParameters parameters, DataTableSpec table)
            throws InvalidSettingsException {
        int group = group(parameters, table);
        String timeName =
                parameters.timeColumn.isEmpty()
                        ? TimeSeriesEncoderNodeParameters.guessTime(table)
                        : parameters.timeColumn;
        int time =
                ColumnRole.NUMBER.resolve(
                        table, timeName, TimeSeriesEncoderNodeParameters.TIME_TITLE);
        List<DataColumnSpec> numeric = table.stream().filter(ColumnRole.NUMBER::matches).toList();
        int[] features =
                IntStream.of(table.columnsToIndices(parameters.featureColumns.filter(numeric)))
                        .filter(column -> column != group && column != time)
                        .toArray();
        if (features.length == 0) {
            throw new InvalidSettingsException(
                    "No numeric column is left for \"Feature columns\" beside the time: choose at"
                            + " least one in the dialog.");
        }
        return new LongSeries(parameters, table, group, time, features);
    }

    private static int group(TimeSeriesEncoderNodeParameters parameters, DataTableSpec table)
            throws InvalidSettingsException {
        String name =
                parameters.groupColumn.isEmpty()
                        ? TimeSeriesEncoderNodeParameters.guessGroup(table)
                        : parameters.groupColumn;
        int column = table.findColumnIndex(name);
        if (column < 0) {
            throw new InvalidSettingsException(
                    name.isEmpty()
                            ? "The input table has no text column for \""
                                    + TimeSeriesEncoderNodeParameters.GROUP_TITLE
                                    + "\": add the column that says which series a row belongs to,"
                                    + " or set the layout to wide."
                            : String.format(
                                    "The column \"%s\" chosen under \"%s\" is not in the input"
                                            + " table. Open the dialog and choose another.",
                                    name, TimeSeriesEncoderNodeParameters.GROUP_TITLE));
        }
        if (!table.getColumnSpec(column).getType().isCompatible(NominalValue.class)) {
            throw new InvalidSettingsException(
                    String.format(
                            "The column \"%s\" chosen under \"%s\" is of type %s: choose a column"
                                    + " of text or whole numbers.",
                            name,
                            TimeSeriesEncoderNodeParameters.GROUP_TITLE,
                            table.getColumnSpec(column).getType().getName()));
        }
        return column;
    }

    SeriesEncoder encoder() {
        return encoder;
    }

    /** The columns that come along. */
    List<DataColumnSpec> kept() {
        return keptSpecs;
    }

    /** Takes one row. */
    void add(RowView row) {
        if (row.isMissing(group) || row.isMissing(time)) {
            unplaced.add(
                    row.rowId(),
                    row.isMissing(group) ? "the series is missing" : "the time is missing");
            return;
        }
        Collected collected =
                series.computeIfAbsent(
                        row.text(group),
                        id ->
                                new Collected(
                                        new SeriesPoints(id, features.length),
                                        IntStream.of(kept)
                                                .mapToObj(row::cell)
                                                .toArray(DataCell[]::new)));
        double[] values = new double[features.length];
        for (int f = 0; f < values.length; f++) {
            values[f] = row.isMissing(features[f]) ? Double.NaN : row.number(features[f]);
        }
        collected.points().add(row.number(time), values);
        for (int i = 0; i < kept.length; i++) {
            DataCell first = collected.kept()[i];
            DataCell cell = row.cell(kept[i]);
            boolean bothMissing = cell.isMissing() && first.isMissing();
            if (!bothMissing && !cell.equals(first)) {
                collected.kept()[i] = DataType.getMissingCell();
                differing.add(keptSpecs.get(i).getName());
            }
        }
    }

    /** Encodes all series, in the order in which they were first seen. */
    void encode(SeriesTable output) {
        series.forEach(
                (id, collected) -> {
                    SeriesPoints.Steps steps =
                            collected.points().steps(parameters.sameTime.repeated());
                    if (!SeriesColumns.isEvenlySpaced(steps.times())) {
                        output.noteUneven();
                    }
                    WideSeries.encode(
                            parameters,
                            encoder,
                            output,
                            id,
                            collected.kept(),
                            steps.times(),
                            steps.values(),
                            steps.missing());
                });
    }

    /** What the user should know of the rows taken. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        unplaced.warning("belong to no series or time and were left out").ifPresent(warnings::add);
        if (!differing.isEmpty()) {
            warnings.add(
                    "Columns with different values within a series have missing cells there: "
                            + String.join(", ", differing)
                            + ".");
        }
        long single = series.values().stream().filter(s -> s.points().size() == 1).count();
        if (single > 0) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d series have only one row, in which nothing changes over"
                                    + " time: check \"%s\".",
                            single,
                            series.size(),
                            TimeSeriesEncoderNodeParameters.GROUP_TITLE));
        }
        return warnings;
    }
}
