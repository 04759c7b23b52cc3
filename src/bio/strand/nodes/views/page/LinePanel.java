// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

import java.util.List;
import java.util.Objects;

/**
 * Lines over an x axis: learning curves, ROC curves, series, profiles along a sequence.
 *
 * @param title what it shows
 * @param note how to read it, or an empty text
 * @param x the axis across
 * @param y the axis upwards
 * @param lines the lines in the order of the legend; of more than 40 only the first are shown, and
 *     of more than 2000 points of a line every second, third, ... and the last; the panel says so
 * @param references lines to compare with
 */
public record LinePanel(
        String title, String note, Axis x, Axis y, List<Line> lines, List<Reference> references)
        implements Panel {

    static final int MAXIMUM_LINES = 40;
    static final int MAXIMUM_POINTS = 2000;

    /** How a line is drawn. */
    public enum Style {
        /** For what the chart is about. */
        SOLID,
        /** For what it is compared with. */
        DASHED,
        /** Points without a line, for single measurements. */
        POINTS
    }

    /**
     * A line.
     *
     * @param name its name in the legend
     * @param x places, ascending
     * @param y as many values; where one is not finite the line is broken
     * @param style how it is drawn
     */
    public record Line(String name, double[] x, double[] y, Style style) {

        /** Checks the points. */
        public Line {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(style, "style");
            if (x.length != y.length) {
                throw new IllegalArgumentException(
                        "a line needs as many places as values, not %d and %d"
                                .formatted(x.length, y.length));
            }
        }

        /**
         * A solid line.
         *
         * @param name its name in the legend
         * @param x places, ascending
         * @param y as many values
         * @return the line
         */
        public static Line solid(String name, double[] x, double[] y) {
            return new Line(name, x, y, Style.SOLID);
        }

        /**
         * A dashed line.
         *
         * @param name its name in the legend
         * @param x places, ascending
         * @param y as many values
         * @return the line
         */
        public static Line dashed(String name, double[] x, double[] y) {
            return new Line(name, x, y, Style.DASHED);
        }

        private void write(JsonWriter json) {
            int every = Thinning.step(x.length, MAXIMUM_POINTS);
            json.object(
                    () ->
                            json.field("name")
                                    .text(name)
                                    .field("style")
                                    .text(style.name())
                                    .field("every")
                                    .number(every)
                                    .field("x")
                                    .numbers(Thinning.thin(x, every))
                                    .field("y")
                                    .numbers(Thinning.thin(y, every)));
        }
    }

    /** Copies the lists. */
    public LinePanel {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        lines = List.copyOf(lines);
        references = List.copyOf(references);
    }

    @Override
    public void write(JsonWriter json) {
        List<Line> shown = lines.subList(0, Math.min(MAXIMUM_LINES, lines.size()));
        json.object(
                () -> {
                    json.field("kind").text("lines").field("title").text(title);
                    json.field("note").text(note);
                    x.write(json.field("x"));
                    y.write(json.field("y"));
                    json.field("of").number(lines.size());
                    json.field("lines").list(shown, (out, line) -> line.write(out));
                    json.field("references").list(references, (out, line) -> line.write(out));
                });
    }
}
