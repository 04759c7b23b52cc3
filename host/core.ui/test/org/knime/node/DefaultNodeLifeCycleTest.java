// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.Test;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.container.SingleCellFactory;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.flowvariable.FlowVariablePortObject;
import org.knime.core.node.port.flowvariable.FlowVariablePortObjectSpec;
import org.knime.core.node.workflow.ExecutionEnvironment;
import org.knime.core.node.workflow.FlowObjectStack;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.NodeID;
import org.knime.core.node.workflow.VariableType;
import org.knime.node.DefaultModel.RearrangeColumnsInput;
import org.knime.node.DefaultModel.RearrangeColumnsOutput;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;

/** Declared nodes driven as a workflow drives them. */
public class DefaultNodeLifeCycleTest {

    private static final DataTableSpec SPEC =
            new DataTableSpec(new DataColumnSpecCreator("sequence", StringCell.TYPE).createSpec());

    /** Parameters that remember what they could see of the inputs. */
    public static final class Parameters implements NodeParameters {

        String suffix = " (length)";
        String[] variables = {};
        String inputType = "";

        public Parameters() {}

        Parameters(NodeParametersInput input) {
            variables =
                    new TreeSet<>(
                                    input.getAvailableInputFlowVariables(
                                                    VariableType.StringType.INSTANCE)
                                            .keySet())
                            .toArray(String[]::new);
            inputType = input.getInPortTypes()[0].getPortObjectClass().getSimpleName();
            assertEquals(List.of("In", "Out"), input.getPortsConfiguration().getPortGroupNames());
            assertEquals(1, input.getOutPortTypes().length);
        }
    }

    private static void appendLength(RearrangeColumnsInput in, RearrangeColumnsOutput out) {
        Parameters parameters = in.getParameters();
        ColumnRearranger rearranger = new ColumnRearranger(in.getDataTableSpec());
        DataColumnSpec added =
                new DataColumnSpecCreator("sequence" + parameters.suffix, IntCell.TYPE)
                        .createSpec();
        rearranger.append(
                new SingleCellFactory(added) {
                    @Override
                    public IntCell getCell(DataRow row) {
                        return new IntCell(row.getCell(0).toString().length());
                    }
                });
        out.setColumnRearranger(rearranger);
    }

    private static NodeFactory<NodeModel> lengths() {
        return new DefaultNodeFactory(
                DefaultNode.create()
                        .name("Lengths")
                        .icon("lengths.png")
                        .shortDescription("Appends lengths.")
                        .fullDescription("Appends the length of each sequence.")
                        .sinceVersion(5, 8, 0)
                        .ports(
                                ports ->
                                        ports.addInputTable("In", "Sequences.")
                                                .addOutputTable("Out", "Sequences and lengths."))
                        .model(
                                model ->
                                        model.parametersClass(Parameters.class)
                                                .rearrangeColumns(
                                                        DefaultNodeLifeCycleTest
                                                                ::appendLength))) {};
    }

    private static FlowObjectStack variables() {
        return FlowObjectStack.createFromFlowVariableList(
                List.of(
                        new FlowVariable("input", "a.fasta"),
                        new FlowVariable("seed", 1),
                        new FlowVariable("title", "t")),
                new NodeID(3));
    }

    private static PortObjectSpec[] specs() {
        return new PortObjectSpec[] {FlowVariablePortObjectSpec.INSTANCE, SPEC};
    }

    private static Node configured() {
        Node node = new Node(lengths());
        node.setFlowObjectStack(
                variables(), FlowObjectStack.createFromFlowVariableList(List.of(), new NodeID(3)));
        assertTrue(node.configure(specs()));
        return node;
    }

    @Test
    public void parametersSeeFlowVariablesAndPortsWhenGuessed() throws InvalidSettingsException {
        NodeSettings settings = new NodeSettings("model");
        configured().saveModelSettingsTo(settings);
        assertArrayEquals(new String[] {"input", "title"}, settings.getStringArray("variables"));
        assertEquals("BufferedDataTable", settings.getString("inputType"));
    }

    @Test
    public void announcesItsOutput() {
        Node node = configured();
        assertArrayEquals(
                new String[] {"sequence", "sequence (length)"},
                ((DataTableSpec) node.getOutputSpec(1)).getColumnNames());
        assertEquals("In", node.getInportName(1));
        assertEquals("Out", node.getOutportName(1));
        assertEquals(NodeFactory.NodeType.Manipulator, node.getType());
    }

    @Test
    public void executesOnEveryRow() {
        Node node = configured();
        ExecutionContext exec = new ExecutionContext(new DefaultNodeProgressMonitor(), node);
        BufferedDataContainer rows = exec.createDataContainer(SPEC);
        rows.addRowToTable(new DefaultRow("a", new StringCell("ACGT")));
        rows.addRowToTable(new DefaultRow("b", new StringCell("")));
        rows.close();
        PortObject[] inputs = {FlowVariablePortObject.INSTANCE, rows.getTable()};
        assertTrue(node.execute(inputs, new ExecutionEnvironment(), exec));
        List<String> found = new ArrayList<>();
        try (CloseableRowIterator out = ((BufferedDataTable) node.getOutputObject(1)).iterator()) {
            while (out.hasNext()) {
                DataRow row = out.next();
                found.add(row.getKey() + "=" + row.getCell(1));
            }
        }
        assertEquals(List.of("a=4", "b=0"), found);
    }

    @Test
    public void takesLoadedParameters() throws InvalidSettingsException {
        Node node = configured();
        NodeSettings settings = new NodeSettings("model");
        settings.addString("suffix", ".n");
        settings.addStringArray("variables");
        settings.addString("inputType", "");
        node.validateModelSettings(settings);
        node.loadModelSettingsFrom(settings);
        assertTrue(node.configure(specs()));
        assertEquals(
                "sequence.n", ((DataTableSpec) node.getOutputSpec(1)).getColumnSpec(1).getName());
    }

    @Test
    public void isNotConfiguredWithoutATable() {
        Node node = new Node(lengths());
        assertFalse(
                node.configure(new PortObjectSpec[] {FlowVariablePortObjectSpec.INSTANCE, null}));
    }

    @Test
    public void savesItsPortsAsEmptyGroups() throws InvalidSettingsException {
        NodeSettings settings = new NodeSettings("settings.xml");
        configured().getCopyOfCreationConfig().orElseThrow().saveSettingsTo(settings);
        NodeSettings creation = settings.getNodeSettings("node_creation_config");
        assertEquals(List.of("In", "Out"), List.copyOf(creation.keySet()));
        assertTrue(creation.getNodeSettings("In").keySet().isEmpty());
    }

    @Test
    public void tellsWhereItsPortsAre() {
        Map<String, int[]> outputs =
                configured()
                        .getCopyOfCreationConfig()
                        .orElseThrow()
                        .getPortConfig()
                        .orElseThrow()
                        .getOutputPortLocation();
        assertArrayEquals(new int[] {0}, outputs.get("Out"));
        assertSame(null, outputs.get("In"));
    }
}
