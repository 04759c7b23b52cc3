// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog;

/** Implemented by a node factory whose node has a dialog. */
public interface NodeDialogFactory {

    /**
     * Returns whether the node has a dialog.
     *
     * @return whether there is a dialog
     */
    default boolean hasNodeDialog() {
        return true;
    }

    /**
     * Creates the dialog of the node.
     *
     * @return a new dialog
     */
    NodeDialog createNodeDialog();
}
