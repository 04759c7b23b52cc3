// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MinLengthValidation;

/** Stands for the absence of a provider. */
public class NoopMinLengthValidationProvider extends NoopProvider<MinLengthValidation> {

    /** Creates the stand-in. */
    public NoopMinLengthValidationProvider() {}
}
