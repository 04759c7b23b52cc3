// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.number;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.knime.core.webui.node.dialog.defaultdialog.widget.updates.NoopMaxValidationProvider;
import org.knime.core.webui.node.dialog.defaultdialog.widget.updates.NoopMinValidationProvider;
import org.knime.core.webui.node.dialog.defaultdialog.widget.updates.TypeDependentMaxValidation;
import org.knime.core.webui.node.dialog.defaultdialog.widget.updates.TypeDependentMinValidation;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** Limits of a number field. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface NumberInputWidget {

    /**
     * Returns by how much the buttons of the widget change the value.
     *
     * @return the step, negative for the default one
     */
    double stepSize() default -1;

    /**
     * Returns the lower limit.
     *
     * @return the lower limit, by default that of the field's type
     */
    Class<? extends MinValidation> minValidation() default TypeDependentMinValidation.class;

    /**
     * Returns the upper limit.
     *
     * @return the upper limit, by default that of the field's type
     */
    Class<? extends MaxValidation> maxValidation() default TypeDependentMaxValidation.class;

    /**
     * Returns what computes the lower limit.
     *
     * @return the provider, none by default
     */
    Class<? extends StateProvider<? extends MinValidation>> minValidationProvider() default
            NoopMinValidationProvider.class;

    /**
     * Returns what computes the upper limit.
     *
     * @return the provider, none by default
     */
    Class<? extends StateProvider<? extends MaxValidation>> maxValidationProvider() default
            NoopMaxValidationProvider.class;
}
