// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

import java.util.Objects;

/**
 * An axis of a chart.
 *
 * @param name what is measured, with its unit in brackets where it has one
 * @param minimum where it begins; NaN to begin where the values do
 * @param maximum where it ends; NaN to end where the values do
 * @param isWhole whether only whole numbers have a meaning, such as epochs
 */
public record Axis(String name, double minimum, double maximum, boolean isWhole) {

    /** Checks that there is a name. */
    public Axis {
        Objects.requireNonNull(name, "name");
    }

    /**
     * An axis as long as the values need.
     *
     * @param name what is measured
     * @return the axis
     */
    public static Axis of(String name) {
        return new Axis(name, Double.NaN, Double.NaN, false);
    }

    /**
     * An axis of shares, from 0 to 1.
     *
     * @param name what is measured
     * @return the axis
     */
    public static Axis share(String name) {
        return new Axis(name, 0, 1, false);
    }

    /**
     * An axis that begins at 0.
     *
     * @param name what is measured
     * @return the axis
     */
    public static Axis fromZero(String name) {
        return new Axis(name, 0, Double.NaN, false);
    }

    /**
     * An axis of whole numbers, such as epochs or positions.
     *
     * @param name what is counted
     * @return the axis
     */
    public static Axis count(String name) {
        return new Axis(name, Double.NaN, Double.NaN, true);
    }

    void write(JsonWriter json) {
        json.object(
                () ->
                        json.field("name")
                                .text(name)
                                .field("min")
                                .number(minimum)
                                .field("max")
                                .number(maximum)
                                .field("whole")
                                .truth(isWhole));
    }
}
