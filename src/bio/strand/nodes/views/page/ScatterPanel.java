// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

import java.util.List;
import java.util.Objects;

/**
 * Points by two values: measured against predicted numbers, frequencies in one set of sequences
 * against those in another.
 *
 * @param title what it shows
 * @param note how to read it, or an empty text
 * @param x the axis across
 * @param y the axis upwards
 * @param clouds the points in the order of the legend; of more than 12 only the first are shown,
 *     and of more than 5000 points of a cloud every second, third, ...; the panel says so
 * @param references lines to compare with
 */
public record ScatterPanel(
        String title, String note, Axis x, Axis y, List<Cloud> clouds, List<Reference> references)
        implements Panel {

    static final int MAXIMUM_CLOUDS = 12;
    static final int MAXIMUM_POINTS = 5000;

    /**
     * Points of one kind.
     *
     * @param name their name in the legend
     * @param x values across
     * @param y as many values upwards; points with a value that is not finite are not shown
     * @param labels as many names, shown when the pointer is on the point; or none
     */
    public record Cloud(String name, double[] x, double[] y, List<String> labels) {

        /** Checks the points. */
        public Cloud {
            Objects.requireNonNull(name, "name");
            labels = List.copyOf(labels);
            if (x.length != y.length || !labels.isEmpty() && labels.size() != x.length) {
                throw new IllegalArgumentException(
                        "points need as many values across as upwards, and as many labels or none, not %d, %d and %d"
                                .formatted(x.length, y.length, labels.size()));
            }
        }

        private void write(JsonWriter json) {
            int every = Thinning.step(x.length, MAXIMUM_POINTS);
            json.object(
                    () ->
                            json.field("name")
                                    .text(name)
                                    .field("every")
                                    .number(every)
                                    .field("x")
                                    .numbers(Thinning.thin(x, every))
                                    .field("y")
                                    .numbers(Thinning.thin(y, every))
                                    .field("labels")
                                    .texts(Thinning.thin(labels, every)));
        }
    }

    /** Copies the lists. */
    public ScatterPanel {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        clouds = List.copyOf(clouds);
        references = List.copyOf(references);
    }

    @Override
    public void write(JsonWriter json) {
        List<Cloud> shown = clouds.subList(0, Math.min(MAXIMUM_CLOUDS, clouds.size()));
        json.object(
                () -> {
                    json.field("kind").text("scatter").field("title").text(title);
                    json.field("note").text(note);
                    x.write(json.field("x"));
                    y.write(json.field("y"));
                    json.field("of").number(clouds.size());
                    json.field("clouds").list(shown, (out, cloud) -> cloud.write(out));
                    json.field("references").list(references, (out, line) -> line.write(out));
                });
    }
}
