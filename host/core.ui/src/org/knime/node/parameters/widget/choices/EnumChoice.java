// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

import bio.strand.host.core.ui.dialog.EnumLabel;

/**
 * A constant of an enum to choose.
 *
 * @param id the constant
 * @param text what is shown
 * @param disabled whether it is shown but cannot be chosen
 * @param <E> type of the enum
 */
public record EnumChoice<E extends Enum<E>>(E id, String text, boolean disabled) {

    /**
     * Creates a choice.
     *
     * @param idValue the constant
     * @param textValue what is shown
     */
    public EnumChoice(E idValue, String textValue) {
        this(idValue, textValue, false);
    }

    /**
     * Creates a choice that is shown with the constant's {@link Label}.
     *
     * @param enumConst the constant
     * @param <E> type of the enum
     * @return the choice
     */
    public static <E extends Enum<E>> EnumChoice<E> fromEnumConst(E enumConst) {
        return fromEnumConst(enumConst, false);
    }

    /**
     * Creates a choice that is shown with the constant's {@link Label}.
     *
     * @param enumConst the constant
     * @param disabled whether it cannot be chosen
     * @param <E> type of the enum
     * @return the choice
     */
    public static <E extends Enum<E>> EnumChoice<E> fromEnumConst(E enumConst, boolean disabled) {
        return new EnumChoice<>(enumConst, EnumLabel.of(enumConst).title(), disabled);
    }
}
