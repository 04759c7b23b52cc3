// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** Stands for the lower limit that follows from the type of a field. */
public abstract class TypeDependentMinValidation extends MinValidation {

    /** Creates the limit. */
    public TypeDependentMinValidation() {}
}
