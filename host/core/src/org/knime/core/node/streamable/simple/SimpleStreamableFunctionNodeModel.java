// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable.simple;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.streamable.InputPortRole;
import org.knime.core.node.streamable.OutputPortRole;
import org.knime.core.node.streamable.PartitionInfo;
import org.knime.core.node.streamable.StreamableFunction;
import org.knime.core.node.streamable.StreamableFunctionProducer;

/** A node model that rearranges the columns of a table, all rows at once or streaming. */
public abstract class SimpleStreamableFunctionNodeModel extends NodeModel
        implements StreamableFunctionProducer {

    private final int streamableInPortIdx;
    private final int streamableOutPortIdx;

    /** Creates a model with one input table and one output table. */
    public SimpleStreamableFunctionNodeModel() {
        super(1, 1);
        this.streamableInPortIdx = 0;
        this.streamableOutPortIdx = 0;
    }

    /**
     * Creates a model.
     *
     * @param inPortTypes types of the inputs
     * @param outPortTypes types of the outputs
     * @param streamableInPortIdx index of the table whose columns are rearranged
     * @param streamableOutPortIdx index of the table with the rearranged columns
     */
    public SimpleStreamableFunctionNodeModel(
            PortType[] inPortTypes,
            PortType[] outPortTypes,
            int streamableInPortIdx,
            int streamableOutPortIdx) {
        super(inPortTypes, outPortTypes);
        this.streamableInPortIdx = streamableInPortIdx;
        this.streamableOutPortIdx = streamableOutPortIdx;
    }

    /**
     * Describes the output table and how to compute its new columns.
     *
     * @param spec spec of the input table
     * @return what rearranges the columns
     * @throws InvalidSettingsException if inputs and settings do not fit
     */
    protected abstract ColumnRearranger createColumnRearranger(DataTableSpec spec)
            throws InvalidSettingsException;

    @Override
    protected DataTableSpec[] configure(DataTableSpec[] inSpecs) throws InvalidSettingsException {
        return new DataTableSpec[] {createColumnRearranger(inSpecs[0]).createSpec()};
    }

    @Override
    protected BufferedDataTable[] execute(BufferedDataTable[] inData, ExecutionContext exec)
            throws Exception {
        ColumnRearranger rearranger = createColumnRearranger(inData[0].getDataTableSpec());
        return new BufferedDataTable[] {
            exec.createColumnRearrangeTable(inData[0], rearranger, exec)
        };
    }

    /**
     * Tells whether the rows can be divided among several operators.
     *
     * @return whether they can, true by default
     */
    protected boolean isDistributable() {
        return true;
    }

    /**
     * Returns the index of the table whose columns are rearranged.
     *
     * @return the index of the input
     */
    protected int getStreamableInPortIdx() {
        return streamableInPortIdx;
    }

    /**
     * Returns the index of the table with the rearranged columns.
     *
     * @return the index of the output
     */
    public int getStreamableOutPortIdx() {
        return streamableOutPortIdx;
    }

    @Override
    public InputPortRole[] getInputPortRoles() {
        InputPortRole[] roles = new InputPortRole[getNrInPorts()];
        Arrays.fill(roles, InputPortRole.NONDISTRIBUTED_NONSTREAMABLE);
        roles[streamableInPortIdx] = InputPortRole.get(isDistributable(), true);
        return roles;
    }

    @Override
    public OutputPortRole[] getOutputPortRoles() {
        OutputPortRole[] roles = new OutputPortRole[getNrOutPorts()];
        Arrays.fill(roles, OutputPortRole.NONDISTRIBUTED);
        roles[streamableOutPortIdx] =
                isDistributable() ? OutputPortRole.DISTRIBUTED : OutputPortRole.NONDISTRIBUTED;
        return roles;
    }

    @Override
    public StreamableFunction createStreamableOperator(
            PartitionInfo partitionInfo, PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        return createColumnRearranger((DataTableSpec) inSpecs[streamableInPortIdx])
                .createStreamableFunction(streamableInPortIdx, streamableOutPortIdx);
    }

    @Override
    protected void reset() {
        // there is no state beyond the settings
    }

    @Override
    protected void loadInternals(File nodeInternDir, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        // there are none unless a subclass has some
    }

    @Override
    protected void saveInternals(File nodeInternDir, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        // there are none unless a subclass has some
    }
}
