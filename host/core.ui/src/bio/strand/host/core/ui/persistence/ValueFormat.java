// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.persistence;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/**
 * How a value is written to and read from the settings that hold it.
 *
 * @param <T> type of the value
 */
interface ValueFormat<T> {

    T load(NodeSettingsRO settings) throws InvalidSettingsException;

    void save(T value, NodeSettingsWO settings);
}
