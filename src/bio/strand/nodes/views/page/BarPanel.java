// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Bars by category: scores of classes, numbers of rows, frequencies of k-mers; several series stand
 * side by side.
 *
 * @param title what it shows
 * @param note how to read it, or an empty text
 * @param category what the categories are
 * @param value the axis of the values
 * @param categories the categories; of more than 200 only the first are shown; the panel says so
 * @param series the series in the order of the legend
 */
public record BarPanel(
        String title,
        String note,
        String category,
        Axis value,
        List<String> categories,
        List<Bars> series)
        implements Panel {

    static final int MAXIMUM_CATEGORIES = 200;

    /**
     * A value for each category.
     *
     * @param name the name in the legend
     * @param values the values; no bar where one is not finite
     */
    public record Bars(String name, double[] values) {

        /** Checks that there is a name. */
        public Bars {
            Objects.requireNonNull(name, "name");
        }
    }

    /** Copies the lists and checks their lengths. */
    public BarPanel {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(value, "value");
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        for (Bars bars : series) {
            if (bars.values().length != categories.size()) {
                throw new IllegalArgumentException(
                        "the bars \"%s\" need a value for each of %d categories, not %d"
                                .formatted(bars.name(), categories.size(), bars.values().length));
            }
        }
    }

    @Override
    public void write(JsonWriter json) {
        int shown = Math.min(MAXIMUM_CATEGORIES, categories.size());
        json.object(
                () -> {
                    json.field("kind").text("bars").field("title").text(title);
                    json.field("note").text(note).field("category").text(category);
                    value.write(json.field("value"));
                    json.field("of").number(categories.size());
                    json.field("categories").texts(categories.subList(0, shown));
                    json.field("series")
                            .list(
                                    series,
                                    (out, bars) ->
                                            out.object(
                                                    () ->
                                                            out.field("name")
                                                                    .text(bars.name())
                                                                    .field("values")
                                                                    .numbers(
                                                                            Arrays.copyOf(
                                                                                    bars.values(),
                                                                                    shown))));
                });
    }
}
