// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.testing;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.streamable.BufferedDataTableRowOutput;
import org.knime.core.node.streamable.DataTableRowInput;
import org.knime.core.node.streamable.InputPortRole;
import org.knime.core.node.streamable.PartitionInfo;
import org.knime.core.node.streamable.PortInput;
import org.knime.core.node.streamable.PortObjectInput;
import org.knime.core.node.streamable.PortOutput;
import org.knime.core.node.streamable.StreamableOperator;
import org.knime.core.node.streamable.StreamableOperatorInternals;

/** Runs the model of a streamable node as a streaming executor would. */
public final class StreamedRun {

    private StreamedRun() {}

    /**
     * Streams the rows of a node's table inputs to its one output, in a single partition.
     *
     * @param model the model with its settings
     * @param inputs the objects at the inputs; optional ones without connection may be left out at
     *     the end
     * @return the output
     * @throws Exception whatever the node throws
     */
    public static BufferedDataTable execute(NodeModel model, PortObject... inputs)
            throws Exception {
        InputPortRole[] roles = model.getInputPortRoles();
        PortObjectSpec[] specs = new PortObjectSpec[roles.length];
        PortInput[] ports = new PortInput[roles.length];
        for (int i = 0; i < inputs.length; i++) {
            specs[i] = inputs[i].getSpec();
            ports[i] =
                    roles[i].isStreamable()
                            ? new DataTableRowInput((BufferedDataTable) inputs[i])
                            : new PortObjectInput(inputs[i]);
        }
        ExecutionContext exec = TestTables.executionContext();
        StreamableOperator operator =
                model.createStreamableOperator(new PartitionInfo(0, 1), specs);
        PortObjectSpec[] outputs = model.computeFinalOutputSpecs(null, specs);
        BufferedDataContainer container = exec.createDataContainer((DataTableSpec) outputs[0]);
        BufferedDataTableRowOutput output = new BufferedDataTableRowOutput(container);
        operator.runFinal(ports, new PortOutput[] {output}, exec);
        StreamableOperatorInternals internals =
                model.createMergeOperator()
                        .mergeFinal(new StreamableOperatorInternals[] {operator.saveInternals()});
        model.finishStreamableExecution(internals, exec, new PortOutput[1]);
        return output.getDataTable();
    }
}
