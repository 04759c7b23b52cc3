// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import static bio.strand.engine.sequence.TestFiles.assertRefused;
import static bio.strand.engine.sequence.TestFiles.readAll;
import static org.junit.Assert.assertEquals;

import bio.strand.engine.progress.CancellationToken;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.biojava.nbio.core.sequence.io.embl.EmblRecord;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class EmblReaderTest {

    private static final String RECORD =
            """
            ID   X56734; SV 2; linear; mRNA; STD; PLN; 70 BP.
            XX
            AC   X56734; S46826;
            XX
            DT   12-SEP-1991 (Rel. 29, Created)
            DT   25-NOV-2005 (Rel. 85, Last updated, Version 11)
            XX
            DE   Trifolium repens mRNA for non-cyanogenic
            DE   beta-glucosidase
            XX
            KW   beta-glucosidase.
            XX
            OS   Trifolium repens (white clover)
            OC   Eukaryota; Viridiplantae;
            OC   Trifolium.
            XX
            RN   [5]
            RP   1-70
            RA   Oxtoby E.;
            RT   "A title";
            XX
            FH   Key             Location/Qualifiers
            FH
            FT   source          1..70
            FT                   /organism="Trifolium repens"
            FT   CDS             join(4..12,complement(20..31),
            FT                   40..>66)
            FT                   /product="beta-glucosidase with a name that
            FT                   goes on"
            XX
            SQ   Sequence 70 BP; 20 A; 15 C; 20 G; 15 T; 0 other;
                 aaacaaacca aatatggatt ttattgtagc catatttgct ctgtttgtta ttagctcatt        60
                 cacaattact                                                               70
            //
            """;

    @Rule public TemporaryFolder folder = new TemporaryFolder();

    private Path file(String text) throws IOException {
        return TestFiles.write(folder.getRoot().toPath(), "test.embl", text);
    }

    private static List<SequenceRecord> read(Path file) throws IOException {
        return readAll(
                new EmblReader(file, SequenceReadOptions.defaults(), CancellationToken.never()));
    }

    @Test
    public void readsRecordFeaturesAndSequence() throws IOException {
        SequenceRecord record = read(file(RECORD)).get(0);
        assertEquals("X56734.2", record.id());
        assertEquals(
                "Trifolium repens mRNA for non-cyanogenic beta-glucosidase", record.description());
        assertEquals(
                "aaacaaaccaaatatggattttattgtagccatatttgctctgtttgttattagctcattcacaattact",
                record.sequence());
        assertEquals(
                Map.of(
                        "Accession", "X56734",
                        "Organism", "Trifolium repens (white clover)",
                        "Taxonomy", "Eukaryota; Viridiplantae; Trifolium",
                        "Molecule", "mRNA",
                        "Topology", "linear",
                        "Division", "PLN",
                        "Date", "25-NOV-2005",
                        "Keywords", "beta-glucosidase"),
                record.attributes());
        assertEquals(
                SequenceFile.Format.EMBL.attributes(), List.copyOf(record.attributes().keySet()));
        SequenceFeature cds = record.features().get(1);
        assertEquals("CDS", cds.type());
        assertEquals(26, cds.line());
        assertEquals("join(4..12,complement(20..31),40..>66)", cds.location().text());
        assertEquals(List.of("beta-glucosidase with a name that goes on"), cds.values("product"));
    }

    @Test
    public void readsIdLinesFromBefore2006AndPlaceholders() throws IOException {
        String old =
                RECORD.replace(
                                "ID   X56734; SV 2; linear; mRNA; STD; PLN; 70 BP.",
                                "ID   TRBG361    standard; circular DNA; PLN; 70 BP.")
                        .replace("XX\nDT", "XX\nSV   X56734.1\nXX\nDT");
        SequenceRecord record = read(file(old)).get(0);
        assertEquals("X56734.1", record.id());
        assertEquals("circular", record.attributes().get("Topology"));
        assertEquals("DNA", record.attributes().get("Molecule"));
        assertEquals("PLN", record.attributes().get("Division"));
        String submitted =
                RECORD.replace(
                                "ID   X56734; SV 2; linear; mRNA; STD; PLN; 70 BP.",
                                "ID   XXX; XXX; linear; XXX; XXX; XXX; 70 BP.")
                        .replace("AC   X56734; S46826;", "AC   contig7;");
        assertEquals("contig7", read(file(submitted)).get(0).id());
        assertEquals(SequenceFile.Format.EMBL, SequenceFile.detect(file(submitted)).format());
    }

    @Test
    public void readsSeveralRecordsOneOfThemWithoutSequence() throws IOException {
        String constructed =
                """
                ID   CM1; SV 1; linear; genomic DNA; CON; PLN; 2000 BP.
                AC   CM1;
                FT   source          1..2000
                CO   join(X56734.1:1..1000,gap(100),X2.1:1..900)
                //
                """;
        List<SequenceRecord> records =
                read(file(RECORD + constructed + RECORD.replace("SV 2", "SV 3")));
        assertEquals(List.of(70, 0, 70), records.stream().map(r -> r.sequence().length()).toList());
        assertEquals(1, records.get(1).features().size());
    }

    @Test
    public void readsEveryLineEndAndLatin1() throws IOException {
        List<SequenceRecord> expected = read(file(RECORD));
        assertEquals(expected, read(file(RECORD.replace("\n", "\r\n"))));
        String accents = RECORD.replace("white clover", "tr\u00E8fle");
        byte[] latin = accents.getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.getRoot().toPath().resolve("latin.embl"), latin);
        assertEquals(read(file(accents)).get(0).attributes(), read(file).get(0).attributes());
    }

    /** Lines of semicolons alone ended in an exception of arrays. Found by fuzzing. */
    @Test
    public void linesOfSemicolonsAloneSayNothing() throws IOException {
        assertEquals("X56734.2", read(file(RECORD.replace("X56734; S46826;", ";"))).get(0).id());
        assertRefused(() -> read(file("ID   ; ;\nAC   ;\n//\n")), "no identifier");
    }

    @Test
    public void namesPlaceAndReasonOfWhatIsWrong() {
        assertRefused(
                () -> read(file(RECORD.replace("tattgtagc c", "tatt9gtag c"))),
                "test.embl",
                "line 32",
                "record 1",
                "a number stands inside");
        assertRefused(
                () -> read(file(RECORD.replace("70\n//", "70\n>x\n//"))),
                "line 34",
                "'>x'",
                "EMBL");
        assertRefused(() -> read(file(RECORD.substring(0, 600))), "line 1", "no end mark");
        assertRefused(
                () -> read(file(RECORD.replace("     cacaattact", "     cacaatta"))),
                "70 symbols, but 68 are there");
        assertRefused(() -> read(file(RECORD.replace("40..>66", "40..>"))), "line 26", "record 1");
        assertRefused(() -> read(file(RECORD + RECORD)), "line 35", "X56734.2", "line 1 too");
        assertRefused(() -> read(file("LOCUS       x\n")), "'ID'", "not EMBL");
        assertRefused(() -> read(file("")), "empty");
    }

    /** BioJava reads of EMBL what stands outside the feature table. */
    @Test
    public void agreesWithBioJava() throws Exception {
        File plain = file(RECORD).toFile();
        EmblRecord referee = org.biojava.nbio.core.sequence.io.embl.EmblReader.process(plain);
        SequenceRecord ours = read(plain.toPath()).get(0);
        assertEquals(
                referee.getEmblId().getPrimaryAccession()
                        + "."
                        + referee.getEmblId().getSequenceVersion().replace("SV", "").strip(),
                ours.id());
        assertEquals(referee.getEmblId().getTopology().strip(), ours.attributes().get("Topology"));
        assertEquals(
                referee.getEmblId().getMoleculeType().strip(), ours.attributes().get("Molecule"));
        assertEquals(referee.getSequence().replaceAll("[\\s0-9]", ""), ours.sequence());
    }
}
