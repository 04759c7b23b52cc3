// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

import org.knime.core.data.DataRow;
import org.knime.core.node.ExecutionContext;

/** Computes one row of an output from each row of an input. */
public abstract class StreamableFunction extends StreamableOperator {
    /** Index of the input if no other is given. */
    public static final int DEFAULT_INPORT_INDEX = 0;

    /** Index of the output if no other is given. */
    public static final int DEFAULT_OUTPORT_INDEX = 0;

    private final int inPort;
    private final int outPort;

    /** From the first input to the first output. */
    protected StreamableFunction() {
        this(DEFAULT_INPORT_INDEX, DEFAULT_OUTPORT_INDEX);
    }

    /**
     * From an input to an output.
     *
     * @param inportIdx index of the input
     * @param outportIdx index of the output
     */
    protected StreamableFunction(final int inportIdx, final int outportIdx) {
        inPort = inportIdx;
        outPort = outportIdx;
    }

    @Override
    public void runFinal(
            final PortInput[] inputs, final PortOutput[] outputs, final ExecutionContext ctx)
            throws Exception {
        final RowInput in = (RowInput) inputs[inPort];
        final RowOutput out = (RowOutput) outputs[outPort];
        init(ctx);
        try {
            long index = 0;
            for (DataRow row = in.poll(); row != null; row = in.poll()) {
                ctx.checkCanceled();
                out.push(compute(row, index));
                final long number = index;
                final DataRow shown = row;
                ctx.setMessage(() -> String.format("Row %d (\"%s\")", number, shown.getKey()));
                index++;
            }
            in.close();
            out.close();
        } finally {
            finish();
        }
    }

    /**
     * Called before the first row.
     *
     * @param ctx context of the execution
     * @throws Exception if anything fails
     */
    public void init(final ExecutionContext ctx) throws Exception {
        // Most functions need no preparation.
    }

    /**
     * Computes a row.
     *
     * @param input the input row
     * @return the output row
     * @throws Exception if anything fails
     */
    public DataRow compute(final DataRow input) throws Exception {
        throw new UnsupportedOperationException(
                getClass().getName() + " implements neither of the compute methods");
    }

    /**
     * Computes a row.
     *
     * @param input the input row
     * @param rowIndex its index
     * @return the output row
     * @throws Exception if anything fails
     */
    public DataRow compute(final DataRow input, final long rowIndex) throws Exception {
        return compute(input);
    }

    /** Called after the last row, also when a row failed. */
    public void finish() {
        // Most functions have nothing to tidy up.
    }
}
