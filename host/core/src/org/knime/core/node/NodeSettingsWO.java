// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** Write access to the settings of a node. */
public interface NodeSettingsWO extends ConfigWO {
    /**
     * Adds an empty subtree.
     *
     * @param key its key
     * @return the subtree
     */
    NodeSettingsWO addNodeSettings(String key);

    /**
     * Adds a subtree.
     *
     * @param settings the subtree
     */
    void addNodeSettings(NodeSettings settings);
}
