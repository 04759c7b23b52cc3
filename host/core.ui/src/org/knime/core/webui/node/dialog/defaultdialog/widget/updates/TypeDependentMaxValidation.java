// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;

/** Stands for the upper limit that follows from the type of a field. */
public abstract class TypeDependentMaxValidation extends MaxValidation {

    /** Creates the limit. */
    public TypeDependentMaxValidation() {}
}
