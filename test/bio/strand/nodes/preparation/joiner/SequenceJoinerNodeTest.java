// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.joiner;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;

public class SequenceJoinerNodeTest {

    private static final DataTableSpec SEQUENCES =
            TableSchema.builder().text("Identifier").text("Sequence").toSpec();

    private static final DataTableSpec LABELS =
            TableSchema.builder().text("Sequence").text("SET").text("Name").toSpec();

    private static final BufferedDataTable FIRST =
            table(SEQUENCES, row("a", "a", "MKV"), row("b", "b", "AA"), row("c", null, "C"));

    private static final BufferedDataTable SECOND =
            table(LABELS, row("b", "HH", "test", "a"), row("a", "CCC", "train", "c"));

    private static BufferedDataTable table(DataTableSpec spec, Object[]... rows) {
        TestContributions.install();
        return TestTables.of(spec, rows);
    }

    @Before
    public void install() {
        TestContributions.install();
    }

    private static NodeRun node() {
        return NodeRun.of(new SequenceJoinerNodeFactory());
    }

    @Test
    public void rowsOfTheSameRowIdStandSideBySide() throws Exception {
        NodeRun node = node().set("suffix", " (labels)");
        BufferedDataTable joined = node.table(0, FIRST, SECOND);
        assertEquals(
                List.of("Identifier", "Sequence", "Sequence (labels)", "SET", "Name"),
                List.of(joined.getDataTableSpec().getColumnNames()));
        assertEquals(
                List.of(
                        List.of("a", "a", "MKV", "CCC", "train", "c"),
                        List.of("b", "b", "AA", "HH", "test", "a")),
                TestTables.contents(joined));
        assertTrue(node.message(), node.message().contains("1 row without a partner left out"));
        assertTrue(node.message(), node.message().contains("\"c\""));
    }

    @Test
    public void rowsWithoutAPartnerAreKeptOrRefusedAsTheUserSays() throws Exception {
        BufferedDataTable joined = node().set("withoutPartner", "MISSING").table(0, FIRST, SECOND);
        assertEquals(List.of("c", "?", "C", "?", "?", "?"), TestTables.contents(joined).get(2));
        String message =
                assertThrows(
                                NodeFailure.class,
                                () -> node().set("withoutPartner", "FAIL").execute(FIRST, SECOND))
                        .getMessage();
        assertTrue(message, message.contains("Row \"c\" has no partner"));
    }

    @Test
    public void columnsMayHoldTheIdentifiers() throws Exception {
        NodeRun node =
                node().set("matchBy", "COLUMNS")
                        .set("leftColumn", "Identifier")
                        .set("rightColumn", "Name")
                        .set("columns/manualFilter/manuallySelected", new String[] {"SET"})
                        .set("columns/manualFilter/includeUnknownColumns", false);
        assertEquals(
                List.of(List.of("a", "a", "MKV", "test")),
                TestTables.contents(node.table(0, FIRST, SECOND)));
        String message =
                assertThrows(
                                InvalidSettingsException.class,
                                () -> node().set("matchBy", "COLUMNS").configure(SEQUENCES, LABELS))
                        .getMessage();
        assertTrue(message, message.contains("Identifier column of the first table"));
    }

    @Test
    public void identifierThatOccursTwiceIsNamed() {
        BufferedDataTable twice = table(LABELS, row("x", "H", "s", "a"), row("y", "H", "s", "a"));
        NodeRun node =
                node().set("matchBy", "COLUMNS")
                        .set("leftColumn", "Identifier")
                        .set("rightColumn", "Name");
        String message =
                assertThrows(NodeFailure.class, () -> node.execute(FIRST, twice)).getMessage();
        assertTrue(message, message.contains("\"a\" occurs more than once"));
    }

    @Test
    public void emptySuffixIsRefused() {
        assertThrows(
                InvalidSettingsException.class,
                () -> node().set("suffix", "").configure(SEQUENCES, LABELS));
    }
}
