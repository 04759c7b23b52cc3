// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

import org.knime.core.data.DataRow;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.streamable.StreamableFunction;
import org.knime.core.node.streamable.StreamableOperatorInternals;

/** Rearranges columns row by row. */
final class RearrangeFunction extends StreamableFunction {
    private final RearrangePlan plan;
    private final StreamableOperatorInternals internals;

    RearrangeFunction(
            final ColumnRearranger rearranger,
            final StreamableOperatorInternals internals,
            final int inPort,
            final int outPort) {
        super(inPort, outPort);
        this.plan = new RearrangePlan(rearranger);
        this.internals = internals;
    }

    @Override
    public void init(final ExecutionContext ctx) {
        plan.start(ctx);
    }

    @Override
    public DataRow compute(final DataRow input) {
        return compute(input, 0);
    }

    @Override
    public DataRow compute(final DataRow input, final long rowIndex) {
        return plan.join(input, plan.newCells(input, rowIndex));
    }

    @Override
    public void finish() {
        plan.finish();
    }

    @Override
    public StreamableOperatorInternals saveInternals() {
        return internals;
    }
}
