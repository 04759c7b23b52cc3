// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.util.Objects;
import java.util.Optional;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.webui.node.dialog.defaultdialog.NodeParametersUtil;
import org.knime.node.parameters.NodeParameters;

/**
 * The settings of a node with one output table and a model class of its own.
 *
 * @param <P> the parameters of the node
 */
abstract class ParametersNodeModel<P extends NodeParameters> extends NodeModel {

    private final Class<P> parametersClass;

    /**
     * What was set in the dialog or loaded, or else what was guessed from the inputs at the first
     * look at them, so that a saved node does again what it did. Null before.
     */
    private P parameters;

    ParametersNodeModel(Class<P> parametersClass, PortType[] inputs) {
        super(inputs, new PortType[] {BufferedDataTable.TYPE});
        this.parametersClass = Objects.requireNonNull(parametersClass, "parametersClass");
    }

    /** The parameters that were set, loaded or guessed; empty before the inputs were seen. */
    final Optional<P> parameters() {
        return Optional.ofNullable(parameters);
    }

    /** The parameters for some inputs, checked. */
    final P parametersFor(PortObjectSpec[] specs) throws InvalidSettingsException {
        if (parameters == null) {
            parameters = NodeParametersUtil.createSettings(parametersClass, specs);
        }
        parameters.validate();
        return parameters;
    }

    /** The specifications of inputs; null for one without connection. */
    static PortObjectSpec[] specsOf(PortObject[] inputs) {
        PortObjectSpec[] specs = new PortObjectSpec[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            specs[i] = inputs[i] == null ? null : inputs[i].getSpec();
        }
        return specs;
    }

    @Override
    protected final void saveSettingsTo(NodeSettingsWO settings) {
        P saved =
                parameters == null
                        ? NodeParametersUtil.createSettings(parametersClass)
                        : parameters;
        NodeParametersUtil.saveSettings(parametersClass, saved, settings);
    }

    @Override
    protected final void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        NodeParametersUtil.loadSettings(settings, parametersClass).validate();
    }

    @Override
    protected final void loadValidatedSettingsFrom(NodeSettingsRO settings)
            throws InvalidSettingsException {
        parameters = NodeParametersUtil.loadSettings(settings, parametersClass);
    }
}
