// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;

/** A node model that executes as a function from row to row. */
public interface StreamableFunctionProducer {

    /**
     * Creates the function.
     *
     * @param partitionInfo the part of the rows that it works on
     * @param inSpecs specs of the inputs
     * @return a new function
     * @throws InvalidSettingsException if the node is not configured
     */
    StreamableFunction createStreamableOperator(
            PartitionInfo partitionInfo, PortObjectSpec[] inSpecs) throws InvalidSettingsException;
}
