// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A confusion matrix: how often one label was taken for another.
 *
 * @param title what it shows
 * @param note how to read it, or an empty text
 * @param labels the labels; of more than 40 only the first are shown; the panel says so
 * @param counts how often the label of the first index was taken for that of the second one
 */
public record MatrixPanel(String title, String note, List<String> labels, long[][] counts)
        implements Panel {

    static final int MAXIMUM_LABELS = 40;

    /** Copies the labels and checks the counts. */
    public MatrixPanel {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(note, "note");
        labels = List.copyOf(labels);
        if (counts.length != labels.size()) {
            throw new IllegalArgumentException(
                    "a matrix of %d labels needs as many rows, not %d"
                            .formatted(labels.size(), counts.length));
        }
        for (long[] row : counts) {
            if (row.length != labels.size()) {
                throw new IllegalArgumentException(
                        "a matrix of %d labels needs as many columns, not %d"
                                .formatted(labels.size(), row.length));
            }
        }
    }

    @Override
    public void write(JsonWriter json) {
        int shown = Math.min(MAXIMUM_LABELS, labels.size());
        List<double[]> rows = new ArrayList<>();
        double[] totals = new double[shown];
        for (int i = 0; i < shown; i++) {
            double[] row = new double[shown];
            for (int j = 0; j < labels.size(); j++) {
                // The share of a field refers to all predictions, those not shown included.
                totals[i] += counts[i][j];
                if (j < shown) {
                    row[j] = counts[i][j];
                }
            }
            rows.add(row);
        }
        json.object(
                () -> {
                    json.field("kind").text("matrix").field("title").text(title);
                    json.field("note").text(note).field("of").number(labels.size());
                    json.field("labels").texts(labels.subList(0, shown));
                    json.field("counts").list(rows, JsonWriter::numbers);
                    json.field("totals").numbers(totals);
                });
    }
}
