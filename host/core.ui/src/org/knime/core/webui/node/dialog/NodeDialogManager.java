// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog;

import java.util.Objects;
import org.knime.core.node.NodeDialogPane;

/** Gives access to the dialogs of nodes. */
public final class NodeDialogManager {

    private NodeDialogManager() {}

    /**
     * Creates the classic dialog that only shows which flow variables override settings, for a node
     * whose settings are edited in a dialog that is described by parameters.
     *
     * @param nodeDialog the dialog that is described by parameters
     * @return never: a classic dialog needs a display
     * @throws UnsupportedOperationException always, because the host has no display
     */
    public static NodeDialogPane createLegacyFlowVariableNodeDialog(NodeDialog nodeDialog) {
        Objects.requireNonNull(nodeDialog, "nodeDialog");
        throw new UnsupportedOperationException(
                "A classic dialog needs a display; without one, edit the settings of the workflow"
                        + " or override them by flow variables.");
    }
}
