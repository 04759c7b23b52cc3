// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.partitioner;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.BeforeClass;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;

public class SequencePartitionerNodeTest {

    private static final DataTableSpec SPEC =
            TableSchema.builder()
                    .text("Sequence")
                    .nominal("Class", List.of("common", "rare"))
                    .number("Score")
                    .toSpec();

    @BeforeClass
    public static void install() {
        TestContributions.install();
    }

    /** 100 rows, of which every tenth is rare. */
    private static BufferedDataTable table() {
        return TestTables.of(
                SPEC,
                IntStream.range(0, 100)
                        .mapToObj(
                                i ->
                                        row(
                                                "Row" + i,
                                                "ACGT".repeat(i % 3 + 1),
                                                i % 10 == 0 ? "rare" : "common",
                                                i / 8.0))
                        .toArray(Object[][]::new));
    }

    private static NodeRun node() {
        return NodeRun.of(new SequencePartitionerNodeFactory());
    }

    private static List<List<String>> contents(PortObject table) {
        return TestTables.contents((BufferedDataTable) table);
    }

    @Test
    public void defaultsPutEightyPercentOfTheRowsIntoTheFirstTable() throws Exception {
        PortObject[] parts = node().execute(table());
        assertEquals(80, contents(parts[0]).size());
        assertEquals(20, contents(parts[1]).size());
    }

    @Test
    public void everyRowIsInExactlyOneTableUnchangedAndInOrder() throws Exception {
        BufferedDataTable table = table();
        PortObject[] parts = node().execute(table);
        List<List<String>> first = contents(parts[0]);
        List<List<String>> second = contents(parts[1]);
        List<List<String>> all = contents(table);
        List<List<String>> merged = new ArrayList<>();
        int a = 0;
        int b = 0;
        for (List<String> row : all) {
            if (a < first.size() && first.get(a).equals(row)) {
                merged.add(first.get(a++));
            } else {
                merged.add(second.get(b++));
            }
        }
        assertEquals(all, merged);
        assertEquals(first.size(), a);
        assertEquals(second.size(), b);
    }

    @Test
    public void outputSpecsAreTheInputSpecAlreadyWhenConfigured() throws Exception {
        NodeRun node = node();
        assertEquals(SPEC, node.tableSpec(0, SPEC));
        assertEquals(SPEC, node.tableSpec(1, SPEC));
        PortObject[] parts = node.execute(table());
        assertEquals(
                SPEC.getColumnSpec("Class").getDomain().getValues(),
                ((BufferedDataTable) parts[1])
                        .getDataTableSpec()
                        .getColumnSpec("Class")
                        .getDomain()
                        .getValues());
    }

    @Test
    public void stratifiedSamplingKeepsTheProportionsExactly() throws Exception {
        PortObject[] parts = node().set("sampling", "STRATIFIED").execute(table());
        assertEquals(
                8, contents(parts[0]).stream().filter(row -> row.get(2).equals("rare")).count());
        assertEquals(
                2, contents(parts[1]).stream().filter(row -> row.get(2).equals("rare")).count());
    }

    @Test
    public void sameSeedGivesTheSameTablesAndAnotherSeedOthers() throws Exception {
        List<List<String>> one = contents(node().execute(table())[0]);
        List<List<String>> again = contents(node().execute(table())[0]);
        List<List<String>> other = contents(node().set("seed", 2).execute(table())[0]);
        assertEquals(one, again);
        assertNotEquals(one, other);
    }

    @Test
    public void absoluteSizeCountsRows() throws Exception {
        PortObject[] parts =
                node().set("sizeMode", "ABSOLUTE").set("absoluteSize", 7).execute(table());
        assertEquals(7, contents(parts[0]).size());
        assertEquals(93, contents(parts[1]).size());
    }

    @Test
    public void moreRowsThanThereAreIsAnErrorThatNamesBothNumbers() {
        NodeRun node = node().set("sizeMode", "ABSOLUTE").set("absoluteSize", 101);
        NodeFailure failure = assertThrows(NodeFailure.class, () -> node.execute(table()));
        assertTrue(failure.getMessage(), failure.getMessage().contains("101 rows"));
        assertTrue(failure.getMessage(), failure.getMessage().contains("only 100"));
        assertTrue(failure.getMessage(), failure.getMessage().contains("Number of rows"));
    }

    @Test
    public void missingClassesFormAGroupOfTheirOwn() throws Exception {
        BufferedDataTable table =
                TestTables.of(
                        SPEC,
                        IntStream.range(0, 20)
                                .mapToObj(i -> row("Row" + i, "A", i < 10 ? null : "common", 0.0))
                                .toArray(Object[][]::new));
        PortObject[] parts =
                node().set("sampling", "STRATIFIED").set("relativeSize", 0.5).execute(table);
        assertEquals(5, contents(parts[0]).stream().filter(row -> row.get(2).equals("?")).count());
        assertEquals(5, contents(parts[1]).stream().filter(row -> row.get(2).equals("?")).count());
    }

    @Test
    public void emptyInputGivesTwoEmptyTablesAndAWarning() throws Exception {
        NodeRun node = node();
        PortObject[] parts = node.execute(TestTables.of(SPEC));
        assertEquals(0, contents(parts[0]).size());
        assertEquals(0, contents(parts[1]).size());
        assertTrue(node.message(), node.message().contains("no rows"));
    }

    @Test
    public void warnsWhenOneTableStaysEmpty() throws Exception {
        NodeRun node = node().set("relativeSize", 1.0);
        node.execute(table());
        assertTrue(node.message(), node.message().contains("second table is empty"));
    }

    @Test
    public void shareOutsideZeroToOneIsRefusedByName() {
        for (double share : new double[] {-0.1, 1.005, Double.NaN}) {
            NodeRun node = node().set("relativeSize", share);
            InvalidSettingsException refusal =
                    assertThrows(InvalidSettingsException.class, () -> node.configure(SPEC));
            assertTrue(refusal.getMessage(), refusal.getMessage().contains("share"));
        }
    }

    @Test
    public void classColumnThatIsGoneIsNamedWithTheColumnsThatWouldDo() {
        NodeRun node = node().set("sampling", "STRATIFIED").set("groupColumn", "Label");
        InvalidSettingsException refusal =
                assertThrows(InvalidSettingsException.class, () -> node.configure(SPEC));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("\"Label\""));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("Class column"));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("\"Class\""));
    }

    @Test
    public void numericColumnCannotBeTheClass() {
        NodeRun node = node().set("sampling", "STRATIFIED").set("groupColumn", "Score");
        InvalidSettingsException refusal =
                assertThrows(InvalidSettingsException.class, () -> node.configure(SPEC));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("Score"));
    }

    @Test
    public void cancelledNodeGivesNoTables() {
        NodeRun node = node();
        node.cancel();
        assertThrows(NodeFailure.class, () -> node.execute(table()));
    }
}
