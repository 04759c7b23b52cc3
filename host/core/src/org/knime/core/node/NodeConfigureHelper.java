// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import org.knime.core.node.port.PortObjectSpec;

/** Called before and after the configuration of a node model. */
public interface NodeConfigureHelper {
    /**
     * Called before the node model configures, to apply flow variables to its settings.
     *
     * @throws InvalidSettingsException if the settings are invalid
     */
    void preConfigure() throws InvalidSettingsException;

    /**
     * Called after the node model configured.
     *
     * @param inSpecs specs of the inputs without the flow variable port
     * @param nodeModelOutSpecs specs of the outputs that the node model computed
     * @return specs of the outputs
     * @throws InvalidSettingsException if the node cannot be executed
     */
    PortObjectSpec[] postConfigure(PortObjectSpec[] inSpecs, PortObjectSpec[] nodeModelOutSpecs)
            throws InvalidSettingsException;
}
