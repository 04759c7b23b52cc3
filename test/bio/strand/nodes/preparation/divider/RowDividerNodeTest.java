// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.divider;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;

public class RowDividerNodeTest {

    private static final DataTableSpec SPEC = TableSchema.builder().text("SET").toSpec();

    @Before
    public void install() {
        TestContributions.install();
    }

    private static NodeRun node() {
        return NodeRun.of(new RowDividerNodeFactory()).set("column", "SET");
    }

    private static List<String> rowIds(PortObject table) {
        return TestTables.contents((BufferedDataTable) table).stream()
                .map(cells -> cells.get(0))
                .toList();
    }

    @Test
    public void rowsGoWhereTheirValueSays() throws Exception {
        BufferedDataTable table =
                TestTables.of(
                        SPEC,
                        row("a", "train"),
                        row("b", "test"),
                        row("c", " train "),
                        row("d", (String) null),
                        row("e", "Train"),
                        row("f", "validation"));
        NodeRun node = node().set("values", "train, validation");
        PortObject[] parts = node.execute(table);
        assertEquals(List.of("a", "c", "f"), rowIds(parts[0]));
        assertEquals(List.of("b", "d", "e"), rowIds(parts[1]));
        assertEquals("", node.message());
    }

    @Test
    public void emptyPartGivesAWarning() throws Exception {
        NodeRun node = node().set("values", "training");
        node.execute(TestTables.of(SPEC, row("a", "train")));
        assertTrue(node.message(), node.message().contains("All 1 rows are in the second table"));
    }

    @Test
    public void columnAndValuesAreNeeded() {
        String message =
                assertThrows(
                                InvalidSettingsException.class,
                                () -> node().set("column", "gone").configure(SPEC))
                        .getMessage();
        assertTrue(message, message.contains("\"gone\""));
        message =
                assertThrows(
                                InvalidSettingsException.class,
                                () -> node().set("values", " , ").configure(SPEC))
                        .getMessage();
        assertTrue(message, message.contains("at least one value"));
    }

    @Test
    public void columnOfAUsualNameIsTakenIfNoneIsChosen() throws Exception {
        DataTableSpec spec = TableSchema.builder().text("class").text("Fold").text("set").toSpec();
        PortObject[] parts =
                NodeRun.of(new RowDividerNodeFactory())
                        .execute(
                                TestTables.of(
                                        spec,
                                        row("a", "train", "1", "test"),
                                        row("b", "x", "2", "train")));
        assertEquals(List.of("b"), rowIds(parts[0]));
        String message =
                assertThrows(
                                InvalidSettingsException.class,
                                () ->
                                        NodeRun.of(new RowDividerNodeFactory())
                                                .configure(
                                                        TableSchema.builder()
                                                                .text("class")
                                                                .toSpec()))
                        .getMessage();
        assertTrue(message, message.contains("No column is chosen"));
    }
}
