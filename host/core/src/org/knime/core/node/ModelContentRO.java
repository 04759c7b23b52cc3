// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import org.knime.core.node.config.ConfigRO;

/** Read access to the content of a model. */
public interface ModelContentRO extends ConfigRO {
    /**
     * A subtree.
     *
     * @param key its key
     * @return the subtree
     * @throws InvalidSettingsException if there is none
     */
    ModelContentRO getModelContent(String key) throws InvalidSettingsException;
}
