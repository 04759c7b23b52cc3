// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.persistence;

import org.knime.core.node.NodeSettingsWO;

/**
 * Writes a value to node settings.
 *
 * @param <T> type of the value
 */
@FunctionalInterface
public interface ParametersSaver<T> {

    /**
     * Writes a value.
     *
     * @param param the value
     * @param nodeSettings where to write it
     */
    void save(T param, NodeSettingsWO nodeSettings);
}
