// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.webui.node.dialog.defaultdialog.NodeParametersUtil;
import org.knime.node.DefaultModel;
import org.knime.node.parameters.NodeParameters;

/**
 * The model of a {@link ViewedNode}: calls its functions, and keeps its parameters and the data of
 * its view.
 */
public final class ViewedNodeModel extends NodeModel {

    private final ViewedNode node;
    private final PortsConfiguration ports;
    private final StoredView view = new StoredView();

    /**
     * What was set in the dialog or loaded, or else what was guessed from the inputs at the first
     * look at them, so that a saved node does again what it did. Null before.
     */
    private NodeParameters parameters;

    ViewedNodeModel(ViewedNode node, PortsConfiguration ports) {
        super(ports.getInputPorts(), ports.getOutputPorts());
        this.node = node;
        this.ports = ports;
    }

    /** What the view shows. */
    StoredView view() {
        return view;
    }

    @Override
    protected PortObjectSpec[] configure(PortObjectSpec[] specs) throws InvalidSettingsException {
        if (parameters == null) {
            parameters = NodeParametersUtil.createSettings(node.parametersClass(), specs);
        }
        Configuring configuring = new Configuring(specs);
        node.configuration().accept(configuring, configuring);
        return configuring.outputs;
    }

    @Override
    protected PortObject[] execute(PortObject[] inputs, ExecutionContext exec) throws Exception {
        Executing executing = new Executing(inputs, exec);
        node.execution().execute(executing, executing, view);
        return executing.outputs;
    }

    @Override
    protected void reset() {
        view.clear();
    }

    @Override
    protected void saveSettingsTo(NodeSettingsWO settings) {
        NodeParameters saved =
                parameters == null
                        ? NodeParametersUtil.createSettings(node.parametersClass())
                        : parameters;
        NodeParametersUtil.saveSettings(node.parametersClass(), saved, settings);
    }

    @Override
    protected void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        NodeParametersUtil.loadSettings(settings, node.parametersClass()).validate();
    }

    @Override
    protected void loadValidatedSettingsFrom(NodeSettingsRO settings)
            throws InvalidSettingsException {
        parameters = NodeParametersUtil.loadSettings(settings, node.parametersClass());
    }

    @Override
    protected void loadInternals(File folder, ExecutionMonitor exec) throws IOException {
        view.load(folder);
    }

    @Override
    protected void saveInternals(File folder, ExecutionMonitor exec) throws IOException {
        view.save(folder);
    }

    /** The parameters as the functions expect them; they ask for the class that was declared. */
    @SuppressWarnings("unchecked")
    private <S extends NodeParameters> S typedParameters() {
        return (S) parameters;
    }

    /** One call of {@link #configure}. */
    private final class Configuring
            implements DefaultModel.ConfigureInput, DefaultModel.ConfigureOutput {

        private final PortObjectSpec[] inputs;
        private final PortObjectSpec[] outputs = new PortObjectSpec[getNrOutPorts()];

        Configuring(PortObjectSpec[] inputs) {
            this.inputs = inputs;
        }

        @Override
        public <S extends NodeParameters> S getParameters() {
            return typedParameters();
        }

        @Override
        public PortObjectSpec[] getInPortSpecs() {
            return inputs.clone();
        }

        @Override
        @SuppressWarnings("unchecked") // the caller knows the type of its port
        public <S extends PortObjectSpec> S getInPortSpec(int index) {
            return (S) inputs[index];
        }

        @Override
        public DataTableSpec[] getInTableSpecs() {
            return Arrays.copyOf(inputs, inputs.length, DataTableSpec[].class);
        }

        @Override
        public DataTableSpec getInTableSpec(int index) {
            return (DataTableSpec) inputs[index];
        }

        @Override
        public PortType[] getOutPortTypes() {
            return ports.getOutputPorts();
        }

        @Override
        public PortsConfiguration getPortsConfiguration() {
            return ports;
        }

        @Override
        public <S extends PortObjectSpec> void setOutSpec(int index, S spec) {
            outputs[index] = spec;
        }

        @Override
        @SafeVarargs
        @SuppressWarnings("varargs") // the array is only read
        public final <S extends PortObjectSpec> void setOutSpecs(S... specs) {
            System.arraycopy(specs, 0, outputs, 0, specs.length);
        }

        @Override
        public void setWarningMessage(String message) {
            ViewedNodeModel.this.setWarningMessage(message);
        }
    }

    /** One call of {@link #execute}. */
    private final class Executing implements DefaultModel.ExecuteInput, DefaultModel.ExecuteOutput {

        private final PortObject[] inputs;
        private final ExecutionContext exec;
        private final PortObject[] outputs = new PortObject[getNrOutPorts()];

        Executing(PortObject[] inputs, ExecutionContext exec) {
            this.inputs = inputs;
            this.exec = exec;
        }

        @Override
        public <S extends NodeParameters> S getParameters() {
            return typedParameters();
        }

        @Override
        public ExecutionContext getExecutionContext() {
            return exec;
        }

        @Override
        public PortObject[] getInPortObjects() {
            return inputs.clone();
        }

        @Override
        @SuppressWarnings("unchecked") // the caller knows the type of its port
        public <D extends PortObject> D getInPortObject(int index) {
            return (D) inputs[index];
        }

        @Override
        public BufferedDataTable[] getInTables() {
            return Arrays.copyOf(inputs, inputs.length, BufferedDataTable[].class);
        }

        @Override
        public BufferedDataTable getInTable(int index) {
            return (BufferedDataTable) inputs[index];
        }

        @Override
        public PortType[] getOutPortTypes() {
            return ports.getOutputPorts();
        }

        @Override
        public PortsConfiguration getPortsConfiguration() {
            return ports;
        }

        @Override
        public <D extends PortObject> void setOutData(int index, D data) {
            outputs[index] = data;
        }

        @Override
        @SafeVarargs
        @SuppressWarnings("varargs") // the array is only read
        public final <D extends PortObject> void setOutData(D... data) {
            System.arraycopy(data, 0, outputs, 0, data.length);
        }

        @Override
        @SafeVarargs
        @SuppressWarnings("varargs") // the array is only read
        public final <D extends PortObject> void setInternalData(D... data) {
            throw new UnsupportedOperationException(
                    "A node of this kind keeps no port objects inside; give its view the data.");
        }

        @Override
        public void setWarningMessage(String message) {
            ViewedNodeModel.this.setWarningMessage(message);
        }
    }
}
