// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A table of scores.
 *
 * @param title what it shows
 * @param note how to read it, or an empty text
 * @param columns the names of the columns
 * @param rows rows with a text, a number or null (no value) for each column; of more than 200 only
 *     the first are shown; the panel says so
 */
public record TablePanel(String title, String note, List<String> columns, List<List<Object>> rows)
        implements Panel {

    static final int MAXIMUM_ROWS = 200;

    /** Copies the lists and checks the rows. */
    public TablePanel {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(note, "note");
        columns = List.copyOf(columns);
        List<List<Object>> copies = new ArrayList<>();
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row needs a value for each of %d columns, not %d"
                                .formatted(columns.size(), row.size()));
            }
            copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        rows = List.copyOf(copies);
    }

    @Override
    public void write(JsonWriter json) {
        List<List<Object>> shown = rows.subList(0, Math.min(MAXIMUM_ROWS, rows.size()));
        json.object(
                () -> {
                    json.field("kind").text("table").field("title").text(title);
                    json.field("note").text(note).field("of").number(rows.size());
                    json.field("columns").texts(columns);
                    json.field("rows").list(shown, (out, row) -> out.list(row, TablePanel::value));
                });
    }

    private static void value(JsonWriter json, Object value) {
        if (value == null) {
            json.nothing();
        } else if (value instanceof Number number) {
            json.number(number.doubleValue());
        } else {
            json.text(value.toString());
        }
    }
}
