// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.dialog;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A parameter of a node as its dialog shows it.
 *
 * @param key the keys that lead to its entry in the settings of the node's model, joined by {@code
 *     /}
 * @param section title of the section of the dialog, empty for none
 * @param title label of its widget
 * @param description help text; XHTML
 * @param type its type in words, such as {@code integer}
 * @param defaultValue its default as text
 * @param choices the values to choose from, as far as they do not depend on the inputs of the node
 * @param range the range of a number
 * @param advanced whether it is shown only on request
 * @param conditions when it is shown or enabled, in words; empty for always
 * @param elements for a list, the parameters of an element
 */
public record ParameterDescription(
        String key,
        String section,
        String title,
        String description,
        String type,
        String defaultValue,
        List<Choice> choices,
        Range range,
        boolean advanced,
        List<String> conditions,
        List<ParameterDescription> elements) {

    /** Copies the lists. */
    public ParameterDescription {
        choices = List.copyOf(choices);
        conditions = List.copyOf(conditions);
        elements = List.copyOf(elements);
    }

    /**
     * Returns the help text together with the explanations of the choices and of the parameters of
     * an element.
     *
     * @return the help text; XHTML
     */
    public String descriptionWithChoices() {
        StringBuilder text = new StringBuilder(description);
        if (choices.stream().anyMatch(choice -> !choice.description().isBlank())) {
            text.append(
                    choices.stream()
                            .map(choice -> item(choice.title(), choice.description()))
                            .collect(Collectors.joining("", "<ul>", "</ul>")));
        }
        if (!elements.isEmpty()) {
            text.append(
                    elements.stream()
                            .map(element -> item(element.title(), element.descriptionWithChoices()))
                            .collect(Collectors.joining("", "<ul>", "</ul>")));
        }
        return text.toString();
    }

    private static String item(String title, String text) {
        return "<li><b>" + escaped(title) + "</b>" + (text.isBlank() ? "" : ": " + text) + "</li>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
