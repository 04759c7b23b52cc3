// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts numbers by intervals of equal, round width, for a {@link BarPanel}. */
public final class Histogram {

    /** About as many intervals are made; fewer would hide the shape, more would show chance. */
    private static final int INTERVALS = 20;

    private Histogram() {}

    /**
     * Counts.
     *
     * @param title what the panel shows
     * @param note how to read it, or an empty text
     * @param quantity what the numbers are, with its unit
     * @param counted what has the numbers, such as {@code Rows}
     * @param values the numbers; those that are not finite are not counted
     * @return a panel with one bar for each interval, named by its lower and upper end; a number on
     *     the border of two belongs to the upper one, but the greatest to the last
     */
    public static BarPanel of(
            String title, String note, String quantity, String counted, double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double low = Arrays.stream(finite).min().orElse(0);
        double high = Arrays.stream(finite).max().orElse(1);
        double width = roundWidth((high - low) / INTERVALS, Math.max(Math.abs(low), high));
        double start = Math.floor(low / width) * width;
        int intervals = Math.max(1, (int) Math.ceil((high - start) / width - 1e-9));
        double[] counts = new double[intervals];
        for (double value : finite) {
            int at = (int) Math.floor((value - start) / width + 1e-9);
            counts[Math.min(intervals - 1, Math.max(0, at))]++;
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < intervals; i++) {
            names.add(text(start + i * width) + " to " + text(start + (i + 1) * width));
        }
        return new BarPanel(
                title,
                note,
                quantity,
                Axis.fromZero(counted),
                names,
                List.of(new BarPanel.Bars(counted, counts)));
    }

    /** The next greater of 1, 2 and 5 times a power of ten. */
    private static double roundWidth(double width, double size) {
        // Equal numbers have no width of their own.
        double needed = width > 0 ? width : size > 0 ? size / 10 : 0.1;
        double power = Math.pow(10, Math.floor(Math.log10(needed)));
        for (int factor : new int[] {1, 2, 5}) {
            if (factor * power >= needed * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String text(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
