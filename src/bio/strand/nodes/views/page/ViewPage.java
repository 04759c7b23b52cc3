// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

import java.util.List;
import java.util.Objects;

/**
 * What a view shows.
 *
 * @param title the name of the node
 * @param subtitle what was done with what, in a sentence
 * @param facts the figures that matter most, at most eight or so
 * @param notes what the user should know, such as warnings and what was left out
 * @param panels the parts of the page in their order
 */
public record ViewPage(
        String title, String subtitle, List<Fact> facts, List<String> notes, List<Panel> panels) {

    /**
     * A figure.
     *
     * @param name what it is
     * @param value the figure with its unit
     * @param hint how to read it, a sentence, or an empty text
     */
    public record Fact(String name, String value, String hint) {

        /** Checks that nothing is null. */
        public Fact {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(hint, "hint");
        }
    }

    /** Copies the lists. */
    public ViewPage {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(subtitle, "subtitle");
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
        panels = List.copyOf(panels);
    }

    /**
     * The page as data.
     *
     * @return JSON that {@link HtmlPage} understands and that may stand in an HTML document
     */
    public String toJson() {
        JsonWriter json = new JsonWriter();
        json.object(
                () -> {
                    json.field("version").number(1);
                    json.field("title").text(title).field("subtitle").text(subtitle);
                    json.field("facts")
                            .list(
                                    facts,
                                    (out, fact) ->
                                            out.object(
                                                    () ->
                                                            out.field("name")
                                                                    .text(fact.name())
                                                                    .field("value")
                                                                    .text(fact.value())
                                                                    .field("hint")
                                                                    .text(fact.hint())));
                    json.field("notes").texts(notes);
                    json.field("panels").list(panels, (out, panel) -> panel.write(out));
                });
        return json.toString();
    }
}
