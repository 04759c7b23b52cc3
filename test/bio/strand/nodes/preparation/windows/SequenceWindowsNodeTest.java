// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.windows;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.StreamedRun;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;

public class SequenceWindowsNodeTest {

    private static final DataTableSpec SPEC =
            TableSchema.builder()
                    .text("sequence")
                    .text("structure")
                    .text("sites")
                    .text("species")
                    .toSpec();

    @Before
    public void install() {
        TestContributions.install();
    }

    private static NodeRun node() {
        return NodeRun.of(new SequenceWindowsNodeFactory()).set("windowLength", 3);
    }

    private static BufferedDataTable table(Object[]... rows) {
        return TestTables.of(SPEC, rows);
    }

    @Test
    public void everyResidueGetsAWindowWithItsLabel() throws Exception {
        BufferedDataTable output =
                node().set("labels", "LETTERS")
                        .set("labelColumn", "structure")
                        .table(0, table(row("P1", "MKV", "CHE", null, "human")));
        assertEquals(
                List.of(
                        "sites",
                        "species",
                        "source row",
                        "start",
                        "end",
                        "position",
                        "sequence",
                        "label"),
                List.of(output.getDataTableSpec().getColumnNames()));
        assertEquals(
                List.of(
                        List.of("P1_1", "?", "human", "P1", "1", "2", "1", "-MK", "C"),
                        List.of("P1_2", "?", "human", "P1", "1", "3", "2", "MKV", "H"),
                        List.of("P1_3", "?", "human", "P1", "2", "3", "3", "KV-", "E")),
                TestTables.contents(output));
    }

    @Test
    public void completeWindowsWithStepAndLabelPosition() throws Exception {
        BufferedDataTable output =
                node().set("ends", "COMPLETE")
                        .set("step", 2)
                        .set("labelPosition", 3)
                        .set("labels", "SITES")
                        .set("siteColumn", "sites")
                        .set("siteLabel", "donor")
                        .set("repeatColumns", false)
                        .table(0, table(row("g", "ACGTAC", null, "3, 4; 5", null)));
        assertEquals(
                List.of(
                        List.of("g_1", "g", "1", "3", "3", "ACG", "donor"),
                        List.of("g_2", "g", "3", "5", "5", "GTA", "donor")),
                TestTables.contents(output));
        BufferedDataTable others =
                node().set("ends", "COMPLETE")
                        .set("labels", "SITES")
                        .set("siteColumn", "sites")
                        .set("repeatColumns", false)
                        .table(0, table(row("g", "ACGT", null, null, null)));
        assertEquals(
                "a missing cell is a sequence without sites",
                List.of("other", "other"),
                TestTables.contents(others).stream().map(row -> row.get(6)).toList());
    }

    @Test
    public void positionsMayBeAListOfNumbers() throws Exception {
        DataTableSpec spec =
                TableSchema.builder()
                        .text("sequence")
                        .column("list", DataType.getType(ListCell.class, IntCell.TYPE))
                        .toSpec();
        BufferedDataTable output =
                node().set("labels", "SITES")
                        .set("siteColumn", "list")
                        .table(
                                0,
                                TestTables.of(
                                        spec,
                                        row(
                                                "g",
                                                "ACG",
                                                CollectionCellFactory.createListCell(
                                                        List.of(new IntCell(2))))));
        assertEquals(
                List.of("other", "site", "other"),
                TestTables.contents(output).stream().map(row -> row.get(6)).toList());
    }

    @Test
    public void rowsThatCannotBeUsedGiveOneWarning() throws Exception {
        NodeRun node = node().set("labels", "LETTERS").set("labelColumn", "structure");
        BufferedDataTable output =
                node.table(
                        0,
                        table(
                                row("a", null, "HH", null, null),
                                row("b", "MK", "HHH", null, null),
                                row("c", "MK", null, null, null),
                                row("d", "", "", null, null),
                                row("e", "M", "H", null, null)));
        assertEquals(1, TestTables.contents(output).size());
        assertEquals(
                "4 rows could not be used and got no window. The first: row \"a\": the sequence in"
                        + " column \"sequence\" is missing",
                node.message());
    }

    @Test
    public void orAreAnErrorThatNamesRowColumnAndRemedy() {
        assertFailure(
                List.of("Row \"b\"", "\"structure\"", "3 labels", "2 positions"),
                node().set("labels", "LETTERS").set("labelColumn", "structure"),
                row("b", "MK", "HHH", null, null));
        assertFailure(
                List.of("Row \"s\"", "\"sites\"", "position 9", "1 to 2"),
                node().set("labels", "SITES").set("siteColumn", "sites"),
                row("s", "MK", null, "9", null));
        assertFailure(
                List.of("'x'", "position is expected"),
                node().set("labels", "SITES").set("siteColumn", "sites"),
                row("s", "MK", null, "1 x", null));
        assertFailure(
                List.of("2 positions", "a window (3)"),
                node().set("ends", "COMPLETE"),
                row("s", "MK", null, null, null));
    }

    private static void assertFailure(List<String> parts, NodeRun node, Object[] badRow) {
        node.set("refusedRows", "ERROR");
        String message =
                assertThrows(NodeFailure.class, () -> node.execute(table(badRow))).getMessage();
        for (String part : parts) {
            assertTrue(message, message.contains(part));
        }
    }

    @Test
    public void configureRefusesWhatCannotWork() {
        assertRefusal("window length", node().set("windowLength", 0));
        assertRefusal("step", node().set("step", 0));
        assertRefusal("label position", node().set("labelPosition", 4));
        assertRefusal("one character", node().set("filling", "--"));
        assertRefusal("\"Label column\"", node().set("labels", "LETTERS"));
        assertRefusal("\"Column of positions\"", node().set("labels", "SITES"));
        assertRefusal(
                "not in the input table", node().set("labels", "SITES").set("siteColumn", "gone"));
        assertRefusal(
                "different columns",
                node().set("labels", "LETTERS").set("labelColumn", "sequence"));
        assertRefusal("different labels", node().set("labels", "SITES").set("siteLabel", "other"));
    }

    private static void assertRefusal(String part, NodeRun node) {
        String message =
                assertThrows(InvalidSettingsException.class, () -> node.configure(SPEC))
                        .getMessage();
        assertTrue(message, message.contains(part));
    }

    @Test
    public void streamedExecutionGivesTheSameRowsAndWarning() throws Exception {
        Object[][] rows = new Object[400][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] =
                    row(
                            "Row" + i,
                            i % 40 == 3 ? null : "ACGT".repeat(1 + i % 7),
                            null,
                            "1 3",
                            "s" + i);
        }
        NodeRun normal = node().set("labels", "SITES").set("siteColumn", "sites");
        BufferedDataTable expected = normal.table(0, table(rows));
        Node node = NodeRun.newNode(new SequenceWindowsNodeFactory());
        node.loadModelSettingsFrom(normal.settings());
        BufferedDataTable streamed = StreamedRun.execute(node.getNodeModel(), table(rows));
        assertEquals(TestTables.contents(expected), TestTables.contents(streamed));
        assertTrue(normal.message(), normal.message().startsWith("10 rows"));
    }

    @Test
    public void aCancelledExecutionGivesNoTable() {
        NodeRun node = node();
        node.cancel();
        assertThrows(
                NodeFailure.class, () -> node.execute(table(row("a", "ACGT", null, null, null))));
    }
}
