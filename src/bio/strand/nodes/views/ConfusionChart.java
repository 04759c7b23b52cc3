// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.style.HeatMapStyler;

/**
 * Draws a confusion matrix as a map of shares: each row of true labels adds up to 100 per cent, so
 * that rare labels can be seen, too.
 */
public final class ConfusionChart {

    private static final int HEIGHT = 700;

    /** More labels than this give fields that are too small for their numbers. */
    static final int MAXIMUM_LABELS = 20;

    private ConfusionChart() {}

    /**
     * Draws the chart.
     *
     * @param labels the labels; of more than 20 only the first are drawn, which the title says
     * @param counts how often the label of the first index was taken for that of the second one
     * @return the image, 900 pixels wide and 700 high
     */
    public static RenderedChart draw(List<String> labels, long[][] counts) {
        List<String> shown = labels.subList(0, Math.min(labels.size(), MAXIMUM_LABELS));
        HeatMapChart chart =
                new HeatMapChartBuilder()
                        .width(ChartImage.WIDTH)
                        .height(HEIGHT)
                        .title(
                                "Predicted labels in % of each true label"
                                        + (shown.size() < labels.size()
                                                ? " (first %d of %d)"
                                                        .formatted(shown.size(), labels.size())
                                                : ""))
                        .xAxisTitle("Predicted")
                        .yAxisTitle("True")
                        .build();
        HeatMapStyler styler = chart.getStyler();
        ChartImage.applyLook(styler);
        styler.setPlotContentSize(1);
        styler.setShowValue(true);
        styler.setHeatMapValueDecimalPattern("0.0");
        styler.setMin(0).setMax(100);
        styler.setRangeColors(new Color[] {Color.WHITE, new Color(0x56B4E9), new Color(0x0072B2)});
        List<String> down = new ArrayList<>();
        List<Number[]> fields = new ArrayList<>();
        for (int row = shown.size() - 1; row >= 0; row--) {
            down.add(shown.get(row));
            long total = 0;
            for (long count : counts[row]) {
                total += count;
            }
            for (int column = 0; column < shown.size(); column++) {
                double share = total == 0 ? 0 : 100.0 * counts[row][column] / total;
                fields.add(new Number[] {column, down.size() - 1, share});
            }
        }
        chart.addSeries("Share", shown, down, fields);
        return ChartImage.render(List.of(chart));
    }
}
