// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import bio.strand.engine.evaluation.ClassScores;
import bio.strand.engine.evaluation.ClassificationScores;
import bio.strand.engine.evaluation.ConfusionMatrix;
import bio.strand.engine.evaluation.RocCurve;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.tables.TableRows;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import bio.strand.nodes.views.RenderedChart;
import bio.strand.nodes.views.RocChart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The node Sequence Scorer. */
public final class SequenceScorerNodeFactory extends DefaultNodeFactory {

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

    private static final ImagePortObjectSpec IMAGE = new ImagePortObjectSpec(PNGImageContent.TYPE);

    private static final String FULL_DESCRIPTION =
            """
            <p>
            Compares predicted classes with true ones and says how good the predictions are: counts
            of every confusion, precision, recall and F1 of each class, accuracy, balanced accuracy,
            Matthews' correlation coefficient (MCC), Cohen's kappa, and, where the table has the
            probabilities of the classes, ROC curves and the areas under them.
            </p>
            <p>
            <b>When to use it.</b> After a predictor, on rows that the learner has not seen: scores
            on training rows say little.
            </p>
            <p>
            <b>How to read it.</b> Accuracy is the share of right predictions; it flatters when one
            class is much more frequent than the others. Balanced accuracy is the mean recall of the
            classes, and MCC (from -1 to 1, 0 for guessing) takes all confusions into account: rely
            on these for unequal classes. ROC-AUC is the probability that a row of the class gets a
            higher probability for it than another row, whatever threshold is used later; 0.5 is
            guessing. The row Overall holds the macro averages of precision, recall, F1 and
            ROC-AUC: each class counts the same.
            </p>
            <p>
            <b>What can go wrong.</b> Rows without true or predicted class are left out with a
            warning. A score that does not exist, such as the precision of a class that was never
            predicted, is a missing cell. Without probability columns there are no ROC curves.
            </p>
            """;

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Sequence Scorer")
                    .icon("../../../../../icons/sequence-scorer.png")
                    .shortDescription(
                            "Compares predicted with true classes: confusion matrix, accuracy, MCC,"
                                    + " ROC curves.")
                    .fullDescription(FULL_DESCRIPTION)
                    .sinceVersion(5, 8, 0)
                    .ports(
                            ports ->
                                    ports.addInputTable(
                                                    "Predictions",
                                                    "A table with a column of true and one of"
                                                        + " predicted classes, and probabilities if"
                                                        + " there are any.")
                                            .addOutputTable(
                                                    "Confusion matrix",
                                                    "A row for each true class and a column for"
                                                        + " each predicted class, in alphabetical"
                                                        + " order; the cells count rows.")
                                            .addOutputTable(
                                                    "Accuracy statistics",
                                                    "A row for each class, with its scores against"
                                                            + " all other classes, and the row"
                                                            + " Overall.")
                                            .addOutputPort(
                                                    "ROC curves",
                                                    "An image (PNG) with the curve of each class"
                                                            + " against all others, and its area.",
                                                    ImagePortObject.TYPE))
                    .model(
                            model ->
                                    model.parametersClass(SequenceScorerNodeParameters.class)
                                            .configure(SequenceScorerNodeFactory::configure)
                                            .execute(SequenceScorerNodeFactory::execute))
                    .nodeType(NodeType.Other)
                    .keywords(
                            "accuracy",
                            "confusion matrix",
                            "ROC",
                            "AUC",
                            "MCC",
                            "F1",
                            "evaluate",
                            "score",
                            "classification")
                    .addExternalResource(
                            "https://doi.org/10.1016/j.compbiolchem.2004.09.006",
                            "Gorodkin (2004): the correlation coefficient for more than two"
                                    + " classes")
                    .addExternalResource(
                            "https://doi.org/10.1016/j.patrec.2005.10.010",
                            "Fawcett (2006): an introduction to ROC analysis");

    /** KNIME creates node factories by their public constructor. */
    public SequenceScorerNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        SequenceScorerNodeParameters parameters = input.getParameters();
        parameters.validate();
        ScorerColumns columns = ScorerColumns.find(parameters, input.getInTableSpec(0));
        output.setOutSpec(
                0, columns.labelsAreKnown() ? matrixSpec(columns.possibleLabels()) : null);
        output.setOutSpec(1, STATISTICS);
        output.setOutSpec(2, IMAGE);
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext exec = input.getExecutionContext();
        BufferedDataTable table = input.getInTable(0);
        try {
            ScorerColumns columns =
                    ScorerColumns.find(input.getParameters(), table.getDataTableSpec());
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
            RenderedChart chart = chart(curves);
            output.setOutData(
                    matrixTable(matrix, exec),
                    statisticsTable(ClassificationScores.of(matrix), curves, exec),
                    new ImagePortObject(new PNGImageContent(chart.png()), IMAGE));
            warn(input, columns, rows, chart, output);
        } catch (InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }

    private static void warn(
            ExecuteInput input,
            ScorerColumns columns,
            ScoredRows rows,
            RenderedChart chart,
            ExecuteOutput output) {
        SequenceScorerNodeParameters parameters = input.getParameters();
        List<String> warnings = new ArrayList<>();
        rows.withoutClass().warning("left out of all scores").ifPresent(warnings::add);
        rows.withoutProbability()
                .warning("left out of ROC curves for want of a probability")
                .ifPresent(warnings::add);
        if (parameters.useProbabilities && columns.probabilities().isEmpty()) {
            warnings.add(
                    "No ROC curves: the table has no columns such as \"P (%s=%s)%s\". Let the predictor append probabilities, check the suffix, or switch \"Use probabilities\" off."
                            .formatted(
                                    name(input.getInTable(0), columns.truth()),
                                    rows.sortedLabels().get(0),
                                    parameters.probabilitySuffix));
        }
        chart.problem().ifPresent(warnings::add);
        if (!warnings.isEmpty()) {
            output.setWarningMessage(String.join("\n", warnings));
        }
    }

    private static RenderedChart chart(Map<String, RocCurve> curves) {
        List<RocChart.Curve> drawable = new ArrayList<>();
        curves.forEach(
                (label, curve) -> {
                    // A class that never occurs, or alone, has no curve.
                    if (!Double.isNaN(curve.area())) {
                        drawable.add(
                                new RocChart.Curve(
                                        label,
                                        curve.falsePositiveRates(),
                                        curve.truePositiveRates(),
                                        curve.area()));
                    }
                });
        String note = "";
        if (drawable.isEmpty()) {
            note = curves.isEmpty() ? "no probabilities" : "needs rows of two classes";
        }
        return RocChart.draw(drawable, note);
    }

    private static DataTableSpec matrixSpec(Collection<String> labels) {
        TableSchema.Builder columns = TableSchema.builder();
        for (String name : names(labels)) {
            columns.longInteger(name);
        }
        return columns.toSpec();
    }

    private static BufferedDataTable matrixTable(ConfusionMatrix matrix, ExecutionContext exec) {
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
                        orMissing(one.precision()),
                        orMissing(one.recall()),
                        orMissing(one.specificity()),
                        orMissing(one.f1()),
                        orMissing(areas[k]),
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
                    orMissing(scores.macroPrecision()),
                    orMissing(scores.macroRecall()),
                    null,
                    orMissing(scores.macroF1()),
                    orMissing(RocCurve.macroAverage(areas)),
                    orMissing(scores.accuracy()),
                    orMissing(scores.balancedAccuracy()),
                    orMissing(scores.matthewsCorrelation()),
                    orMissing(scores.cohensKappa()));
            return writer.finish();
        }
    }

    /** Classes as names of rows and columns: neither may be blank, and no two may be alike. */
    private static List<String> names(Collection<String> labels) {
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

    private static Double orMissing(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static String name(BufferedDataTable table, int column) {
        return table.getDataTableSpec().getColumnSpec(column).getName();
    }
}
