// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;

/** Stands for the absence of a provider. */
public class NoopMaxValidationProvider extends NoopProvider<MaxValidation> {

    /** Creates the stand-in. */
    public NoopMaxValidationProvider() {}
}
