// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import bio.strand.host.core.node.MessageCarrier;
import bio.strand.host.core.storage.FileTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.data.filestore.FileStoreUtil;
import org.knime.core.data.filestore.internal.IFileStoreHandler;
import org.knime.core.data.filestore.internal.IWriteFileStoreHandler;
import org.knime.core.data.filestore.internal.WriteFileStoreHandler;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectHolder;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.node.port.PortUtil;
import org.knime.core.node.port.flowvariable.FlowVariablePortObject;
import org.knime.core.node.port.flowvariable.FlowVariablePortObjectSpec;
import org.knime.core.node.port.inactive.InactiveBranchConsumer;
import org.knime.core.node.port.inactive.InactiveBranchPortObject;
import org.knime.core.node.port.inactive.InactiveBranchPortObjectSpec;
import org.knime.core.node.workflow.ExecutionEnvironment;
import org.knime.core.node.workflow.FlowObjectStack;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.node.workflow.NodeID;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.node.workflow.NodeMessageEvent;
import org.knime.core.node.workflow.NodeMessageListener;

/**
 * A node with its model, its ports and their content. Port 0 on either side is that of flow
 * variables. Failures of the model become messages; they are not thrown.
 */
public final class Node {
    /** How the message of a failed execution begins. */
    public static final String EXECUTE_FAILED_PREFIX = "Execute failed: ";

    /** Key of the settings that are common to all nodes. */
    public static final String CFG_MISC_SETTINGS = "internal_node_subsettings";

    /** Key of the settings of the model. */
    public static final String CFG_MODEL = "model";

    /** Key of the assignment of flow variables to settings. */
    public static final String CFG_VARIABLES = "variables";

    private static final NodeLogger LOGGER = NodeLogger.getLogger(Node.class);
    private static final int SHORTEST_MESSAGE = 5;

    private final NodeFactory<NodeModel> factory;
    private final NodeModel model;
    private final ModifiableNodeCreationConfiguration creationConfig;
    private final PortType[] inputTypes;
    private final Output[] outputs;
    private final List<NodeMessageListener> messageListeners = new CopyOnWriteArrayList<>();
    private final Set<BufferedDataTable> createdTables = new LinkedHashSet<>();
    private final Set<BufferedDataContainer> openContainers = new LinkedHashSet<>();
    private String name;
    private PortObject[] heldObjects;
    private IFileStoreHandler fileStoreHandler;

    private static final class Output {
        private final PortType type;
        private PortObjectSpec spec;
        private PortObject object;
        private String summary;

        Output(final PortType type) {
            this.type = type;
        }
    }

    /**
     * Makes a node.
     *
     * @param nodeFactory what the node is
     */
    public Node(final NodeFactory<NodeModel> nodeFactory) {
        this(nodeFactory, null);
    }

    /**
     * Makes a node.
     *
     * @param nodeFactory what the node is
     * @param creationConfig its ports, null for those at first
     */
    public Node(
            final NodeFactory<NodeModel> nodeFactory,
            final ModifiableNodeCreationConfiguration creationConfig) {
        if (nodeFactory == null) {
            throw new IllegalArgumentException("NodeFactory must not be null.");
        }
        factory = nodeFactory;
        this.creationConfig =
                creationConfig == null
                                && nodeFactory instanceof ConfigurableNodeFactory<?> configurable
                        ? configurable.createNodeCreationConfig()
                        : creationConfig;
        name = nodeFactory.getNodeName();
        model =
                this.creationConfig == null
                        ? nodeFactory.createNodeModel()
                        : nodeFactory.createNodeModel(this.creationConfig);
        model.addWarningListener(this::warningChanged);
        inputTypes = new PortType[model.getNrInPorts() + 1];
        inputTypes[0] = FlowVariablePortObject.TYPE_OPTIONAL;
        for (int i = 1; i < inputTypes.length; i++) {
            inputTypes[i] = model.getInPortType(i - 1);
        }
        outputs = new Output[model.getNrOutPorts() + 1];
        outputs[0] = new Output(FlowVariablePortObject.TYPE_OPTIONAL);
        for (int i = 1; i < outputs.length; i++) {
            outputs[i] = new Output(model.getOutPortType(i - 1));
        }
    }

    void remember(final BufferedDataTable table) {
        synchronized (createdTables) {
            createdTables.add(table);
        }
    }

    void remember(final BufferedDataContainer container) {
        synchronized (createdTables) {
            openContainers.add(container);
        }
    }

    void forget(final BufferedDataContainer container) {
        synchronized (createdTables) {
            openContainers.remove(container);
        }
    }

    private void warningChanged(final Message warning) {
        notifyListeners(
                warning == null
                        ? NodeMessage.NONE
                        : warning.toNodeMessage(NodeMessage.Type.WARNING));
        if (warning != null) {
            LOGGER.debug(name + ": " + warning.toLogPrintable());
        }
    }

    /** What the model does when it takes or checks settings. */
    @FunctionalInterface
    private interface SettingsAction {
        void accept(NodeSettingsRO settings) throws InvalidSettingsException;
    }

    private void guarded(
            final String what, final NodeSettingsRO settings, final SettingsAction action)
            throws InvalidSettingsException {
        NodeContext.pushContext(this);
        try {
            action.accept(settings);
        } catch (RuntimeException e) {
            final String text =
                    what
                            + " failed, caught \""
                            + e.getClass().getSimpleName()
                            + "\": "
                            + e.getMessage();
            LOGGER.coding(text, e);
            throw new InvalidSettingsException(text, e);
        } finally {
            NodeContext.removeLastContext();
        }
    }

    /**
     * Lets the model check and take settings.
     *
     * @param settings settings that hold those of the model under {@link #CFG_MODEL}
     * @throws InvalidSettingsException if they are incomplete or invalid
     */
    public void loadSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
        loadModelSettingsFrom(settings.getNodeSettings(CFG_MODEL));
    }

    /**
     * Lets the model check and take settings.
     *
     * @param modelSettings settings of the model
     * @throws InvalidSettingsException if they are incomplete or invalid
     */
    public void loadModelSettingsFrom(final NodeSettingsRO modelSettings)
            throws InvalidSettingsException {
        guarded("Loading model settings", modelSettings, model::loadSettingsFrom);
    }

    /**
     * Lets the model check settings.
     *
     * @param modelSettings settings of the model
     * @throws InvalidSettingsException if they are incomplete or invalid
     */
    public void validateModelSettings(final NodeSettingsRO modelSettings)
            throws InvalidSettingsException {
        guarded("Validating model settings", modelSettings, model::validateSettings);
    }

    /**
     * Lets the model check settings of the view.
     *
     * @param viewSettings settings of the view
     * @throws InvalidSettingsException if they are incomplete or invalid
     */
    public void validateViewSettings(final NodeSettingsRO viewSettings)
            throws InvalidSettingsException {
        guarded("Validating view settings", viewSettings, model::validateViewSettings);
    }

    /**
     * Writes the settings of the model under {@link #CFG_MODEL}.
     *
     * @param settings where to
     */
    public void saveSettingsTo(final NodeSettingsWO settings) {
        saveModelSettingsTo(settings.addNodeSettings(CFG_MODEL));
    }

    /**
     * Writes the settings of the model.
     *
     * @param modelSettings where to
     */
    public void saveModelSettingsTo(final NodeSettingsWO modelSettings) {
        NodeContext.pushContext(this);
        try {
            model.saveSettingsTo(modelSettings);
        } catch (RuntimeException e) {
            LOGGER.error("Could not save the settings of node \"" + name + "\"", e);
        } finally {
            NodeContext.removeLastContext();
        }
    }

    /**
     * Writes default settings of the view.
     *
     * @param viewSettings where to
     */
    public void saveDefaultViewSettingsTo(final NodeSettingsWO viewSettings) {
        model.saveDefaultViewSettingsTo(viewSettings);
    }

    /**
     * The name of the node.
     *
     * @return the name
     */
    public String getName() {
        return name;
    }

    /**
     * Sets the name of the node.
     *
     * @param nodeName the name
     */
    public void setName(final String nodeName) {
        name = Objects.requireNonNull(nodeName);
    }

    /**
     * The kind of the node.
     *
     * @return the kind
     */
    public NodeFactory.NodeType getType() {
        return factory.getType();
    }

    /**
     * The ports as the user chose them.
     *
     * @return a copy, empty if the ports are fixed
     */
    public Optional<ModifiableNodeCreationConfiguration> getCopyOfCreationConfig() {
        return Optional.ofNullable(creationConfig).map(ModifiableNodeCreationConfiguration::copy);
    }

    /**
     * The number of inputs.
     *
     * @return the number with the flow variable port
     */
    public int getNrInPorts() {
        return inputTypes.length;
    }

    /**
     * The number of outputs.
     *
     * @return the number with the flow variable port
     */
    public int getNrOutPorts() {
        return outputs.length;
    }

    /**
     * The name of an input.
     *
     * @param index its index with the flow variable port
     * @return the name
     */
    public String getInportName(final int index) {
        return getInportDescriptionName(index);
    }

    /**
     * The name of an input.
     *
     * @param index its index with the flow variable port
     * @return the name
     */
    public String getInportDescriptionName(final int index) {
        if (index <= 0) {
            return "Variable Inport";
        }
        return dynamicName(
                        index - 1,
                        PortsConfiguration::getInputPortLocation,
                        factory.description().getDynamicInPortGroups())
                .orElseGet(() -> factory.getInportName(index - 1));
    }

    /**
     * The name of an output.
     *
     * @param index its index with the flow variable port
     * @return the name
     */
    public String getOutportName(final int index) {
        return getOutportDescriptionName(index);
    }

    /**
     * The name of an output.
     *
     * @param index its index with the flow variable port
     * @return the name
     */
    public String getOutportDescriptionName(final int index) {
        if (index <= 0) {
            return "Variable Outport";
        }
        return dynamicName(
                        index - 1,
                        PortsConfiguration::getOutputPortLocation,
                        factory.description().getDynamicOutPortGroups())
                .orElseGet(() -> factory.getOutportName(index - 1));
    }

    private Optional<String> dynamicName(
            final int index,
            final Function<PortsConfiguration, Map<String, int[]>> location,
            final List<NodeDescription.DynamicPortGroupDescription> groups) {
        return Optional.ofNullable(creationConfig)
                .flatMap(ModifiableNodeCreationConfiguration::getPortConfig)
                .stream()
                .flatMap(ports -> location.apply(ports).entrySet().stream())
                .filter(group -> Arrays.stream(group.getValue()).anyMatch(i -> i == index))
                .flatMap(
                        group ->
                                groups.stream()
                                        .filter(g -> g.getGroupIdentifier().equals(group.getKey())))
                .map(NodeDescription.DynamicPortGroupDescription::getGroupName)
                .findFirst();
    }

    /**
     * The type of an input.
     *
     * @param index its index with the flow variable port
     * @return the type
     */
    public PortType getInputType(final int index) {
        return inputTypes[index];
    }

    /**
     * The type of an output.
     *
     * @param index its index with the flow variable port
     * @return the type
     */
    public PortType getOutputType(final int index) {
        return outputs[index].type;
    }

    /**
     * The spec of an output.
     *
     * @param index its index with the flow variable port
     * @return the spec, null if it is not known
     */
    public PortObjectSpec getOutputSpec(final int index) {
        return outputs[index].spec;
    }

    /**
     * The content of an output.
     *
     * @param index its index with the flow variable port
     * @return the port object, null if the node is not executed
     */
    public PortObject getOutputObject(final int index) {
        return outputs[index].object;
    }

    /**
     * The description of the content of an output.
     *
     * @param index its index with the flow variable port
     * @return the text, null if the node is not executed
     */
    public String getOutputObjectSummary(final int index) {
        return outputs[index].summary;
    }

    /**
     * What the model keeps for its views.
     *
     * @return the port objects, null for none
     */
    public PortObject[] getInternalHeldPortObjects() {
        return heldObjects;
    }

    /**
     * Whether the node lies on a branch that is not executed.
     *
     * @return true if it does
     */
    public boolean isInactive() {
        return outputs[0].spec instanceof InactiveBranchPortObjectSpec;
    }

    /**
     * Whether the node also executes with inactive inputs.
     *
     * @return true if it does
     */
    public boolean isInactiveBranchConsumer() {
        return model instanceof InactiveBranchConsumer;
    }

    /**
     * Whether any input is inactive.
     *
     * @param ins the inputs
     * @return true if one is
     */
    public static boolean containsInactiveObjects(final PortObject[] ins) {
        return Stream.of(ins).anyMatch(InactiveBranchPortObject.class::isInstance);
    }

    /**
     * Whether any input is inactive.
     *
     * @param ins specs of the inputs
     * @return true if one is
     */
    public static boolean containsInactiveSpecs(final PortObjectSpec[] ins) {
        return Stream.of(ins).anyMatch(InactiveBranchPortObjectSpec.class::isInstance);
    }

    /**
     * Configures the node.
     *
     * @param inSpecs specs of the inputs with the flow variable port
     * @return true if the node can be executed; otherwise a message tells why, unless an input is
     *     not known yet
     */
    public boolean configure(final PortObjectSpec[] inSpecs) {
        return configure(inSpecs, null);
    }

    /**
     * Configures the node.
     *
     * @param inSpecs specs of the inputs with the flow variable port
     * @param configureHelper called before and after the model, may be null
     * @return true if the node can be executed; otherwise a message tells why, unless an input is
     *     not known yet
     */
    public boolean configure(
            final PortObjectSpec[] inSpecs, final NodeConfigureHelper configureHelper) {
        notifyListeners(NodeMessage.NONE);
        for (Output output : outputs) {
            output.spec = null;
        }
        final PortObjectSpec[] modelSpecs = Arrays.copyOfRange(inSpecs, 1, inSpecs.length);
        for (int i = 0; i < modelSpecs.length; i++) {
            if (modelSpecs[i] == null && !inputTypes[i + 1].isOptional()) {
                return false;
            }
        }
        if (containsInactiveSpecs(inSpecs) && !isInactiveBranchConsumer()) {
            for (Output output : outputs) {
                output.spec = InactiveBranchPortObjectSpec.INSTANCE;
            }
            return true;
        }
        try {
            if (configureHelper != null) {
                configureHelper.preConfigure();
            }
            PortObjectSpec[] outSpecs = invokeNodeModelConfigure(modelSpecs);
            if (configureHelper != null) {
                outSpecs = configureHelper.postConfigure(modelSpecs, outSpecs);
            }
            for (int i = 0; i < outSpecs.length; i++) {
                outputs[i + 1].spec = outSpecs[i];
            }
            outputs[0].spec = FlowVariablePortObjectSpec.INSTANCE;
            return true;
        } catch (InvalidSettingsException e) {
            createWarningMessageAndNotify(messageOf(null, e), e);
        } catch (RuntimeException e) {
            createErrorMessageAndNotify(
                    messageOf("Configure failed (" + e.getClass().getSimpleName() + ")", e), e);
        }
        return false;
    }

    /**
     * Lets the model configure.
     *
     * @param inSpecs specs of the inputs without the flow variable port
     * @return specs of the outputs without the flow variable port
     * @throws InvalidSettingsException if the node cannot be executed
     */
    public PortObjectSpec[] invokeNodeModelConfigure(final PortObjectSpec[] inSpecs)
            throws InvalidSettingsException {
        NodeContext.pushContext(this);
        try {
            return model.configureModel(inSpecs);
        } finally {
            NodeContext.removeLastContext();
        }
    }

    private static Message messageOf(final String prefix, final Throwable failure) {
        final Message own =
                failure instanceof MessageCarrier carrier
                        ? carrier.getKNIMEMessage()
                        : Message.fromSummary(String.valueOf(failure.getMessage()));
        return prefix == null
                ? own
                : own.modify().withSummary(prefix + ": " + own.getSummary()).build().orElse(own);
    }

    /**
     * Executes the node.
     *
     * @param inData the inputs with the flow variable port
     * @param environment circumstances of the execution
     * @param exec context of the execution
     * @return true if the outputs are there; otherwise a message tells why
     */
    public boolean execute(
            final PortObject[] inData,
            final ExecutionEnvironment environment,
            final ExecutionContext exec) {
        notifyListeners(NodeMessage.NONE);
        model.setHasContent(false);
        prepareFileStores(exec);
        if (containsInactiveObjects(inData) && !isInactiveBranchConsumer()) {
            final PortObject[] inactive = new PortObject[outputs.length];
            Arrays.fill(inactive, InactiveBranchPortObject.INSTANCE);
            return setOutputs(inactive);
        }
        final PortObject[] inputs = new PortObject[inData.length - 1];
        for (int i = 0; i < inputs.length; i++) {
            final PortObject original = inData[i + 1];
            if (original == null && !inputTypes[i + 1].isOptional()) {
                createErrorMessageAndNotify(
                        Message.fromSummary(
                                "Couldn't get data from predecessor (Port No." + (i + 1) + ")."),
                        null);
                return false;
            }
            try {
                inputs[i] =
                        original == null
                                        || original instanceof BufferedDataTable
                                        || original instanceof InactiveBranchPortObject
                                ? original
                                : copyPortObject(original, exec.createSubExecutionContext(0));
            } catch (CanceledExecutionException e) {
                createWarningMessageAndNotify(e.getKNIMEMessage(), null);
                return false;
            } catch (IOException | RuntimeException e) {
                createErrorMessageAndNotify(
                        messageOf(
                                "Unable to clone input data at port "
                                        + (i + 1)
                                        + " ("
                                        + getInportName(i + 1)
                                        + ")",
                                e),
                        e);
                return false;
            }
        }
        return executeModel(inputs, exec);
    }

    /** A node to which nobody gave a place for file stores gets a temporary one. */
    private void prepareFileStores(final ExecutionContext exec) {
        if (fileStoreHandler == null) {
            final WriteFileStoreHandler handler =
                    new WriteFileStoreHandler(name, UUID.randomUUID());
            handler.addToRepository(exec.repository());
            handler.open(exec);
            fileStoreHandler = handler;
        }
    }

    private boolean executeModel(final PortObject[] inputs, final ExecutionContext exec) {
        final PortObject[] results;
        try {
            exec.checkCanceled();
            results = invokeNodeModelExecute(exec, inputs);
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
            final Optional<Message> cancellation = cancellation(e, exec);
            final Message message =
                    cancellation.orElseGet(() -> failure(e).renderIssueDetails(inputs));
            reset();
            clearCreatedTables();
            if (cancellation.isPresent()) {
                createWarningMessageAndNotify(message, null);
            } else {
                createErrorMessageAndNotify(message, e);
            }
            return false;
        }
        final PortObject[] all = new PortObject[outputs.length];
        all[0] = FlowVariablePortObject.INSTANCE;
        System.arraycopy(results, 0, all, 1, results.length);
        if (!setOutputs(all)) {
            return false;
        }
        if (model instanceof PortObjectHolder holder) {
            heldObjects = holder.getInternalPortObjects();
        } else if (model instanceof BufferedDataTableHolder holder) {
            heldObjects = holder.getInternalTables();
        }
        return true;
    }

    private static Message failure(final Throwable e) {
        if (e instanceof MessageCarrier carrier) {
            return carrier.getKNIMEMessage();
        }
        final String text = e.getMessage();
        return Message.fromSummary(
                EXECUTE_FAILED_PREFIX
                        + (text != null && text.length() >= SHORTEST_MESSAGE
                                ? text
                                : "(\"" + e.getClass().getSimpleName() + "\"): " + text));
    }

    private static Optional<Message> cancellation(
            final Throwable failure, final ExecutionContext exec) {
        Message message = null;
        if (failure instanceof CanceledExecutionException canceled) {
            message = canceled.getKNIMEMessage();
        } else {
            try {
                exec.checkCanceled();
            } catch (CanceledExecutionException e) {
                // Whatever else failed was a consequence of the cancellation.
                message = e.getKNIMEMessage();
            }
        }
        if (message != null) {
            // The thread executes other nodes next.
            Thread.interrupted();
        }
        return Optional.ofNullable(message);
    }

    private boolean setOutputs(final PortObject[] objects) {
        for (int i = 0; i < objects.length; i++) {
            if (!(objects[i] instanceof InactiveBranchPortObject)
                    && !outputs[i].type.getPortObjectClass().isInstance(objects[i])) {
                createErrorMessageAndNotify(
                        Message.fromSummary(
                                "Invalid output port object at port "
                                        + i
                                        + ": wanted "
                                        + outputs[i].type.getPortObjectClass().getName()
                                        + ", actual "
                                        + objects[i].getClass().getName()),
                        null);
                return false;
            }
            if (objects[i].getSpec() == null) {
                createErrorMessageAndNotify(
                        Message.fromSummary(
                                "Implementation Error: PortObject \""
                                        + objects[i].getClass().getName()
                                        + "\" must not have null spec (output port "
                                        + i
                                        + ")."),
                        null);
                return false;
            }
        }
        for (int i = 0; i < objects.length; i++) {
            final Output output = outputs[i];
            if (objects[i] instanceof BufferedDataTable table) {
                table.setOwnerRecursively(this);
                if (output.spec instanceof DataTableSpec announced
                        && !table.getDataTableSpec().isCompatibleWith(announced)) {
                    createWarningMessageAndNotify(
                            Message.fromSummary(
                                    "DataSpec generated by configure does not match spec after"
                                            + " execution."),
                            null);
                }
            }
            output.object = objects[i];
            output.spec = objects[i].getSpec();
            output.summary = objects[i].getSummary();
        }
        return true;
    }

    /**
     * Lets the model execute.
     *
     * @param exec context of the execution
     * @param inData the inputs without the flow variable port
     * @return the outputs without the flow variable port
     * @throws Exception if the execution fails
     */
    public PortObject[] invokeNodeModelExecute(
            final ExecutionContext exec, final PortObject[] inData) throws Exception {
        NodeContext.pushContext(this);
        try {
            return model.executeModel(inData, exec);
        } finally {
            NodeContext.removeLastContext();
        }
    }

    /**
     * Copies a port object by writing and reading it.
     *
     * @param portObject the port object, no table
     * @param exec context of the execution
     * @return the copy
     * @throws IOException if it cannot be written or read
     * @throws CanceledExecutionException if the user cancels
     */
    public static PortObject copyPortObject(
            final PortObject portObject, final ExecutionContext exec)
            throws IOException, CanceledExecutionException {
        if (portObject instanceof BufferedDataTable) {
            throw new IOException("Can't copy BufferedDataTable objects");
        }
        final PortObjectSpec spec = portObject.getSpec();
        final PortObjectSpec.PortObjectSpecSerializer<PortObjectSpec> specSerializer =
                PortTypeRegistry.getInstance()
                        .getSpecSerializer(spec.getClass())
                        .orElseThrow(() -> noSerializer(spec.getClass()));
        final ByteArrayOutputStream specBytes = new ByteArrayOutputStream();
        try (PortObjectSpecZipOutputStream out =
                PortUtil.getPortObjectSpecZipOutputStream(specBytes)) {
            out.setLevel(0);
            specSerializer.savePortObjectSpec(spec, out);
        }
        final PortObjectSpec specCopy;
        try (PortObjectSpecZipInputStream in =
                PortUtil.getPortObjectSpecZipInputStream(
                        new ByteArrayInputStream(specBytes.toByteArray()))) {
            specCopy = specSerializer.loadPortObjectSpec(in);
        }
        final PortObject.PortObjectSerializer<PortObject> serializer =
                PortTypeRegistry.getInstance()
                        .getObjectSerializer(portObject.getClass())
                        .orElseThrow(() -> noSerializer(portObject.getClass()));
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectZipOutputStream out = PortUtil.getPortObjectZipOutputStream(bytes)) {
            out.setLevel(0);
            serializer.savePortObject(portObject, out, exec);
        }
        final PortObject copy;
        try (PortObjectZipInputStream in =
                PortUtil.getPortObjectZipInputStream(
                        new ByteArrayInputStream(bytes.toByteArray()))) {
            copy = serializer.loadPortObject(in, specCopy, exec);
        }
        if (portObject instanceof FileStorePortObject original
                && copy instanceof FileStorePortObject copied) {
            FileStoreUtil.retrieveFileStoreHandlers(original, copied, exec.fileStoreHandler());
        }
        return copy;
    }

    private static IOException noSerializer(final Class<?> c) {
        return new IOException(
                "No serializer for class \""
                        + c.getName()
                        + "\"; it must be registered at extension point org.knime.core.PortType");
    }

    /**
     * Sets who keeps the file stores of this node.
     *
     * @param handler the handler
     */
    public void setFileStoreHandler(final IFileStoreHandler handler) {
        fileStoreHandler = handler;
    }

    /**
     * Who keeps the file stores of this node.
     *
     * @return the handler, null if there is none
     */
    public IFileStoreHandler getFileStoreHandler() {
        return fileStoreHandler;
    }

    /**
     * Allows file stores to be made.
     *
     * @param exec context of the execution
     */
    public void openFileStoreHandler(final ExecutionContext exec) {
        if (fileStoreHandler instanceof IWriteFileStoreHandler handler) {
            handler.open(exec);
        }
    }

    /**
     * Shows a warning.
     *
     * @param message the warning
     * @param t the cause, may be null
     */
    public void createWarningMessageAndNotify(final Message message, final Throwable t) {
        LOGGER.info(name + ": " + message.toLogPrintable(), t);
        notifyListeners(message.toNodeMessage(NodeMessage.Type.WARNING));
    }

    /**
     * Shows an error.
     *
     * @param errorMessage the error
     * @param t the cause, may be null
     */
    public void createErrorMessageAndNotify(final Message errorMessage, final Throwable t) {
        LOGGER.info(name + ": " + errorMessage.toLogPrintable(), t);
        notifyListeners(errorMessage.toNodeMessage(NodeMessage.Type.ERROR));
    }

    /** Lets the model forget what the execution found. */
    public void reset() {
        model.resetModel();
        notifyListeners(NodeMessage.NONE);
    }

    /**
     * Forgets the outputs and deletes the rows of the tables that this node made.
     *
     * @param isLoopRestart must be false: there are no loops
     */
    public void cleanOutPorts(final boolean isLoopRestart) {
        for (Output output : outputs) {
            output.spec = null;
            output.object = null;
            output.summary = null;
        }
        heldObjects = null;
        clearCreatedTables();
    }

    private void clearCreatedTables() {
        final List<BufferedDataTable> disposable;
        final List<BufferedDataContainer> unfinished;
        synchronized (createdTables) {
            disposable = new ArrayList<>(createdTables);
            unfinished = new ArrayList<>(openContainers);
            createdTables.clear();
            openContainers.clear();
        }
        disposable.forEach(table -> table.delegate().clear());
        unfinished.forEach(BufferedDataContainer::dispose);
    }

    /** Ends the node: outputs and file stores are deleted. */
    public void cleanup() {
        try {
            model.onDispose();
        } catch (RuntimeException e) {
            LOGGER.error(
                    e.getClass().getSimpleName() + " during cleanup of node: " + e.getMessage(), e);
        }
        cleanOutPorts(false);
        if (fileStoreHandler != null) {
            fileStoreHandler.clearAndDispose();
        }
    }

    /**
     * Writes what views of the node need.
     *
     * @param internDir where to; emptied first
     * @param exec told the progress
     * @throws CanceledExecutionException if the user cancels
     */
    public void saveInternals(final File internDir, final ExecutionMonitor exec)
            throws CanceledExecutionException {
        FileTree.deleteQuietly(internDir.toPath());
        try {
            Files.createDirectories(internDir.toPath());
            model.saveInternals(internDir, exec);
        } catch (IOException | RuntimeException e) {
            createErrorMessageAndNotify(
                    Message.fromSummary(
                            "I/O error while saving internals: "
                                    + Objects.requireNonNullElse(
                                            e.getMessage(), "<no details available>")),
                    e);
        }
    }

    /**
     * Reads what views of the node need.
     *
     * @param internDir where from
     * @param exec told the progress
     * @throws CanceledExecutionException if the user cancels
     */
    public void loadInternals(final File internDir, final ExecutionMonitor exec)
            throws CanceledExecutionException {
        if (!model.hasContent()) {
            return;
        }
        try {
            model.loadInternals(internDir, exec);
        } catch (IOException | RuntimeException e) {
            createErrorMessageAndNotify(messageOf("Unable to load internals", e), e);
        }
    }

    /**
     * Adds someone who wants to know the messages.
     *
     * @param listener the listener
     */
    public void addMessageListener(final NodeMessageListener listener) {
        if (listener == null) {
            throw new IllegalArgumentException("Node message listener must not be null!");
        }
        messageListeners.add(listener);
    }

    /**
     * Removes someone who wants to know the messages.
     *
     * @param listener the listener
     */
    public void removeMessageListener(final NodeMessageListener listener) {
        messageListeners.remove(listener);
    }

    private void notifyListeners(final NodeMessage message) {
        for (NodeMessageListener listener : messageListeners) {
            try {
                listener.messageChanged(new NodeMessageEvent(new NodeID(0), message));
            } catch (RuntimeException e) {
                LOGGER.error("Exception while notifying node listeners", e);
            }
        }
    }

    @Override
    public String toString() {
        return "Node [" + name + ";in=" + inputTypes.length + ";out=" + outputs.length + "]";
    }

    /**
     * What the node is.
     *
     * @return the factory
     */
    public NodeFactory<NodeModel> getFactory() {
        return factory;
    }

    /**
     * What the node does.
     *
     * @return the model
     */
    public NodeModel getNodeModel() {
        return model;
    }

    /**
     * The description of the node.
     *
     * @return the description
     */
    public NodeDescription invokeGetNodeDescription() {
        return factory.description();
    }

    /**
     * The description of a node.
     *
     * @param nodeFactory what the node is
     * @return the description
     */
    public static NodeDescription invokeGetNodeDescription(final NodeFactory<?> nodeFactory) {
        return nodeFactory.description();
    }

    /**
     * Sets the flow variables.
     *
     * @param incoming variables that come in
     * @param outgoing takes the variables that the model pushes
     */
    public void setFlowObjectStack(final FlowObjectStack incoming, final FlowObjectStack outgoing) {
        model.setFlowObjectStacks(incoming, outgoing);
    }

    /**
     * The variables that come in.
     *
     * @return the variables
     */
    public FlowObjectStack getFlowObjectStack() {
        return model.incoming();
    }

    /**
     * The variables that the model pushed.
     *
     * @return the variables
     */
    public FlowObjectStack getOutgoingFlowObjectStack() {
        return model.outgoing();
    }

    /**
     * Pushes a flow variable.
     *
     * @param nodeModel the model that pushes it
     * @param variable the variable
     */
    public static void invokePushFlowVariable(
            final NodeModel nodeModel, final FlowVariable variable) {
        nodeModel.push(variable);
    }

    /**
     * Whether there is a dialog.
     *
     * @return true if there is
     */
    public boolean hasDialog() {
        return factory.hasDialog();
    }

    /**
     * Whether the model is of a class.
     *
     * @param nodeModelClass the class
     * @return true if it is
     */
    public boolean isModelCompatibleTo(final Class<?> nodeModelClass) {
        return nodeModelClass.isInstance(model);
    }
}
