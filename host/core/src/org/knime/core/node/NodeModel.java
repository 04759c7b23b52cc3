// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.data.filestore.FileStoreUtil;
import org.knime.core.node.message.Message;
import org.knime.core.node.message.MessageBuilder;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.inactive.InactiveBranchPortObject;
import org.knime.core.node.port.inactive.InactiveBranchPortObjectSpec;
import org.knime.core.node.streamable.InputPortRole;
import org.knime.core.node.streamable.MergeOperator;
import org.knime.core.node.streamable.OutputPortRole;
import org.knime.core.node.streamable.PartitionInfo;
import org.knime.core.node.streamable.PortInput;
import org.knime.core.node.streamable.PortObjectInput;
import org.knime.core.node.streamable.PortObjectOutput;
import org.knime.core.node.streamable.PortOutput;
import org.knime.core.node.streamable.RowOutput;
import org.knime.core.node.streamable.StreamableOperator;
import org.knime.core.node.streamable.StreamableOperatorInternals;
import org.knime.core.node.workflow.FlowObjectStack;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.VariableType;

/**
 * What a node does. Subclasses override the port variants of {@link #configure(PortObjectSpec[])}
 * and {@link #execute(PortObject[], ExecutionContext)}, or, if all ports are tables, the table
 * variants.
 */
public abstract class NodeModel implements AbstractNodeView.ViewableModel {
    private final NodeLogger logger = NodeLogger.getLogger(getClass());
    private final List<NodeModelWarningListener> warningListeners = new CopyOnWriteArrayList<>();
    private final PortType[] inPortTypes;
    private final PortType[] outPortTypes;
    private boolean hasContent;
    private boolean isExecuting;
    private Message warning;
    private Message warningWithDetails;
    private FlowObjectStack incoming;
    private FlowObjectStack outgoing;

    /**
     * Creates a model whose ports are tables.
     *
     * @param nrInDataPorts number of inputs
     * @param nrOutDataPorts number of outputs
     */
    protected NodeModel(final int nrInDataPorts, final int nrOutDataPorts) {
        this(tables(nrInDataPorts), tables(nrOutDataPorts));
    }

    /**
     * Creates a model.
     *
     * @param inPortTypes types of the inputs, null for none
     * @param outPortTypes types of the outputs, null for none
     */
    protected NodeModel(final PortType[] inPortTypes, final PortType[] outPortTypes) {
        this.inPortTypes = checked(inPortTypes, "InPortType");
        this.outPortTypes = checked(outPortTypes, "OutPortType");
    }

    private static PortType[] tables(final int count) {
        final PortType[] types = new PortType[count];
        Arrays.fill(types, BufferedDataTable.TYPE);
        return types;
    }

    private static PortType[] checked(final PortType[] types, final String what) {
        if (types == null) {
            return new PortType[0];
        }
        for (int i = 0; i < types.length; i++) {
            if (types[i] == null) {
                throw new IllegalArgumentException(what + "[" + i + "] must not be null!");
            }
        }
        return types.clone();
    }

    /**
     * Reads what views need, when an executed workflow is opened.
     *
     * @param nodeInternDir where from
     * @param exec told the progress
     * @throws IOException if reading fails
     * @throws CanceledExecutionException if the user cancels
     */
    protected abstract void loadInternals(File nodeInternDir, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;

    /**
     * Writes what views need, when an executed workflow is saved.
     *
     * @param nodeInternDir where to
     * @param exec told the progress
     * @throws IOException if writing fails
     * @throws CanceledExecutionException if the user cancels
     */
    protected abstract void saveInternals(File nodeInternDir, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;

    /**
     * Writes the settings, also those of a node that has not been configured.
     *
     * @param settings where to
     */
    protected abstract void saveSettingsTo(NodeSettingsWO settings);

    /**
     * Checks settings without taking them.
     *
     * @param settings the settings
     * @throws InvalidSettingsException if they are incomplete or invalid
     */
    protected abstract void validateSettings(NodeSettingsRO settings)
            throws InvalidSettingsException;

    /**
     * Takes settings that were checked.
     *
     * @param settings the settings
     * @throws InvalidSettingsException if they are incomplete
     */
    protected abstract void loadValidatedSettingsFrom(NodeSettingsRO settings)
            throws InvalidSettingsException;

    /**
     * Checks settings of the view.
     *
     * @param viewSettings the settings
     * @throws InvalidSettingsException if they are incomplete or invalid
     */
    protected void validateViewSettings(final NodeSettingsRO viewSettings)
            throws InvalidSettingsException {
        // Most nodes have no view.
    }

    /**
     * Writes default settings of the view.
     *
     * @param viewSettings where to
     */
    protected void saveDefaultViewSettingsTo(final NodeSettingsWO viewSettings) {
        // Most nodes have no view.
    }

    /** Forgets what the execution found. */
    protected abstract void reset();

    /** Called when the node is deleted. */
    protected void onDispose() {
        // Most models hold nothing that outlives them.
    }

    /**
     * The number of inputs.
     *
     * @return the number without the flow variable port
     */
    protected final int getNrInPorts() {
        return inPortTypes.length;
    }

    /**
     * The number of outputs.
     *
     * @return the number without the flow variable port
     */
    protected final int getNrOutPorts() {
        return outPortTypes.length;
    }

    /**
     * The type of an input.
     *
     * @param index its index without the flow variable port
     * @return the type
     */
    protected final PortType getInPortType(final int index) {
        return inPortTypes[index];
    }

    /**
     * The type of an output.
     *
     * @param index its index without the flow variable port
     * @return the type
     */
    protected final PortType getOutPortType(final int index) {
        return outPortTypes[index];
    }

    final void loadSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
        validateSettings(settings);
        loadValidatedSettingsFrom(settings);
    }

    /**
     * Computes what can be known of the outputs before execution, and checks everything.
     *
     * @param inSpecs specs of the inputs; null if an optional input is not connected
     * @return specs of the outputs; null elements where they are not known yet
     * @throws InvalidSettingsException if the node cannot be executed
     */
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs)
            throws InvalidSettingsException {
        final DataTableSpec[] tableSpecs = new DataTableSpec[inSpecs.length];
        for (int i = 0; i < inSpecs.length; i++) {
            if (inSpecs[i] != null && !(inSpecs[i] instanceof DataTableSpec)) {
                throw new InvalidSettingsException(
                        "Input Port "
                                + i
                                + " does not hold data table specs. Likely reason: wrong version"
                                + " of NodeModel.configure() overwritten!");
            }
            tableSpecs[i] = (DataTableSpec) inSpecs[i];
        }
        return configure(tableSpecs);
    }

    /**
     * Computes what can be known of the output tables before execution, and checks everything.
     *
     * @param inSpecs specs of the input tables
     * @return specs of the output tables; null elements where they are not known yet
     * @throws InvalidSettingsException if the node cannot be executed
     */
    protected DataTableSpec[] configure(final DataTableSpec[] inSpecs)
            throws InvalidSettingsException {
        throw new InvalidSettingsException("NodeModel.configure() implementation missing!");
    }

    final PortObjectSpec[] configureModel(final PortObjectSpec[] inSpecs)
            throws InvalidSettingsException {
        setWarningMessage(null);
        final PortObjectSpec[] specs = inSpecs.clone();
        for (int i = 0; i < specs.length; i++) {
            if (specs[i] == null
                    && BufferedDataTable.TYPE.equals(inPortTypes[i])
                    && !inPortTypes[i].isOptional()) {
                specs[i] = new DataTableSpec();
            }
            if (!inPortTypes[i].acceptsPortObjectSpec(specs[i])
                    && !(specs[i] instanceof InactiveBranchPortObjectSpec)) {
                throw new InvalidSettingsException(
                        "Incompatible port spec"
                                + (specs.length > 1 ? " at port " + i : "")
                                + ", expected: "
                                + inPortTypes[i].getPortObjectSpecClass().getSimpleName()
                                + ", actual: "
                                + specs[i].getClass().getSimpleName());
            }
        }
        final PortObjectSpec[] outSpecs = configure(specs);
        if (outSpecs == null) {
            return new PortObjectSpec[getNrOutPorts()];
        }
        if (outSpecs.length != getNrOutPorts()) {
            logger.coding(
                    "Output spec-array length invalid: "
                            + outSpecs.length
                            + " <> "
                            + getNrOutPorts());
            return new PortObjectSpec[getNrOutPorts()];
        }
        return outSpecs;
    }

    /**
     * Computes the outputs.
     *
     * @param inObjects the inputs; null if an optional input is not connected
     * @param exec makes tables, takes progress
     * @return the outputs
     * @throws Exception if the execution fails
     */
    protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec)
            throws Exception {
        final BufferedDataTable[] tables = new BufferedDataTable[inObjects.length];
        for (int i = 0; i < tables.length; i++) {
            if (inObjects[i] != null && !(inObjects[i] instanceof BufferedDataTable)) {
                throw new IOException(
                        "Input port "
                                + i
                                + " does not hold data table but "
                                + inObjects[i].getClass().getSimpleName()
                                + "; Likely reason: wrong version of NodeModel.execute()"
                                + " overwritten!");
            }
            tables[i] = (BufferedDataTable) inObjects[i];
        }
        return execute(tables, exec);
    }

    /**
     * Computes the output tables.
     *
     * @param inData the input tables
     * @param exec makes tables, takes progress
     * @return the output tables
     * @throws Exception if the execution fails
     */
    protected BufferedDataTable[] execute(
            final BufferedDataTable[] inData, final ExecutionContext exec) throws Exception {
        throw new IOException("NodeModel.execute() implementation missing!");
    }

    final PortObject[] executeModel(final PortObject[] inputs, final ExecutionContext exec)
            throws Exception {
        setWarningMessage(null);
        checkInputs(inputs);
        warningWithDetails = null;
        isExecuting = true;
        final PortObject[] outputs;
        try {
            outputs = execute(inputs, exec);
            exec.checkCanceled();
        } finally {
            isExecuting = false;
        }
        if (warningWithDetails != null) {
            setWarning(warningWithDetails.renderIssueDetails(inputs));
            warningWithDetails = null;
        }
        final PortObject[] checked = checkOutputs(inputs, outputs, exec);
        warnIfEmpty(checked);
        setHasContent(true);
        return checked;
    }

    private void checkInputs(final PortObject[] inputs) {
        for (int i = 0; i < inputs.length; i++) {
            final boolean isAbsent = inputs[i] == null && inPortTypes[i].isOptional();
            if (!isAbsent
                    && !(inputs[i] instanceof InactiveBranchPortObject)
                    && !inPortTypes[i].getPortObjectClass().isInstance(inputs[i])) {
                throw new IllegalStateException(
                        "Connection Error: Mismatch of input port types (port "
                                + i
                                + "): wanted "
                                + inPortTypes[i].getPortObjectClass().getName()
                                + ", actual "
                                + (inputs[i] == null ? "nothing" : inputs[i].getClass().getName()));
            }
        }
    }

    private PortObject[] checkOutputs(
            final PortObject[] inputs, final PortObject[] outputs, final ExecutionContext exec)
            throws IOException, CanceledExecutionException {
        if (outputs == null ? getNrOutPorts() > 0 : outputs.length != getNrOutPorts()) {
            throw new IllegalStateException(
                    "Invalid result. Execution failed. Reason: Incorrect implementation; the"
                            + " execute method in \""
                            + getClass().getSimpleName()
                            + "\" returned null or an incorrect number of output tables.");
        }
        final PortObject[] checked = new PortObject[getNrOutPorts()];
        for (int i = 0; i < checked.length; i++) {
            final PortObject output = outputs[i];
            if (output == null) {
                throw new IllegalStateException(
                        "Invalid result. Execution failed, reason: data at output "
                                + i
                                + " is null.");
            }
            checked[i] = output;
            if (output instanceof BufferedDataTable table
                    && Stream.of(inputs).anyMatch(in -> in == output)) {
                checked[i] = exec.createWrappedTable(table);
            } else if (output instanceof FileStorePortObject withFiles) {
                FileStoreUtil.invokeFlush(withFiles);
            }
        }
        return checked;
    }

    private void warnIfEmpty(final PortObject[] outputs) {
        final List<BufferedDataTable> tables =
                Stream.of(outputs)
                        .filter(BufferedDataTable.class::isInstance)
                        .map(BufferedDataTable.class::cast)
                        .toList();
        if (warning == null
                && !tables.isEmpty()
                && tables.stream().allMatch(table -> table.size() == 0)) {
            setWarningMessage(
                    tables.size() == 1
                            ? "Node created an empty data table."
                            : "Node created empty data tables on all out-ports.");
        }
    }

    final boolean hasContent() {
        return hasContent;
    }

    final void setHasContent(final boolean newHasContent) {
        hasContent = newHasContent;
    }

    final void resetModel() {
        try {
            setWarningMessage(null);
            reset();
        } catch (RuntimeException e) {
            logger.coding("Reset failed due to a " + e.getClass().getSimpleName(), e);
        } finally {
            hasContent = false;
        }
    }

    /** Tells views that the node has another state. */
    protected final void stateChanged() {
        logger.debug("There are no views to be told of a new state");
    }

    /**
     * Tells views something.
     *
     * @param arg what
     */
    protected final void notifyViews(final Object arg) {
        logger.debug("There are no views to be told " + arg);
    }

    /**
     * Starts a message.
     *
     * @return a builder
     */
    protected final MessageBuilder createMessageBuilder() {
        return Message.builder();
    }

    /**
     * Sets the warning that the user sees.
     *
     * @param warningMessage the warning, null for none
     */
    protected final void setWarningMessage(final String warningMessage) {
        setWarning(warningMessage == null ? null : Message.fromSummary(warningMessage));
    }

    /**
     * The warning that the user sees.
     *
     * @return the summary, null for none
     */
    protected final String getWarningMessage() {
        return Message.getSummaryFrom(warning);
    }

    /**
     * Sets the warning that the user sees.
     *
     * @param message the warning, null for none
     */
    protected final void setWarning(final Message message) {
        Message shown = message;
        if (isExecuting) {
            // Details need the inputs; they are added when the execution is over.
            warningWithDetails = message;
            shown = message == null ? null : Message.fromSummary(message.getSummary());
        }
        final boolean isNew = !Objects.equals(warning, shown);
        warning = shown;
        if (isNew) {
            for (NodeModelWarningListener listener : warningListeners) {
                listener.warningChanged(shown);
            }
        }
    }

    /**
     * The warning that the user sees.
     *
     * @return the warning, null for none
     */
    protected final Message getWarning() {
        return warning;
    }

    /**
     * Adds someone who wants to know the warning.
     *
     * @param listener the listener
     */
    public void addWarningListener(final NodeModelWarningListener listener) {
        if (listener == null) {
            throw new NullPointerException("NodeModel message listener must not be null!");
        }
        warningListeners.add(listener);
    }

    /**
     * Removes someone who wants to know the warning.
     *
     * @param listener the listener
     */
    public void removeWarningListener(final NodeModelWarningListener listener) {
        warningListeners.remove(listener);
    }

    final void setFlowObjectStacks(
            final FlowObjectStack newIncoming, final FlowObjectStack newOutgoing) {
        incoming = newIncoming;
        outgoing = newOutgoing;
    }

    final FlowObjectStack incoming() {
        return incoming;
    }

    final FlowObjectStack outgoing() {
        return outgoing;
    }

    /**
     * The value of a text variable.
     *
     * @param name its name
     * @return its value
     * @throws NoSuchElementException if there is none
     */
    public final String peekFlowVariableString(final String name) {
        return peekFlowVariable(name, VariableType.StringType.INSTANCE);
    }

    /**
     * The value of a floating point variable.
     *
     * @param name its name
     * @return its value
     * @throws NoSuchElementException if there is none
     */
    public final double peekFlowVariableDouble(final String name) {
        return peekFlowVariable(name, VariableType.DoubleType.INSTANCE);
    }

    /**
     * The value of an integer variable.
     *
     * @param name its name
     * @return its value
     * @throws NoSuchElementException if there is none
     */
    public final int peekFlowVariableInt(final String name) {
        return peekFlowVariable(name, VariableType.IntType.INSTANCE);
    }

    /**
     * The value of a variable.
     *
     * @param name its name
     * @param type its type
     * @param <T> class of the value
     * @return its value
     * @throws NoSuchElementException if there is none
     */
    public final <T> T peekFlowVariable(final String name, final VariableType<T> type) {
        return Stream.of(Optional.ofNullable(outgoing), Optional.ofNullable(incoming))
                .flatMap(Optional::stream)
                .map(stack -> stack.peekFlowVariable(name, type))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "No such variable \"" + name + "\" of type " + type))
                .getValue(type);
    }

    /**
     * Gives a text to the nodes downstream.
     *
     * @param name name of the variable
     * @param value the text
     */
    protected final void pushFlowVariableString(final String name, final String value) {
        pushFlowVariable(name, VariableType.StringType.INSTANCE, value);
    }

    /**
     * Gives a number to the nodes downstream.
     *
     * @param name name of the variable
     * @param value the number
     */
    protected final void pushFlowVariableDouble(final String name, final double value) {
        pushFlowVariable(name, VariableType.DoubleType.INSTANCE, value);
    }

    /**
     * Gives a number to the nodes downstream.
     *
     * @param name name of the variable
     * @param value the number
     */
    protected final void pushFlowVariableInt(final String name, final int value) {
        pushFlowVariable(name, VariableType.IntType.INSTANCE, value);
    }

    /**
     * Gives a value to the nodes downstream.
     *
     * @param name name of the variable
     * @param type its type
     * @param value the value
     * @param <T> class of the value
     */
    protected final <T> void pushFlowVariable(
            final String name, final VariableType<T> type, final T value) {
        if (name == null || type == null || value == null) {
            throw new IllegalArgumentException("Name, type and value must not be null.");
        }
        push(new FlowVariable(name, type, value));
    }

    final void push(final FlowVariable variable) {
        if (outgoing == null) {
            throw new IllegalStateException(
                    "Flow variables can be pushed only during configuration and execution");
        }
        outgoing.push(variable);
    }

    /**
     * The visible text, integer and floating point variables.
     *
     * @return the variables by name
     */
    public final Map<String, FlowVariable> getAvailableFlowVariables() {
        return getAvailableFlowVariables(
                new VariableType<?>[] {
                    VariableType.StringType.INSTANCE,
                    VariableType.IntType.INSTANCE,
                    VariableType.DoubleType.INSTANCE
                });
    }

    /**
     * The visible variables of some types.
     *
     * @param types the types
     * @return the variables by name
     */
    public final Map<String, FlowVariable> getAvailableFlowVariables(
            final VariableType<?>[] types) {
        final Map<String, FlowVariable> visible =
                new LinkedHashMap<>(getAvailableInputFlowVariables(types));
        if (outgoing != null) {
            visible.putAll(outgoing.getAvailableFlowVariables(types));
        }
        return Collections.unmodifiableMap(visible);
    }

    /**
     * The visible variables of some types.
     *
     * @param type a type
     * @param otherTypes further types
     * @return the variables by name
     */
    public Map<String, FlowVariable> getAvailableFlowVariables(
            final VariableType<?> type, final VariableType<?>... otherTypes) {
        return getAvailableFlowVariables(all(type, otherTypes));
    }

    private static VariableType<?>[] all(
            final VariableType<?> type, final VariableType<?>[] otherTypes) {
        return Stream.concat(Stream.of(type), Stream.of(otherTypes))
                .toArray(VariableType<?>[]::new);
    }

    /**
     * The variables of some types that come in.
     *
     * @param types the types
     * @return the variables by name
     */
    public final Map<String, FlowVariable> getAvailableInputFlowVariables(
            final VariableType<?>[] types) {
        return incoming == null ? Map.of() : incoming.getAvailableFlowVariables(types);
    }

    /**
     * The variables of some types that come in.
     *
     * @param type a type
     * @param otherTypes further types
     * @return the variables by name
     */
    public Map<String, FlowVariable> getAvailableInputFlowVariables(
            final VariableType<?> type, final VariableType<?>... otherTypes) {
        return getAvailableInputFlowVariables(all(type, otherTypes));
    }

    /**
     * How the inputs take part in streaming.
     *
     * @return one role for each input; here all come as a whole
     */
    public InputPortRole[] getInputPortRoles() {
        final InputPortRole[] roles = new InputPortRole[getNrInPorts()];
        Arrays.fill(roles, InputPortRole.NONDISTRIBUTED_NONSTREAMABLE);
        return roles;
    }

    /**
     * How the outputs take part in streaming.
     *
     * @return one role for each output; here all are made on one machine
     */
    public OutputPortRole[] getOutputPortRoles() {
        final OutputPortRole[] roles = new OutputPortRole[getNrOutPorts()];
        Arrays.fill(roles, OutputPortRole.NONDISTRIBUTED);
        return roles;
    }

    /**
     * Makes what computes row by row.
     *
     * @param partitionInfo which part of the rows is computed
     * @param inSpecs specs of the inputs
     * @return the operator; here it executes the node on whole inputs
     * @throws InvalidSettingsException if the node cannot be executed
     */
    public StreamableOperator createStreamableOperator(
            final PartitionInfo partitionInfo, final PortObjectSpec[] inSpecs)
            throws InvalidSettingsException {
        if (partitionInfo.getPartitionIndex() != 0) {
            throw new IllegalStateException(
                    "Default implementation of a streaming execution should not be distributed"
                            + " (this appears to be partition "
                            + partitionInfo.getPartitionIndex()
                            + ")");
        }
        return new StreamableOperator() {
            @Override
            public void runFinal(
                    final PortInput[] inputs,
                    final PortOutput[] outputs,
                    final ExecutionContext exec)
                    throws Exception {
                final PortObject[] objects = new PortObject[inputs.length];
                for (int i = 0; i < objects.length; i++) {
                    if (inputs[i] != null) {
                        objects[i] = ((PortObjectInput) inputs[i]).getPortObject();
                    }
                }
                final PortObject[] results = executeModel(objects, exec);
                for (int i = 0; i < outputs.length; i++) {
                    if (results[i] instanceof InactiveBranchPortObject) {
                        outputs[i].setInactive();
                    } else if (results[i] instanceof BufferedDataTable table) {
                        ((RowOutput) outputs[i]).setFully(table);
                    } else {
                        ((PortObjectOutput) outputs[i]).setPortObject(results[i]);
                    }
                }
            }
        };
    }

    /**
     * What the first pass of a distributed computation starts with.
     *
     * @return null here
     */
    public StreamableOperatorInternals createInitialStreamableOperatorInternals() {
        return null;
    }

    /**
     * Whether another pass is needed before the last.
     *
     * @param internals what the passes found so far
     * @return false here
     */
    public boolean iterate(final StreamableOperatorInternals internals) {
        return false;
    }

    /**
     * Computes the specs of the outputs before the last pass.
     *
     * @param internals what the passes found
     * @param inSpecs specs of the inputs
     * @return specs of the outputs
     * @throws InvalidSettingsException if the node cannot be executed
     */
    public PortObjectSpec[] computeFinalOutputSpecs(
            final StreamableOperatorInternals internals, final PortObjectSpec[] inSpecs)
            throws InvalidSettingsException {
        return configure(inSpecs);
    }

    /**
     * Makes what merges the findings of a distributed computation.
     *
     * @return null here
     */
    public MergeOperator createMergeOperator() {
        return null;
    }

    /**
     * Called with the merged findings of the last pass.
     *
     * @param internals the findings
     * @param exec context of the execution
     * @param output outputs that are not distributed
     * @throws Exception if the execution fails
     */
    public void finishStreamableExecution(
            final StreamableOperatorInternals internals,
            final ExecutionContext exec,
            final PortOutput[] output)
            throws Exception {
        throw new IllegalStateException(
                "Method must be implemented as a merge operator was created.");
    }

    /**
     * The log of this node.
     *
     * @return the logger
     */
    protected final NodeLogger getLogger() {
        return logger;
    }
}
