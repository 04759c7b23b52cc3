// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.testing;

import bio.strand.host.core.storage.DataRepository;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.filestore.internal.WriteFileStoreHandler;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.Node;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.flowvariable.FlowVariablePortObject;
import org.knime.core.node.port.flowvariable.FlowVariablePortObjectSpec;
import org.knime.core.node.workflow.ExecutionEnvironment;
import org.knime.core.node.workflow.FlowObjectStack;
import org.knime.core.node.workflow.NodeID;
import org.knime.core.node.workflow.NodeMessage;

/** A node on its way through configuration and execution, with the messages it gave. */
public final class TestRun {
    private final Node node;
    private final List<NodeMessage> messages = new ArrayList<>();
    private final DefaultNodeProgressMonitor progress = new DefaultNodeProgressMonitor();

    /**
     * Starts with a new node.
     *
     * @param factory makes it
     */
    public TestRun(final TestNodeFactory factory) {
        node = factory.createNode();
        node.addMessageListener(event -> messages.add(event.getMessage()));
        final NodeID id = NodeID.fromString("0:1");
        node.setFlowObjectStack(
                FlowObjectStack.createFromFlowVariableList(List.of(), id),
                FlowObjectStack.createFromFlowVariableList(List.of(), id));
    }

    /**
     * A node with table ports only.
     *
     * @param inputs number of inputs
     * @param outputs number of outputs
     * @param execution how it executes
     * @return the node
     */
    public static TestRun tables(
            final int inputs, final int outputs, final TestModel.Execution execution) {
        return new TestRun(
                new TestNodeFactory(
                        tablePorts(inputs),
                        tablePorts(outputs),
                        (model, specs) -> new PortObjectSpec[outputs],
                        execution));
    }

    /**
     * Table ports.
     *
     * @param count their number
     * @return their types
     */
    public static PortType[] tablePorts(final int count) {
        final PortType[] types = new PortType[count];
        Arrays.fill(types, BufferedDataTable.TYPE);
        return types;
    }

    /**
     * The node.
     *
     * @return the node
     */
    public Node node() {
        return node;
    }

    /**
     * The node's model.
     *
     * @return the model
     */
    public TestModel model() {
        return (TestModel) node.getNodeModel();
    }

    /**
     * The messages so far.
     *
     * @return the messages without those that only clear
     */
    public List<NodeMessage> messages() {
        return messages.stream()
                .filter(message -> message.getMessageType() != NodeMessage.Type.RESET)
                .toList();
    }

    /**
     * The progress monitor of executions.
     *
     * @return the monitor
     */
    public DefaultNodeProgressMonitor progress() {
        return progress;
    }

    /**
     * Configures the node.
     *
     * @param specs the inputs without the flow variable port
     * @return true if the node can execute
     */
    public boolean configure(final PortObjectSpec... specs) {
        final PortObjectSpec[] all = new PortObjectSpec[specs.length + 1];
        all[0] = FlowVariablePortObjectSpec.INSTANCE;
        System.arraycopy(specs, 0, all, 1, specs.length);
        return node.configure(all);
    }

    /**
     * Executes the node.
     *
     * @param inputs the inputs without the flow variable port
     * @return true if the outputs are there
     */
    public boolean execute(final PortObject... inputs) {
        final PortObject[] all = new PortObject[inputs.length + 1];
        all[0] = FlowVariablePortObject.INSTANCE;
        System.arraycopy(inputs, 0, all, 1, inputs.length);
        return node.execute(all, ExecutionEnvironment.DEFAULT, context());
    }

    /**
     * A context of the node.
     *
     * @return the context
     */
    public ExecutionContext context() {
        return new ExecutionContext(progress, node);
    }

    /**
     * The table at an output.
     *
     * @param port number of the output, starting with zero
     * @return the table
     */
    public BufferedDataTable table(final int port) {
        return (BufferedDataTable) node.getOutputObject(port + 1);
    }

    /**
     * A context of some node.
     *
     * @return the context
     */
    public static ExecutionContext anyContext() {
        final TestRun run = tables(0, 0, (model, in, exec) -> new PortObject[0]);
        final ExecutionContext context = run.context();
        final DataRepository repository = new DataRepository();
        final WriteFileStoreHandler files = new WriteFileStoreHandler("test", UUID.randomUUID());
        files.addToRepository(repository);
        files.open(context);
        run.node().setFileStoreHandler(files);
        return context;
    }

    /**
     * A table.
     *
     * @param exec makes it
     * @param spec its structure
     * @param rows its rows' cells; the keys are Row0, Row1 and so on
     * @return the table
     */
    public static BufferedDataTable table(
            final ExecutionContext exec, final DataTableSpec spec, final DataCell[]... rows) {
        final BufferedDataContainer container = exec.createDataContainer(spec);
        for (int i = 0; i < rows.length; i++) {
            container.addRowToTable(new DefaultRow("Row" + i, rows[i]));
        }
        container.close();
        return container.getTable();
    }

    /**
     * A structure.
     *
     * @param namesAndTypes names and types of the columns by turns
     * @return the structure
     */
    public static DataTableSpec spec(final Object... namesAndTypes) {
        final DataTableSpecCreator spec = new DataTableSpecCreator();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            spec.addColumns(
                    new DataColumnSpecCreator(
                                    (String) namesAndTypes[i], (DataType) namesAndTypes[i + 1])
                            .createSpec());
        }
        return spec.createSpec();
    }

    /**
     * All rows of a table as text.
     *
     * @param table the table
     * @return key and cells of each row
     */
    public static List<String> rows(final BufferedDataTable table) {
        final List<String> rows = new ArrayList<>();
        try (CloseableRowIterator iterator = table.iterator()) {
            while (iterator.hasNext()) {
                final DataRow row = iterator.next();
                final StringBuilder text = new StringBuilder(row.getKey().getString());
                for (DataCell cell : row) {
                    text.append(' ').append(cell);
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }
}
