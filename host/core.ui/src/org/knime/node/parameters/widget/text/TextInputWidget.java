// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.knime.core.webui.node.dialog.defaultdialog.widget.updates.NoopMaxLengthValidationProvider;
import org.knime.core.webui.node.dialog.defaultdialog.widget.updates.NoopMinLengthValidationProvider;
import org.knime.core.webui.node.dialog.defaultdialog.widget.updates.NoopPatternValidationProvider;
import org.knime.core.webui.node.dialog.defaultdialog.widget.updates.NoopStringProvider;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MaxLengthValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MinLengthValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation;

/** Limits and appearance of a text field. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface TextInputWidget {

    /**
     * Returns what the empty widget shows.
     *
     * @return the placeholder, empty for none
     */
    String placeholder() default "";

    /**
     * Returns the pattern that the text matches.
     *
     * @return the pattern, none by default
     */
    Class<? extends PatternValidation> patternValidation() default PatternValidation.class;

    /**
     * Returns the greatest length of the text.
     *
     * @return the limit, none by default
     */
    Class<? extends MaxLengthValidation> maxLengthValidation() default MaxLengthValidation.class;

    /**
     * Returns the least length of the text.
     *
     * @return the limit, none by default
     */
    Class<? extends MinLengthValidation> minLengthValidation() default MinLengthValidation.class;

    /**
     * Returns what computes the placeholder.
     *
     * @return the provider, none by default
     */
    Class<? extends StateProvider<String>> placeholderProvider() default NoopStringProvider.class;

    /**
     * Returns what computes the pattern.
     *
     * @return the provider, none by default
     */
    Class<? extends StateProvider<? extends PatternValidation>> patternValidationProvider() default
            NoopPatternValidationProvider.class;

    /**
     * Returns what computes the greatest length.
     *
     * @return the provider, none by default
     */
    Class<? extends StateProvider<? extends MaxLengthValidation>>
            maxLengthValidationProvider() default NoopMaxLengthValidationProvider.class;

    /**
     * Returns what computes the least length.
     *
     * @return the provider, none by default
     */
    Class<? extends StateProvider<? extends MinLengthValidation>>
            minLengthValidationProvider() default NoopMinLengthValidationProvider.class;
}
