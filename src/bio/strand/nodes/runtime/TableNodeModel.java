// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.io.File;
import java.io.IOException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortType;
import org.knime.core.node.streamable.MergeOperator;
import org.knime.core.node.streamable.PortOutput;
import org.knime.core.node.streamable.StreamableOperatorInternals;
import org.knime.core.node.streamable.simple.SimpleStreamableOperatorInternals;
import org.knime.node.parameters.NodeParameters;

/**
 * What the models of nodes that stream the rows of a table have in common beside their parameters:
 * the one warning about rows that could not be used, however the node is executed.
 *
 * @param <P> the parameters of the node
 */
abstract class TableNodeModel<P extends NodeParameters> extends ParametersNodeModel<P> {

    private final StoredView view = new StoredView();

    TableNodeModel(Class<P> parametersClass, PortType[] inputs) {
        super(parametersClass, inputs);
    }

    /**
     * What becomes of rows that cannot be used, for the warning.
     *
     * @return the end of a sentence, see {@link SkippedRows#warning}
     */
    protected abstract String consequenceOfSkipping();

    /**
     * What the view of the node shows, for the factory of a node that has one.
     *
     * @return kept with the saved workflow, and forgotten at the reset
     */
    public final StoredView view() {
        return view;
    }

    /** Whether the rows are taken as they come, as far as the parameters say. */
    boolean streams() {
        return true;
    }

    final void warnOf(SkippedRows skipped) {
        skipped.warning(consequenceOfSkipping()).ifPresent(this::setWarningMessage);
    }

    @Override
    public final MergeOperator createMergeOperator() {
        if (!streams()) {
            // Nothing is counted apart from the execution itself.
            return null;
        }
        return new MergeOperator() {
            @Override
            public StreamableOperatorInternals mergeFinal(StreamableOperatorInternals[] parts) {
                SkippedRows all = new SkippedRows();
                for (StreamableOperatorInternals part : parts) {
                    all.addAll(skippedRowsIn(part));
                }
                return internalsOf(all);
            }
        };
    }

    @Override
    public final void finishStreamableExecution(
            StreamableOperatorInternals internals, ExecutionContext exec, PortOutput[] output) {
        warnOf(skippedRowsIn(internals));
    }

    /** Nothing is kept between executions but what the view shows. */
    @Override
    protected final void reset() {
        view.clear();
    }

    @Override
    protected final void loadInternals(File folder, ExecutionMonitor exec) throws IOException {
        view.load(folder);
    }

    @Override
    protected final void saveInternals(File folder, ExecutionMonitor exec) throws IOException {
        view.save(folder);
    }

    static SimpleStreamableOperatorInternals internalsOf(SkippedRows skipped) {
        SimpleStreamableOperatorInternals internals = new SimpleStreamableOperatorInternals();
        skipped.saveTo(internals.getConfig());
        return internals;
    }

    private static SkippedRows skippedRowsIn(StreamableOperatorInternals internals) {
        try {
            return SkippedRows.loadFrom(
                    ((SimpleStreamableOperatorInternals) internals).getConfig());
        } catch (InvalidSettingsException e) {
            throw new IllegalStateException("A streaming operator lost its row count.", e);
        }
    }
}
