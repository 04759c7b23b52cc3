// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.array;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.knime.node.parameters.updates.StateProvider;

/** Shows a field that is an array or list of {@link org.knime.node.parameters.NodeParameters}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ArrayWidget {

    /**
     * Returns the text of the button that appends an element.
     *
     * @return the text, empty for the default one
     */
    String addButtonText() default "";

    /**
     * Returns how one element is laid out.
     *
     * @return the layout of an element
     */
    ElementLayout elementLayout() default ElementLayout.VERTICAL_CARD;

    /**
     * Returns the title of an element, to which its number is appended.
     *
     * @return the title, empty for none
     */
    String elementTitle() default "";

    /**
     * Returns whether elements can be moved up and down.
     *
     * @return whether there are buttons to sort
     */
    boolean showSortButtons() default false;

    /**
     * Returns whether elements can be neither added nor removed.
     *
     * @return whether the size is fixed
     */
    boolean hasFixedSize() default false;

    /**
     * Returns what computes the values of an added element.
     *
     * @return the provider, by default none: the defaults of the element's class
     */
    @SuppressWarnings("rawtypes")
    Class<? extends StateProvider> elementDefaultValueProvider() default StateProvider.class;

    /** How one element of an array is laid out. */
    enum ElementLayout {
        /** A card with the widgets one below the other. */
        VERTICAL_CARD,
        /** All widgets in one line. */
        HORIZONTAL_SINGLE_LINE
    }
}
