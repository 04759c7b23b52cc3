// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

import org.knime.core.node.ExecutionContext;

/** Computes row by row. */
public abstract class StreamableOperator {
    /** For subclasses. */
    public StreamableOperator() {
        super();
    }

    /**
     * Reads the inputs and writes the outputs.
     *
     * @param inputs inputs of the node without the flow variable port
     * @param outputs outputs of the node without the flow variable port
     * @param exec context of the execution
     * @throws Exception if anything fails
     */
    public abstract void runFinal(PortInput[] inputs, PortOutput[] outputs, ExecutionContext exec)
            throws Exception;

    /**
     * Reads the inputs in a pass before the last.
     *
     * @param inputs inputs of the node without the flow variable port
     * @param exec context of the execution
     * @throws Exception if anything fails
     */
    public void runIntermediate(final PortInput[] inputs, final ExecutionContext exec)
            throws Exception {
        throw new IllegalStateException(
                "runIntermediate must be implemented when the operator iterates");
    }

    /**
     * Takes what was found in earlier passes.
     *
     * @param internals the findings
     */
    public void loadInternals(final StreamableOperatorInternals internals) {
        // Most operators need one pass only.
    }

    /**
     * Tells what was found.
     *
     * @return the findings, null for none
     */
    public StreamableOperatorInternals saveInternals() {
        return null;
    }
}
