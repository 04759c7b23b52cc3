// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.expression;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;

public class ExpressionReaderNodeTest {

    private static final String SERIES =
            """
            !Series_title\t"A study"
            !Sample_title\t"one"\t"two"
            !Sample_geo_accession\t"GSM1"\t"GSM2"
            !Sample_characteristics_ch1\t"tissue: liver"\t"tissue: kidney"
            !series_matrix_table_begin
            "ID_REF"\t"GSM1"\t"GSM2"
            "p1"\t7.5\t-8.25
            "p2"\tNA\t2
            "p3"\t\tnull
            !series_matrix_table_end
            """;

    private static final String PLAIN = "gene,class,s1,s2\na,G1,1,2\nb,S,3,NA\na,G1,5,\n";

    @Rule public TemporaryFolder folder = new TemporaryFolder();

    @BeforeClass
    public static void install() {
        TestContributions.install();
    }

    private NodeRun node(String text) throws IOException {
        Path file = folder.getRoot().toPath().resolve("matrix.txt");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return NodeRun.of(new ExpressionReaderNodeFactory()).set("inputFile", file.toString());
    }

    private static List<List<String>> contents(PortObject table) {
        return TestTables.contents((BufferedDataTable) table);
    }

    private static List<String> columns(PortObject table) {
        return List.of(((BufferedDataTable) table).getDataTableSpec().getColumnNames());
    }

    private static void assertConfiguredAsExecuted(NodeRun node) throws Exception {
        DataTableSpec matrix = node.tableSpec(0);
        DataTableSpec samples = node.tableSpec(1);
        PortObject[] tables = node.execute();
        assertEquals(List.of(matrix.getColumnNames()), columns(tables[0]));
        assertEquals(List.of(samples.getColumnNames()), columns(tables[1]));
    }

    @Test
    public void seriesMatrixGivesGenesAndSamples() throws Exception {
        NodeRun node = node(SERIES);
        assertConfiguredAsExecuted(node);
        PortObject[] tables = node.execute();
        assertEquals(List.of("GSM1", "GSM2"), columns(tables[0]));
        assertEquals(
                List.of(
                        List.of("p1", "7.5", "-8.25"),
                        List.of("p2", "?", "2.0"),
                        List.of("p3", "?", "?")),
                contents(tables[0]));
        assertEquals(List.of("Sample", "title", "geo_accession", "tissue"), columns(tables[1]));
        assertEquals(List.of("GSM2", "GSM2", "two", "GSM2", "kidney"), contents(tables[1]).get(1));
        assertTrue(
                node.message(),
                node.message().startsWith("Rows of the file without any measured value: 1;"));
    }

    @Test
    public void samplesInRowsBringTheirAnnotations() throws Exception {
        NodeRun node = node(SERIES).set("tableRows", "SAMPLES");
        assertConfiguredAsExecuted(node);
        PortObject table = node.execute()[0];
        assertEquals(List.of("title", "geo_accession", "tissue", "p1", "p2", "p3"), columns(table));
        assertEquals(
                List.of(
                        List.of("GSM1", "one", "GSM1", "liver", "7.5", "?", "?"),
                        List.of("GSM2", "two", "GSM2", "kidney", "-8.25", "2.0", "?")),
                contents(table));
        assertEquals(
                List.of("p1", "p2", "p3"), columns(node.set("annotations", false).execute()[0]));
    }

    @Test
    public void samplesInTheLinesOfAPlainMatrixMayBeTurned() throws Exception {
        NodeRun node =
                node("patient;diagnosis;IL6;TNF\nP1;ill;1;2\nP2;well;3;4\n")
                        .set("fileRows", "SAMPLES")
                        .set("tableRows", "SAMPLES");
        assertConfiguredAsExecuted(node);
        PortObject[] tables = node.execute();
        assertEquals(List.of("diagnosis", "IL6", "TNF"), columns(tables[0]));
        assertEquals(List.of("P2", "P2", "well"), contents(tables[1]).get(1));
        node.set("tableRows", "GENES");
        assertConfiguredAsExecuted(node);
        tables = node.execute();
        assertEquals(
                List.of(List.of("IL6", "1.0", "3.0"), List.of("TNF", "2.0", "4.0")),
                contents(tables[0]));
        assertEquals(List.of("P2", "P2", "well"), contents(tables[1]).get(1));
    }

    @Test
    public void repeatedNamesAreRefusedNumberedOrAveraged() throws Exception {
        NodeFailure failure = assertThrows(NodeFailure.class, () -> node(PLAIN).execute());
        assertTrue(
                failure.getMessage(),
                failure.getMessage().contains("line 4: the name 'a' (column 'gene') stands in"));
        NodeRun numbered = node(PLAIN).set("repeatedNames", "NUMBER");
        assertEquals("a_2", contents(numbered.execute()[0]).get(2).get(0));
        assertTrue(
                numbered.message(),
                numbered.message().startsWith("Names that occur more than once: 1;"));
        NodeRun averaged = node(PLAIN).set("repeatedNames", "MEAN");
        assertEquals(
                List.of(List.of("a", "G1", "3.0", "2.0"), List.of("b", "S", "3.0", "?")),
                contents(averaged.execute()[0]));
        assertTrue(averaged.message(), averaged.message().contains("averaged"));
        averaged.set("tableRows", "SAMPLES");
        assertConfiguredAsExecuted(averaged);
    }

    @Test
    public void geneNamedLikeAnAnnotationGetsAnotherColumnName() throws Exception {
        NodeRun node = node(SERIES.replace("\"p1\"", "\"tissue\"")).set("tableRows", "SAMPLES");
        assertEquals(
                List.of("title", "geo_accession", "tissue", "tissue (#1)", "p2", "p3"),
                columns(node.execute()[0]));
    }

    @Test
    public void badValueNamesFileLineRowAndColumn() throws Exception {
        NodeRun node = node("gene;s1;s2\na;1;2\nb;0,5;3\n");
        NodeFailure failure = assertThrows(NodeFailure.class, node::execute);
        assertTrue(
                failure.getMessage(),
                failure.getMessage()
                        .contains(
                                "matrix.txt', line 3: '0,5' has a decimal comma (row 'b', column"
                                        + " 's1'); set the decimal separator to comma"));
        assertEquals(
                "0.5", contents(node.set("decimalSeparator", "COMMA").execute()[0]).get(1).get(1));
    }

    @Test
    public void missingFileIsRefusedWhenTheNodeIsConfigured() {
        NodeRun node =
                NodeRun.of(new ExpressionReaderNodeFactory()).set("inputFile", "/no/such.gct");
        InvalidSettingsException refusal =
                assertThrows(InvalidSettingsException.class, node::configure);
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("does not exist"));
        InvalidSettingsException none =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> NodeRun.of(new ExpressionReaderNodeFactory()).configure());
        assertTrue(none.getMessage(), none.getMessage().contains("No file is chosen"));
    }

    @Test
    public void columnThatIsNotInTheFileIsNamed() throws Exception {
        NodeRun node = node(PLAIN).set("textColumns", "s1, year");
        InvalidSettingsException refusal =
                assertThrows(InvalidSettingsException.class, node::configure);
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("no column 'year'"));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("matrix.txt"));
    }

    @Test
    public void commaForBothSeparatorsIsRefused() throws Exception {
        NodeRun node = node(PLAIN).set("separator", "COMMA").set("decimalSeparator", "COMMA");
        assertThrows(InvalidSettingsException.class, node::configure);
    }

    @Test
    public void seriesWithoutMeasurementsIsEmptyWithAWarning() throws Exception {
        NodeRun node = node(SERIES.replaceAll("(?m)^\"p.*\n", ""));
        assertEquals(List.of(), contents(node.execute()[0]));
        assertTrue(node.message(), node.message().contains("supplementary"));
    }

    @Test
    public void cancelledNodeGivesNoTables() throws Exception {
        NodeRun node = node(SERIES);
        node.cancel();
        assertThrows(NodeFailure.class, node::execute);
    }
}
