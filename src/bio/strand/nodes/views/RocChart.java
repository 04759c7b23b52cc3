// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views;

import static bio.strand.nodes.views.ChartImage.PALETTE;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;

/**
 * Draws receiver operating characteristics: the share of a class's rows that are found against the
 * share of other rows that are taken for it, as the threshold on the class's probability falls.
 */
public final class RocChart {

    private static final int HEIGHT = 700;

    /** More lines than this cannot be told apart; the legend would outgrow the image. */
    static final int MAXIMUM_CURVES = 14;

    private static final int MAXIMUM_POINTS = 2000;

    private RocChart() {}

    /**
     * One curve.
     *
     * @param name the class
     * @param falsePositiveRates ascending, from 0 to 1
     * @param truePositiveRates as many, ascending, from 0 to 1
     * @param areaUnderCurve 0 to 1, or NaN if it is not defined
     */
    public record Curve(
            String name,
            double[] falsePositiveRates,
            double[] truePositiveRates,
            double areaUnderCurve) {

        /** Checks the points. */
        public Curve {
            if (falsePositiveRates.length == 0
                    || falsePositiveRates.length != truePositiveRates.length) {
                throw new IllegalArgumentException(
                        "a curve needs as many rates of one kind as of the other, at least one, not %d and %d"
                                .formatted(falsePositiveRates.length, truePositiveRates.length));
            }
        }
    }

    /**
     * Draws the chart.
     *
     * @param curves the curves in the order of the legend; of more than 14 only the first are
     *     drawn, which the title says; without any only the diagonal of chance is drawn
     * @param note why there is no curve, or an empty text
     * @return the image, 900 pixels wide and 700 high
     */
    public static RenderedChart draw(List<Curve> curves, String note) {
        List<Curve> shown = curves.subList(0, Math.min(curves.size(), MAXIMUM_CURVES));
        String title = "ROC curve" + (note.isEmpty() ? "" : " (" + note + ")");
        if (shown.size() < curves.size()) {
            title += " (first %d of %d classes)".formatted(shown.size(), curves.size());
        }
        XYChart chart =
                ChartImage.newChart(title, "False positive rate", "True positive rate", HEIGHT);
        chart.getStyler()
                .setXAxisMin(0.0)
                .setXAxisMax(1.0)
                .setYAxisMin(0.0)
                .setYAxisMax(1.0)
                .setXAxisDecimalPattern("0.0#")
                .setYAxisDecimalPattern("0.0#");
        for (int i = 0; i < shown.size(); i++) {
            Curve curve = shown.get(i);
            String name = "%d. %s".formatted(i + 1, label(curve));
            double[] x = thin(curve.falsePositiveRates());
            double[] y = thin(curve.truePositiveRates());
            Color color = PALETTE.get(i % PALETTE.size());
            if (i < PALETTE.size()) {
                ChartImage.addLine(chart, name, x, y, color);
            } else {
                ChartImage.addDashedLine(chart, name, x, y, color, 8);
            }
        }
        ChartImage.addDashedLine(
                chart,
                "Chance",
                new double[] {0, 1},
                new double[] {0, 1},
                ChartImage.REFERENCE_COLOR,
                4);
        return ChartImage.render(List.of(chart));
    }

    /** Leaves out points that the image has no room for, but never the ends. */
    private static double[] thin(double[] values) {
        if (values.length <= MAXIMUM_POINTS) {
            return values;
        }
        double[] kept = new double[MAXIMUM_POINTS];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = values[(int) ((long) i * (values.length - 1) / (kept.length - 1))];
        }
        return kept;
    }

    private static String label(Curve curve) {
        String name =
                curve.name().length() <= 18
                        ? curve.name()
                        : curve.name().substring(0, 17) + "\u2026";
        return Double.isNaN(curve.areaUnderCurve())
                ? name
                : name + String.format(Locale.ROOT, " (%.3f)", curve.areaUnderCurve());
    }
}
