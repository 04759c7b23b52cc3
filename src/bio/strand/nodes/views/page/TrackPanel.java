// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

import java.util.List;
import java.util.Objects;

/**
 * A label for each position of a sequence, with its probability; one sequence at a time, chosen
 * from a list.
 *
 * @param title what it shows
 * @param note how to read it, or an empty text
 * @param labels all labels, which decide on the colours
 * @param tracks the sequences to choose from
 */
public record TrackPanel(String title, String note, List<String> labels, List<Track> tracks)
        implements Panel {

    /**
     * One sequence.
     *
     * @param name its name
     * @param symbols the symbol of each position, such as residues; empty if they are not known
     * @param predicted the predicted label of each position
     * @param probabilities for each label of the panel its probability at each position; the first
     *     index is the label. Empty if only the best is known
     * @param confidence the probability of the predicted label at each position; empty if unknown
     * @param truth as many true labels, an empty text where none is known; or none at all
     */
    public record Track(
            String name,
            List<String> symbols,
            List<String> predicted,
            List<double[]> probabilities,
            double[] confidence,
            List<String> truth) {

        /** Copies the lists and checks their lengths. */
        public Track {
            Objects.requireNonNull(name, "name");
            symbols = List.copyOf(symbols);
            predicted = List.copyOf(predicted);
            probabilities = List.copyOf(probabilities);
            truth = List.copyOf(truth);
            int length = predicted.size();
            if (!symbols.isEmpty() && symbols.size() != length
                    || probabilities.stream().anyMatch(values -> values.length != length)
                    || confidence.length != 0 && confidence.length != length
                    || !truth.isEmpty() && truth.size() != length) {
                throw new IllegalArgumentException(
                        "the track \"%s\" needs as many symbols, truths and probabilities as predicted labels (%d)"
                                .formatted(name, length));
            }
        }

        private void write(JsonWriter json) {
            json.object(
                    () ->
                            json.field("name")
                                    .text(name)
                                    .field("symbols")
                                    .texts(symbols)
                                    .field("predicted")
                                    .texts(predicted)
                                    .field("probabilities")
                                    .list(probabilities, JsonWriter::numbers)
                                    .field("confidence")
                                    .numbers(confidence)
                                    .field("truth")
                                    .texts(truth));
        }
    }

    /** Copies the lists. */
    public TrackPanel {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(note, "note");
        labels = List.copyOf(labels);
        tracks = List.copyOf(tracks);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(
                () -> {
                    json.field("kind").text("tracks").field("title").text(title);
                    json.field("note").text(note).field("labels").texts(labels);
                    json.field("tracks").list(tracks, (out, track) -> track.write(out));
                });
    }
}
