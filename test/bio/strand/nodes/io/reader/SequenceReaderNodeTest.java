// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;

public class SequenceReaderNodeTest {

    private static final String FASTA =
            ">s1 first one class=EI length=8\nACGT\nACGT\n\n>s2 class=N\nGGNNCC\n";
    private static final String CSV = "id,class,sequence\na,EI,ACGT\nb,,GGCC\nc,IE,TTAA\n";

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    @Before
    public void install() {
        TestContributions.install();
    }

    private Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.getRoot().toPath().resolve(name), bytes);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static NodeRun reader(Path file) {
        return NodeRun.of(new SequenceReaderNodeFactory()).set("inputFile", file.toString());
    }

    private static List<List<String>> read(Path file) throws Exception {
        return TestTables.contents(reader(file).table(0));
    }

    private static List<String> columns(DataTableSpec spec) {
        return Arrays.asList(spec.getColumnNames());
    }

    /** The node cannot even be configured; its message holds all of the given parts. */
    private static void assertRefused(NodeRun node, String... parts) {
        InvalidSettingsException refusal =
                assertThrows(InvalidSettingsException.class, node::configure);
        for (String part : parts) {
            assertTrue(
                    refusal.getMessage() + " lacks " + part, refusal.getMessage().contains(part));
        }
    }

    /** The node is configured but fails; its message holds all of the given parts. */
    private static void assertFails(NodeRun node, String... parts) throws Exception {
        node.configure();
        NodeFailure failure = assertThrows(NodeFailure.class, node::execute);
        for (String part : parts) {
            assertTrue(
                    failure.getMessage() + " lacks " + part, failure.getMessage().contains(part));
        }
    }

    @Test
    public void fastaBecomesDescriptionOneColumnAKeyAndSequence() throws Exception {
        BufferedDataTable table = reader(file("x.fasta", FASTA)).table(0);
        assertEquals(
                List.of("Description", "class", "length", "Sequence"),
                columns(table.getDataTableSpec()));
        assertEquals(
                List.of(
                        List.of("s1", "first one class=EI length=8", "EI", "8", "ACGTACGT"),
                        List.of("s2", "class=N", "N", "?", "GGNNCC")),
                TestTables.contents(table));
        table.getDataTableSpec().forEach(column -> assertEquals(StringCell.TYPE, column.getType()));
    }

    @Test
    public void specOfConfigureIsTheSpecOfTheTable() throws Exception {
        NodeRun node = reader(file("x.fasta", FASTA));
        DataTableSpec configured = node.tableSpec(0);
        DataTableSpec executed = node.table(0).getDataTableSpec();
        assertTrue(configured.equalStructure(executed));
    }

    @Test
    public void delimitedTextKeepsItsColumnsButTheIdentifier() throws Exception {
        BufferedDataTable table = reader(file("x.csv", CSV)).table(0);
        assertEquals(List.of("class", "sequence"), columns(table.getDataTableSpec()));
        assertEquals(
                List.of(
                        List.of("a", "EI", "ACGT"),
                        List.of("b", "?", "GGCC"),
                        List.of("c", "IE", "TTAA")),
                TestTables.contents(table));
    }

    @Test
    public void possibleClassesAreListedInTheSpecOfTheTable() throws Exception {
        BufferedDataTable table = reader(file("x.csv", CSV)).table(0);
        assertArrayEquals(
                new Object[] {"EI", "IE"},
                table.getDataTableSpec().getColumnSpec("class").getDomain().getValues().stream()
                        .map(Object::toString)
                        .toArray());
    }

    @Test
    public void gzipIsSeenFromTheContent() throws Exception {
        assertEquals(read(file("x.fasta", FASTA)), read(file("no-suffix", gzip(FASTA))));
    }

    @Test
    public void fileUrlsAndRelativePathsAreUnderstood() throws Exception {
        Path file = file("with blank.csv", CSV);
        NodeRun byUrl =
                NodeRun.of(new SequenceReaderNodeFactory())
                        .set("inputFile", file.toUri().toString());
        assertEquals(3, TestTables.contents(byUrl.table(0)).size());
        Path relative = Path.of("").toAbsolutePath().relativize(file.toRealPath());
        assertEquals(3, read(relative).size());
    }

    @Test
    public void columnsCanBeChosen() throws Exception {
        Path file = file("x.tsv", "name\tkind\tleft\tright\nr1\tx\tAC\tGT\n");
        NodeRun node =
                reader(file)
                        .set("sequenceColumn", "right")
                        .set("idColumn", "name")
                        .set("labelColumn", "kind")
                        .set("furtherColumns", false);
        BufferedDataTable table = node.table(0);
        assertEquals(List.of("kind", "right"), columns(table.getDataTableSpec()));
        assertEquals(List.of(List.of("r1", "x", "GT")), TestTables.contents(table));
    }

    @Test
    public void chosenColumnThatTheFileLacksIsNamedWithThoseItHas() throws Exception {
        assertRefused(
                reader(file("x.csv", CSV)).set("sequenceColumn", "dna"),
                "x.csv",
                "'dna'",
                "id, class, sequence",
                "Sequence column");
    }

    @Test
    public void oneColumnCannotBeTwoThings() throws Exception {
        assertRefused(
                reader(file("x.csv", CSV))
                        .set("sequenceColumn", "sequence")
                        .set("labelColumn", "sequence"),
                "x.csv",
                "'sequence'",
                "Label column");
    }

    @Test
    public void repeatedIdentifierIsAnErrorThatNamesBothLines() throws Exception {
        assertFails(
                reader(file("x.fa", ">a\nAC\n>b\nGT\n>a\nTT\n")),
                "x.fa",
                "line 5",
                "record 3",
                "'a'",
                "line 1");
        assertFails(
                reader(file("x.csv", "id,sequence\na,ACGT\na,GGTT\n")), "x.csv", "line 3", "'a'");
    }

    @Test
    public void repeatedIdentifiersCanBeMadeUnique() throws Exception {
        NodeRun node =
                reader(file("x.fa", ">a\nAC\n>a_2\nGG\n>a\nTT\n>a\nCC\n"))
                        .set("rowIds", "UNIQUE_IDENTIFIER");
        BufferedDataTable table = node.table(0);
        assertEquals(
                List.of("Identifier", "Description", "Sequence"),
                columns(table.getDataTableSpec()));
        assertEquals(
                List.of(
                        List.of("a", "a", "?", "AC"),
                        List.of("a_2", "a_2", "?", "GG"),
                        List.of("a_3", "a", "?", "TT"),
                        List.of("a_4", "a", "?", "CC")),
                TestTables.contents(table));
        assertTrue(node.message(), node.message().contains("1 identifiers occur more than once"));
    }

    @Test
    public void rowsCanBeNumbered() throws Exception {
        BufferedDataTable table = reader(file("x.csv", CSV)).set("rowIds", "ROW_NUMBER").table(0);
        assertEquals(List.of("id", "class", "sequence"), columns(table.getDataTableSpec()));
        assertEquals(List.of("Row1", "b", "?", "GGCC"), TestTables.contents(table).get(1));
    }

    @Test
    public void furtherColumnsCanBeLeftOut() throws Exception {
        assertEquals(
                List.of("Description", "Sequence"),
                columns(reader(file("x.fa", FASTA)).set("furtherColumns", false).tableSpec(0)));
        assertEquals(
                List.of("class", "sequence"),
                columns(
                        reader(file("y.csv", "id,class,note,sequence\na,EI,n,ACGT\nb,N,m,GGCC\n"))
                                .set("labelColumn", "class")
                                .set("furtherColumns", false)
                                .tableSpec(0)));
    }

    @Test
    public void keysCalledLikeOtherColumnsGetASuffix() throws Exception {
        assertEquals(
                List.of("Description", "Sequence (#1)", "Sequence"),
                columns(reader(file("x.fa", ">a Sequence=1\nAC\n")).tableSpec(0)));
    }

    @Test
    public void keysAfterTheFirstThousandHeadersStayInTheDescription() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SequenceTableLayout.SAMPLED_HEADERS; i++) {
            text.append(">s").append(i).append(" early=1\nACGT\n");
        }
        text.append(">last late=7\nACGT\n");
        NodeRun node = reader(file("x.fa", text.toString()));
        BufferedDataTable table = node.table(0);
        assertEquals(
                List.of("Description", "early", "Sequence"), columns(table.getDataTableSpec()));
        List<List<String>> rows = TestTables.contents(table);
        assertEquals(List.of("last", "late=7", "?", "ACGT"), rows.get(rows.size() - 1));
        assertTrue(node.message(), node.message().contains("\"late\""));
    }

    @Test
    public void noFileChosenSaysWhatToDo() {
        assertRefused(NodeRun.of(new SequenceReaderNodeFactory()), "No file is chosen");
        assertRefused(
                NodeRun.of(new SequenceReaderNodeFactory()).set("inputFile", "  "),
                "No file is chosen");
    }

    @Test
    public void missingFileIsNamed() {
        assertRefused(reader(folder.getRoot().toPath().resolve("none.fa")), "none.fa");
    }

    @Test
    public void folderInsteadOfFileIsNamed() {
        assertRefused(reader(folder.getRoot().toPath()), folder.getRoot().getName());
    }

    @Test
    public void addressOfAnotherMachineIsRefused() {
        assertRefused(
                NodeRun.of(new SequenceReaderNodeFactory())
                        .set("inputFile", "https://example.org/x.fa"),
                "https://example.org/x.fa",
                "not on this machine");
    }

    @Test
    public void emptyFileIsNamed() throws Exception {
        assertRefused(reader(file("empty.fa", "")), "empty.fa", "empty");
    }

    @Test
    public void binaryFileIsNamed() throws Exception {
        byte[] bytes = new byte[500];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 37);
        }
        assertRefused(reader(file("photo.png", bytes)), "photo.png", "binary");
    }

    @Test
    public void truncatedGzipIsNamed() throws Exception {
        byte[] whole = gzip(FASTA.repeat(500));
        assertRefused(
                reader(file("cut.fa.gz", Arrays.copyOf(whole, whole.length - 20))), "cut.fa.gz");
    }

    @Test
    public void headerWithoutSequenceNamesLineAndRecord() throws Exception {
        assertRefused(
                reader(file("x.fa", ">a\nACGT\n>b\n>c\nACGT\n")),
                "x.fa",
                "line 3",
                "record 2",
                "'b'");
    }

    @Test
    public void emptySequenceInDelimitedTextNamesLineAndRecord() throws Exception {
        assertFails(
                reader(file("x.csv", "id,sequence\na,ACGTACGT\nb,\n")),
                "x.csv",
                "line 3",
                "record 2",
                "'b'");
    }

    @Test
    public void rowWithTooFewColumnsNamesTheLine() throws Exception {
        assertFails(
                reader(file("x.csv", "id,class,sequence\na,EI,ACGTACGT\nb,GGTT\n")),
                "x.csv",
                "line 3",
                "2 columns");
    }

    @Test
    public void openQuoteIsNamed() throws Exception {
        assertRefused(reader(file("x.csv", "id,sequence\na,\"ACGT\nb,GGTT\n")), "x.csv");
    }

    @Test
    public void fastaReadAsDelimitedTextSaysSo() throws Exception {
        assertRefused(reader(file("x.fa", FASTA)).set("format", "DELIMITED"), "x.fa", "FASTA");
    }

    @Test
    public void delimitedTextReadAsFastaSaysSo() throws Exception {
        assertRefused(reader(file("x.csv", CSV)).set("format", "FASTA"), "x.csv", "line 1");
    }

    @Test
    public void headerAloneGivesAnEmptyTableAndAWarning() throws Exception {
        NodeRun node = reader(file("x.csv", "id,class,sequence\n"));
        assertEquals(0, TestTables.contents(node.table(0)).size());
        assertTrue(node.message(), node.message().contains("empty"));
    }

    @Test
    public void cancelledNodeGivesNoTable() throws Exception {
        NodeRun node = reader(file("x.fa", FASTA));
        node.configure();
        node.cancel();
        assertThrows(NodeFailure.class, node::execute);
    }
}
