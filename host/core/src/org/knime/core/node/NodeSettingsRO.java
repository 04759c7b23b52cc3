// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import org.knime.core.node.config.ConfigRO;

/** Read access to the settings of a node. */
public interface NodeSettingsRO extends ConfigRO {
    /**
     * A subtree.
     *
     * @param key its key
     * @return the subtree
     * @throws InvalidSettingsException if there is none
     */
    NodeSettingsRO getNodeSettings(String key) throws InvalidSettingsException;
}
