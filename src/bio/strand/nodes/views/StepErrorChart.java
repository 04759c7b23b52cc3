// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views;

import static bio.strand.nodes.views.ChartImage.PALETTE;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;

/** Draws the error of forecasts by step, one line for each method. */
public final class StepErrorChart {

    private static final int HEIGHT = 700;

    private StepErrorChart() {}

    /**
     * One method.
     *
     * @param name its name
     * @param errors the root mean square error of each step from the first one on; values that are
     *     not finite are left out
     * @param overall the error over all steps, for the legend
     */
    public record Method(String name, double[] errors, double overall) {}

    /**
     * Draws the chart.
     *
     * @param methods the methods in the order of the legend; the first is drawn solid, the others,
     *     for comparison, dashed
     * @return the image, 900 pixels wide and 700 high
     */
    public static RenderedChart draw(List<Method> methods) {
        XYChart chart =
                ChartImage.newChart("Error of the forecast one step ahead", "Step", "RMSE", HEIGHT);
        chart.getStyler().setXAxisDecimalPattern("0").setYAxisDecimalPattern("0.0##");
        chart.getStyler().setYAxisMin(0.0);
        for (int k = 0; k < methods.size(); k++) {
            Method method = methods.get(k);
            int known = 0;
            double[] steps = new double[method.errors().length];
            double[] errors = new double[steps.length];
            for (int t = 0; t < steps.length; t++) {
                if (Double.isFinite(method.errors()[t])) {
                    steps[known] = t + 1;
                    errors[known++] = method.errors()[t];
                }
            }
            if (known == 0) {
                continue;
            }
            String name = "%s (%s)".formatted(method.name(), overall(method));
            double[] x = Arrays.copyOf(steps, known);
            double[] y = Arrays.copyOf(errors, known);
            Color color = PALETTE.get(k % PALETTE.size());
            if (k == 0) {
                ChartImage.addLine(chart, name, x, y, color);
            } else {
                ChartImage.addDashedLine(chart, name, x, y, color, 8);
            }
        }
        return ChartImage.render(List.of(chart));
    }

    private static String overall(Method method) {
        return String.format(Locale.ROOT, "%.3f", method.overall());
    }
}
