// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.engine.evaluation.RegressionScores;
import bio.strand.engine.evaluation.SeriesForecaster;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableRows;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import bio.strand.nodes.views.RenderedChart;
import bio.strand.nodes.views.StepErrorChart;
import bio.strand.nodes.views.page.Axis;
import bio.strand.nodes.views.page.ChoicePanel;
import bio.strand.nodes.views.page.LinePanel;
import bio.strand.nodes.views.page.LinePanel.Line;
import bio.strand.nodes.views.page.Panel;
import bio.strand.nodes.views.page.ViewPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

/**
 * Scores forecasts one step ahead, beside those of plain methods, on measured values only.
 *
 * @param truth the index of the column with the series
 * @param prediction the index of the column with the forecasts: for each step from the second one
 *     on the value of each measured feature
 * @param encoding how the series are encoded
 * @param fitted the index of the column with the series that the autoregression is fitted to; empty
 *     for the scored series themselves
 * @param fittedEncoding how those are encoded
 */
record ForecastScoring(
        int truth,
        int prediction,
        SeriesEncoding encoding,
        OptionalInt fitted,
        SeriesEncoding fittedEncoding)
        implements Scoring {

    /** Series that the view shows; more would swell the saved workflow. */
    private static final int MAXIMUM_SERIES = 50;

    private static final String NETWORK = "Prediction";

    private static final DataTableSpec STATISTICS =
            TableSchema.builder()
                    .integer("Values")
                    .number("RMSE")
                    .number("MAE")
                    .number("R2")
                    .number("Pearson correlation")
                    .number("Spearman correlation")
                    .toSpec();

    private static final DataTableSpec DETAILS = detailsSpec();

    /**
     * Prepares the scoring of a table.
     *
     * @param table the table
     * @param truth the index of a column of encoded series
     * @param prediction the index of a list column
     * @param fitted the index of another column of encoded series, or empty
     * @return the scoring
     * @throws InvalidSettingsException if a column holds sequences instead of measured values, or
     *     the two have different features
     */
    static ForecastScoring of(DataTableSpec table, int truth, int prediction, OptionalInt fitted)
            throws InvalidSettingsException {
        SeriesEncoding encoding = seriesIn(table.getColumnSpec(truth));
        SeriesEncoding other =
                fitted.isPresent() ? seriesIn(table.getColumnSpec(fitted.getAsInt())) : encoding;
        return new ForecastScoring(truth, prediction, encoding, fitted, other);
    }

    private static SeriesEncoding seriesIn(DataColumnSpec column) throws InvalidSettingsException {
        Encoding found = EncodedColumn.encodingOf(column);
        if (found instanceof SeriesEncoding series) {
            return series;
        }
        throw new InvalidSettingsException(
                "The column \"%s\" holds encoded sequences of letters, but forecasts are compared with series of measured values; choose a column that the Time Series Encoder made."
                        .formatted(column.getName()));
    }

    private static DataTableSpec detailsSpec() {
        TableSchema.Builder columns = TableSchema.builder().integer("Values");
        columns.number("RMSE (" + NETWORK + ")");
        for (SeriesForecaster method : SeriesForecaster.values()) {
            columns.number("RMSE (" + method.label() + ")");
        }
        return columns.toSpec();
    }

    @Override
    public DataTableSpec details() {
        return DETAILS;
    }

    @Override
    public DataTableSpec statistics() {
        return STATISTICS;
    }

    @Override
    public Result score(BufferedDataTable table, ExecutionContext exec)
            throws KNIMEException, CanceledExecutionException {
        List<double[]> series = new ArrayList<>();
        List<double[]> forecasts = new ArrayList<>();
        List<double[]> learned = new ArrayList<>();
        List<String> names = new ArrayList<>();
        SkippedRows skipped = new SkippedRows();
        TableRows.forEach(
                table,
                exec.createSubProgress(0.8),
                "Comparing",
                (index, row) -> {
                    if (fitted.isPresent() && !row.isMissing(fitted.getAsInt())) {
                        addSeries(row.encoded(fitted.getAsInt()), fittedEncoding, learned);
                    }
                    String refusal = refusal(row);
                    if (refusal.isEmpty()) {
                        addSeries(row.encoded(truth), encoding, series);
                        if (names.size() < MAXIMUM_SERIES) {
                            addNames(row.rowId(), names);
                        }
                        addForecasts(row.numbers(prediction), forecasts);
                    } else {
                        skipped.add(row.rowId(), refusal);
                    }
                });
        if (series.isEmpty()) {
            throw new KNIMEException(
                    table.size() == 0
                            ? "The input table has no rows; there is nothing to score."
                            : "None of the %d rows has both a series and a forecast%s; check the nodes before this one."
                                    .formatted(
                                            table.size(),
                                            skipped.warning("left out")
                                                    .map(warning -> " (" + warning + ")")
                                                    .orElse("")));
        }
        double[][] truths = series.toArray(double[][]::new);
        double[][] fit = fitted.isPresent() ? learned.toArray(double[][]::new) : truths;
        Map<String, double[][]> methods = new LinkedHashMap<>();
        methods.put(NETWORK, forecasts.toArray(double[][]::new));
        for (SeriesForecaster method : SeriesForecaster.values()) {
            exec.checkCanceled();
            methods.put(method.label(), method.forecast(truths, fit));
        }
        Map<String, RegressionScores> overall = new LinkedHashMap<>();
        methods.forEach(
                (name, values) -> overall.put(name, SeriesForecaster.score(truths, values)));
        if (overall.get(NETWORK).rows() == 0) {
            throw new KNIMEException(
                    "No series has a measured value from the third step on; there is nothing to"
                            + " score. Take longer series.");
        }
        List<double[]> byStep = new ArrayList<>();
        methods.values().forEach(values -> byStep.add(errorsByStep(truths, values)));
        List<String> warnings = warnings(skipped, overall);
        return new Result(
                detailsTable(truths, byStep, exec),
                statisticsTable(overall, exec),
                chart(methods, byStep, overall),
                warnings,
                page(names, truths, methods, byStep, overall, warnings));
    }

    private void addNames(String rowId, List<String> names) {
        List<String> features = encoding.measured();
        for (String feature : features) {
            names.add(features.size() == 1 ? rowId : rowId + ", " + feature);
        }
    }

    private ViewPage page(
            List<String> names,
            double[][] series,
            Map<String, double[][]> methods,
            List<double[]> byStep,
            Map<String, RegressionScores> overall,
            List<String> warnings) {
        List<Line> errors = new ArrayList<>();
        List<String> labels = List.copyOf(methods.keySet());
        for (int m = 0; m < labels.size(); m++) {
            double[] steps = steps(byStep.get(m).length);
            String label =
                    String.format(
                            Locale.ROOT,
                            "%s (%.3f)",
                            labels.get(m),
                            overall.get(labels.get(m)).rmse());
            errors.add(
                    m == 0
                            ? Line.solid(label, steps, byStep.get(m))
                            : Line.dashed(label, steps, byStep.get(m)));
        }
        List<ChoicePanel.Choice> choices = new ArrayList<>();
        int shown = Math.min(names.size(), MAXIMUM_SERIES);
        for (int i = 0; i < shown; i++) {
            double[] steps = steps(series[i].length);
            List<Line> lines = new ArrayList<>();
            lines.add(Line.solid("Measured", steps, series[i]));
            for (String label : labels) {
                lines.add(Line.dashed(label, steps, methods.get(label)[i]));
            }
            choices.add(
                    new ChoicePanel.Choice(
                            names.get(i),
                            new LinePanel(
                                    names.get(i),
                                    "",
                                    Axis.count("Step"),
                                    Axis.of("Value"),
                                    lines,
                                    List.of())));
        }
        RegressionScores own = overall.get(NETWORK);
        String best =
                labels.stream()
                        .skip(1)
                        .min(Comparator.comparingDouble(label -> overall.get(label).rmse()))
                        .map(
                                label ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s: %.3f",
                                                label,
                                                overall.get(label).rmse()))
                        .orElse("");
        List<Panel> panels =
                List.of(
                        new LinePanel(
                                "Error of the forecast one step ahead",
                                "Lower is better; in brackets the error over all steps. Dashed:"
                                        + " plain methods on the same values.",
                                Axis.count("Step"),
                                Axis.fromZero("RMSE"),
                                errors,
                                List.of()),
                        new ChoicePanel(
                                "Measured and forecast",
                                series.length > shown
                                        ? "The first %d of %d series."
                                                .formatted(shown, series.length)
                                        : "",
                                "Series",
                                choices));
        return ScorePanels.page(
                "Forecasts one step ahead compared with what was measured.",
                List.of(
                        ScorePanels.number("RMSE", own.rmse(), best),
                        ScorePanels.number("MAE", own.mae(), ""),
                        ScorePanels.number("R2", own.r2(), "1 is perfect"),
                        ScorePanels.number("Pearson correlation", own.pearson(), ""),
                        ScorePanels.count("Values", own.rows())),
                warnings,
                panels);
    }

    private static double[] steps(int count) {
        return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
    }

    private String refusal(RowView row) {
        for (int column : new int[] {truth, prediction}) {
            if (row.isMissing(column)) {
                String reason = row.missingReason(column);
                return reason.isEmpty()
                        ? (column == truth ? "the series" : "the forecast") + " is missing"
                        : reason;
            }
        }
        int steps = row.encoded(truth).length();
        int values = row.numbers(prediction).length;
        int expected = (steps - 1) * encoding.measured().size();
        return values == expected
                ? ""
                : "its forecast has %d values, but %d belong to a series of %d steps"
                        .formatted(values, expected, steps);
    }

    /** One array for each measured feature, NaN where it was not measured. */
    private static void addSeries(
            EncodedSequence sequence, SeriesEncoding encoding, List<double[]> series) {
        int features = encoding.measured().size();
        for (int f = 0; f < features; f++) {
            double[] values = new double[sequence.length()];
            for (int t = 0; t < values.length; t++) {
                boolean imputed = encoding.indicators() && sequence.valueAt(t, features + f) != 0;
                values[t] = imputed ? Double.NaN : sequence.valueAt(t, f);
            }
            series.add(values);
        }
    }

    /** The forecasts begin at the second step. */
    private void addForecasts(double[] values, List<double[]> forecasts) {
        int features = encoding.measured().size();
        for (int f = 0; f < features; f++) {
            double[] one = new double[values.length / features + 1];
            one[0] = Double.NaN;
            for (int t = 1; t < one.length; t++) {
                one[t] = values[(t - 1) * features + f];
            }
            forecasts.add(one);
        }
    }

    private static double[] errorsByStep(double[][] series, double[][] forecasts) {
        int steps = Arrays.stream(series).mapToInt(values -> values.length).max().orElse(0);
        double[] errors = new double[steps];
        for (int t = 0; t < steps; t++) {
            double squares = 0;
            int count = 0;
            for (int i = 0; i < series.length; i++) {
                if (t >= SeriesForecaster.FIRST_SCORED_STEP && t < series[i].length) {
                    double error = forecasts[i][t] - series[i][t];
                    if (!Double.isNaN(error)) {
                        squares += error * error;
                        count++;
                    }
                }
            }
            errors[t] = count == 0 ? Double.NaN : Math.sqrt(squares / count);
        }
        return errors;
    }

    private BufferedDataTable detailsTable(
            double[][] series, List<double[]> byStep, ExecutionContext exec) {
        List<String> names = encoding.stepNames();
        try (TableWriter writer = TableWriter.open(exec, DETAILS)) {
            for (int t = SeriesForecaster.FIRST_SCORED_STEP; t < byStep.get(0).length; t++) {
                int measured = 0;
                for (double[] values : series) {
                    measured += t < values.length && !Double.isNaN(values[t]) ? 1 : 0;
                }
                Object[] cells = new Object[1 + byStep.size()];
                cells[0] = measured;
                for (int m = 0; m < byStep.size(); m++) {
                    cells[m + 1] = Scoring.orMissing(byStep.get(m)[t]);
                }
                String name = t < names.size() ? " (" + names.get(t) + ")" : "";
                writer.addRow("Step " + (t + 1) + name, cells);
            }
            return writer.finish();
        }
    }

    private static BufferedDataTable statisticsTable(
            Map<String, RegressionScores> overall, ExecutionContext exec) {
        try (TableWriter writer = TableWriter.open(exec, STATISTICS)) {
            overall.forEach(
                    (name, scores) ->
                            writer.addRow(
                                    name,
                                    scores.rows(),
                                    Scoring.orMissing(scores.rmse()),
                                    Scoring.orMissing(scores.mae()),
                                    Scoring.orMissing(scores.r2()),
                                    Scoring.orMissing(scores.pearson()),
                                    Scoring.orMissing(scores.spearman())));
            return writer.finish();
        }
    }

    private static RenderedChart chart(
            Map<String, double[][]> methods,
            List<double[]> byStep,
            Map<String, RegressionScores> overall) {
        List<StepErrorChart.Method> drawn = new ArrayList<>();
        int m = 0;
        for (String name : methods.keySet()) {
            drawn.add(new StepErrorChart.Method(name, byStep.get(m), overall.get(name).rmse()));
            m++;
        }
        return StepErrorChart.draw(drawn);
    }

    private static List<String> warnings(
            SkippedRows skipped, Map<String, RegressionScores> overall) {
        List<String> warnings = new ArrayList<>();
        skipped.warning("left out of all scores").ifPresent(warnings::add);
        double own = overall.get(NETWORK).rmse();
        overall.entrySet().stream()
                .skip(1)
                .filter(method -> method.getValue().rmse() <= own)
                .findFirst()
                .ifPresent(
                        better ->
                                warnings.add(
                                        String.format(
                                                Locale.ROOT,
                                                "The forecasts (RMSE %.3f) are no better than those"
                                                        + " of the plain method \"%s\" (%.3f).",
                                                own,
                                                better.getKey(),
                                                better.getValue().rmse())));
        return warnings;
    }
}
