// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

/**
 * A text to choose.
 *
 * @param id the value
 * @param text what is shown
 */
public record StringChoice(String id, String text) {

    /**
     * Creates a choice that is shown as its value.
     *
     * @param id the value
     * @return the choice
     */
    public static StringChoice fromId(String id) {
        return new StringChoice(id, id);
    }
}
