// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** Write access to the content of a model. */
public interface ModelContentWO extends ConfigWO {
    /**
     * Adds an empty subtree.
     *
     * @param key its key
     * @return the subtree
     */
    ModelContentWO addModelContent(String key);

    /**
     * Adds a subtree.
     *
     * @param modelContent the subtree
     */
    void addModelContent(ModelContent modelContent);
}
