// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.dialog;

/**
 * One of the values of a selection.
 *
 * @param id the value as it is saved
 * @param title what is shown
 * @param description an explanation, empty if there is none
 */
public record Choice(String id, String title, String description) {

    static Choice of(Enum<?> constant) {
        EnumLabel label = EnumLabel.of(constant);
        return new Choice(constant.name(), label.title(), label.description());
    }
}
