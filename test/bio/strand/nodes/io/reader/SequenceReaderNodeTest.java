// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
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
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;

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

    private static List<DataType> types(DataTableSpec spec) {
        return spec.stream().map(DataColumnSpec::getType).toList();
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
        assertEquals(
                List.of(StringCell.TYPE, StringCell.TYPE, IntCell.TYPE, StringCell.TYPE),
                types(table.getDataTableSpec()));
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
        for (int i = 0; i < RecordSample.RECORDS; i++) {
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
        assertRefused(
                reader(file("x.csv", "id,sequence\na,ACGTACGT\nb,\n")),
                "x.csv",
                "line 3",
                "record 2",
                "'b'");
    }

    @Test
    public void rowWithTooFewColumnsNamesTheLine() throws Exception {
        assertRefused(
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

    // ---- numbers

    @Test
    public void columnsOfNumbersBecomeNumbersWithMissingCells() throws Exception {
        Path file =
                file(
                        "x.csv",
                        "id,sequence,class,count,code,value,big\n"
                                + "a,ACGT,0,1,007,1.5,10000000000\n"
                                + "b,GGCC,1,,008,NA,2\nc,TTAA,1,-3,009,2e-3,3\n");
        BufferedDataTable table = reader(file).table(0);
        assertEquals(
                List.of("sequence", "class", "count", "code", "value", "big"),
                columns(table.getDataTableSpec()));
        assertEquals(
                List.of(
                        StringCell.TYPE,
                        StringCell.TYPE,
                        IntCell.TYPE,
                        StringCell.TYPE,
                        DoubleCell.TYPE,
                        LongCell.TYPE),
                types(table.getDataTableSpec()));
        assertEquals(
                List.of("b", "GGCC", "1", "?", "008", "?", "2"), TestTables.contents(table).get(1));
        NodeRun text = reader(file).set("detectNumbers", false);
        assertEquals(
                List.of(StringCell.TYPE), types(text.tableSpec(0)).stream().distinct().toList());
    }

    @Test
    public void aLabelColumnWithDecimalsIsMeasuredAndNotAClass() throws Exception {
        Path file = file("x.csv", "id,sequence,target\na,ACGT,0.5\nb,GGCC,1\n");
        assertEquals(DoubleCell.TYPE, reader(file).tableSpec(0).getColumnSpec("target").getType());
    }

    @Test
    public void columnsOfZerosAndOnesAreNumbersUnlessNamedOrChosenAsLabels() throws Exception {
        Path file = file("x.csv", "id,sequence,NR-AR,NR-ER\na,ACGT,0,1\nb,GGCC,1,\nc,TTAA,0,0\n");
        assertEquals(
                List.of(StringCell.TYPE, IntCell.TYPE, IntCell.TYPE),
                types(reader(file).tableSpec(0)));
        assertEquals(
                List.of(StringCell.TYPE, StringCell.TYPE, IntCell.TYPE),
                types(reader(file).set("labelColumn", "NR-AR").tableSpec(0)));
    }

    @Test
    public void aLaterValueThatIsNoNumberNamesThePlace() throws Exception {
        StringBuilder text = new StringBuilder("id,sequence,count\n");
        for (int i = 0; i < RecordSample.RECORDS; i++) {
            text.append('s').append(i).append(",ACGT,1\n");
        }
        Path file = file("x.csv", text + "last,ACGT,many\n");
        assertFails(
                reader(file),
                "x.csv",
                "line 1002",
                "record 1001",
                "'many'",
                "'count'",
                "Recognise numbers");
        assertEquals(1001, reader(file).set("detectNumbers", false).table(0).size());
    }

    // ---- settings of earlier versions

    @Test
    public void settingsOfTheFirstVersionStillLoadAndGiveTheSameTable() throws Exception {
        Path fasta =
                file("x.fasta", ">sp|P69905|HBA_HUMAN Hemoglobin OS=Homo sapiens OX=9606\nMVLS\n");
        NodeRun run = NodeRun.of(new SequenceReaderNodeFactory());
        for (String key :
                List.of(
                        "source",
                        "inputFolder",
                        "filePattern",
                        "includeSubfolders",
                        "fileList",
                        "qualities",
                        "uniProtColumns",
                        "qualityColumns",
                        "detectNumbers",
                        "fileNameColumn",
                        "featureTypes",
                        "featureSequences")) {
            assertTrue(key, run.settings().containsKey(key));
            run.settings().removeConfig(key);
        }
        run.set("inputFile", fasta.toString());
        BufferedDataTable table = run.table(0);
        assertEquals(
                List.of("Description", "OS", "OX", "Sequence"), columns(table.getDataTableSpec()));
        assertEquals(
                List.of(StringCell.TYPE),
                types(table.getDataTableSpec()).stream().distinct().toList());
        assertEquals("9606", TestTables.contents(table).get(0).get(3));
    }

    // ---- formats

    private static final String FASTQ = "@r1 length=4\nACGT\n+\n!5I~\n@r2\nGG\n+\n55\n";

    @Test
    public void fastqGivesMeanLowestAndTextOfTheQualities() throws Exception {
        BufferedDataTable table = reader(file("x.fq.gz", gzip(FASTQ))).table(0);
        assertEquals(
                List.of(
                        "Description",
                        "length",
                        "Mean quality",
                        "Minimum quality",
                        "Quality",
                        "Sequence"),
                columns(table.getDataTableSpec()));
        assertEquals(
                List.of(
                        List.of("r1", "length=4", "4", "38.25", "0", "!5I~", "ACGT"),
                        List.of("r2", "?", "?", "20.0", "20", "55", "GG")),
                TestTables.contents(table));
        assertEquals(
                List.of("Description", "length", "Sequence"),
                columns(reader(file("x.fq", FASTQ)).set("qualityColumns", false).tableSpec(0)));
    }

    @Test
    public void offset64IsAnErrorThatSaysWhatToSet() throws Exception {
        Path file = file("x.fq", "@a\nACGT\n+\nhgfB\n");
        assertRefused(reader(file), "x.fq", "line 1", "record 1", "offset 64");
        assertEquals(
                "IHG#",
                TestTables.contents(reader(file).set("qualities", "OFFSET_64").table(0))
                        .get(0)
                        .get(4));
        assertEquals(1, reader(file).set("qualities", "OFFSET_33").table(0).size());
    }

    private static final String GENBANK =
            """
            LOCUS       AB1                       24 bp    DNA     linear   BCT 01-JAN-2020
            DEFINITION  A plasmid.
            ACCESSION   AB1
            VERSION     AB1.1
            SOURCE      E. coli
              ORGANISM  Escherichia coli
                        Bacteria.
            FEATURES             Location/Qualifiers
                 source          1..24
                                 /organism="Escherichia coli"
                 CDS             complement(join(1..3,7..9))
                                 /gene="abc"
                                 /db_xref="x:1"
                                 /db_xref="y:2"
                                 /pseudo
                 misc_feature    J00194.1:1..10
            ORIGIN
                    1 aaaccctttg ggaaacccaa aata
            //
            LOCUS       AB2                      100 bp    DNA     linear   CON 01-JAN-2020
            ACCESSION   AB2
            VERSION     AB2.1
            FEATURES             Location/Qualifiers
                 gene            5..7
                                 /gene="def"
            CONTIG      join(AB1.1:1..24)
            //
            """;

    @Test
    public void genBankGivesSequencesAndFeatures() throws Exception {
        NodeRun run = reader(file("x.gb", GENBANK));
        assertEquals(
                List.of(
                        "Description",
                        "Accession",
                        "Organism",
                        "Taxonomy",
                        "Molecule",
                        "Topology",
                        "Division",
                        "Date",
                        "Keywords",
                        "Sequence"),
                columns(run.tableSpec(0)));
        assertEquals(
                List.of(
                        "Sequence ID",
                        "Type",
                        "Start",
                        "End",
                        "Strand",
                        "Location",
                        "organism",
                        "gene",
                        "db_xref",
                        "pseudo",
                        "Qualifiers",
                        "Sequence"),
                columns(run.tableSpec(1)));
        PortObject[] tables = run.execute();
        List<List<String>> sequences = TestTables.contents((BufferedDataTable) tables[0]);
        assertEquals(
                List.of(
                        "AB1.1",
                        "A plasmid",
                        "AB1",
                        "Escherichia coli",
                        "Bacteria",
                        "DNA",
                        "linear",
                        "BCT",
                        "01-JAN-2020",
                        "?",
                        "aaaccctttgggaaacccaaaata"),
                sequences.get(0));
        assertEquals("?", sequences.get(1).get(10));
        List<List<String>> features = TestTables.contents((BufferedDataTable) tables[1]);
        assertEquals(4, features.size());
        // Positions 1-3 are aaa, 7-9 ttt: joined aaattt, which is its own reverse complement.
        assertEquals(
                List.of(
                        "AB1.1_2",
                        "AB1.1",
                        "CDS",
                        "1",
                        "9",
                        "-",
                        "complement(join(1..3,7..9))",
                        "?",
                        "abc",
                        "x:1; y:2",
                        "pseudo",
                        "gene=abc; db_xref=x:1; db_xref=y:2; pseudo",
                        "aaattt"),
                features.get(1));
        assertEquals(
                List.of("AB1.1_3", "AB1.1", "misc_feature", "?", "?", "+", "J00194.1:1..10"),
                features.get(2).subList(0, 7));
        assertEquals("?", features.get(3).get(12));
        assertTrue(run.message(), run.message().contains("1 records have no sequence"));
        assertTrue(run.message(), run.message().contains("'AB2.1'"));
        assertTrue(run.message(), run.message().contains("line 20, record 2"));
    }

    @Test
    public void featuresCanBeChosenByTypeAndWithoutLetters() throws Exception {
        NodeRun run =
                reader(file("x.gb", GENBANK))
                        .set("featureTypes", "cds, gene")
                        .set("featureSequences", false);
        BufferedDataTable table = run.table(1);
        assertEquals(
                List.of("AB1.1_2", "AB2.1_1"),
                TestTables.contents(table).stream().map(row -> row.get(0)).toList());
        assertFalse(table.getDataTableSpec().containsName("Sequence"));
        assertFalse(table.getDataTableSpec().containsName("organism"));
        assertEquals(
                7,
                reader(file("y.gb", GENBANK))
                                .set("furtherColumns", false)
                                .tableSpec(1)
                                .getNumColumns()
                        - 1);
    }

    @Test
    public void otherFormatsHaveAnEmptyTableOfFeatures() throws Exception {
        NodeRun run = reader(file("x.fasta", FASTA));
        BufferedDataTable features = run.table(1);
        assertEquals(0, features.size());
        assertTrue(run.tableSpec(1).equalStructure(features.getDataTableSpec()));
    }

    @Test
    public void uniProtTextHasNoStrands() throws Exception {
        Path file =
                file(
                        "x.dat",
                        """
                        ID   TEST1_ECOLI             Reviewed;           5 AA.
                        AC   P12345;
                        DE   RecName: Full=Test protein;
                        OS   Escherichia coli.
                        FT   HELIX           2..4
                        SQ   SEQUENCE   5 AA;
                             MKVLL
                        //
                        """);
        PortObject[] tables = reader(file).execute();
        assertEquals(
                List.of("P12345", "Test protein", "P12345", "TEST1_ECOLI"),
                TestTables.contents((BufferedDataTable) tables[0]).get(0).subList(0, 4));
        assertEquals(
                List.of("P12345_1", "P12345", "HELIX", "2", "4", "?", "2..4", "?", "KVL"),
                TestTables.contents((BufferedDataTable) tables[1]).get(0));
    }

    @Test
    public void headersOfUniProtBecomeColumns() throws Exception {
        Path file =
                file(
                        "x.fasta",
                        ">sp|P69905|HBA_HUMAN Hemoglobin subunit alpha OS=Homo sapiens OX=9606"
                                + " GN=HBA1 PE=1 SV=2\nMVLS\n");
        BufferedDataTable table = reader(file).table(0);
        assertEquals(
                List.of(
                        "Description",
                        "Accession",
                        "Entry name",
                        "Protein",
                        "Gene",
                        "Organism",
                        "Taxonomy ID",
                        "Status",
                        "Protein existence",
                        "Sequence version",
                        "Sequence"),
                columns(table.getDataTableSpec()));
        assertEquals(
                List.of(
                        "P69905",
                        "HBA_HUMAN",
                        "Hemoglobin subunit alpha",
                        "HBA1",
                        "Homo sapiens",
                        "9606",
                        "Reviewed",
                        "1",
                        "2",
                        "MVLS"),
                TestTables.contents(table).get(0).subList(2, 12));
    }

    @Test
    public void aFormatThatIsSetAndNotThereIsNamed() throws Exception {
        Path fasta = file("x.fasta", FASTA);
        for (String format : List.of("FASTQ", "GENBANK", "EMBL", "UNIPROT", "DELIMITED")) {
            assertRefused(reader(fasta).set("format", format), "x.fasta");
        }
        assertRefused(
                reader(file("x.gb", GENBANK)).set("format", "DELIMITED"), "begins like GenBank");
    }

    // ---- several files

    @Test
    public void filesOfAFolderAreReadByNameWithTheirNames() throws Exception {
        file("b.fa", ">x k=1\nAC\n");
        file("a.fa", ">y j=2\nGG\n>z\nTT\n");
        file("notes.txt", "no sequences");
        NodeRun run =
                NodeRun.of(new SequenceReaderNodeFactory())
                        .set("source", "FOLDER")
                        .set("inputFolder", folder.getRoot().toString())
                        .set("filePattern", "*.fa");
        BufferedDataTable table = run.table(0);
        assertEquals(
                List.of("Description", "j", "k", "Sequence", "File"),
                columns(table.getDataTableSpec()));
        assertEquals(
                List.of(
                        List.of("y", "j=2", "2", "?", "GG", "a.fa"),
                        List.of("z", "?", "?", "?", "TT", "a.fa"),
                        List.of("x", "k=1", "?", "1", "AC", "b.fa")),
                TestTables.contents(table));
        run.set("fileNameColumn", false);
        assertEquals(List.of("Description", "j", "k", "Sequence"), columns(run.tableSpec(0)));
    }

    @Test
    public void listedFilesAreReadInTheirOrder() throws Exception {
        Path b = file("b.csv", "id,seq\nx,AC\n");
        Path a = file("a.csv", "id,seq\ny,GG\n");
        NodeRun run =
                NodeRun.of(new SequenceReaderNodeFactory())
                        .set("source", "LIST")
                        .set("fileList", b + "\n\n  " + a.toUri() + "\n");
        assertEquals(
                List.of(List.of("x", "AC", "b.csv"), List.of("y", "GG", "a.csv")),
                TestTables.contents(run.table(0)));
    }

    private NodeRun folderReader() {
        return NodeRun.of(new SequenceReaderNodeFactory())
                .set("source", "FOLDER")
                .set("inputFolder", folder.getRoot().toString());
    }

    @Test
    public void mixedFormatsOrColumnsOrIdentifiersInTwoFilesAreNamed() throws Exception {
        file("a.fa", ">x\nAC\n");
        Path other = file("b.csv", "id,seq\nx,AC\n");
        assertRefused(folderReader(), "b.csv", "delimited text", "'a.fa' is FASTA");
        Files.delete(other);
        file("c.fa", ">w\nAC\n\n>x\nGG\n");
        assertFails(folderReader(), "c.fa", "line 4", "record 2", "'x'", "a.fa");
        assertEquals(3, folderReader().set("rowIds", "UNIQUE_IDENTIFIER").table(0).size());
    }

    @Test
    public void nothingToReadSaysWhatToDo() throws Exception {
        assertRefused(folderReader(), "no file", "pattern");
        assertRefused(folderReader().set("filePattern", "*.{fa"), "*.{fa", "File names");
        assertRefused(folderReader().set("inputFolder", ""), "folder");
        assertRefused(NodeRun.of(new SequenceReaderNodeFactory()).set("source", "LIST"), "No file");
    }
}
