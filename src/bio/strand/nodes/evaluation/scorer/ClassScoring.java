// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import bio.strand.engine.evaluation.ClassScores;
import bio.strand.engine.evaluation.ClassificationScores;
import bio.strand.engine.evaluation.ConfusionMatrix;
import bio.strand.engine.evaluation.RocCurve;
import bio.strand.nodes.tables.TableRows;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import bio.strand.nodes.views.RenderedChart;
import bio.strand.nodes.views.RocChart;
import bio.strand.nodes.views.page.Panel;
import bio.strand.nodes.views.page.ViewPage;
import bio.strand.nodes.views.page.ViewPage.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;

/**
 * Scores predicted classes.
 *
 * @param columns where the values stand
 * @param parameters how the user wants them to be scored
 */
record ClassScoring(ScorerColumns columns, SequenceScorerNodeParameters parameters)
        implements Scoring {

    private static final String OVERALL = "Overall";

    private static final DataTableSpec STATISTICS =
            TableSchema.builder()
                    .longInteger("Rows")
                    .longInteger("True positives")
                    .longInteger("False positives")
                    .longInteger("True negatives")
                    .longInteger("False negatives")
                    .number("Precision")
                    .number("Recall")
                    .number("Specificity")
                    .number("F1")
                    .number("ROC-AUC")
                    .number("Accuracy")
                    .number("Balanced accuracy")
                    .number("MCC")
                    .number("Cohen's kappa")
                    .toSpec();

    @Override
    public DataTableSpec details() {
        return columns.labelsAreKnown() ? matrixSpec(columns.possibleLabels()) : null;
    }

    @Override
    public DataTableSpec statistics() {
        return STATISTICS;
    }

    @Override
    public Result score(BufferedDataTable table, ExecutionContext exec)
            throws KNIMEException, CanceledExecutionException {
        ScoredRows rows = new ScoredRows(columns);
        TableRows.forEach(
                table, exec.createSubProgress(0.8), "Comparing", (index, row) -> rows.add(row));
        if (rows.size() == 0) {
            throw new KNIMEException(
                    table.size() == 0
                            ? "The input table has no rows; there is nothing to score."
                            : "None of the %d rows has both a true class in column \"%s\" and a predicted class in column \"%s\"; check the nodes before this one."
                                    .formatted(
                                            table.size(),
                                            name(table, columns.truth()),
                                            name(table, columns.prediction())));
        }
        exec.setProgress(0.8, "Computing scores");
        ConfusionMatrix matrix = rows.confusionMatrix();
        Map<String, RocCurve> curves = new LinkedHashMap<>();
        for (String label : matrix.labels()) {
            exec.checkCanceled();
            rows.rocCurve(label).ifPresent(curve -> curves.put(label, curve));
        }
        exec.setProgress(0.95, "Drawing ROC curves");
        List<RocChart.Curve> drawable = drawable(curves);
        ClassificationScores scores = ClassificationScores.of(matrix);
        List<String> warnings = warnings(table, rows);
        return new Result(
                matrixTable(matrix, exec),
                statisticsTable(scores, curves, exec),
                chart(drawable, curves.isEmpty()),
                warnings,
                page(name(table, columns.truth()), matrix, scores, drawable, warnings));
    }

    private static ViewPage page(
            String target,
            ConfusionMatrix matrix,
            ClassificationScores scores,
            List<RocChart.Curve> curves,
            List<String> warnings) {
        List<Fact> facts = new ArrayList<>();
        facts.add(ScorePanels.percent("Accuracy", scores.accuracy(), ""));
        facts.add(
                ScorePanels.percent(
                        "Balanced accuracy",
                        scores.balancedAccuracy(),
                        "Mean recall: each class counts the same"));
        facts.add(
                ScorePanels.number(
                        "MCC", scores.matthewsCorrelation(), "1 is perfect, 0 is guessing"));
        if (!curves.isEmpty()) {
            double[] areas = curves.stream().mapToDouble(RocChart.Curve::areaUnderCurve).toArray();
            facts.add(
                    ScorePanels.number(
                            "Mean ROC-AUC",
                            RocCurve.macroAverage(areas),
                            "1 is perfect, 0.5 is guessing"));
        }
        facts.add(ScorePanels.count("Rows", scores.total()));
        List<Panel> panels = new ArrayList<>();
        panels.add(ScorePanels.matrix("Confusion matrix", matrix));
        if (!curves.isEmpty()) {
            panels.add(ScorePanels.roc(curves, "rows of the class"));
        }
        panels.add(ScorePanels.byClass(scores, "class"));
        return ScorePanels.page(
                "Predicted classes compared with \"%s\".".formatted(target),
                facts,
                warnings,
                panels);
    }

    private List<String> warnings(BufferedDataTable table, ScoredRows rows) {
        List<String> warnings = new ArrayList<>();
        rows.withoutClass().warning("left out of all scores").ifPresent(warnings::add);
        rows.withoutProbability()
                .warning("left out of ROC curves for want of a probability")
                .ifPresent(warnings::add);
        if (parameters.useProbabilities && columns.probabilities().isEmpty()) {
            warnings.add(
                    "No ROC curves: the table has no columns such as \"P (%s=%s)%s\". Let the predictor append probabilities, check the suffix, or switch \"Use probabilities\" off."
                            .formatted(
                                    name(table, columns.truth()),
                                    rows.sortedLabels().get(0),
                                    parameters.probabilitySuffix));
        }
        return warnings;
    }

    /** A class that never occurs, or alone, has no curve. */
    private static List<RocChart.Curve> drawable(Map<String, RocCurve> curves) {
        List<RocChart.Curve> drawable = new ArrayList<>();
        curves.forEach(
                (label, curve) -> {
                    if (!Double.isNaN(curve.area())) {
                        drawable.add(
                                new RocChart.Curve(
                                        label,
                                        curve.falsePositiveRates(),
                                        curve.truePositiveRates(),
                                        curve.area()));
                    }
                });
        return drawable;
    }

    private static RenderedChart chart(List<RocChart.Curve> drawable, boolean hasNone) {
        String note = "";
        if (drawable.isEmpty()) {
            note = hasNone ? "no probabilities" : "needs rows of two classes";
        }
        return RocChart.draw(drawable, note);
    }

    static DataTableSpec matrixSpec(Collection<String> labels) {
        TableSchema.Builder columns = TableSchema.builder();
        for (String name : names(labels)) {
            columns.longInteger(name);
        }
        return columns.toSpec();
    }

    static BufferedDataTable matrixTable(ConfusionMatrix matrix, ExecutionContext exec) {
        List<String> names = names(matrix.labels());
        try (TableWriter writer = TableWriter.open(exec, matrixSpec(matrix.labels()))) {
            for (int truth = 0; truth < matrix.size(); truth++) {
                int row = truth;
                writer.addRow(
                        names.get(truth),
                        IntStream.range(0, matrix.size())
                                .mapToObj(prediction -> matrix.count(row, prediction))
                                .toArray());
            }
            return writer.finish();
        }
    }

    private static BufferedDataTable statisticsTable(
            ClassificationScores scores, Map<String, RocCurve> curves, ExecutionContext exec) {
        List<String> names = names(scores.classes().stream().map(ClassScores::label).toList());
        double[] areas = new double[scores.classes().size()];
        try (TableWriter writer = TableWriter.open(exec, STATISTICS)) {
            for (int k = 0; k < areas.length; k++) {
                ClassScores one = scores.classes().get(k);
                RocCurve curve = curves.get(one.label());
                areas[k] = curve == null ? Double.NaN : curve.area();
                writer.addRow(
                        // The name of the last row stays its own even if a class is called so.
                        names.get(k).equals(OVERALL) ? OVERALL + " (class)" : names.get(k),
                        one.support(),
                        one.truePositives(),
                        one.falsePositives(),
                        one.trueNegatives(),
                        one.falseNegatives(),
                        Scoring.orMissing(one.precision()),
                        Scoring.orMissing(one.recall()),
                        Scoring.orMissing(one.specificity()),
                        Scoring.orMissing(one.f1()),
                        Scoring.orMissing(areas[k]),
                        null,
                        null,
                        null,
                        null);
            }
            writer.addRow(
                    OVERALL,
                    scores.total(),
                    null,
                    null,
                    null,
                    null,
                    Scoring.orMissing(scores.macroPrecision()),
                    Scoring.orMissing(scores.macroRecall()),
                    null,
                    Scoring.orMissing(scores.macroF1()),
                    Scoring.orMissing(RocCurve.macroAverage(areas)),
                    Scoring.orMissing(scores.accuracy()),
                    Scoring.orMissing(scores.balancedAccuracy()),
                    Scoring.orMissing(scores.matthewsCorrelation()),
                    Scoring.orMissing(scores.cohensKappa()));
            return writer.finish();
        }
    }

    /** Classes as names of rows and columns: neither may be blank, and no two may be alike. */
    static List<String> names(Collection<String> labels) {
        List<String> names = new ArrayList<>();
        for (String label : labels) {
            String name = label.isBlank() ? "(blank)" : label;
            for (int i = 2; names.contains(name); i++) {
                name = "%s #%d".formatted(label.isBlank() ? "(blank)" : label, i);
            }
            names.add(name);
        }
        return names;
    }

    private static String name(BufferedDataTable table, int column) {
        return table.getDataTableSpec().getColumnSpec(column).getName();
    }
}
