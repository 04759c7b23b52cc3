// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.AbstractCellFactory;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.streamable.InputPortRole;
import org.knime.core.node.streamable.OutputPortRole;
import org.knime.core.node.streamable.PartitionInfo;
import org.knime.core.node.streamable.PortInput;
import org.knime.core.node.streamable.PortObjectInput;
import org.knime.core.node.streamable.PortOutput;
import org.knime.core.node.streamable.RowInput;
import org.knime.core.node.streamable.RowOutput;
import org.knime.core.node.streamable.StreamableOperator;
import org.knime.core.node.streamable.StreamableOperatorInternals;
import org.knime.node.parameters.NodeParameters;

/**
 * The model of a node that adds computed columns to one table, a few rows at a time, and may take
 * other inputs (a model) beside the table.
 *
 * <p>Executed as usual or streamed, the output is the same, and rows that could not be used give
 * one warning. Unlike KNIME's own ready-made model of this kind it hands rows over in batches,
 * which networks need, and can warn.
 *
 * @param <P> the parameters of the node
 */
public abstract class RowMappingNodeModel<P extends NodeParameters> extends TableNodeModel<P> {

    /** Rows handed over together: enough for the engine's batches, few enough to cancel soon. */
    static final int BATCH_ROWS = 256;

    private final int tablePort;

    /**
     * Creates the model of a node with one output table.
     *
     * @param parametersClass the parameters of the node
     * @param inputs the types of the input ports
     * @param tablePort which of them is the table
     */
    protected RowMappingNodeModel(Class<P> parametersClass, PortType[] inputs, int tablePort) {
        super(parametersClass, inputs);
        this.tablePort = tablePort;
    }

    /**
     * Checks parameters and inputs and describes the output.
     *
     * @param parameters the valid parameters
     * @param specs the specifications of the inputs
     * @return the columns to compute; empty if they are not known before the nodes before this one
     *     are executed
     * @throws InvalidSettingsException if parameters and inputs do not fit
     */
    protected abstract Optional<RowMappingPlan> plan(P parameters, PortObjectSpec[] specs)
            throws InvalidSettingsException;

    /**
     * Opens the computation.
     *
     * @param parameters the valid parameters
     * @param specs the specifications of the inputs, as given to {@link #plan}
     * @param inputs the inputs; null in the place of the table
     * @param skipped counts the rows that the computation cannot use
     * @param exec for progress and cancellation
     * @return the computation
     * @throws InvalidSettingsException if parameters and inputs do not fit
     * @throws KNIMEException if an input cannot be read
     * @throws CanceledExecutionException if the user has cancelled
     */
    protected abstract RowMapping open(
            P parameters,
            PortObjectSpec[] specs,
            PortObject[] inputs,
            SkippedRows skipped,
            ExecutionContext exec)
            throws InvalidSettingsException, KNIMEException, CanceledExecutionException;

    /**
     * Whether the output columns follow from the specifications alone, so that rows can be mapped
     * as they come. If not, {@link #prepare} reads the table first and the node does not stream.
     *
     * @param parameters the parameters
     * @return true unless overridden
     */
    protected boolean mapsRowsAsTheyCome(P parameters) {
        return true;
    }

    /**
     * A computation and where its results go.
     *
     * @param plan the columns to compute
     * @param mapping computes them; to be closed
     */
    protected record Prepared(RowMappingPlan plan, RowMapping mapping) {

        /** Takes both as they are. */
        public Prepared {}
    }

    /**
     * Prepares the computation on a whole table, which may be read for it.
     *
     * @param parameters the valid parameters
     * @param specs the specifications of the inputs; null for an optional one without connection
     * @param inputs the inputs; null in the place of the table and for an optional one without
     *     connection
     * @param table the table
     * @param skipped counts the rows that the computation cannot use
     * @param exec for progress and cancellation
     * @return the computation
     * @throws InvalidSettingsException if parameters and inputs do not fit
     * @throws KNIMEException if an input cannot be read
     * @throws CanceledExecutionException if the user has cancelled
     */
    protected Prepared prepare(
            P parameters,
            PortObjectSpec[] specs,
            PortObject[] inputs,
            BufferedDataTable table,
            SkippedRows skipped,
            ExecutionContext exec)
            throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        return new Prepared(
                executablePlan(parameters, specs), open(parameters, specs, inputs, skipped, exec));
    }

    /**
     * Called when all rows of a table were mapped; not after streaming, where parts of the table
     * may be mapped in different places. A node with a view shows here what it has collected.
     *
     * @param skipped the rows that the computation could not use
     */
    protected void tableMapped(SkippedRows skipped) {}

    @Override
    protected final PortObjectSpec[] configure(PortObjectSpec[] specs)
            throws InvalidSettingsException {
        return new PortObjectSpec[] {
            plan(parametersFor(specs), specs).map(RowMappingPlan::output).orElse(null)
        };
    }

    @Override
    protected final PortObject[] execute(PortObject[] inputs, ExecutionContext exec)
            throws Exception {
        PortObjectSpec[] specs = specsOf(inputs);
        PortObject[] others = inputs.clone();
        others[tablePort] = null;
        P valid = parametersFor(specs);
        BufferedDataTable table = (BufferedDataTable) inputs[tablePort];
        SkippedRows skipped = new SkippedRows();
        Prepared prepared = prepare(valid, specs, others, table, skipped, exec);
        BufferedDataTable output;
        try (RowMapping mapping = prepared.mapping();
                CloseableRowIterator rows = table.iterator()) {
            LookAheadCellFactory cells =
                    new LookAheadCellFactory(prepared.plan().columns(), rows, mapping);
            try {
                output =
                        exec.createColumnRearrangeTable(
                                table, prepared.plan().rearranger(cells), exec);
            } catch (RuntimeException e) {
                cells.rethrowFailure();
                throw e;
            }
        }
        warnOf(skipped);
        tableMapped(skipped);
        return new PortObject[] {output};
    }

    @Override
    public final InputPortRole[] getInputPortRoles() {
        InputPortRole[] roles = new InputPortRole[getNrInPorts()];
        for (int i = 0; i < roles.length; i++) {
            roles[i] =
                    i == tablePort && streams()
                            ? InputPortRole.DISTRIBUTED_STREAMABLE
                            : InputPortRole.NONDISTRIBUTED_NONSTREAMABLE;
        }
        return roles;
    }

    @Override
    public final OutputPortRole[] getOutputPortRoles() {
        return new OutputPortRole[] {
            streams() ? OutputPortRole.DISTRIBUTED : OutputPortRole.NONDISTRIBUTED
        };
    }

    @Override
    public final StreamableOperator createStreamableOperator(
            PartitionInfo partitionInfo, PortObjectSpec[] specs) throws InvalidSettingsException {
        if (!streams()) {
            return super.createStreamableOperator(partitionInfo, specs);
        }
        P valid = parametersFor(specs);
        return new BatchingOperator(valid, specs.clone(), executablePlan(valid, specs));
    }

    @Override
    boolean streams() {
        return parameters().map(this::mapsRowsAsTheyCome).orElse(true);
    }

    private RowMappingPlan executablePlan(P valid, PortObjectSpec[] specs)
            throws InvalidSettingsException {
        return plan(valid, specs)
                .orElseThrow(
                        () ->
                                new InvalidSettingsException(
                                        "The output columns are not known yet; execute the nodes"
                                                + " before this one first."));
    }

    /**
     * Serves KNIME's row-by-row computation of new columns from batches that it reads ahead by an
     * iterator of its own. The columns that are kept need not be copied that way.
     */
    private static final class LookAheadCellFactory extends AbstractCellFactory {

        private final CloseableRowIterator rows;
        private final RowMapping mapping;
        private final ArrayDeque<DataRow> waitingRows = new ArrayDeque<>();
        private final ArrayDeque<DataCell[]> waitingCells = new ArrayDeque<>();
        private KNIMEException failure;
        private CanceledExecutionException cancellation;

        LookAheadCellFactory(
                List<DataColumnSpec> columns, CloseableRowIterator rows, RowMapping mapping) {
            super(columns.toArray(DataColumnSpec[]::new));
            this.rows = rows;
            this.mapping = mapping;
        }

        @Override
        public DataCell[] getCells(DataRow row, long index) {
            if (waitingRows.isEmpty()) {
                readBatch();
            }
            DataRow expected = waitingRows.poll();
            if (expected == null || !expected.getKey().equals(row.getKey())) {
                throw new IllegalStateException(
                        "Row %d (\"%s\") was asked for out of order."
                                .formatted(index, row.getKey().getString()));
            }
            return waitingCells.poll();
        }

        private void readBatch() {
            List<DataRow> batch = new ArrayList<>(BATCH_ROWS);
            while (batch.size() < BATCH_ROWS && rows.hasNext()) {
                batch.add(rows.next());
            }
            if (batch.isEmpty()) {
                return;
            }
            try {
                waitingCells.addAll(mapping.map(batch));
            } catch (KNIMEException e) {
                failure = e;
                throw e.toUnchecked();
            } catch (CanceledExecutionException e) {
                cancellation = e;
                throw new IllegalStateException(e);
            }
            waitingRows.addAll(batch);
        }

        /** KNIME passes only unchecked exceptions through the computation of columns. */
        void rethrowFailure() throws KNIMEException, CanceledExecutionException {
            if (failure != null) {
                throw failure;
            }
            if (cancellation != null) {
                throw cancellation;
            }
        }
    }

    /** Maps batches of rows from the input stream to the output stream. */
    private final class BatchingOperator extends StreamableOperator {

        private final P valid;
        private final PortObjectSpec[] specs;
        private final RowMappingPlan plan;
        private final SkippedRows skipped = new SkippedRows();

        BatchingOperator(P valid, PortObjectSpec[] specs, RowMappingPlan plan) {
            this.valid = valid;
            this.specs = specs;
            this.plan = plan;
        }

        @Override
        public void runFinal(PortInput[] inputs, PortOutput[] outputs, ExecutionContext exec)
                throws Exception {
            PortObject[] others = new PortObject[inputs.length];
            for (int i = 0; i < inputs.length; i++) {
                if (i != tablePort && inputs[i] != null) {
                    others[i] = ((PortObjectInput) inputs[i]).getPortObject();
                }
            }
            RowInput input = (RowInput) inputs[tablePort];
            RowOutput output = (RowOutput) outputs[0];
            long done = 0;
            try (RowMapping mapping = open(valid, specs, others, skipped, exec)) {
                List<DataRow> batch = readBatch(input);
                while (!batch.isEmpty()) {
                    exec.checkCanceled();
                    List<DataCell[]> computed = mapping.map(batch);
                    for (int i = 0; i < batch.size(); i++) {
                        output.push(plan.outputRow(batch.get(i), computed.get(i)));
                    }
                    done += batch.size();
                    exec.setMessage("Row " + done);
                    batch = readBatch(input);
                }
            } finally {
                input.close();
            }
            // Only a complete stream is closed: a closed one counts as complete.
            output.close();
        }

        private List<DataRow> readBatch(RowInput input) throws InterruptedException {
            List<DataRow> batch = new ArrayList<>(BATCH_ROWS);
            while (batch.size() < BATCH_ROWS) {
                DataRow row = input.poll();
                if (row == null) {
                    break;
                }
                batch.add(row);
            }
            return batch;
        }

        @Override
        public StreamableOperatorInternals saveInternals() {
            return internalsOf(skipped);
        }
    }
}
