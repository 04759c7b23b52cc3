// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.execution;

import bio.strand.host.workflow.WorkflowNode;
import java.io.IOException;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** Receives the output of each node as soon as the node is executed. */
@FunctionalInterface
public interface OutputSink {

    /** Lets all output pass. */
    OutputSink NONE = (node, output, monitor) -> {};

    /**
     * Takes the output of a node. Calls for different nodes may overlap.
     *
     * @param node the node
     * @param output what it delivers
     * @param monitor to be asked now and then whether the run was cancelled
     * @throws IOException if the output cannot be stored; ends the run
     * @throws CanceledExecutionException if the run was cancelled meanwhile
     */
    void accept(WorkflowNode node, NodeOutput output, ExecutionMonitor monitor)
            throws IOException, CanceledExecutionException;
}
