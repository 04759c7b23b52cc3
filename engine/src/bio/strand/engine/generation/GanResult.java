// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import java.util.List;
import java.util.Objects;

/**
 * What training gives.
 *
 * @param model the model of the comparison with the lowest divergence
 * @param history the comparisons in order; at least one
 * @param samples rows as training improved, by comparison
 * @param warnings what the user should know about the result, a sentence or two each, with what to
 *     do about it
 */
public record GanResult(
        GenerativeModel model,
        List<GanCheck> history,
        List<GanSample> samples,
        List<String> warnings) {

    /** Copies the lists. */
    public GanResult {
        Objects.requireNonNull(model, "model");
        history = List.copyOf(history);
        samples = List.copyOf(samples);
        warnings = List.copyOf(warnings);
        if (history.isEmpty()) {
            throw new IllegalArgumentException("a result has at least one comparison");
        }
    }
}
