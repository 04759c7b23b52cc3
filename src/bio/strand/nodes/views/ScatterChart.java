// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views;

import static bio.strand.nodes.views.ChartImage.PALETTE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;

/** Draws measured values against predicted ones; a perfect prediction lies on the diagonal. */
public final class ScatterChart {

    private static final int HEIGHT = 700;

    /** More targets than this cannot be told apart by colour. */
    static final int MAXIMUM_TARGETS = 7;

    private static final int MAXIMUM_POINTS = 5000;

    private ScatterChart() {}

    /**
     * The values of one target.
     *
     * @param name what was predicted, with a score if that shall stand in the legend
     * @param measured the true values; pairs with a value that is not finite are not drawn
     * @param predicted as many predicted values
     */
    public record Target(String name, double[] measured, double[] predicted) {

        /** Checks the numbers of values. */
        public Target {
            if (measured.length != predicted.length) {
                throw new IllegalArgumentException(
                        "a scatter chart needs as many measured as predicted values, not %d and %d"
                                .formatted(measured.length, predicted.length));
            }
        }
    }

    /**
     * Draws the chart.
     *
     * @param targets the targets in the order of the legend; of more than 7 only the first are
     *     drawn, and of more than 5000 points of a target every second, third, ...; the title says
     *     so
     * @return the image, 900 pixels wide and 700 high
     */
    public static RenderedChart draw(List<Target> targets) {
        List<Target> shown = targets.subList(0, Math.min(targets.size(), MAXIMUM_TARGETS));
        List<double[][]> points = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        if (shown.size() < targets.size()) {
            notes.add("first %d of %d targets".formatted(shown.size(), targets.size()));
        }
        int every = 1;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Target target : shown) {
            double[][] finite = finitePairs(target);
            int step = Math.max(1, (finite[0].length + MAXIMUM_POINTS - 1) / MAXIMUM_POINTS);
            every = Math.max(every, step);
            points.add(new double[][] {thin(finite[0], step), thin(finite[1], step)});
            for (double[] values : finite) {
                low = Math.min(low, Arrays.stream(values).min().orElse(low));
                high = Math.max(high, Arrays.stream(values).max().orElse(high));
            }
        }
        if (every > 1) {
            notes.add("1 point of " + every);
        }
        String title =
                "Measured and predicted"
                        + (notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")");
        XYChart chart = ChartImage.newChart(title, "Measured", "Predicted", HEIGHT);
        chart.getStyler().setMarkerSize(5);
        if (low <= high) {
            double margin = high > low ? 0.03 * (high - low) : 0.5;
            chart.getStyler().setXAxisMin(low - margin).setXAxisMax(high + margin);
            chart.getStyler().setYAxisMin(low - margin).setYAxisMax(high + margin);
            for (int k = 0; k < shown.size(); k++) {
                double[][] xy = points.get(k);
                if (xy[0].length > 0) {
                    ChartImage.addPoints(
                            chart,
                            "%d. %s".formatted(k + 1, shown.get(k).name()),
                            xy[0],
                            xy[1],
                            PALETTE.get(k));
                }
            }
            ChartImage.addDashedLine(
                    chart,
                    "Perfect",
                    new double[] {low - margin, high + margin},
                    new double[] {low - margin, high + margin},
                    ChartImage.REFERENCE_COLOR,
                    4);
        }
        return ChartImage.render(List.of(chart));
    }

    private static double[][] finitePairs(Target target) {
        int[] kept =
                IntStream.range(0, target.measured().length)
                        .filter(
                                i ->
                                        Double.isFinite(target.measured()[i])
                                                && Double.isFinite(target.predicted()[i]))
                        .toArray();
        return new double[][] {
            Arrays.stream(kept).mapToDouble(i -> target.measured()[i]).toArray(),
            Arrays.stream(kept).mapToDouble(i -> target.predicted()[i]).toArray()
        };
    }

    private static double[] thin(double[] values, int step) {
        double[] kept = new double[(values.length + step - 1) / step];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = values[i * step];
        }
        return kept;
    }
}
