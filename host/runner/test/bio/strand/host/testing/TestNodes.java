// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.testing;

import java.io.File;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeDialogPane;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.NodeView;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.knime.core.node.port.inactive.InactiveBranchPortObject;
import org.knime.core.node.port.inactive.InactiveBranchPortObjectSpec;
import org.knime.core.webui.data.ApplyDataService;
import org.knime.core.webui.data.InitialDataService;
import org.knime.core.webui.data.RpcDataService;
import org.knime.core.webui.node.view.NodeViewFactory;
import org.knime.core.webui.page.Page;
import org.w3c.dom.Element;

/** Small nodes for tests of the runner. */
public final class TestNodes {

    /** All factories, for a registry. */
    public static final List<Class<? extends NodeFactory<? extends NodeModel>>> FACTORIES =
            List.of(
                    NumbersFactory.class,
                    AddColumnFactory.class,
                    ConcatenateFactory.class,
                    FailingFactory.class,
                    WaitingFactory.class,
                    MeetingFactory.class,
                    VariableFactory.class,
                    PictureFactory.class,
                    ViewFactory.class,
                    BrokenViewFactory.class,
                    ModelFileFactory.class,
                    TextsFactory.class,
                    NotesFactory.class,
                    SwitchFactory.class);

    /** A one-pixel picture. */
    public static final byte[] PNG =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
                                + "awAAAABJRU5ErkJggg==");

    private TestNodes() {}

    /** A node model without views, internals and state. */
    abstract static class SimpleModel extends NodeModel {

        SimpleModel(PortType[] inputs, PortType[] outputs) {
            super(inputs, outputs);
        }

        SimpleModel(int inputs, int outputs) {
            super(inputs, outputs);
        }

        @Override
        protected void loadInternals(File folder, ExecutionMonitor monitor) {}

        @Override
        protected void saveInternals(File folder, ExecutionMonitor monitor) {}

        @Override
        protected void saveSettingsTo(NodeSettingsWO settings) {}

        @Override
        protected void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException {}

        @Override
        protected void loadValidatedSettingsFrom(NodeSettingsRO settings)
                throws InvalidSettingsException {}

        @Override
        protected void reset() {}

        static DataTableSpec numberSpec(String... more) {
            DataColumnSpec[] columns = new DataColumnSpec[more.length + 2];
            columns[0] = column("number", IntCell.TYPE);
            columns[1] = column("text", StringCell.TYPE);
            for (int i = 0; i < more.length; i++) {
                columns[i + 2] = column(more[i], DoubleCell.TYPE);
            }
            return new DataTableSpec(columns);
        }

        static DataColumnSpec column(String name, DataType type) {
            return new DataColumnSpecCreator(name, type).createSpec();
        }
    }

    /** A factory that describes its node itself. */
    abstract static class SimpleFactory<T extends SimpleModel> extends NodeFactory<T> {

        @Override
        protected NodeDescription createNodeDescription() {
            return new SimpleDescription(name());
        }

        abstract String name();

        @Override
        protected int getNrNodeViews() {
            return 0;
        }

        @Override
        public NodeView<T> createNodeView(int index, T model) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        protected boolean hasDialog() {
            return false;
        }

        @Override
        protected NodeDialogPane createNodeDialogPane() {
            throw new UnsupportedOperationException();
        }
    }

    private static final class SimpleDescription extends NodeDescription {

        private final String name;

        SimpleDescription(String name) {
            this.name = name;
        }

        @Override
        public String getIconPath() {
            return null;
        }

        @Override
        public String getInportDescription(int index) {
            return "";
        }

        @Override
        public String getInportName(int index) {
            return "Table to read " + index;
        }

        @Override
        public String getInteractiveViewName() {
            return null;
        }

        @Override
        public String getNodeName() {
            return name;
        }

        @Override
        public String getOutportDescription(int index) {
            return "";
        }

        @Override
        public String getOutportName(int index) {
            return "Result " + index;
        }

        @Override
        public NodeFactory.NodeType getType() {
            return NodeFactory.NodeType.Other;
        }

        @Override
        public int getViewCount() {
            return 0;
        }

        @Override
        public String getViewDescription(int index) {
            return "";
        }

        @Override
        public String getViewName(int index) {
            return "";
        }

        @Override
        public Element getXMLDescription() {
            return null;
        }

        @Override
        public Optional<String> getShortDescription() {
            return Optional.of("Does <b>" + name + "</b> for tests.");
        }
    }

    /** Delivers {@code count} rows: a number, and a text that is missing in every third row. */
    public static final class NumbersFactory extends SimpleFactory<SimpleModel> {

        @Override
        String name() {
            return "Numbers";
        }

        @Override
        public SimpleModel createNodeModel() {
            return new SimpleModel(0, 1) {

                private int count = 5;

                @Override
                protected void saveSettingsTo(NodeSettingsWO settings) {
                    settings.addInt("count", count);
                }

                @Override
                protected void validateSettings(NodeSettingsRO settings)
                        throws InvalidSettingsException {
                    if (settings.getInt("count") < 0) {
                        throw new InvalidSettingsException("The count must not be negative");
                    }
                }

                @Override
                protected void loadValidatedSettingsFrom(NodeSettingsRO settings)
                        throws InvalidSettingsException {
                    count = settings.getInt("count");
                }

                @Override
                protected DataTableSpec[] configure(DataTableSpec[] specs) {
                    return new DataTableSpec[] {numberSpec()};
                }

                @Override
                protected BufferedDataTable[] execute(
                        BufferedDataTable[] tables, ExecutionContext context) throws Exception {
                    BufferedDataContainer container = context.createDataContainer(numberSpec());
                    for (int i = 0; i < count; i++) {
                        context.checkCanceled();
                        context.setProgress((i + 1.0) / count, "row " + i);
                        DataCell text =
                                i % 3 == 2 ? DataType.getMissingCell() : new StringCell("t" + i);
                        container.addRowToTable(new DefaultRow("Row" + i, new IntCell(i), text));
                    }
                    container.close();
                    return new BufferedDataTable[] {container.getTable()};
                }
            };
        }
    }

    /** Appends a column: the given one plus an amount. Warns when there are no rows. */
    public static final class AddColumnFactory extends SimpleFactory<SimpleModel> {

        @Override
        String name() {
            return "Add Column";
        }

        @Override
        public SimpleModel createNodeModel() {
            return new SimpleModel(1, 1) {

                private int amount = 1;

                private String column = "number";

                @Override
                protected void saveSettingsTo(NodeSettingsWO settings) {
                    settings.addInt("amount", amount);
                    settings.addString("column", column);
                }

                @Override
                protected void validateSettings(NodeSettingsRO settings)
                        throws InvalidSettingsException {
                    settings.getInt("amount");
                    settings.getString("column");
                }

                @Override
                protected void loadValidatedSettingsFrom(NodeSettingsRO settings)
                        throws InvalidSettingsException {
                    amount = settings.getInt("amount");
                    column = settings.getString("column");
                }

                private DataTableSpec appended(DataTableSpec spec) {
                    return new DataTableSpec(
                            spec, new DataTableSpec(column("sum" + amount, DoubleCell.TYPE)));
                }

                @Override
                protected DataTableSpec[] configure(DataTableSpec[] specs)
                        throws InvalidSettingsException {
                    if (!specs[0].containsName(column)) {
                        throw new InvalidSettingsException(
                                "Column \"" + column + "\" is not in the table");
                    }
                    return new DataTableSpec[] {appended(specs[0])};
                }

                @Override
                protected BufferedDataTable[] execute(
                        BufferedDataTable[] tables, ExecutionContext context) throws Exception {
                    if (tables[0].size() == 0) {
                        setWarningMessage("The table is empty");
                    }
                    int index = tables[0].getDataTableSpec().findColumnIndex(column);
                    BufferedDataContainer container =
                            context.createDataContainer(appended(tables[0].getDataTableSpec()));
                    try (CloseableRowIterator rows = tables[0].iterator()) {
                        while (rows.hasNext()) {
                            DataRow row = rows.next();
                            DataCell[] cells = new DataCell[row.getNumCells() + 1];
                            for (int i = 0; i < row.getNumCells(); i++) {
                                cells[i] = row.getCell(i);
                            }
                            int number = ((IntCell) row.getCell(index)).getIntValue();
                            cells[row.getNumCells()] = new DoubleCell(number + amount);
                            container.addRowToTable(new DefaultRow(row.getKey(), cells));
                        }
                    }
                    container.close();
                    return new BufferedDataTable[] {container.getTable()};
                }
            };
        }
    }

    /** Delivers the number of rows of its two tables. */
    public static final class ConcatenateFactory extends SimpleFactory<SimpleModel> {

        @Override
        String name() {
            return "Count Rows";
        }

        @Override
        public SimpleModel createNodeModel() {
            return new SimpleModel(2, 1) {

                private DataTableSpec spec() {
                    return new DataTableSpec(column("rows", IntCell.TYPE));
                }

                @Override
                protected DataTableSpec[] configure(DataTableSpec[] specs) {
                    return new DataTableSpec[] {spec()};
                }

                @Override
                protected BufferedDataTable[] execute(
                        BufferedDataTable[] tables, ExecutionContext context) {
                    BufferedDataContainer container = context.createDataContainer(spec());
                    for (int i = 0; i < tables.length; i++) {
                        container.addRowToTable(
                                new DefaultRow("input " + i, new IntCell((int) tables[i].size())));
                    }
                    container.close();
                    return new BufferedDataTable[] {container.getTable()};
                }
            };
        }
    }

    /** Fails when executed. */
    public static final class FailingFactory extends SimpleFactory<SimpleModel> {

        @Override
        String name() {
            return "Failing";
        }

        @Override
        public SimpleModel createNodeModel() {
            return new SimpleModel(1, 1) {

                @Override
                protected DataTableSpec[] configure(DataTableSpec[] specs) {
                    return specs;
                }

                @Override
                protected BufferedDataTable[] execute(
                        BufferedDataTable[] tables, ExecutionContext context) throws Exception {
                    throw new IllegalStateException("row 7, column text: no such symbol");
                }
            };
        }
    }

    /** Runs until it is cancelled, and tells when it has begun. */
    public static final class WaitingFactory extends SimpleFactory<SimpleModel> {

        /** Counted down when the node has begun; renewed by tests. */
        public static volatile CountDownLatch begun = new CountDownLatch(1);

        @Override
        String name() {
            return "Waiting";
        }

        @Override
        public SimpleModel createNodeModel() {
            return new SimpleModel(0, 1) {

                @Override
                protected DataTableSpec[] configure(DataTableSpec[] specs) {
                    return new DataTableSpec[] {numberSpec()};
                }

                @Override
                protected BufferedDataTable[] execute(
                        BufferedDataTable[] tables, ExecutionContext context) throws Exception {
                    begun.countDown();
                    while (true) {
                        context.checkCanceled();
                        TimeUnit.MILLISECONDS.sleep(5);
                    }
                }
            };
        }
    }

    /** Waits until another one of its kind runs at the same time; alone it fails. */
    public static final class MeetingFactory extends SimpleFactory<SimpleModel> {

        /** Where two nodes meet; renewed by tests. */
        public static volatile CyclicBarrier barrier = new CyclicBarrier(2);

        @Override
        String name() {
            return "Meeting";
        }

        @Override
        public SimpleModel createNodeModel() {
            return new SimpleModel(1, 1) {

                @Override
                protected DataTableSpec[] configure(DataTableSpec[] specs) {
                    return specs;
                }

                @Override
                protected BufferedDataTable[] execute(
                        BufferedDataTable[] tables, ExecutionContext context) throws Exception {
                    barrier.await(20, TimeUnit.SECONDS);
                    return tables;
                }
            };
        }
    }

    /** Pushes a variable when configured and, if asked to, another value when executed. */
    public static final class VariableFactory extends SimpleFactory<SimpleModel> {

        @Override
        String name() {
            return "Variable";
        }

        @Override
        public SimpleModel createNodeModel() {
            return new SimpleModel(1, 1) {

                private String variable = "made";

                private int value = 1;

                private boolean later;

                @Override
                protected void saveSettingsTo(NodeSettingsWO settings) {
                    settings.addString("variable", variable);
                    settings.addInt("value", value);
                    settings.addBoolean("later", later);
                }

                @Override
                protected void loadValidatedSettingsFrom(NodeSettingsRO settings)
                        throws InvalidSettingsException {
                    variable = settings.getString("variable");
                    value = settings.getInt("value");
                    later = settings.getBoolean("later", false);
                }

                @Override
                protected DataTableSpec[] configure(DataTableSpec[] specs) {
                    if (!later) {
                        pushFlowVariableInt(variable, value);
                    }
                    return specs;
                }

                @Override
                protected BufferedDataTable[] execute(
                        BufferedDataTable[] tables, ExecutionContext context) {
                    pushFlowVariableInt(variable, value);
                    return tables;
                }
            };
        }
    }

    /** Delivers a picture. */
    public static final class PictureFactory extends SimpleFactory<SimpleModel> {

        @Override
        String name() {
            return "Picture";
        }

        @Override
        public SimpleModel createNodeModel() {
            return new SimpleModel(new PortType[0], new PortType[] {ImagePortObject.TYPE}) {

                private final ImagePortObjectSpec spec =
                        new ImagePortObjectSpec(PNGImageContent.TYPE);

                @Override
                protected PortObjectSpec[] configure(PortObjectSpec[] specs) {
                    return new PortObjectSpec[] {spec};
                }

                @Override
                protected PortObject[] execute(PortObject[] objects, ExecutionContext context) {
                    return new PortObject[] {
                        new ImagePortObject(new PNGImageContent(PNG.clone()), spec)
                    };
                }
            };
        }
    }

    /** Delivers nothing but a view of how often it was executed. */
    public static final class ViewFactory extends SimpleFactory<SimpleModel>
            implements NodeViewFactory<SimpleModel> {

        private int executions;

        @Override
        String name() {
            return "View";
        }

        @Override
        public SimpleModel createNodeModel() {
            return new SimpleModel(new PortType[0], new PortType[0]) {

                @Override
                protected PortObjectSpec[] configure(PortObjectSpec[] specs) {
                    return new PortObjectSpec[0];
                }

                @Override
                protected PortObject[] execute(PortObject[] objects, ExecutionContext context) {
                    executions++;
                    return new PortObject[0];
                }
            };
        }

        @Override
        public org.knime.core.webui.node.view.NodeView createNodeView(SimpleModel model) {
            Page page =
                    Page.create()
                            .fromString(() -> "<p>Executions: \u2713 " + executions + "</p>")
                            .relativePath("view.html");
            return new org.knime.core.webui.node.view.NodeView() {

                @Override
                public Page getPage() {
                    return page;
                }

                @Override
                public void validateSettings(NodeSettingsRO settings) {}

                @Override
                public void loadValidatedSettingsFrom(NodeSettingsRO settings) {}

                @Override
                public <D> Optional<InitialDataService<D>> createInitialDataService() {
                    return Optional.empty();
                }

                @Override
                public Optional<RpcDataService> createRpcDataService() {
                    return Optional.empty();
                }

                @Override
                public <D> Optional<ApplyDataService<D>> createApplyDataService() {
                    return Optional.empty();
                }
            };
        }
    }

    /** A node whose view is offered and cannot be made. */
    public static final class BrokenViewFactory extends SimpleFactory<SimpleModel>
            implements NodeViewFactory<SimpleModel> {

        @Override
        String name() {
            return "Broken View";
        }

        @Override
        public SimpleModel createNodeModel() {
            return new ViewFactory().createNodeModel();
        }

        @Override
        public org.knime.core.webui.node.view.NodeView createNodeView(SimpleModel model) {
            throw new ExceptionInInitializerError("a part of the page is not there");
        }
    }

    /** Delivers texts that are hard to write as comma-separated values. */
    public static final class TextsFactory extends SimpleFactory<SimpleModel> {

        @Override
        String name() {
            return "Texts";
        }

        @Override
        public SimpleModel createNodeModel() {
            return new SimpleModel(0, 1) {

                private DataTableSpec spec() {
                    return new DataTableSpec(
                            column("a,b", StringCell.TYPE), column("say \"x\"", StringCell.TYPE));
                }

                @Override
                protected DataTableSpec[] configure(DataTableSpec[] specs) {
                    return new DataTableSpec[] {spec()};
                }

                @Override
                protected BufferedDataTable[] execute(
                        BufferedDataTable[] tables, ExecutionContext context) {
                    BufferedDataContainer container = context.createDataContainer(spec());
                    container.addRowToTable(
                            new DefaultRow(
                                    "r,1", new StringCell("line 1\nline 2"), new StringCell("")));
                    container.addRowToTable(
                            new DefaultRow(
                                    "r2", DataType.getMissingCell(), new StringCell("-0.1")));
                    container.close();
                    return new BufferedDataTable[] {container.getTable()};
                }
            };
        }
    }

    /** Delivers a model that keeps its data in one file. */
    public static final class ModelFileFactory extends SimpleFactory<SimpleModel> {

        @Override
        String name() {
            return "Model File";
        }

        @Override
        public SimpleModel createNodeModel() {
            return new SimpleModel(new PortType[0], new PortType[] {ModelFile.TYPE}) {

                @Override
                protected PortObjectSpec[] configure(PortObjectSpec[] specs) {
                    return new PortObjectSpec[] {ModelFile.SPEC};
                }

                @Override
                protected PortObject[] execute(PortObject[] objects, ExecutionContext context)
                        throws Exception {
                    FileStore store = context.createFileStore("weights.model");
                    Files.writeString(store.getFile().toPath(), "weights");
                    return new PortObject[] {new ModelFile(store)};
                }
            };
        }
    }

    /** Delivers an object that only its serializer can write. */
    public static final class NotesFactory extends SimpleFactory<SimpleModel> {

        @Override
        String name() {
            return "Notes";
        }

        @Override
        public SimpleModel createNodeModel() {
            PortType type = PortTypeRegistry.getInstance().getPortType(NotesPort.class);
            return new SimpleModel(new PortType[0], new PortType[] {type}) {

                @Override
                protected PortObjectSpec[] configure(PortObjectSpec[] specs) {
                    return new PortObjectSpec[] {NotesPort.SPEC};
                }

                @Override
                protected PortObject[] execute(PortObject[] objects, ExecutionContext context) {
                    return new PortObject[] {new NotesPort("remember")};
                }
            };
        }
    }

    /** Passes its table on at the second port only; the first one is an inactive branch. */
    public static final class SwitchFactory extends SimpleFactory<SimpleModel> {

        @Override
        String name() {
            return "Switch";
        }

        @Override
        public SimpleModel createNodeModel() {
            return new SimpleModel(
                    new PortType[] {BufferedDataTable.TYPE},
                    new PortType[] {BufferedDataTable.TYPE, BufferedDataTable.TYPE}) {

                @Override
                protected PortObjectSpec[] configure(PortObjectSpec[] specs) {
                    return new PortObjectSpec[] {InactiveBranchPortObjectSpec.INSTANCE, specs[0]};
                }

                @Override
                protected PortObject[] execute(PortObject[] objects, ExecutionContext context) {
                    return new PortObject[] {InactiveBranchPortObject.INSTANCE, objects[0]};
                }
            };
        }
    }
}
