// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views;

import static bio.strand.nodes.views.ChartImage.PALETTE;
import static bio.strand.nodes.views.ChartImage.REFERENCE_COLOR;

import bio.strand.engine.model.EpochRecord;
import bio.strand.engine.training.Baseline;
import bio.strand.engine.training.Metric;
import bio.strand.engine.training.TrainingHistory;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Draws how a training went: loss and score by epoch, for training and validation rows, with the
 * best epoch and the score of the baselines as dashed lines.
 */
public final class LearningCurve {

    private static final int PANEL_HEIGHT = 360;

    private LearningCurve() {}

    /**
     * Draws the chart.
     *
     * @param history a finished training; values that are NaN (there were no validation rows) are
     *     left out
     * @return the image, 900 pixels wide and 720 high
     */
    public static RenderedChart draw(TrainingHistory history) {
        List<EpochRecord> epochs = history.epochs();
        boolean isShare = history.metric().isHigherBetter();
        String score = history.metric().label();
        XYChart loss =
                ChartImage.newChart(
                        "Loss",
                        "",
                        history.metric() == Metric.ACCURACY ? "Cross-entropy" : "Loss",
                        PANEL_HEIGHT);
        addCurve(loss, "Training", epochs, EpochRecord::trainingLoss, 0);
        addCurve(loss, "Validation", epochs, EpochRecord::validationLoss, 1);
        addBestEpoch(loss, history, 0, highestLoss(epochs));

        XYChart accuracy = ChartImage.newChart(score, "Epoch", score, PANEL_HEIGHT);
        if (isShare) {
            accuracy.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
        }
        addCurve(accuracy, "Training", epochs, EpochRecord::trainingScore, 0);
        addCurve(accuracy, "Validation", epochs, EpochRecord::validationScore, 1);
        int color = 2;
        for (Baseline baseline : history.baselines()) {
            addBaseline(accuracy, baseline, epochs, color);
            color++;
        }
        addBestEpoch(accuracy, history, 0, isShare ? 1 : highestScore(history));

        // Equal margins keep the two panels' epochs in line.
        for (XYChart chart : List.of(loss, accuracy)) {
            chart.getStyler().setXAxisMin(0.0).setXAxisMax((double) Math.max(2, epochs.size()));
            chart.getStyler().setYAxisLeftWidthHint(80);
            chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
            chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
            chart.getStyler().setXAxisMaxLabelCount(12);
            chart.getStyler().setXAxisDecimalPattern("0");
            chart.getStyler().setYAxisDecimalPattern("0.0##");
        }
        return ChartImage.render(List.of(loss, accuracy));
    }

    private static void addCurve(
            XYChart chart,
            String name,
            List<EpochRecord> epochs,
            ToDoubleFunction<EpochRecord> value,
            int color) {
        List<EpochRecord> known =
                epochs.stream()
                        .filter(epoch -> Double.isFinite(value.applyAsDouble(epoch)))
                        .toList();
        if (!known.isEmpty()) {
            ChartImage.addLine(
                    chart,
                    name,
                    known.stream().mapToDouble(EpochRecord::epoch).toArray(),
                    known.stream().mapToDouble(value).toArray(),
                    PALETTE.get(color));
        }
    }

    private static void addBaseline(
            XYChart chart, Baseline baseline, List<EpochRecord> epochs, int color) {
        if (Double.isFinite(baseline.validationScore())) {
            double level = baseline.validationScore();
            ChartImage.addDashedLine(
                    chart,
                    baseline.name(),
                    new double[] {0, Math.max(2, epochs.size())},
                    new double[] {level, level},
                    PALETTE.get(color % PALETTE.size()),
                    10);
        }
    }

    private static void addBestEpoch(
            XYChart chart, TrainingHistory history, double from, double to) {
        if (to > from) {
            ChartImage.addDashedLine(
                    chart,
                    "Best epoch (" + history.bestEpoch() + ")",
                    new double[] {history.bestEpoch(), history.bestEpoch()},
                    new double[] {from, to},
                    REFERENCE_COLOR,
                    4);
        }
    }

    private static double highestScore(TrainingHistory history) {
        double highest = 0;
        for (EpochRecord epoch : history.epochs()) {
            for (double score : new double[] {epoch.trainingScore(), epoch.validationScore()}) {
                highest = Double.isFinite(score) ? Math.max(highest, score) : highest;
            }
        }
        for (Baseline baseline : history.baselines()) {
            double score = baseline.validationScore();
            highest = Double.isFinite(score) ? Math.max(highest, score) : highest;
        }
        return highest;
    }

    private static double highestLoss(List<EpochRecord> epochs) {
        double highest = 0;
        for (EpochRecord epoch : epochs) {
            for (double loss : new double[] {epoch.trainingLoss(), epoch.validationLoss()}) {
                if (Double.isFinite(loss)) {
                    highest = Math.max(highest, loss);
                }
            }
        }
        return highest;
    }
}
