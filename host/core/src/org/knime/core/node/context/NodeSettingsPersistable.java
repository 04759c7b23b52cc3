// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.context;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** Something that is kept in settings. */
public interface NodeSettingsPersistable {
    /**
     * Writes the content.
     *
     * @param settings where to
     */
    void saveSettingsTo(NodeSettingsWO settings);

    /**
     * Reads the content.
     *
     * @param settings where from
     * @throws InvalidSettingsException if it is incomplete
     */
    void loadSettingsFrom(NodeSettingsRO settings) throws InvalidSettingsException;
}
