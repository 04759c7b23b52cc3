// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.simulator;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.util.Arrays;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;

public class SequenceSimulatorNodeTest {

    @Before
    public void install() {
        TestContributions.install();
    }

    private static NodeRun node() {
        return NodeRun.of(new SequenceSimulatorNodeFactory()).set("sequences", 400);
    }

    private static List<List<String>> rows(NodeRun node) throws Exception {
        return TestTables.contents(node.table(0));
    }

    @Test
    public void columnsAndClassesAreKnownWhenConfigured() throws Exception {
        NodeRun node = node();
        DataTableSpec spec = node.tableSpec(0);
        assertEquals(
                List.of("Sequence", "Class", "Motif position", "Log-likelihood ratio"),
                Arrays.asList(spec.getColumnNames()));
        assertEquals(
                "[promoter, background]",
                spec.getColumnSpec("Class").getDomain().getValues().toString());
        assertTrue(spec.equalStructure(node.table(0).getDataTableSpec()));
    }

    @Test
    public void sequencesHaveTheWantedNumberLengthAndLetters() throws Exception {
        List<List<String>> rows = rows(node().set("sequenceLength", 45));
        assertEquals(400, rows.size());
        rows.forEach(row -> assertTrue(row.get(1), row.get(1).matches("[ACGT]{45}")));
        assertEquals("Row0", rows.get(0).get(0));
        assertEquals("Row399", rows.get(399).get(0));
    }

    @Test
    public void shareOfPositivesIsExact() throws Exception {
        List<List<String>> rows = rows(node().set("positiveShare", 0.3));
        assertEquals(120, rows.stream().filter(row -> row.get(2).equals("promoter")).count());
        assertEquals(280, rows.stream().filter(row -> row.get(2).equals("background")).count());
    }

    @Test
    public void onlyPositivesHaveAMotifPosition() throws Exception {
        for (List<String> row : rows(node())) {
            assertEquals(row.get(2).equals("background"), row.get(3).equals("?"));
        }
    }

    @Test
    public void fullyConservedCustomMotifStandsWhereItIsSaidToStand() throws Exception {
        NodeRun node =
                node().set("motif", "CUSTOM")
                        .set("customMotif", "GGGGCCCC")
                        .set("conservation", 1.0);
        for (List<String> row : rows(node)) {
            if (row.get(2).equals("promoter")) {
                assertTrue(row.get(1).startsWith("GGGGCCCC", Integer.parseInt(row.get(3)) - 1));
            }
        }
    }

    @Test
    public void likelihoodRatioTellsStrongMotifsFromBackground() throws Exception {
        // With every preference cubed the best possible accuracy at 60 bases is 99.6 %, so that of
        // 400 rows more than 8 wrong ones have a probability below one in a hundred thousand.
        long wrong =
                rows(node().set("motifStrength", 3.0)).stream()
                        .filter(
                                row ->
                                        Double.parseDouble(row.get(4)) > 0
                                                != row.get(2).equals("promoter"))
                        .count();
        assertTrue(wrong + " wrong", wrong <= 8);
    }

    @Test
    public void sameSeedGivesTheSameTableAndAnotherSeedAnother() throws Exception {
        assertEquals(rows(node()), rows(node()));
        assertNotEquals(rows(node()), rows(node().set("seed", 2)));
    }

    @Test
    public void labelsCanBeChosen() throws Exception {
        assertEquals(
                2,
                rows(node().set("positiveLabel", "yes").set("negativeLabel", "no")).stream()
                        .map(row -> row.get(2))
                        .filter(label -> label.equals("yes") || label.equals("no"))
                        .distinct()
                        .count());
    }

    @Test
    public void warnsWhenThereIsOneClassOnly() throws Exception {
        NodeRun node = node().set("positiveShare", 0.0);
        node.table(0);
        assertTrue(node.message(), node.message().contains("one class"));
    }

    @Test
    public void settingsOutOfRangeAreRefusedByTitle() {
        assertRefused(node().set("sequences", 0), "Number of sequences");
        assertRefused(node().set("positiveShare", 1.5), "Share of positives");
        assertRefused(node().set("positiveShare", Double.NaN), "Share of positives");
        assertRefused(node().set("gcContent", 0.0), "GC content");
        assertRefused(node().set("gcContent", 1.0), "GC content");
        assertRefused(node().set("motifStrength", 0.0), "Motif strength");
        assertRefused(node().set("sequenceLength", 100_001), "Length (bases)");
        assertRefused(node().set("motif", "CUSTOM").set("conservation", 2.0), "Conservation");
        assertRefused(node().set("positiveLabel", " "), "Positive label");
        assertRefused(node().set("negativeLabel", "promoter"), "promoter");
    }

    @Test
    public void sequencesTooShortForTheMotifAreRefused() {
        assertRefused(node().set("sequenceLength", 30), "31");
    }

    @Test
    public void customMotifThatCannotBeReadIsQuoted() {
        assertRefused(node().set("motif", "CUSTOM").set("customMotif", "TTGACA[x]TATAAT"), "[x]");
        assertRefused(node().set("motif", "CUSTOM").set("customMotif", "TTGAEA"), "TTGAEA");
        assertRefused(node().set("motif", "CUSTOM").set("customMotif", ""), "motif");
    }

    @Test
    public void motifWithTooManyPlacesIsRefused() {
        assertRefused(
                node().set("motif", "CUSTOM")
                        .set("customMotif", "TTGACA[0-50000]TATAAT")
                        .set("sequenceLength", 60_000),
                "possible places");
    }

    @Test
    public void cancelledNodeGivesNoTable() {
        NodeRun node = node();
        node.cancel();
        assertThrows(NodeFailure.class, node::execute);
    }

    private static void assertRefused(NodeRun node, String part) {
        InvalidSettingsException refusal =
                assertThrows(InvalidSettingsException.class, node::configure);
        assertTrue(refusal.getMessage() + " lacks " + part, refusal.getMessage().contains(part));
    }
}
