// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.migration;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/**
 * Reads a value from node settings.
 *
 * @param <T> type of the value
 */
@FunctionalInterface
public interface ParametersLoader<T> {

    /**
     * Reads a value.
     *
     * @param settings where to read it
     * @return the value
     * @throws InvalidSettingsException if the settings lack an entry or hold an unacceptable one
     */
    T load(NodeSettingsRO settings) throws InvalidSettingsException;
}
