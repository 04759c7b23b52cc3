// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import bio.strand.engine.evaluation.ClassScores;
import bio.strand.engine.evaluation.ClassificationScores;
import bio.strand.engine.evaluation.ConfusionMatrix;
import bio.strand.nodes.views.RocChart;
import bio.strand.nodes.views.page.Axis;
import bio.strand.nodes.views.page.BarPanel;
import bio.strand.nodes.views.page.LinePanel;
import bio.strand.nodes.views.page.LinePanel.Line;
import bio.strand.nodes.views.page.MatrixPanel;
import bio.strand.nodes.views.page.Panel;
import bio.strand.nodes.views.page.Reference;
import bio.strand.nodes.views.page.ViewPage;
import bio.strand.nodes.views.page.ViewPage.Fact;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The parts that the views of several kinds of scoring share. */
final class ScorePanels {

    /** The name of the node, over every page. */
    private static final String TITLE = "Sequence Scorer";

    private ScorePanels() {}

    static ViewPage page(
            String subtitle, List<Fact> facts, List<String> warnings, List<Panel> panels) {
        return new ViewPage(TITLE, subtitle, facts, warnings, panels);
    }

    /** A share such as 0.951 as "95.1 %"; a dash if it does not exist. */
    static Fact percent(String name, double share, String hint) {
        return new Fact(
                name,
                Double.isNaN(share) ? "\u2013" : String.format(Locale.ROOT, "%.1f %%", 100 * share),
                hint);
    }

    /** A number with three decimals; a dash if it does not exist. */
    static Fact number(String name, double value, String hint) {
        return new Fact(
                name,
                Double.isNaN(value) ? "\u2013" : String.format(Locale.ROOT, "%.3f", value),
                hint);
    }

    static Fact count(String name, long value) {
        return new Fact(name, String.format(Locale.ROOT, "%,d", value), "");
    }

    static MatrixPanel matrix(String title, ConfusionMatrix matrix) {
        long[][] counts = new long[matrix.size()][matrix.size()];
        for (int truth = 0; truth < counts.length; truth++) {
            for (int predicted = 0; predicted < counts.length; predicted++) {
                counts[truth][predicted] = matrix.count(truth, predicted);
            }
        }
        return new MatrixPanel(
                title,
                "Each row is a true label, each column what it was taken for. The darker a field,"
                        + " the larger its share of the row; framed fields are right.",
                ClassScoring.names(matrix.labels()),
                counts);
    }

    static LinePanel roc(List<RocChart.Curve> curves, String positive) {
        return new LinePanel(
                "ROC curves",
                "The share of %s that are found against the share of other rows that are taken for them, as the threshold on the probability falls. The area (AUC) is 1 for perfect order, 0.5 for chance."
                        .formatted(positive),
                Axis.share("False positive rate"),
                Axis.share("True positive rate"),
                curves.stream()
                        .map(
                                curve ->
                                        Line.solid(
                                                String.format(
                                                        Locale.ROOT,
                                                        "%s (AUC %.3f)",
                                                        curve.name(),
                                                        curve.areaUnderCurve()),
                                                curve.falsePositiveRates(),
                                                curve.truePositiveRates()))
                        .toList(),
                List.of(new Reference(Reference.Direction.DIAGONAL, 0, "Chance")));
    }

    static BarPanel byClass(ClassificationScores scores, String category) {
        return new BarPanel(
                "Scores of each " + category,
                "Precision: how often a prediction of it is right. Recall: how much of it is found."
                        + " F1: their harmonic mean.",
                category.substring(0, 1).toUpperCase(Locale.ROOT) + category.substring(1),
                Axis.share("Score"),
                ClassScoring.names(scores.classes().stream().map(ClassScores::label).toList()),
                List.of(
                        bars("Precision", scores, ClassScores::precision),
                        bars("Recall", scores, ClassScores::recall),
                        bars("F1", scores, ClassScores::f1)));
    }

    private static BarPanel.Bars bars(
            String name, ClassificationScores scores, ToDoubleFunction<ClassScores> score) {
        return new BarPanel.Bars(name, scores.classes().stream().mapToDouble(score).toArray());
    }
}
