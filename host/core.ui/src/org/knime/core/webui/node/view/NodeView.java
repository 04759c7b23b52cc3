// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.view;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.webui.UIExtension;
import org.knime.core.webui.data.DataServiceProvider;

/** A view of a node. */
public interface NodeView extends UIExtension, DataServiceProvider {

    /**
     * Checks settings of the view.
     *
     * @param settings the settings
     * @throws InvalidSettingsException if they are incomplete or invalid
     */
    void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException;

    /**
     * Takes settings of the view.
     *
     * @param settings settings that were checked
     */
    void loadValidatedSettingsFrom(NodeSettingsRO settings);
}
