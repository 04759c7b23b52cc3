// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** Stands for the absence of a provider. */
public class NoopMinValidationProvider extends NoopProvider<MinValidation> {

    /** Creates the stand-in. */
    public NoopMinValidationProvider() {}
}
