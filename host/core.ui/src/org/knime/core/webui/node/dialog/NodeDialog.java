// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog;

import java.util.Set;

/** The dialog of a node. */
public interface NodeDialog {

    /**
     * Returns which settings the dialog edits.
     *
     * @return the kinds of settings
     */
    Set<SettingsType> getSettingsTypes();
}
