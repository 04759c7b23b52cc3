// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.core.webui.node.dialog.defaultdialog.internal.file.SingleFileSelectionMode;

/** Stands for the absence of a provider. */
public final class NoopSingleFileSelectionModeProvider
        extends NoopProvider<SingleFileSelectionMode> {

    /** Creates the stand-in. */
    public NoopSingleFileSelectionModeProvider() {}
}
