// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import bio.strand.engine.evaluation.ClassScores;
import bio.strand.engine.evaluation.ClassificationScores;
import bio.strand.engine.evaluation.ConfusionMatrix;
import bio.strand.engine.evaluation.MultiLabelScores;
import bio.strand.engine.evaluation.RocCurve;
import bio.strand.engine.evaluation.TargetScores;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableRows;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import bio.strand.nodes.tables.YesNo;
import bio.strand.nodes.views.RocChart;
import bio.strand.nodes.views.page.Axis;
import bio.strand.nodes.views.page.BarPanel;
import bio.strand.nodes.views.page.ChoicePanel;
import bio.strand.nodes.views.page.Panel;
import bio.strand.nodes.views.page.ViewPage;
import bio.strand.nodes.views.page.ViewPage.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;

/**
 * Scores yes/no targets, each over the rows whose label is known.
 *
 * @param targets where truths, predictions and probabilities stand
 */
record YesNoScoring(List<TargetPair> targets) implements Scoring {

    private static final String MEAN = "Mean";

    private static final List<String> NO_YES = List.of("0", "1");

    private static final DataTableSpec DETAILS =
            TableSchema.builder().longInteger("0").longInteger("1").toSpec();

    private static final DataTableSpec STATISTICS =
            TableSchema.builder()
                    .integer("Rows")
                    .integer("Positives")
                    .integer("Negatives")
                    .number("ROC-AUC")
                    .number("Average precision")
                    .number("Accuracy")
                    .number("Balanced accuracy")
                    .number("Precision")
                    .number("Recall")
                    .number("F1")
                    .number("MCC")
                    .toSpec();

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
        int count = targets.size();
        List<GrowingNumbers> truths = new ArrayList<>();
        List<GrowingNumbers> probabilities = new ArrayList<>();
        List<ConfusionMatrix> matrices = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            truths.add(new GrowingNumbers());
            probabilities.add(new GrowingNumbers());
            matrices.add(new ConfusionMatrix(NO_YES));
        }
        SkippedRows skipped = new SkippedRows();
        TableRows.forEach(
                table,
                exec.createSubProgress(0.8),
                "Comparing",
                (index, row) -> {
                    boolean any = false;
                    for (int k = 0; k < count; k++) {
                        TargetPair target = targets.get(k);
                        double truth = yesNo(row, target.truth());
                        double predicted = yesNo(row, target.prediction());
                        boolean known = !Double.isNaN(truth) && !Double.isNaN(predicted);
                        truths.get(k).add(known ? truth : Double.NaN);
                        probabilities.get(k).add(probability(row, target, predicted));
                        if (known) {
                            matrices.get(k).add((int) truth, (int) predicted);
                            any = true;
                        }
                    }
                    if (!any) {
                        skipped.add(row.rowId(), "no target has both a label and a prediction");
                    }
                });
        if (skipped.count() == table.size()) {
            throw new KNIMEException(
                    table.size() == 0
                            ? "The input table has no rows; there is nothing to score."
                            : "None of the %d rows has both a label and a prediction for one of the targets; check the nodes before this one."
                                    .formatted(table.size()));
        }
        exec.setProgress(0.8, "Computing scores");
        double[][] labels = toArrays(truths);
        double[][] scores = toArrays(probabilities);
        MultiLabelScores all =
                MultiLabelScores.of(
                        targets.stream().map(TargetPair::name).toList(), labels, scores);
        List<RocChart.Curve> curves = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            exec.checkCanceled();
            if (targets.get(k).probability().isPresent()
                    && !Double.isNaN(all.targets().get(k).rocArea())) {
                curves.add(curve(targets.get(k).name(), labels[k], scores[k]));
            }
        }
        List<String> warnings = new ArrayList<>();
        skipped.warning("left out of all scores").ifPresent(warnings::add);
        List<String> bare =
                targets.stream()
                        .filter(target -> target.probability().isEmpty())
                        .map(TargetPair::name)
                        .toList();
        if (!bare.isEmpty()) {
            warnings.add(
                    "No ROC curve for %s: the table has no column such as \"P (%s=1)\". Let the predictor append probabilities, or check the suffix."
                            .formatted(String.join(", ", bare), bare.get(0)));
        }
        return new Result(
                detailsTable(matrices, exec),
                statisticsTable(all, matrices, exec),
                RocChart.draw(curves, curves.isEmpty() ? "no probabilities" : ""),
                warnings,
                page(all, matrices, curves, warnings));
    }

    private ViewPage page(
            MultiLabelScores all,
            List<ConfusionMatrix> matrices,
            List<RocChart.Curve> curves,
            List<String> warnings) {
        List<String> names = targets.stream().map(TargetPair::name).toList();
        List<Fact> facts = new ArrayList<>();
        facts.add(
                ScorePanels.number(
                        "Mean ROC-AUC", all.meanRocArea(), "1 is perfect, 0.5 is guessing"));
        facts.add(
                ScorePanels.number(
                        "Mean average precision",
                        all.meanAveragePrecision(),
                        "Guessing gives the share of positives"));
        facts.add(ScorePanels.count("Targets", names.size()));
        List<Panel> panels = new ArrayList<>();
        if (!curves.isEmpty()) {
            panels.add(ScorePanels.roc(curves, "positive rows"));
        }
        panels.add(
                new ChoicePanel(
                        "Confusions",
                        "",
                        "Target",
                        IntStream.range(0, names.size())
                                .mapToObj(
                                        k ->
                                                new ChoicePanel.Choice(
                                                        names.get(k),
                                                        ScorePanels.matrix(
                                                                names.get(k), matrices.get(k))))
                                .toList()));
        panels.add(
                new BarPanel(
                        "Scores of each target",
                        "ROC-AUC: how well rows with yes are ranked before rows with no; 0.5 is"
                            + " guessing. Average precision tells more where positives are rare;"
                            + " guessing gives the share of positives.",
                        "Target",
                        Axis.share("Score"),
                        names,
                        List.of(
                                bars("ROC-AUC", all, TargetScores::rocArea),
                                bars("Average precision", all, TargetScores::averagePrecision),
                                bars("Share of positives", all, YesNoScoring::shareOfPositives))));
        return ScorePanels.page(
                "Predicted answers compared with the known ones, each target over the rows whose"
                        + " answer is known.",
                facts,
                warnings,
                panels);
    }

    private static BarPanel.Bars bars(
            String name, MultiLabelScores all, ToDoubleFunction<TargetScores> score) {
        return new BarPanel.Bars(name, all.targets().stream().mapToDouble(score).toArray());
    }

    private static double shareOfPositives(TargetScores target) {
        return target.positives() / (double) (target.positives() + target.negatives());
    }

    private static double yesNo(RowView row, int column) throws KNIMEException {
        if (row.isMissing(column)) {
            return Double.NaN;
        }
        double value = YesNo.of(row, column);
        if (Double.isNaN(value)) {
            throw new KNIMEException(
                    "Row \"%s\" has \"%s\" in column %d, which is neither yes (1, true) nor no (0, false); correct it, make it a missing cell, or choose another task."
                            .formatted(row.rowId(), row.text(column), column + 1));
        }
        return value;
    }

    private static double probability(RowView row, TargetPair target, double predicted) {
        if (target.probability().isEmpty()) {
            return predicted;
        }
        int column = target.probability().getAsInt();
        return row.isMissing(column) ? Double.NaN : row.number(column);
    }

    private static double[][] toArrays(List<GrowingNumbers> numbers) {
        return numbers.stream().map(GrowingNumbers::toArray).toArray(double[][]::new);
    }

    private static RocChart.Curve curve(String name, double[] labels, double[] scores) {
        boolean[] positive = new boolean[labels.length];
        double[] used = new double[labels.length];
        int rows = 0;
        for (int i = 0; i < labels.length; i++) {
            if (!Double.isNaN(labels[i]) && !Double.isNaN(scores[i])) {
                positive[rows] = labels[i] == 1;
                used[rows++] = scores[i];
            }
        }
        RocCurve curve = RocCurve.of(Arrays.copyOf(positive, rows), Arrays.copyOf(used, rows));
        return new RocChart.Curve(
                name, curve.falsePositiveRates(), curve.truePositiveRates(), curve.area());
    }

    private BufferedDataTable detailsTable(List<ConfusionMatrix> matrices, ExecutionContext exec) {
        try (TableWriter writer = TableWriter.open(exec, DETAILS)) {
            for (int k = 0; k < matrices.size(); k++) {
                for (int truth = 0; truth < 2; truth++) {
                    writer.addRow(
                            "%s = %s".formatted(targets.get(k).name(), NO_YES.get(truth)),
                            matrices.get(k).count(truth, 0),
                            matrices.get(k).count(truth, 1));
                }
            }
            return writer.finish();
        }
    }

    private static BufferedDataTable statisticsTable(
            MultiLabelScores all, List<ConfusionMatrix> matrices, ExecutionContext exec) {
        double[][] columns = new double[7][matrices.size()];
        try (TableWriter writer = TableWriter.open(exec, STATISTICS)) {
            for (int k = 0; k < matrices.size(); k++) {
                TargetScores target = all.targets().get(k);
                ClassificationScores scores = ClassificationScores.of(matrices.get(k));
                ClassScores yes = scores.classes().get(1);
                double[] own = {
                    target.rocArea(),
                    target.averagePrecision(),
                    scores.accuracy(),
                    scores.balancedAccuracy(),
                    yes.precision(),
                    yes.recall(),
                    yes.f1()
                };
                for (int i = 0; i < own.length; i++) {
                    columns[i][k] = own[i];
                }
                writer.addRow(
                        target.name().equals(MEAN) ? MEAN + " (target)" : target.name(),
                        target.positives() + target.negatives(),
                        target.positives(),
                        target.negatives(),
                        Scoring.orMissing(own[0]),
                        Scoring.orMissing(own[1]),
                        Scoring.orMissing(own[2]),
                        Scoring.orMissing(own[3]),
                        Scoring.orMissing(own[4]),
                        Scoring.orMissing(own[5]),
                        Scoring.orMissing(own[6]),
                        Scoring.orMissing(scores.matthewsCorrelation()));
            }
            Object[] mean = new Object[11];
            for (int i = 0; i < columns.length; i++) {
                mean[3 + i] = Scoring.orMissing(RocCurve.macroAverage(columns[i]));
            }
            writer.addRow(MEAN, mean);
            return writer.finish();
        }
    }
}
