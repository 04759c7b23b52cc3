// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views;

import static bio.strand.nodes.views.ChartImage.PALETTE;
import static bio.strand.nodes.views.ChartImage.REFERENCE_COLOR;

import bio.strand.engine.generation.GanCheck;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Draws how the training of a generative adversarial network went: losses, how well the critic
 * tells real from generated rows, and how far generated rows are from held-out ones.
 */
public final class GanCurve {

    private static final int PANEL_HEIGHT = 300;

    private GanCurve() {}

    /**
     * Draws the chart.
     *
     * @param history the comparisons of a finished training, at least one; values that are NaN are
     *     left out
     * @return the image, 900 pixels wide and 900 high
     */
    public static RenderedChart draw(List<GanCheck> history) {
        XYChart losses = ChartImage.newChart("Losses", "", "Loss", PANEL_HEIGHT);
        addCurve(losses, "Generator", history, GanCheck::generatorLoss, 0);
        addCurve(losses, "Critic", history, GanCheck::criticLoss, 1);

        XYChart scores = ChartImage.newChart("Critic", "", "Difference of scores", PANEL_HEIGHT);
        addCurve(scores, "Real less generated rows", history, GanCheck::wassersteinEstimate, 0);
        addCurve(scores, "Training less held-out rows", history, GanCheck::scoreGap, 1);

        XYChart divergence =
                ChartImage.newChart(
                        "Distance to held-out rows", "Iteration", "Divergence", PANEL_HEIGHT);
        divergence.getStyler().setYAxisMin(0.0);
        addCurve(divergence, "Generated rows", history, GanCheck::divergence, 2);
        addBest(divergence, history);

        double last = history.get(history.size() - 1).iteration();
        // Equal margins keep the iterations of the panels in line.
        for (XYChart chart : List.of(losses, scores, divergence)) {
            chart.getStyler().setXAxisMin(0.0).setXAxisMax(Math.max(2, last));
            chart.getStyler().setYAxisLeftWidthHint(80);
            chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
            chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
            chart.getStyler().setXAxisMaxLabelCount(12);
            chart.getStyler().setXAxisDecimalPattern("0");
            chart.getStyler().setYAxisDecimalPattern("0.0##");
        }
        return ChartImage.render(List.of(losses, scores, divergence));
    }

    private static void addCurve(
            XYChart chart,
            String name,
            List<GanCheck> history,
            ToDoubleFunction<GanCheck> value,
            int color) {
        List<GanCheck> known =
                history.stream()
                        .filter(check -> Double.isFinite(value.applyAsDouble(check)))
                        .toList();
        if (!known.isEmpty()) {
            ChartImage.addLine(
                    chart,
                    name,
                    known.stream().mapToDouble(GanCheck::iteration).toArray(),
                    known.stream().mapToDouble(value).toArray(),
                    PALETTE.get(color));
        }
    }

    /** The last one that was the best so far is the one that is kept. */
    private static void addBest(XYChart chart, List<GanCheck> history) {
        double highest =
                history.stream()
                        .mapToDouble(GanCheck::divergence)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0);
        history.stream()
                .filter(GanCheck::kept)
                .reduce((earlier, later) -> later)
                .filter(best -> highest > 0)
                .ifPresent(
                        best ->
                                ChartImage.addDashedLine(
                                        chart,
                                        "Kept (" + best.iteration() + ")",
                                        new double[] {best.iteration(), best.iteration()},
                                        new double[] {0, highest},
                                        REFERENCE_COLOR,
                                        4));
    }
}
