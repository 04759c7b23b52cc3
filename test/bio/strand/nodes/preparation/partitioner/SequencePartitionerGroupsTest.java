// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.partitioner;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.BeforeClass;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;

public class SequencePartitionerGroupsTest {

    private static final DataTableSpec SPEC =
            TableSchema.builder()
                    .text("Sequence")
                    .nominal("Class", List.of("a", "b"))
                    .text("Patient")
                    .text("SMILES")
                    .toSpec();

    private static final String[] MOLECULES = {
        "CC(=O)Oc1ccccc1C(=O)O", "Cc1ccccc1", "C1CCCCC1", "OC1CCCCC1", "CCO", "c1ccncc1"
    };

    @BeforeClass
    public static void install() {
        TestContributions.install();
    }

    private static NodeRun node() {
        return NodeRun.of(new SequencePartitionerNodeFactory());
    }

    /** 120 rows: 30 families of 4 proteins, 10 patients of 12 rows, molecules of 5 scaffolds. */
    private static List<Object[]> rows() {
        Random random = new Random(5);
        List<Object[]> rows = new ArrayList<>();
        for (int family = 0; family < 30; family++) {
            char[] ancestor = new char[120];
            for (int i = 0; i < ancestor.length; i++) {
                ancestor[i] = "ARNDCQEGHILKMFPSTWYV".charAt(random.nextInt(20));
            }
            for (int member = 0; member < 4; member++) {
                char[] protein = ancestor.clone();
                for (int k = 0; k < 24; k++) {
                    protein[random.nextInt(120)] =
                            "ARNDCQEGHILKMFPSTWYV".charAt(random.nextInt(20));
                }
                int n = rows.size();
                rows.add(
                        row(
                                "Row" + n,
                                new String(protein),
                                family % 3 == 0 ? "a" : "b",
                                "P" + n % 10,
                                MOLECULES[n % MOLECULES.length]));
            }
        }
        return rows;
    }

    private static BufferedDataTable table(List<Object[]> rows) {
        return TestTables.of(SPEC, rows.toArray(Object[][]::new));
    }

    private static List<List<String>> contents(PortObject table) {
        return TestTables.contents((BufferedDataTable) table);
    }

    private static Set<String> values(PortObject table, int column) {
        Set<String> values = new HashSet<>();
        contents(table).forEach(row -> values.add(row.get(column)));
        return values;
    }

    private static void assertDisjoint(Set<String> a, Set<String> b) {
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        assertTrue("on both sides: " + both, both.isEmpty());
    }

    @Test
    public void homologsLieOnOneSideAndTheReportTellsHowAlikeTheSidesAre() throws Exception {
        PortObject[] out =
                node().set("keepTogether", "HOMOLOGS")
                        .set("sequenceColumn", "Sequence")
                        .set("identity", 0.4)
                        .set("appendGroups", true)
                        .execute(table(rows()));
        assertEquals(96, contents(out[0]).size());
        assertEquals(24, contents(out[1]).size());
        assertDisjoint(values(out[0], 5), values(out[1], 5));
        Map<Integer, String> clusterOfFamily = new HashMap<>();
        for (PortObject part : Arrays.asList(out[0], out[1])) {
            for (List<String> row : contents(part)) {
                int family = Integer.parseInt(row.get(0).substring(3)) / 4;
                String known = clusterOfFamily.putIfAbsent(family, row.get(5));
                assertTrue(known == null || known.equals(row.get(5)));
            }
        }
        assertEquals(30, new HashSet<>(clusterOfFamily.values()).size());
        List<List<String>> report = contents(out[2]);
        assertEquals(
                List.of("Row0", "First table", "96", "0.8", "24", "4"),
                report.get(0).subList(0, 6));
        assertEquals(
                List.of("Row1", "Second table", "24", "0.2", "6", "4"),
                report.get(1).subList(0, 6));
        for (List<String> part : report) {
            assertTrue(part.get(6).equals("?") || Double.parseDouble(part.get(6)) < 0.4);
        }
    }

    @Test
    public void greatestIdentityNamesTheTwoRows() throws Exception {
        List<Object[]> rows = rows();
        // Half of a protein of family 0, between random ends: alike, though below the threshold.
        String half = (String) rows.get(0)[1];
        Random random = new Random(8);
        StringBuilder chimera = new StringBuilder();
        for (int i = 0; i < 130; i++) {
            chimera.append(
                    i >= 30 && i < 90
                            ? half.charAt(i)
                            : "ARNDCQEGHILKMFPSTWYV".charAt(random.nextInt(20)));
        }
        List<Object[]> two = new ArrayList<>();
        two.add(row("whole", half, "a", "P1", "CCO"));
        two.add(row("chimera", chimera.toString(), "a", "P1", "CCO"));
        PortObject[] out =
                node().set("keepTogether", "HOMOLOGS")
                        .set("identity", 0.7)
                        .set("relativeSize", 0.5)
                        .execute(table(two));
        List<List<String>> report = contents(out[2]);
        for (List<String> part : report) {
            // 60 of 120 residues, and some of the random ends by chance.
            assertEquals(0.5, Double.parseDouble(part.get(6)), 0.06);
            assertEquals(Set.of("whole", "chimera"), Set.of(part.get(7), part.get(8)));
        }
        assertEquals(report.get(0).get(7), report.get(1).get(8));
    }

    @Test
    public void rowsWithTheSameValueLieOnOneSide() throws Exception {
        PortObject[] out =
                node().set("keepTogether", "SAME_VALUE")
                        .set("sameValueColumn", "Patient")
                        .execute(table(rows()));
        assertEquals(96, contents(out[0]).size());
        assertDisjoint(values(out[0], 3), values(out[1], 3));
        assertEquals(4, ((BufferedDataTable) out[0]).getDataTableSpec().getNumColumns());
        assertEquals("8", contents(out[2]).get(0).get(4));
    }

    @Test
    public void moleculesWithTheSameScaffoldLieOnOneSide() throws Exception {
        NodeRun node =
                node().set("keepTogether", "SAME_SCAFFOLD")
                        .set("smilesColumn", "SMILES")
                        .set("relativeSize", 0.6)
                        .set("appendGroups", true);
        PortObject[] out = node.execute(table(rows()));
        assertDisjoint(values(out[0], 5), values(out[1], 5));
        Set<String> all = new HashSet<>(values(out[0], 5));
        all.addAll(values(out[1], 5));
        assertEquals(Set.of("c1ccccc1", "C1CCCCC1", "", "n1ccccc1"), all);
        assertEquals("Scaffold", node.tableSpec(1, SPEC).getColumnSpec(4).getName());
    }

    @Test
    public void largestScaffoldsFillTheFirstTableIfAsked() throws Exception {
        for (int seed = 1; seed < 5; seed++) {
            PortObject[] out =
                    node().set("keepTogether", "SAME_SCAFFOLD")
                            .set("smilesColumn", "SMILES")
                            .set("largeGroups", "FIRST_TABLE")
                            .set("relativeSize", 0.7)
                            .set("seed", seed)
                            .execute(table(rows()));
            assertEquals(
                    Set.of(MOLECULES[0], MOLECULES[1], MOLECULES[2], MOLECULES[3]),
                    values(out[0], 4));
        }
    }

    @Test
    public void foldsNumberAllRowsEvenlyAndKeepGroupsAndClasses() throws Exception {
        NodeRun node =
                node().set("division", "FOLDS")
                        .set("folds", 5)
                        .set("keepTogether", "HOMOLOGS")
                        .set("sampling", "STRATIFIED")
                        .set("groupColumn", "Class")
                        .set("identity", 0.4);
        PortObject[] out = node.execute(table(rows()));
        assertEquals(120, contents(out[0]).size());
        assertEquals(0, contents(out[1]).size());
        assertEquals("Fold", node.tableSpec(0, SPEC).getColumnSpec(4).getName());
        Map<String, Integer> sizes = new HashMap<>();
        Map<String, Integer> rare = new HashMap<>();
        String[] foldOfFamily = new String[30];
        for (List<String> row : contents(out[0])) {
            String fold = row.get(5);
            int family = Integer.parseInt(row.get(0).substring(3)) / 4;
            assertTrue(foldOfFamily[family] == null || foldOfFamily[family].equals(fold));
            foldOfFamily[family] = fold;
            sizes.merge(fold, 1, Integer::sum);
            rare.merge(fold, row.get(2).equals("a") ? 1 : 0, Integer::sum);
        }
        assertEquals(Set.of("1", "2", "3", "4", "5"), sizes.keySet());
        assertEquals(Set.of(24), new HashSet<>(sizes.values()));
        assertEquals(Set.of(8), new HashSet<>(rare.values()));
        List<List<String>> report = contents(out[2]);
        assertEquals(5, report.size());
        assertEquals("Fold 5", report.get(4).get(1));
        assertEquals("6", report.get(4).get(4));
    }

    @Test
    public void plainFoldsNeedNoGroups() throws Exception {
        PortObject[] out = node().set("division", "FOLDS").set("folds", 7).execute(table(rows()));
        Map<String, Integer> sizes = new HashMap<>();
        contents(out[0]).forEach(row -> sizes.merge(row.get(5), 1, Integer::sum));
        assertEquals(7, sizes.size());
        assertTrue(sizes.values().stream().allMatch(n -> n == 17 || n == 18));
        assertEquals("?", contents(out[2]).get(0).get(4));
    }

    @Test
    public void foldColumnAvoidsNamesThatAreTaken() throws Exception {
        NodeRun node = node().set("division", "FOLDS").set("foldColumn", "Patient");
        assertEquals("Patient (#1)", node.tableSpec(0, SPEC).getColumnSpec(4).getName());
    }

    @Test
    public void unreadableMoleculesHaveAMissingScaffoldWithTheReasonAndAreKeptTogether()
            throws Exception {
        List<Object[]> rows = rows();
        rows.set(3, row("Row3", "MKV", "a", "P1", "C1CC"));
        rows.set(50, row("Row50", "MKV", "a", "P1", null));
        NodeRun node =
                node().set("keepTogether", "SAME_SCAFFOLD")
                        .set("smilesColumn", "SMILES")
                        .set("relativeSize", 0.5)
                        .set("appendGroups", true);
        PortObject[] out = node.execute(table(rows));
        assertTrue(node.message(), node.message().contains("2 of 120 rows have no group"));
        assertTrue(
                node.message(),
                node.message()
                        .contains("row number 4: the ring bond 1 opened at position 2 is not"));
        List<List<String>> first = contents(out[0]);
        long missing = first.stream().filter(row -> row.get(5).equals("?")).count();
        assertTrue("torn apart: " + missing, missing == 0 || missing == 2);
    }

    @Test
    public void rowsWithoutGroupMayFailTheNode() {
        List<Object[]> rows = rows();
        rows.set(3, row("Row3", "MKV", "a", "P1", "C(C"));
        NodeRun node =
                node().set("keepTogether", "SAME_SCAFFOLD")
                        .set("smilesColumn", "SMILES")
                        .set("withoutGroup", "FAIL");
        NodeFailure failure = assertThrows(NodeFailure.class, () -> node.execute(table(rows)));
        assertTrue(failure.getMessage(), failure.getMessage().contains("Row \"Row3\""));
        assertTrue(failure.getMessage(), failure.getMessage().contains("\"SMILES\""));
        assertTrue(failure.getMessage(), failure.getMessage().contains("position 2"));
        assertTrue(failure.getMessage(), failure.getMessage().contains("Rows without a group"));
    }

    @Test
    public void missingPatientsAreTogetherOrEachForItself() throws Exception {
        List<Object[]> rows = rows();
        for (int i = 0; i < 60; i++) {
            rows.set(i, row("Row" + i, "MKV", "a", null, "CCO"));
        }
        NodeRun together =
                node().set("keepTogether", "SAME_VALUE")
                        .set("sameValueColumn", "Patient")
                        .set("relativeSize", 0.5);
        PortObject[] out = together.execute(table(rows));
        long first = contents(out[0]).stream().filter(row -> row.get(3).equals("?")).count();
        assertTrue(first == 0 || first == 60);
        assertTrue(together.message(), together.message().contains("kept together"));
        out =
                node().set("keepTogether", "SAME_VALUE")
                        .set("sameValueColumn", "Patient")
                        .set("relativeSize", 0.5)
                        .set("withoutGroup", "SEPARATE")
                        .execute(table(rows));
        first = contents(out[0]).stream().filter(row -> row.get(3).equals("?")).count();
        assertTrue("not spread: " + first, first > 5 && first < 55);
    }

    @Test
    public void emptySequencesAreCountedAndKeptTogether() throws Exception {
        List<Object[]> rows = rows();
        rows.set(0, row("Row0", "", "a", "P1", "CCO"));
        rows.set(77, row("Row77", "--", "a", "P1", "CCO"));
        rows.set(99, row("Row99", null, "a", "P1", "CCO"));
        NodeRun node =
                node().set("keepTogether", "HOMOLOGS")
                        .set("identity", 0.4)
                        .set("appendGroups", true);
        PortObject[] out = node.execute(table(rows));
        assertTrue(node.message(), node.message().contains("3 of 120 rows have no group"));
        assertTrue(node.message(), node.message().contains("row number 1: the sequence is empty"));
        long first = contents(out[0]).stream().filter(row -> row.get(5).equals("?")).count();
        assertTrue(first == 0 || first == 3);
    }

    @Test
    public void groupLargerThanTheFirstTableWarnsWithNameNumbersAndRemedy() throws Exception {
        List<Object[]> rows = rows();
        for (int i = 0; i < 108; i++) {
            rows.set(i, row("Row" + i, "MKV", "a", "chr1", "CCO"));
        }
        NodeRun node = node().set("keepTogether", "SAME_VALUE").set("sameValueColumn", "Patient");
        PortObject[] out = node.execute(table(rows));
        assertEquals(108, contents(out[0]).size());
        assertTrue(node.message(), node.message().contains("108 of 120 rows (90.0 %)"));
        assertTrue(node.message(), node.message().contains("instead of 96 (80.0 %)"));
        assertTrue(node.message(), node.message().contains("largest (\"chr1\") has 108 rows"));
        assertTrue(node.message(), node.message().contains("Group column"));
    }

    @Test
    public void allRowsInOneClusterIsAnErrorWithTheRemedy() {
        List<Object[]> rows = new ArrayList<>();
        String protein = (String) rows().get(0)[1];
        for (int i = 0; i < 30; i++) {
            rows.add(row("Row" + i, protein, "a", "P1", "CCO"));
        }
        NodeRun homologs = node().set("keepTogether", "HOMOLOGS");
        NodeFailure failure = assertThrows(NodeFailure.class, () -> homologs.execute(table(rows)));
        assertTrue(
                failure.getMessage(),
                failure.getMessage().contains("All 30 rows belong to one group"));
        assertTrue(failure.getMessage(), failure.getMessage().contains("raise \"Least identity\""));
        NodeRun patient =
                node().set("keepTogether", "SAME_VALUE").set("sameValueColumn", "Patient");
        failure = assertThrows(NodeFailure.class, () -> patient.execute(table(rows)));
        assertTrue(failure.getMessage(), failure.getMessage().contains("(\"P1\")"));
        assertTrue(failure.getMessage(), failure.getMessage().contains("Group column"));
    }

    @Test
    public void fewerRowsOrGroupsThanFoldsIsAnErrorWithBothNumbers() {
        NodeRun rowsNode = node().set("division", "FOLDS").set("folds", 10);
        NodeFailure failure =
                assertThrows(
                        NodeFailure.class, () -> rowsNode.execute(table(rows().subList(0, 4))));
        assertTrue(failure.getMessage(), failure.getMessage().contains("only 4 rows for 10 folds"));
        NodeRun groupsNode =
                node().set("division", "FOLDS")
                        .set("folds", 11)
                        .set("keepTogether", "SAME_VALUE")
                        .set("sameValueColumn", "Patient");
        failure = assertThrows(NodeFailure.class, () -> groupsNode.execute(table(rows())));
        assertTrue(
                failure.getMessage(),
                failure.getMessage().contains("120 rows form only 10 groups for 11 folds"));
        assertTrue(failure.getMessage(), failure.getMessage().contains("Number of folds"));
    }

    @Test
    public void nucleotidesTakenForProteinsAreAnError() {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(row("Row" + i, "ACGTTGCAAC".repeat(10), "a", "P" + i, "CCO"));
        }
        NodeRun node = node().set("keepTogether", "HOMOLOGS");
        NodeFailure failure = assertThrows(NodeFailure.class, () -> node.execute(table(rows)));
        assertTrue(failure.getMessage(), failure.getMessage().contains("those of nucleotides"));
        assertTrue(failure.getMessage(), failure.getMessage().contains("Sequence type"));
        NodeRun other = node().set("keepTogether", "HOMOLOGS").set("sequenceType", "NUCLEOTIDE");
        failure = assertThrows(NodeFailure.class, () -> other.execute(table(rows())));
        assertTrue(failure.getMessage(), failure.getMessage().contains("those of proteins"));
    }

    @Test
    public void settingsThatCannotBeAreRefusedWhenConfigured() {
        for (NodeRun node :
                List.of(
                        node().set("keepTogether", "SAME_VALUE"),
                        node().set("keepTogether", "SAME_VALUE").set("sameValueColumn", "Species"),
                        node().set("keepTogether", "HOMOLOGS").set("identity", 0.1),
                        node().set("keepTogether", "HOMOLOGS").set("sequenceColumn", "Protein"),
                        node().set("division", "FOLDS").set("folds", 1),
                        node().set("division", "FOLDS").set("foldColumn", " "))) {
            InvalidSettingsException refusal =
                    assertThrows(InvalidSettingsException.class, () -> node.configure(SPEC));
            assertFalse(refusal.getMessage().isBlank());
        }
    }

    @Test
    public void emptyTablesGiveEmptyTablesAndAWarning() throws Exception {
        for (String together : List.of("NOTHING", "HOMOLOGS", "SAME_VALUE", "SAME_SCAFFOLD")) {
            for (String division : List.of("TWO_TABLES", "FOLDS")) {
                NodeRun node =
                        node().set("keepTogether", together)
                                .set("sameValueColumn", "Patient")
                                .set("smilesColumn", "SMILES")
                                .set("division", division);
                PortObject[] out = node.execute(TestTables.of(SPEC));
                assertEquals(0, contents(out[0]).size());
                assertTrue(node.message(), node.message().contains("no rows"));
            }
        }
    }

    @Test
    public void cancels() {
        NodeRun node = node().set("keepTogether", "HOMOLOGS");
        node.cancel();
        assertThrows(NodeFailure.class, () -> node.execute(table(rows())));
    }
}
