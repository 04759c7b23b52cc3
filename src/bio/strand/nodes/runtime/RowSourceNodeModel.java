// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.streamable.MergeOperator;
import org.knime.core.node.streamable.PartitionInfo;
import org.knime.core.node.streamable.PortInput;
import org.knime.core.node.streamable.PortObjectInput;
import org.knime.core.node.streamable.PortOutput;
import org.knime.core.node.streamable.RowOutput;
import org.knime.core.node.streamable.StreamableOperator;
import org.knime.core.node.streamable.StreamableOperatorInternals;
import org.knime.core.node.streamable.simple.SimpleStreamableOperatorInternals;
import org.knime.node.parameters.NodeParameters;

/**
 * The model of a node that makes the rows of one table by itself. What it is given (a model, whole
 * tables) is there before it begins. Executed as usual or streamed, the rows and the warning are
 * the same; streamed, each row goes to the next node as soon as it is made.
 *
 * @param <P> the parameters of the node
 */
public abstract class RowSourceNodeModel<P extends NodeParameters> extends ParametersNodeModel<P> {

    private static final String WARNINGS_KEY = "warnings";

    /**
     * Creates the model.
     *
     * @param parametersClass the parameters of the node
     * @param inputs the types of its inputs
     */
    protected RowSourceNodeModel(Class<P> parametersClass, PortType[] inputs) {
        super(parametersClass, inputs);
    }

    /**
     * Checks parameters and inputs and describes the output.
     *
     * @param parameters the valid parameters
     * @param specs the specifications of the inputs
     * @return the output table
     * @throws InvalidSettingsException if parameters and inputs do not fit
     */
    protected abstract DataTableSpec describe(P parameters, PortObjectSpec[] specs)
            throws InvalidSettingsException;

    /**
     * Makes the rows.
     *
     * @param parameters the valid parameters
     * @param inputs the inputs
     * @param rows takes the rows, as {@link #describe} said they are
     * @param warnings takes what the user should know, one sentence or more each
     * @param exec for progress and cancellation
     * @throws IOException if an input cannot be read
     * @throws InvalidSettingsException if parameters and inputs do not fit
     * @throws KNIMEException if it fails; the message says why and what to do
     * @throws InterruptedException if {@code rows} throws it
     * @throws CanceledExecutionException if the user has cancelled
     */
    protected abstract void generate(
            P parameters,
            PortObject[] inputs,
            RowSink rows,
            List<String> warnings,
            ExecutionContext exec)
            throws IOException,
                    InvalidSettingsException,
                    KNIMEException,
                    InterruptedException,
                    CanceledExecutionException;

    @Override
    protected final PortObjectSpec[] configure(PortObjectSpec[] specs)
            throws InvalidSettingsException {
        return new PortObjectSpec[] {describe(parametersFor(specs), specs)};
    }

    @Override
    protected final PortObject[] execute(PortObject[] inputs, ExecutionContext exec)
            throws Exception {
        PortObjectSpec[] specs = specsOf(inputs);
        P valid = parametersFor(specs);
        List<String> warnings = new ArrayList<>();
        BufferedDataContainer container = exec.createDataContainer(describe(valid, specs), true);
        try {
            generateTranslated(valid, inputs, container::addRowToTable, warnings, exec);
        } finally {
            container.close();
        }
        warnOf(warnings);
        return new PortObject[] {container.getTable()};
    }

    private void generateTranslated(
            P valid,
            PortObject[] inputs,
            RowSink rows,
            List<String> warnings,
            ExecutionContext exec)
            throws KNIMEException, InterruptedException, CanceledExecutionException {
        try {
            generate(valid, inputs, rows, warnings, exec);
        } catch (IOException | InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }

    private void warnOf(List<String> warnings) {
        if (!warnings.isEmpty()) {
            setWarningMessage(String.join("\n", warnings));
        }
    }

    @Override
    public final StreamableOperator createStreamableOperator(
            PartitionInfo partitionInfo, PortObjectSpec[] specs) throws InvalidSettingsException {
        P valid = parametersFor(specs);
        List<String> warnings = new ArrayList<>();
        return new StreamableOperator() {

            @Override
            public void runFinal(PortInput[] inputs, PortOutput[] outputs, ExecutionContext exec)
                    throws Exception {
                PortObject[] objects = new PortObject[inputs.length];
                for (int i = 0; i < inputs.length; i++) {
                    if (inputs[i] != null) {
                        objects[i] = ((PortObjectInput) inputs[i]).getPortObject();
                    }
                }
                RowOutput output = (RowOutput) outputs[0];
                generateTranslated(valid, objects, output::push, warnings, exec);
                // Only a complete stream is closed: a closed one counts as complete.
                output.close();
            }

            @Override
            public StreamableOperatorInternals saveInternals() {
                SimpleStreamableOperatorInternals internals =
                        new SimpleStreamableOperatorInternals();
                internals.getConfig().addStringArray(WARNINGS_KEY, warnings.toArray(String[]::new));
                return internals;
            }
        };
    }

    /** Nothing is made in several places; this is how the warnings come out of the operator. */
    @Override
    public final MergeOperator createMergeOperator() {
        return new MergeOperator() {
            @Override
            public StreamableOperatorInternals mergeFinal(StreamableOperatorInternals[] parts) {
                return parts[0];
            }
        };
    }

    @Override
    public final void finishStreamableExecution(
            StreamableOperatorInternals internals, ExecutionContext exec, PortOutput[] output)
            throws InvalidSettingsException {
        warnOf(
                List.of(
                        ((SimpleStreamableOperatorInternals) internals)
                                .getConfig()
                                .getStringArray(WARNINGS_KEY)));
    }

    /** Nothing is kept between executions. */
    @Override
    protected final void reset() {}

    @Override
    protected final void loadInternals(File folder, ExecutionMonitor exec) {}

    @Override
    protected final void saveInternals(File folder, ExecutionMonitor exec) {}
}
