// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import bio.strand.engine.evaluation.RegressionScores;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableRows;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import bio.strand.nodes.views.ScatterChart;
import bio.strand.nodes.views.page.Axis;
import bio.strand.nodes.views.page.ChoicePanel;
import bio.strand.nodes.views.page.Histogram;
import bio.strand.nodes.views.page.Panel;
import bio.strand.nodes.views.page.Reference;
import bio.strand.nodes.views.page.ScatterPanel;
import bio.strand.nodes.views.page.TablePanel;
import bio.strand.nodes.views.page.ViewPage;
import bio.strand.nodes.views.page.ViewPage.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;

/**
 * Scores predicted numbers, one target or several.
 *
 * @param targets where truths and predictions stand
 */
record NumberScoring(List<TargetPair> targets) implements Scoring {

    /** The points of more rows than these have no names in the view. */
    private static final int MAXIMUM_NAMED_ROWS = 20_000;

    private static final DataTableSpec STATISTICS =
            TableSchema.builder()
                    .integer("Rows")
                    .number("RMSE")
                    .number("MAE")
                    .number("R2")
                    .number("Pearson correlation")
                    .number("Spearman correlation")
                    .number("RMSE of guessing the mean")
                    .toSpec();

    @Override
    public DataTableSpec details() {
        TableSchema.Builder columns = TableSchema.builder();
        for (TargetPair target : targets) {
            columns.number("True (%s)".formatted(target.name()));
            columns.number("Predicted (%s)".formatted(target.name()));
            columns.number("Error (%s)".formatted(target.name()));
        }
        return columns.toSpec();
    }

    @Override
    public DataTableSpec statistics() {
        return STATISTICS;
    }

    @Override
    public Result score(BufferedDataTable table, ExecutionContext exec)
            throws KNIMEException, CanceledExecutionException {
        List<GrowingNumbers> truths = new ArrayList<>();
        List<GrowingNumbers> predictions = new ArrayList<>();
        targets.forEach(
                target -> {
                    truths.add(new GrowingNumbers());
                    predictions.add(new GrowingNumbers());
                });
        List<String> rowIds = new ArrayList<>();
        SkippedRows skipped = new SkippedRows();
        BufferedDataTable details;
        try (TableWriter writer = TableWriter.open(exec, details())) {
            TableRows.forEach(
                    table,
                    exec.createSubProgress(0.9),
                    "Comparing",
                    (index, row) -> {
                        if (rowIds.size() <= MAXIMUM_NAMED_ROWS) {
                            rowIds.add(row.rowId());
                        }
                        Object[] cells = new Object[3 * targets.size()];
                        boolean any = false;
                        String reason = "";
                        for (int k = 0; k < targets.size(); k++) {
                            TargetPair target = targets.get(k);
                            double truth = number(row, target.truth());
                            double predicted = number(row, target.prediction());
                            truths.get(k).add(truth);
                            predictions.get(k).add(predicted);
                            cells[3 * k] = Scoring.orMissing(truth);
                            cells[3 * k + 1] = Scoring.orMissing(predicted);
                            cells[3 * k + 2] = Scoring.orMissing(predicted - truth);
                            any |= !Double.isNaN(predicted - truth);
                            if (reason.isEmpty() && Double.isNaN(predicted)) {
                                reason = row.missingReason(target.prediction());
                            }
                        }
                        if (any) {
                            writer.addRow(row.rowId(), cells);
                        } else {
                            skipped.add(
                                    row.rowId(),
                                    reason.isEmpty()
                                            ? "the true or the predicted number is missing"
                                            : reason);
                        }
                    });
            details = writer.finish();
        }
        if (details.size() == 0) {
            throw new KNIMEException(
                    table.size() == 0
                            ? "The input table has no rows; there is nothing to score."
                            : "None of the %d rows has both a true and a predicted number for \"%s\"; check the nodes before this one."
                                    .formatted(table.size(), targets.get(0).name()));
        }
        List<ScatterChart.Target> drawn = new ArrayList<>();
        List<RegressionScores> all = new ArrayList<>();
        BufferedDataTable statistics;
        try (TableWriter writer = TableWriter.open(exec, STATISTICS)) {
            for (int k = 0; k < targets.size(); k++) {
                double[] truth = truths.get(k).toArray();
                double[] predicted = predictions.get(k).toArray();
                RegressionScores scores = RegressionScores.of(truth, predicted);
                all.add(scores);
                writer.addRow(
                        targets.get(k).name(),
                        scores.rows(),
                        Scoring.orMissing(scores.rmse()),
                        Scoring.orMissing(scores.mae()),
                        Scoring.orMissing(scores.r2()),
                        Scoring.orMissing(scores.pearson()),
                        Scoring.orMissing(scores.spearman()),
                        Scoring.orMissing(spread(truth, predicted)));
                drawn.add(
                        new ScatterChart.Target(
                                String.format(
                                        Locale.ROOT,
                                        "%s (R2 %.2f)",
                                        shortened(targets.get(k).name()),
                                        scores.r2()),
                                truth,
                                predicted));
            }
            statistics = writer.finish();
        }
        List<String> warnings = skipped.warning("left out of all scores").stream().toList();
        boolean named = rowIds.size() <= MAXIMUM_NAMED_ROWS;
        return new Result(
                details,
                statistics,
                ScatterChart.draw(drawn),
                warnings,
                page(drawn, all, named ? rowIds : List.of(), warnings));
    }

    private ViewPage page(
            List<ScatterChart.Target> values,
            List<RegressionScores> all,
            List<String> rowIds,
            List<String> warnings) {
        List<ChoicePanel.Choice> choices = new ArrayList<>();
        for (int k = 0; k < targets.size(); k++) {
            String name = targets.get(k).name();
            double[] measured = values.get(k).measured();
            double[] predicted = values.get(k).predicted();
            choices.add(
                    new ChoicePanel.Choice(
                            name,
                            new ScatterPanel(
                                    name,
                                    "Each point is a row; perfect predictions lie on the line.",
                                    Axis.of("Measured"),
                                    Axis.of("Predicted"),
                                    List.of(
                                            new ScatterPanel.Cloud(
                                                    name, measured, predicted, rowIds)),
                                    List.of(
                                            new Reference(
                                                    Reference.Direction.DIAGONAL, 0, "Perfect")))));
        }
        List<Panel> panels = new ArrayList<>();
        panels.add(new ChoicePanel("Measured and predicted", "", "Target", choices));
        panels.add(errors(values));
        panels.add(
                new TablePanel(
                        "Scores",
                        "RMSE and MAE are in the unit of the target. R2 is 1 for perfect"
                                + " predictions and 0 for guessing the mean.",
                        List.of(
                                "Target",
                                "Rows",
                                "RMSE",
                                "MAE",
                                "R2",
                                "Pearson",
                                "Spearman",
                                "RMSE of the mean"),
                        IntStream.range(0, targets.size())
                                .mapToObj(k -> scoreRow(k, values.get(k), all.get(k)))
                                .toList()));
        RegressionScores first = all.get(0);
        List<Fact> facts = new ArrayList<>();
        if (targets.size() == 1) {
            facts.add(
                    ScorePanels.number(
                            "RMSE",
                            first.rmse(),
                            String.format(
                                    Locale.ROOT,
                                    "Guessing the mean: %.3f",
                                    spread(values.get(0).measured(), values.get(0).predicted()))));
            facts.add(ScorePanels.number("MAE", first.mae(), ""));
            facts.add(ScorePanels.number("R2", first.r2(), "1 is perfect, 0 is guessing the mean"));
            facts.add(ScorePanels.number("Pearson correlation", first.pearson(), ""));
            facts.add(ScorePanels.number("Spearman correlation", first.spearman(), ""));
            facts.add(ScorePanels.count("Rows", first.rows()));
        } else {
            facts.add(
                    ScorePanels.number(
                            "Mean R2",
                            all.stream()
                                    .mapToDouble(RegressionScores::r2)
                                    .filter(Double::isFinite)
                                    .average()
                                    .orElse(Double.NaN),
                            "1 is perfect, 0 is guessing the mean"));
            facts.add(ScorePanels.count("Targets", targets.size()));
        }
        return ScorePanels.page(
                "Predicted numbers compared with \"%s\"%s."
                        .formatted(
                                targets.get(0).name(),
                                targets.size() == 1
                                        ? ""
                                        : " and %d more".formatted(targets.size() - 1)),
                facts,
                warnings,
                panels);
    }

    private List<Object> scoreRow(int k, ScatterChart.Target values, RegressionScores scores) {
        List<Object> row = new ArrayList<>();
        row.add(targets.get(k).name());
        row.add(scores.rows());
        row.add(scores.rmse());
        row.add(scores.mae());
        row.add(scores.r2());
        row.add(scores.pearson());
        row.add(scores.spearman());
        row.add(spread(values.measured(), values.predicted()));
        return row;
    }

    /** How errors are distributed, one panel a target. */
    private Panel errors(List<ScatterChart.Target> values) {
        List<ChoicePanel.Choice> choices = new ArrayList<>();
        for (int k = 0; k < targets.size(); k++) {
            double[] measured = values.get(k).measured();
            double[] predicted = values.get(k).predicted();
            double[] errors =
                    IntStream.range(0, measured.length)
                            .mapToDouble(i -> predicted[i] - measured[i])
                            .toArray();
            choices.add(
                    new ChoicePanel.Choice(
                            targets.get(k).name(),
                            Histogram.of(
                                    targets.get(k).name(),
                                    "Predicted minus measured: left of 0 predictions are too low.",
                                    "Error",
                                    "Rows",
                                    errors)));
        }
        return new ChoicePanel("Distribution of the errors", "", "Target", choices);
    }

    /** A number, NaN where it is missing. */
    private double number(RowView row, int column) throws KNIMEException {
        if (row.isMissing(column)) {
            return Double.NaN;
        }
        OptionalDouble number = row.spelledNumber(column);
        if (number.isEmpty() || Double.isInfinite(number.getAsDouble())) {
            throw new KNIMEException(
                    "Row \"%s\" has \"%s\" where a finite number is needed (column %d); correct it, or make it a missing cell."
                            .formatted(row.rowId(), row.text(column), column + 1));
        }
        return number.getAsDouble();
    }

    /** The error of one who always guesses the mean of the compared truths. */
    private static double spread(double[] truth, double[] predicted) {
        double sum = 0;
        int rows = 0;
        for (int i = 0; i < truth.length; i++) {
            if (!Double.isNaN(truth[i]) && !Double.isNaN(predicted[i])) {
                sum += truth[i];
                rows++;
            }
        }
        double[] guesses = new double[truth.length];
        Arrays.fill(guesses, sum / rows);
        for (int i = 0; i < guesses.length; i++) {
            if (Double.isNaN(predicted[i])) {
                guesses[i] = Double.NaN;
            }
        }
        return RegressionScores.of(truth, guesses).rmse();
    }

    private static String shortened(String name) {
        return name.length() <= 18 ? name : name.substring(0, 17) + "\u2026";
    }
}
