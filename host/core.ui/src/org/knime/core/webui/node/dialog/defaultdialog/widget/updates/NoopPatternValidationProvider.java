// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation;

/** Stands for the absence of a provider. */
public class NoopPatternValidationProvider extends NoopProvider<PatternValidation> {

    /** Creates the stand-in. */
    public NoopPatternValidationProvider() {}
}
