// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.Test;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.webui.node.dialog.SettingsType;
import org.knime.core.webui.node.dialog.defaultdialog.DefaultNodeDialog;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultModel.RearrangeColumnsInput;
import org.knime.node.DefaultModel.RearrangeColumnsOutput;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.util.ColumnSelectionUtil;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class DefaultNodeTest {

    private static final DataTableSpec SPEC =
            new DataTableSpec(
                    new DataColumnSpecCreator("length", IntCell.TYPE).createSpec(),
                    new DataColumnSpecCreator("sequence", StringCell.TYPE).createSpec());

    /** Parameters of the nodes under test. */
    public static final class Parameters implements NodeParameters {

        @Widget(title = "Column", description = "Column with <b>sequences</b>.")
        String column = "";

        @Widget(title = "Letters", description = "How many letters to keep.")
        int letters = 3;

        public Parameters() {}

        Parameters(NodeParametersInput input) {
            column =
                    ColumnSelectionUtil.getFirstCompatibleColumnOfFirstPort(
                                    input, StringValue.class)
                            .map(found -> found.getName())
                            .orElse("");
        }

        @Override
        public void validate() throws InvalidSettingsException {
            if (letters < 1) {
                throw new InvalidSettingsException("Letters must be at least 1.");
            }
            if (column.isEmpty()) {
                throw new InvalidSettingsException(
                        "No column of sequences; connect a table with one.");
            }
        }
    }

    /** A declared node for a test. */
    private static final class Factory extends DefaultNodeFactory {
        Factory(DefaultNode node) {
            super(node);
        }

        NodeModel newModel() {
            return createNodeModel(createNodeCreationConfig());
        }
    }

    private final List<Object> seen = new ArrayList<>();

    private void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        Parameters parameters = in.getParameters();
        seen.add(parameters.column);
        assertSame(in.getInPortSpecs()[0], in.getInTableSpec(0));
        assertEquals(1, in.getOutPortTypes().length);
        assertEquals(1, in.getPortsConfiguration().getInputPorts().length);
        if (in.getInTableSpec(0).findColumnIndex(parameters.column) < 0) {
            throw new InvalidSettingsException(
                    "The table has no column " + parameters.column + ".");
        }
        out.setOutSpec(0, in.getInTableSpec(0));
        out.setWarningMessage("careful");
    }

    private void execute(ExecuteInput in, ExecuteOutput out) {
        Parameters parameters = in.getParameters();
        seen.add(parameters.letters);
        out.setOutData(in.getInPortObjects());
        out.setInternalData(in.getInPortObjects());
    }

    private static RequirePorts described() {
        return DefaultNode.create()
                .name("Cutter")
                .icon("cutter.png")
                .shortDescription("Cuts <i>sequences</i>.")
                .fullDescription("<p>Keeps the first letters.</p>")
                .sinceVersion(5, 8, 0);
    }

    private DefaultNode cutter() {
        return described()
                .ports(
                        ports ->
                                ports.addInputTable("Sequences", "What to cut.")
                                        .addOutputTable("Cut sequences", "What is left."))
                .model(
                        model ->
                                model.parametersClass(Parameters.class)
                                        .configure(this::configure)
                                        .execute(this::execute));
    }

    private StandardNodeModel model() {
        return (StandardNodeModel) new Factory(cutter()).newModel();
    }

    private static NodeSettings settings(String column, int letters) {
        NodeSettings settings = new NodeSettings("model");
        settings.addString("column", column);
        settings.addInt("letters", letters);
        return settings;
    }

    @Test
    public void describesTheNode() {
        Factory factory =
                new Factory(
                        cutter().nodeType(NodeType.Learner)
                                .keywords("cut", "trim")
                                .addExternalResource("https://example.org", "More"));
        assertEquals("Cutter", factory.getNodeName());
        assertEquals("Sequences", factory.getInportName(0));
        assertEquals("Cut sequences", factory.getOutportName(0));
        assertEquals("What is left.", factory.getOutportDescription(0).strip());
        assertEquals(NodeType.Learner, factory.getType());
        assertArrayEquals(new String[] {"cut", "trim"}, factory.getKeywords());
        NodeList options = elements(factory, "option");
        assertEquals("Column", ((Element) options.item(0)).getAttribute("name"));
        assertEquals("Column with ", options.item(0).getFirstChild().getNodeValue());
        assertEquals(
                "markup stays markup",
                1,
                ((Element) options.item(0)).getElementsByTagNameNS("*", "b").getLength());
        assertEquals(
                "https://example.org",
                ((Element) elements(factory, "link").item(0)).getAttribute("href"));
    }

    private static NodeList elements(Factory factory, String tag) {
        return factory.getXMLDescription().getElementsByTagNameNS("*", tag);
    }

    @Test
    public void derivesTheTypeFromThePorts() {
        DefaultNode source =
                described()
                        .ports(ports -> ports.addOutputTable("Out", "Rows."))
                        .model(
                                model ->
                                        model.withoutParameters()
                                                .configure((i, o) -> {})
                                                .execute((i, o) -> {}));
        assertEquals(NodeType.Source, new Factory(source).getType());
        assertEquals(NodeType.Manipulator, new Factory(cutter()).getType());
    }

    @Test
    public void hasADialogForItsParameters() {
        Factory factory = new Factory(cutter());
        assertTrue(factory.hasNodeDialog());
        DefaultNodeDialog dialog = (DefaultNodeDialog) factory.createNodeDialog();
        assertEquals(Map.of(SettingsType.MODEL, Parameters.class), dialog.getSettingsClasses());
        assertTrue(dialog.getSettingsTypes().contains(SettingsType.MODEL));
    }

    @Test
    public void hasNoDialogWithoutParameters() {
        Factory factory =
                new Factory(
                        described()
                                .ports(ports -> ports.addInputTable("In", "Rows."))
                                .model(
                                        model ->
                                                model.withoutParameters()
                                                        .configure(
                                                                (i, o) ->
                                                                        assertNull(
                                                                                i.getParameters()))
                                                        .execute((i, o) -> {})));
        assertFalse(factory.hasNodeDialog());
        assertThrows(IllegalStateException.class, factory::createNodeDialog);
        NodeSettings settings = new NodeSettings("model");
        ((StandardNodeModel) factory.newModel()).saveSettingsTo(settings);
        assertTrue(settings.keySet().isEmpty());
    }

    @Test
    public void guessesParametersWhenFirstConfigured() throws InvalidSettingsException {
        StandardNodeModel model = model();
        PortObjectSpec[] outSpecs = model.configure(new PortObjectSpec[] {SPEC});
        assertArrayEquals(new PortObjectSpec[] {SPEC}, outSpecs);
        assertEquals(List.of("sequence"), seen);
        NodeSettings saved = new NodeSettings("model");
        model.saveSettingsTo(saved);
        assertEquals("sequence", saved.getString("column"));
    }

    @Test
    public void savesDefaultsBeforeItIsConfiguredButGuessesLater() throws InvalidSettingsException {
        StandardNodeModel model = model();
        NodeSettings saved = new NodeSettings("model");
        model.saveSettingsTo(saved);
        assertEquals("", saved.getString("column"));
        assertEquals(3, saved.getInt("letters"));
        model.configure(new PortObjectSpec[] {SPEC});
        assertEquals(List.of("sequence"), seen);
    }

    @Test
    public void refusesGuessedParametersThatAreNotValid() {
        DataTableSpec noText =
                new DataTableSpec(new DataColumnSpecCreator("n", IntCell.TYPE).createSpec());
        InvalidSettingsException e =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> model().configure(new PortObjectSpec[] {noText}));
        assertTrue(e.getMessage(), e.getMessage().startsWith("No column of sequences"));
    }

    @Test
    public void keepsLoadedParameters() throws Exception {
        StandardNodeModel model = model();
        NodeSettings settings = settings("sequence", 9);
        model.validateSettings(settings);
        model.loadValidatedSettingsFrom(settings);
        model.configure(new PortObjectSpec[] {SPEC});
        PortObject[] inputs = new PortObject[1];
        model.execute(inputs, null);
        assertEquals(List.of("sequence", 9), seen);
        NodeSettings saved = new NodeSettings("model");
        model.saveSettingsTo(saved);
        assertEquals(settings, saved);
    }

    @Test
    public void validatesParametersBeforeTheyAreLoaded() {
        InvalidSettingsException e =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> model().validateSettings(settings("sequence", 0)));
        assertEquals("Letters must be at least 1.", e.getMessage());
        NodeSettings incomplete = new NodeSettings("model");
        incomplete.addString("column", "sequence");
        e =
                assertThrows(
                        InvalidSettingsException.class, () -> model().validateSettings(incomplete));
        assertTrue(e.getMessage(), e.getMessage().contains("letters"));
    }

    @Test
    public void keepsInternalDataUntilReset() throws Exception {
        StandardNodeModel model = model();
        model.configure(new PortObjectSpec[] {SPEC});
        PortObject[] outputs = model.execute(new PortObject[1], null);
        assertEquals(1, outputs.length);
        assertNotNull(model.getInternalPortObjects());
        model.reset();
        assertNull(model.getInternalPortObjects());
    }

    private static DefaultModel rearranging(
            DefaultModel.RequireModelParameters model,
            DefaultModel.ConfigureOrRearrangerConsumer<
                            RearrangeColumnsInput, RearrangeColumnsOutput>
                    rearrange) {
        return model.parametersClass(Parameters.class).rearrangeColumns(rearrange);
    }

    private static NodeModel rearrangingModel(
            DefaultModel.ConfigureOrRearrangerConsumer<
                            RearrangeColumnsInput, RearrangeColumnsOutput>
                    rearrange) {
        return new Factory(
                        described()
                                .ports(
                                        ports ->
                                                ports.addInputTable("In", "Rows.")
                                                        .addOutputTable("Out", "Rows."))
                                .model(model -> rearranging(model, rearrange)))
                .newModel();
    }

    @Test
    public void rearrangesColumnsForConfiguringAndStreaming() throws InvalidSettingsException {
        RearrangeColumnsNodeModel model =
                (RearrangeColumnsNodeModel)
                        rearrangingModel(
                                (in, out) -> {
                                    Parameters parameters = in.getParameters();
                                    ColumnRearranger rearranger =
                                            new ColumnRearranger(in.getDataTableSpec());
                                    rearranger.keepOnly(parameters.column);
                                    out.setColumnRearranger(rearranger);
                                });
        DataTableSpec out = model.createColumnRearranger(SPEC).createSpec();
        assertArrayEquals(new String[] {"sequence"}, out.getColumnNames());
        assertTrue(model.getInputPortRoles()[0].isStreamable());
    }

    @Test
    public void demandsAColumnRearranger() {
        RearrangeColumnsNodeModel model =
                (RearrangeColumnsNodeModel) rearrangingModel((in, out) -> {});
        assertThrows(InvalidSettingsException.class, () -> model.createColumnRearranger(SPEC));
        RearrangeColumnsNodeModel nulling =
                (RearrangeColumnsNodeModel)
                        rearrangingModel((in, out) -> out.setColumnRearranger(null));
        assertThrows(IllegalArgumentException.class, () -> nulling.createColumnRearranger(SPEC));
    }

    @Test
    public void rearrangesOneTableOnly() {
        Factory factory =
                new Factory(
                        described()
                                .ports(ports -> ports.addInputTable("In", "Rows."))
                                .model(model -> rearranging(model, (in, out) -> {})));
        assertThrows(IllegalStateException.class, factory::newModel);
    }

    private static RequirePorts.ConfigurablePort optionalTable(
            RequirePorts.RequirePortName group, String name) {
        return group.name(name)
                .description("Rows to check with.")
                .optional()
                .supportedTypes(BufferedDataTable.TYPE);
    }

    private static DefaultNode withOptionalInput(
            Function<RequirePorts.RequirePortName, RequirePorts.ConfigurablePort> optional) {
        return described()
                .dynamicPorts(
                        ports ->
                                ports.addInputPortGroup(
                                                "Rows",
                                                g ->
                                                        g.name("Rows")
                                                                .description("Rows to learn from.")
                                                                .fixed(BufferedDataTable.TYPE))
                                        .addInputPortGroup("validation", optional::apply)
                                        .addOutputPortGroup(
                                                "Out",
                                                g ->
                                                        g.name("Out")
                                                                .description("Result.")
                                                                .fixed(BufferedDataTable.TYPE)))
                .model(
                        model ->
                                model.withoutParameters()
                                        .configure((i, o) -> {})
                                        .execute((i, o) -> {}));
    }

    @SuppressWarnings("unchecked") // a node takes a factory of any model
    private static int inputsOf(Factory factory, ModifiableNodeCreationConfiguration config) {
        NodeFactory<?> any = factory;
        return new Node((NodeFactory<NodeModel>) any, config).getNrInPorts() - 1;
    }

    @Test
    public void hasAnOptionalPortOnlyOnceItIsAdded() throws InvalidSettingsException {
        Factory factory = new Factory(withOptionalInput(g -> optionalTable(g, "Validation")));
        ModifiableNodeCreationConfiguration config = factory.createNodeCreationConfig();
        assertEquals(1, inputsOf(factory, config));

        config.getPortConfig()
                .orElseThrow()
                .getExtendablePorts()
                .get("validation")
                .addPort(BufferedDataTable.TYPE);
        assertEquals(2, inputsOf(factory, config));
        assertArrayEquals(
                new int[] {1},
                config.getPortConfig().orElseThrow().getInputPortLocation().get("validation"));
        assertEquals(1, elements(factory, "dynInPort").getLength());
        assertEquals(1, elements(factory, "inPort").getLength());
    }

    @Test
    public void storesAddedPortsAndLoadsNodesSavedBeforeTheGroupExisted()
            throws InvalidSettingsException {
        Factory factory = new Factory(withOptionalInput(g -> optionalTable(g, "Validation")));
        ModifiableNodeCreationConfiguration config = factory.createNodeCreationConfig();
        config.getPortConfig()
                .orElseThrow()
                .getExtendablePorts()
                .get("validation")
                .addPort(BufferedDataTable.TYPE);
        NodeSettings saved = new NodeSettings("settings.xml");
        config.saveSettingsTo(saved);
        assertEquals(
                BufferedDataTable.class.getName(),
                saved.getNodeSettings("node_creation_config")
                        .getNodeSettings("validation")
                        .getNodeSettings("port_0")
                        .getString("object_class"));
        ModifiableNodeCreationConfiguration loaded = factory.createNodeCreationConfig();
        loaded.loadSettingsFrom(saved);
        assertEquals(2, inputsOf(factory, loaded));

        NodeSettings earlier = new NodeSettings("settings.xml");
        NodeSettingsWO groups = earlier.addNodeSettings("node_creation_config");
        groups.addNodeSettings("Rows");
        groups.addNodeSettings("Out");
        ModifiableNodeCreationConfiguration old = factory.createNodeCreationConfig();
        old.loadSettingsFrom(earlier);
        assertEquals(1, inputsOf(factory, old));
    }

    @Test
    public void anOptionalPortMayBeThereAtFirst() {
        DefaultNode node =
                withOptionalInput(
                        g ->
                                g.name("Validation")
                                        .description("Rows to check with.")
                                        .optional()
                                        .supportedTypes(BufferedDataTable.TYPE)
                                        .defaultPortType(BufferedDataTable.TYPE));
        Factory factory = new Factory(node);
        assertEquals(2, inputsOf(factory, factory.createNodeCreationConfig()));
    }

    @Test
    public void refusesTwoPortsOfTheSameName() {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                described()
                                        .ports(
                                                ports ->
                                                        ports.addInputTable("Rows", "In.")
                                                                .addOutputTable("Rows", "Out.")));
        assertTrue(e.getMessage(), e.getMessage().contains("\"Rows\""));
    }

    @Test
    public void setsTypeAndKeywordsOnce() {
        DefaultNode node = cutter().nodeType(NodeType.Other).keywords("a");
        assertThrows(IllegalStateException.class, () -> node.nodeType(NodeType.Other));
        assertThrows(IllegalStateException.class, () -> node.keywords("b"));
        assertThrows(NullPointerException.class, () -> cutter().keywords("a", null));
    }

    @Test
    public void quotesDescriptionsThatAreNotWellFormed() {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                new Factory(
                                                DefaultNode.create()
                                                        .name("N")
                                                        .icon("n.png")
                                                        .shortDescription("a < b")
                                                        .fullDescription("x")
                                                        .sinceVersion(5, 8, 0)
                                                        .ports(ports -> {})
                                                        .model(
                                                                model ->
                                                                        model.withoutParameters()
                                                                                .configure(
                                                                                        (i,
                                                                                                o) -> {})
                                                                                .execute(
                                                                                        (i,
                                                                                                o) -> {})))
                                        .createNodeDescription());
        assertTrue(e.getMessage(), e.getMessage().contains("a < b"));
    }
}
