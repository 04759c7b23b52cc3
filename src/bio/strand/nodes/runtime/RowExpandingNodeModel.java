// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.streamable.InputPortRole;
import org.knime.core.node.streamable.OutputPortRole;
import org.knime.core.node.streamable.PartitionInfo;
import org.knime.core.node.streamable.PortInput;
import org.knime.core.node.streamable.PortOutput;
import org.knime.core.node.streamable.RowInput;
import org.knime.core.node.streamable.RowOutput;
import org.knime.core.node.streamable.StreamableOperator;
import org.knime.core.node.streamable.StreamableOperatorInternals;
import org.knime.node.parameters.NodeParameters;

/**
 * The model of a node that makes any number of rows of each row of its one table. Executed as usual
 * or streamed, the rows are the same, and rows that could not be used give one warning.
 *
 * @param <P> the parameters of the node
 */
public abstract class RowExpandingNodeModel<P extends NodeParameters> extends TableNodeModel<P> {

    /**
     * Creates the model.
     *
     * @param parametersClass the parameters of the node
     */
    protected RowExpandingNodeModel(Class<P> parametersClass) {
        super(parametersClass, new PortType[] {BufferedDataTable.TYPE});
    }

    /**
     * Checks parameters and input and describes the output.
     *
     * @param parameters the valid parameters
     * @param input the input table
     * @return the output table
     * @throws InvalidSettingsException if parameters and input do not fit
     */
    protected abstract DataTableSpec describe(P parameters, DataTableSpec input)
            throws InvalidSettingsException;

    /**
     * Opens the computation.
     *
     * @param parameters the valid parameters
     * @param input the input table
     * @param skipped counts the rows of which nothing could be made
     * @return the computation
     * @throws InvalidSettingsException if parameters and input do not fit
     */
    protected abstract RowExpansion open(P parameters, DataTableSpec input, SkippedRows skipped)
            throws InvalidSettingsException;

    @Override
    protected final PortObjectSpec[] configure(PortObjectSpec[] specs)
            throws InvalidSettingsException {
        return new PortObjectSpec[] {describe(parametersFor(specs), (DataTableSpec) specs[0])};
    }

    @Override
    protected final PortObject[] execute(PortObject[] inputs, ExecutionContext exec)
            throws Exception {
        BufferedDataTable table = (BufferedDataTable) inputs[0];
        DataTableSpec spec = table.getDataTableSpec();
        P valid = parametersFor(new PortObjectSpec[] {spec});
        SkippedRows skipped = new SkippedRows();
        RowExpansion expansion = open(valid, spec, skipped);
        BufferedDataContainer container = exec.createDataContainer(describe(valid, spec), true);
        long done = 0;
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                exec.checkCanceled();
                exec.setProgress((double) done / table.size());
                expansion.expand(
                        rows.next(),
                        row -> {
                            exec.checkCanceled();
                            container.addRowToTable(row);
                        });
                done++;
            }
        } finally {
            container.close();
        }
        warnOf(skipped);
        return new PortObject[] {container.getTable()};
    }

    @Override
    public final InputPortRole[] getInputPortRoles() {
        return new InputPortRole[] {InputPortRole.DISTRIBUTED_STREAMABLE};
    }

    @Override
    public final OutputPortRole[] getOutputPortRoles() {
        return new OutputPortRole[] {OutputPortRole.DISTRIBUTED};
    }

    @Override
    public final StreamableOperator createStreamableOperator(
            PartitionInfo partitionInfo, PortObjectSpec[] specs) throws InvalidSettingsException {
        P valid = parametersFor(specs);
        SkippedRows skipped = new SkippedRows();
        RowExpansion expansion = open(valid, (DataTableSpec) specs[0], skipped);
        return new StreamableOperator() {

            @Override
            public void runFinal(PortInput[] inputs, PortOutput[] outputs, ExecutionContext exec)
                    throws Exception {
                RowInput input = (RowInput) inputs[0];
                RowOutput output = (RowOutput) outputs[0];
                try {
                    DataRow row = input.poll();
                    while (row != null) {
                        exec.checkCanceled();
                        expansion.expand(row, output::push);
                        row = input.poll();
                    }
                } finally {
                    input.close();
                }
                // Only a complete stream is closed: a closed one counts as complete.
                output.close();
            }

            @Override
            public StreamableOperatorInternals saveInternals() {
                return internalsOf(skipped);
            }
        };
    }
}
