// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.dialog;

import java.lang.reflect.Field;
import java.util.Locale;
import org.knime.node.parameters.widget.choices.Label;

/**
 * How a constant of an enum is shown.
 *
 * @param title the text
 * @param description an explanation, empty if there is none
 */
public record EnumLabel(String title, String description) {

    /**
     * Returns the label of a constant: that of its {@link Label}, or else its name with blanks for
     * underscores and only the first letter in upper case.
     *
     * @param constant the constant
     * @return its label
     */
    public static EnumLabel of(Enum<?> constant) {
        Label label = fieldOf(constant).getAnnotation(Label.class);
        if (label != null) {
            return new EnumLabel(label.value(), label.description());
        }
        String name = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new EnumLabel(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), "");
    }

    private static Field fieldOf(Enum<?> constant) {
        try {
            return constant.getDeclaringClass().getField(constant.name());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("Every constant is a field of its enum.", e);
        }
    }
}
