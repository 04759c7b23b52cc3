// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.webui.node.dialog.defaultdialog.NodeParametersUtil;
import org.knime.node.parameters.NodeParameters;

/**
 * The parameters of a node's model. There are none until settings are loaded or the node is first
 * configured, when defaults are guessed from its inputs.
 */
final class ModelParameters {

    private final Class<? extends NodeParameters> type;
    private NodeParameters current;

    ModelParameters(Optional<Class<? extends NodeParameters>> type) {
        this.type = type.orElse(null);
    }

    /** The parameters as the node expects them; a node asks for the class that it declared. */
    @SuppressWarnings("unchecked")
    <S extends NodeParameters> S get() {
        return (S) current;
    }

    void guessIfUnset(PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        if (type != null && current == null) {
            current = NodeParametersUtil.createSettings(type, inSpecs);
            current.validate();
        }
    }

    void validate(NodeSettingsRO settings) throws InvalidSettingsException {
        if (type != null) {
            NodeParametersUtil.loadSettings(settings, type).validate();
        }
    }

    void load(NodeSettingsRO settings) throws InvalidSettingsException {
        if (type != null) {
            current = NodeParametersUtil.loadSettings(settings, type);
        }
    }

    /** Saves the parameters or, before there are any, defaults, which are not kept. */
    void save(NodeSettingsWO settings) {
        if (type != null) {
            NodeParameters saved =
                    current != null ? current : NodeParametersUtil.createSettings(type);
            NodeParametersUtil.saveSettings(type, saved, settings);
        }
    }
}
