// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.io.File;
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
import org.knime.core.node.port.PortObjectHolder;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParameters;

/** The node model of a {@link DefaultModel} that configures and executes. */
final class StandardNodeModel extends NodeModel implements PortObjectHolder {

    private final DefaultModel.StandardDefaultModel model;
    private final PortType[] outTypes;
    private final PortsConfiguration ports;
    private final ModelParameters parameters;
    private PortObject[] internalData;

    StandardNodeModel(
            DefaultModel.StandardDefaultModel model,
            PortType[] inTypes,
            PortType[] outTypes,
            PortsConfiguration ports) {
        super(inTypes, outTypes);
        this.model = model;
        this.outTypes = outTypes.clone();
        this.ports = ports;
        this.parameters = new ModelParameters(model.parametersClass());
    }

    @Override
    protected PortObjectSpec[] configure(PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        parameters.guessIfUnset(inSpecs);
        Configuring configuring = new Configuring(inSpecs);
        model.configure.accept(configuring, configuring);
        return configuring.outSpecs;
    }

    @Override
    protected PortObject[] execute(PortObject[] inObjects, ExecutionContext exec) throws Exception {
        Executing executing = new Executing(inObjects, exec);
        model.execute.accept(executing, executing);
        return executing.outObjects;
    }

    private PortsConfiguration ports() {
        if (ports == null) {
            throw new IllegalStateException(
                    "No port configuration is available in this context. "
                            + "This method should be called only for nodes with dynamic ports.");
        }
        return ports;
    }

    @Override
    protected void reset() {
        internalData = null;
    }

    @Override
    public PortObject[] getInternalPortObjects() {
        return internalData;
    }

    @Override
    public void setInternalPortObjects(PortObject[] portObjects) {
        this.internalData = portObjects;
    }

    @Override
    protected void saveSettingsTo(NodeSettingsWO settings) {
        parameters.save(settings);
    }

    @Override
    protected void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        parameters.validate(settings);
    }

    @Override
    protected void loadValidatedSettingsFrom(NodeSettingsRO settings)
            throws InvalidSettingsException {
        parameters.load(settings);
    }

    @Override
    protected void loadInternals(File nodeInternDir, ExecutionMonitor exec) {
        // there are none: data for views is kept as port objects
    }

    @Override
    protected void saveInternals(File nodeInternDir, ExecutionMonitor exec) {
        // there are none: data for views is kept as port objects
    }

    /** One call of {@link #configure}. */
    private final class Configuring
            implements DefaultModel.ConfigureInput, DefaultModel.ConfigureOutput {

        private final PortObjectSpec[] inSpecs;
        private final PortObjectSpec[] outSpecs = new PortObjectSpec[outTypes.length];

        Configuring(PortObjectSpec[] inSpecs) {
            this.inSpecs = inSpecs;
        }

        @Override
        public <S extends NodeParameters> S getParameters() {
            return parameters.get();
        }

        @Override
        public PortObjectSpec[] getInPortSpecs() {
            return inSpecs;
        }

        @Override
        @SuppressWarnings("unchecked") // the caller knows the type of its port
        public <S extends PortObjectSpec> S getInPortSpec(int index) {
            return (S) inSpecs[index];
        }

        @Override
        public DataTableSpec[] getInTableSpecs() {
            return Arrays.copyOf(inSpecs, inSpecs.length, DataTableSpec[].class);
        }

        @Override
        public DataTableSpec getInTableSpec(int portIndex) {
            return (DataTableSpec) inSpecs[portIndex];
        }

        @Override
        public PortType[] getOutPortTypes() {
            return outTypes.clone();
        }

        @Override
        public PortsConfiguration getPortsConfiguration() {
            return ports();
        }

        @Override
        public <S extends PortObjectSpec> void setOutSpec(int index, S spec) {
            outSpecs[index] = spec;
        }

        @Override
        @SafeVarargs
        @SuppressWarnings("varargs") // the array is only read
        public final <S extends PortObjectSpec> void setOutSpecs(S... specs) {
            System.arraycopy(specs, 0, outSpecs, 0, specs.length);
        }

        @Override
        public void setWarningMessage(String message) {
            StandardNodeModel.this.setWarningMessage(message);
        }
    }

    /** One call of {@link #execute}. */
    private final class Executing implements DefaultModel.ExecuteInput, DefaultModel.ExecuteOutput {

        private final PortObject[] inObjects;
        private final ExecutionContext exec;
        private final PortObject[] outObjects = new PortObject[outTypes.length];

        Executing(PortObject[] inObjects, ExecutionContext exec) {
            this.inObjects = inObjects;
            this.exec = exec;
        }

        @Override
        public <S extends NodeParameters> S getParameters() {
            return parameters.get();
        }

        @Override
        public ExecutionContext getExecutionContext() {
            return exec;
        }

        @Override
        public PortObject[] getInPortObjects() {
            return inObjects;
        }

        @Override
        @SuppressWarnings("unchecked") // the caller knows the type of its port
        public <D extends PortObject> D getInPortObject(int portIndex) {
            return (D) inObjects[portIndex];
        }

        @Override
        public BufferedDataTable[] getInTables() {
            return Arrays.copyOf(inObjects, inObjects.length, BufferedDataTable[].class);
        }

        @Override
        public BufferedDataTable getInTable(int portIndex) {
            return (BufferedDataTable) inObjects[portIndex];
        }

        @Override
        public PortType[] getOutPortTypes() {
            return outTypes.clone();
        }

        @Override
        public PortsConfiguration getPortsConfiguration() {
            return ports();
        }

        @Override
        public <D extends PortObject> void setOutData(int index, D data) {
            outObjects[index] = data;
        }

        @Override
        @SafeVarargs
        @SuppressWarnings("varargs") // the array is only read
        public final <D extends PortObject> void setOutData(D... data) {
            System.arraycopy(data, 0, outObjects, 0, data.length);
        }

        @Override
        @SafeVarargs
        @SuppressWarnings("varargs") // the array is only read
        public final <D extends PortObject> void setInternalData(D... data) {
            setInternalPortObjects(data);
        }

        @Override
        public void setWarningMessage(String message) {
            StandardNodeModel.this.setWarningMessage(message);
        }
    }
}
