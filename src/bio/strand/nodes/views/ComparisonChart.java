// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views;

import static bio.strand.nodes.views.ChartImage.PALETTE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Draws figures of several sources side by side, one panel below the other. */
public final class ComparisonChart {

    private static final int PANEL_HEIGHT = 380;

    private ComparisonChart() {}

    /**
     * One panel: a group of bars for each source.
     *
     * @param title what it shows
     * @param axis the name of the figures
     * @param sources short names of the sources, at least one, all different
     * @param series the figures, at least one
     */
    public record Panel(String title, String axis, List<String> sources, List<Series> series) {

        /** Copies the lists. */
        public Panel {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(axis, "axis");
            sources = List.copyOf(sources);
            series = List.copyOf(series);
        }
    }

    /**
     * One figure of all sources.
     *
     * @param name its name in the legend
     * @param values one for each source; what is not finite is left out
     */
    public record Series(String name, double[] values) {

        /** Checks that there is a name. */
        public Series {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * Draws the panels.
     *
     * @param panels at least one
     * @return the image, 900 pixels wide and 380 high for each panel
     */
    public static RenderedChart draw(List<Panel> panels) {
        List<CategoryChart> charts = new ArrayList<>();
        for (Panel panel : panels) {
            charts.add(chart(panel));
        }
        return ChartImage.render(charts);
    }

    private static CategoryChart chart(Panel panel) {
        CategoryChart chart =
                new CategoryChartBuilder()
                        .width(ChartImage.WIDTH)
                        .height(PANEL_HEIGHT)
                        .title(panel.title())
                        .yAxisTitle(panel.axis())
                        .build();
        CategoryStyler styler = chart.getStyler();
        ChartImage.applyLook(styler);
        styler.setXAxisLabelRotation(30);
        styler.setAvailableSpaceFill(0.8);
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(LegendLayout.Horizontal);
        styler.setYAxisDecimalPattern("0.0##");
        double least =
                panel.series().stream()
                        .flatMapToDouble(series -> Arrays.stream(series.values()))
                        .filter(Double::isFinite)
                        .min()
                        .orElse(0);
        styler.setYAxisMin(Math.min(0, least));
        for (int i = 0; i < panel.series().size(); i++) {
            Series series = panel.series().get(i);
            List<Double> values = new ArrayList<>();
            for (double value : series.values()) {
                // The library leaves null out; every category needs an entry.
                values.add(Double.isFinite(value) ? value : null);
            }
            chart.addSeries(series.name(), panel.sources(), values)
                    .setFillColor(PALETTE.get(i % PALETTE.size()));
        }
        return chart;
    }
}
