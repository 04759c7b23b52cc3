// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import static bio.strand.engine.sequence.TestFiles.assertRefused;
import static bio.strand.engine.sequence.TestFiles.readAll;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.sequence.SequenceFeature.Qualifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class UniProtReaderTest {

    private static final String RECORD =
            """
            ID   TEST1_ECOLI             Reviewed;          25 AA.
            AC   P12345; Q99999;
            AC   O00001;
            DT   01-JAN-1990, integrated into UniProtKB/Swiss-Prot.
            DE   RecName: Full=Test protein 1 {ECO:0000303|PubMed:1};
            DE            Short=TP1;
            DE            EC=1.1.1.1;
            DE   AltName: Full=Another name;
            GN   Name=tesA {ECO:0000303|PubMed:1}; Synonyms=tes1, tes2;
            GN   OrderedLocusNames=b0001;
            OS   Escherichia coli (strain K12).
            OC   Bacteria; Pseudomonadota; Gammaproteobacteria; Enterobacterales;
            OC   Escherichia.
            OX   NCBI_TaxID=83333 {ECO:0000312|EMBL:X};
            RN   [1]
            RP   NUCLEOTIDE SEQUENCE.
            CC   -!- FUNCTION: Testing. {ECO:1}.
            PE   1: Evidence at protein level;
            KW   3D-structure; Membrane {ECO:0000255};
            KW   Transmembrane helix.
            FT   SIGNAL          1..?5
            FT                   /evidence="ECO:0000255"
            FT   HELIX           6..12
            FT                   /evidence="ECO:0007829|PDB:1ABC"
            FT   MOD_RES         14
            FT                   /note="Phosphoserine; by a long named kinase
            FT                   of another cell"
            FT   CHAIN           <1..>25
            FT                   /id="PRO_0000000001"
            FT   VAR_SEQ         P12345-2:1..10
            SQ   SEQUENCE   25 AA;  2800 MW;  0123456789ABCDEF CRC64;
                 MKVLLAAGTW YSCDEFGHIK LMNPQ
            //
            """;

    private static final String SEQUENCE = "MKVLLAAGTWYSCDEFGHIKLMNPQ";

    @Rule public TemporaryFolder folder = new TemporaryFolder();

    private Path file(String text) throws IOException {
        return TestFiles.write(folder.getRoot().toPath(), "test.dat", text);
    }

    private static List<SequenceRecord> read(Path file) throws IOException {
        return readAll(
                new UniProtReader(file, SequenceReadOptions.defaults(), CancellationToken.never()));
    }

    @Test
    public void readsNamesOrganismAndSequence() throws IOException {
        SequenceRecord record = read(file(RECORD)).get(0);
        assertEquals("P12345", record.id());
        assertEquals("Test protein 1", record.description());
        assertEquals(SEQUENCE, record.sequence());
        assertEquals(
                Map.of(
                        "Accession", "P12345",
                        "Entry name", "TEST1_ECOLI",
                        "Gene", "tesA",
                        "Organism", "Escherichia coli (strain K12)",
                        "Taxonomy ID", "83333",
                        "Taxonomy",
                                "Bacteria; Pseudomonadota; Gammaproteobacteria; Enterobacterales;"
                                        + " Escherichia",
                        "Status", "Reviewed",
                        "Protein existence", "1: Evidence at protein level",
                        "Keywords", "3D-structure; Membrane; Transmembrane helix"),
                record.attributes());
        assertEquals(
                SequenceFile.Format.UNIPROT.attributes(),
                List.copyOf(record.attributes().keySet()));
    }

    @Test
    public void readsFeatures() throws IOException {
        List<SequenceFeature> features = read(file(RECORD)).get(0).features();
        assertEquals(
                List.of("SIGNAL", "HELIX", "MOD_RES", "CHAIN", "VAR_SEQ"),
                features.stream().map(SequenceFeature::type).toList());
        assertEquals(5, features.get(0).location().end());
        assertFalse(features.get(0).location().isExact());
        assertEquals(Optional.of("AAGTWYS"), features.get(1).location().cutFrom(SEQUENCE));
        assertEquals(
                List.of("Phosphoserine; by a long named kinase of another cell"),
                features.get(2).values("note"));
        assertEquals(14, features.get(2).location().start());
        assertEquals(List.of("PRO_0000000001"), features.get(3).values("id"));
        assertEquals(Optional.empty(), features.get(4).location().cutFrom(SEQUENCE));
    }

    @Test
    public void readsFeatureTablesFromBefore2019() throws IOException {
        String former =
                """
                ID   TEST2_ECOLI             STANDARD;      PRT;    10 AA.
                AC   P54321;
                DE   An old protein (EC 1.1.1.1).
                GN   TESB OR TES2.
                OS   Escherichia coli.
                FT   SIGNAL        1      ?       Potential.
                FT   CHAIN         <1    >10       The chain, which is described
                FT                                in two lines.
                FT                                /FTId=PRO_0000000002.
                FT   ACT_SITE      5      5
                SQ   SEQUENCE   10 AA;  1000 MW;  0123456789ABCDEF CRC64;
                     MKVLLAAGTW
                //
                """;
        SequenceRecord record = read(file(former)).get(0);
        assertEquals("An old protein (EC 1.1.1.1)", record.description());
        List<SequenceFeature> features = record.features();
        assertEquals(
                List.of("1..?", "<1..>10", "5"),
                features.stream().map(f -> f.location().text()).toList());
        assertEquals(List.of(new Qualifier("note", "Potential")), features.get(0).qualifiers());
        assertEquals(
                List.of(
                        new Qualifier("note", "The chain, which is described in two lines"),
                        new Qualifier("id", "PRO_0000000002")),
                features.get(1).qualifiers());
        assertEquals(7, features.get(1).line());
    }

    /** Lines of semicolons alone ended in an exception of arrays. Found by fuzzing. */
    @Test
    public void refusesRecordsWithoutNameOrSequence() throws IOException {
        String semicolons = RECORD.replace("P12345; Q99999;", ";").replace("O00001;", "; ;");
        assertEquals("TEST1_ECOLI", read(file(semicolons)).get(0).id());
        assertRefused(() -> read(file("ID   ;;\nAC   ;\nSQ   x\n     MKV\n//\n")), "no identifier");
        assertRefused(
                () -> read(file("ID   A; 5 AA.\nAC   P1;\nSQ   x\n//\n")),
                "line 1",
                "record 1",
                "'P1' has no sequence");
    }

    /** Each of these took time with the square of its length, or its cube. */
    @Test(timeout = 60_000)
    public void linesOfEndlessBlanksAndBracesAreReadInOneGo() throws IOException {
        String blanks = " ".repeat(1_000_000);
        String wide =
                RECORD.replace("Q99999;", blanks + "x;")
                        .replace(
                                "Full=Test protein 1",
                                "Full=Test protein 1" + "{".repeat(1_000_000))
                        .replace("RecName", blanks + "RecName");
        assertEquals("P12345", read(file(wide)).get(0).id());
    }

    @Test
    public void namesPlaceAndReasonOfWhatIsWrong() {
        assertRefused(
                () -> read(file(RECORD.replace("YSCDEFGHIK", "YSC1EFGHIK"))),
                "test.dat",
                "line 32",
                "record 1",
                "a number");
        assertRefused(() -> read(file(RECORD.replace("25 AA.", "26 AA."))), "26", "25 are there");
        assertRefused(() -> read(file(RECORD.replace("//\n", ""))), "no end mark");
        assertRefused(() -> read(file(RECORD.replace("6..12", "12..6"))), "line 23", "12..6");
        assertRefused(() -> read(file(RECORD.replace("RN   [1]", "what?"))), "line 15", "what?");
        assertRefused(() -> read(file(RECORD + "\n" + RECORD)), "line 35", "P12345", "line 1 too");
        assertRefused(() -> read(file(">x\nACGT\n")), "'ID'");
    }

    @Test
    public void headersOfFastaFilesGiveTheSameValues() {
        SequenceRecord record =
                new SequenceRecord(
                        "sp|P69905-2|HBA_HUMAN",
                        "Isoform 2 of Hemoglobin subunit alpha OS=Homo sapiens OX=9606 GN=HBA1 PE=1"
                                + " SV=2",
                        "MVLS",
                        Map.of(),
                        1);
        UniProtHeader header = UniProtHeader.of(record).orElseThrow();
        assertEquals(
                List.of(
                        "P69905-2",
                        "HBA_HUMAN",
                        "Isoform 2 of Hemoglobin subunit alpha",
                        "HBA1",
                        "Homo sapiens",
                        "9606",
                        "Reviewed",
                        "1",
                        "2"),
                header.values());
        assertEquals(UniProtHeader.NAMES.size(), header.values().size());
    }

    @Test
    public void headersMayLackValuesAndOtherHeadersAreNone() {
        UniProtHeader bare =
                UniProtHeader.of(
                                new SequenceRecord(
                                        "tr|A0A000|A0A000_9ACTN", "OS=A b", "M", Map.of(), 1))
                        .orElseThrow();
        assertEquals("", bare.protein());
        assertEquals("A b", bare.organism());
        assertEquals("", bare.gene());
        assertFalse(bare.reviewed());
        for (String id : List.of("P12345", "gi|1|x", "sp|P12345", "sp|P12|A B", "SP|P1|A_B")) {
            assertTrue(UniProtHeader.of(new SequenceRecord(id, "", "M", Map.of(), 1)).isEmpty());
        }
    }
}
