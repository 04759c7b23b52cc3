// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

import java.util.List;
import java.util.Objects;

/**
 * Several panels of which one is shown, chosen from a list: one for each target, or for each of the
 * first rows.
 *
 * @param title what it shows
 * @param note how to read it, or an empty text
 * @param prompt what is chosen, such as {@code Target}
 * @param choices the panels, at least one
 */
public record ChoicePanel(String title, String note, String prompt, List<Choice> choices)
        implements Panel {

    /**
     * One of the panels.
     *
     * @param name its name in the list
     * @param panel the panel
     */
    public record Choice(String name, Panel panel) {

        /** Checks that both are there. */
        public Choice {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(panel, "panel");
        }
    }

    /** Copies the list. */
    public ChoicePanel {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(prompt, "prompt");
        choices = List.copyOf(choices);
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to choose from");
        }
    }

    @Override
    public void write(JsonWriter json) {
        json.object(
                () -> {
                    json.field("kind").text("choice").field("title").text(title);
                    json.field("note").text(note).field("prompt").text(prompt);
                    json.field("choices")
                            .list(
                                    choices,
                                    (out, choice) ->
                                            out.object(
                                                    () -> {
                                                        out.field("name").text(choice.name());
                                                        out.field("panel");
                                                        choice.panel().write(out);
                                                    }));
                });
    }
}
