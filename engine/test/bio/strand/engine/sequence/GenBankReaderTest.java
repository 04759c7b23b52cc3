// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import static bio.strand.engine.sequence.TestFiles.assertRefused;
import static bio.strand.engine.sequence.TestFiles.gzip;
import static bio.strand.engine.sequence.TestFiles.readAll;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import bio.strand.engine.sequence.SequenceFeature.Qualifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.biojava.nbio.core.sequence.DNASequence;
import org.biojava.nbio.core.sequence.compound.AmbiguityDNACompoundSet;
import org.biojava.nbio.core.sequence.compound.NucleotideCompound;
import org.biojava.nbio.core.sequence.features.FeatureInterface;
import org.biojava.nbio.core.sequence.io.DNASequenceCreator;
import org.biojava.nbio.core.sequence.io.GenbankReader;
import org.biojava.nbio.core.sequence.io.GenericGenbankHeaderParser;
import org.biojava.nbio.core.sequence.template.AbstractSequence;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class GenBankReaderTest {

    private static final String RECORD =
            """
            LOCUS       AB000001                60 bp    DNA     circular BCT 01-JAN-2020
            DEFINITION  Escherichia coli test plasmid, a definition that goes on
                        in a second line.
            ACCESSION   AB000001 REGION: 1..60
            VERSION     AB000001.2  GI:12345
            KEYWORDS    plasmid; test.
            SOURCE      Escherichia coli
              ORGANISM  Escherichia coli
                        Bacteria; Pseudomonadota;
                        Enterobacteriaceae.
            REFERENCE   1  (bases 1 to 60)
              AUTHORS   Nobody,A.
              TITLE     Direct submission
            COMMENT     A comment.
            FEATURES             Location/Qualifiers
                 source          1..60
                                 /organism="Escherichia coli"
                                 /db_xref="taxon:562"
                                 /db_xref="other:1"
                 gene            complement(<1..>20)
                                 /gene="abcD"
                 CDS             join(1..10,
                                 complement(20..30),J00194.1:100..202)
                                 /note="a ""quoted"" word and
                                 /another line that begins with a slash"
                                 /codon_start=1
                                 /pseudo
                                 /translation="MKV
                                 LLA"
                 misc_feature    12^13
            ORIGIN
                    1 gatcctccat atacaacggt atctccacct caggtttaga tctcaacaac
                   51 ggaaccattg
            //
            """;

    private static final String BASES =
            "gatcctccatatacaacggtatctccacctcaggtttagatctcaacaacggaaccattg";

    @Rule public TemporaryFolder folder = new TemporaryFolder();

    private Path file(String text) throws IOException {
        return TestFiles.write(folder.getRoot().toPath(), "test.gb", text);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.getRoot().toPath().resolve("test.gb"), content);
    }

    private static List<SequenceRecord> read(Path file) throws IOException {
        return readAll(
                new GenBankReader(file, SequenceReadOptions.defaults(), CancellationToken.never()));
    }

    private static String record(String name, String features, String origin) {
        return "LOCUS       "
                + name
                + "\nACCESSION   "
                + name
                + "\n"
                + (features.isEmpty() ? "" : "FEATURES             Location/Qualifiers\n")
                + features
                + (origin.isEmpty() ? "" : "ORIGIN\n" + origin)
                + "//\n";
    }

    /** A line of white space that is no blank, such as a form feed or an em space. */
    @Test
    public void linesOfOtherWhiteSpaceAreSkippedOrRefused() throws IOException {
        String page = RECORD.replace("REFERENCE ", "\f\n\u000B\nREFERENCE ");
        assertEquals(read(file(RECORD)).get(0).attributes(), read(file(page)).get(0).attributes());
        assertRefused(
                () -> read(file(RECORD.replace("REFERENCE ", "\u2003\nREFERENCE "))),
                "line 11",
                "does not belong into a record of GenBank");
    }

    @Test
    public void readsWhatIsSaidOfTheWholeRecord() throws IOException {
        SequenceRecord record = read(file(RECORD)).get(0);
        assertEquals("AB000001.2", record.id());
        assertEquals(
                "Escherichia coli test plasmid, a definition that goes on in a second line",
                record.description());
        assertEquals(BASES, record.sequence());
        assertEquals(1, record.line());
        assertEquals("", record.quality());
        assertEquals(
                Map.of(
                        "Accession", "AB000001",
                        "Organism", "Escherichia coli",
                        "Taxonomy", "Bacteria; Pseudomonadota; Enterobacteriaceae",
                        "Molecule", "DNA",
                        "Topology", "circular",
                        "Division", "BCT",
                        "Date", "01-JAN-2020",
                        "Keywords", "plasmid; test"),
                record.attributes());
        assertEquals(
                SequenceFile.Format.GENBANK.attributes(),
                List.copyOf(record.attributes().keySet()));
    }

    @Test
    public void readsFeaturesInTheirOrderWithLinesLocationsAndQualifiers() throws IOException {
        List<SequenceFeature> features = read(file(RECORD)).get(0).features();
        assertEquals(
                List.of("source", "gene", "CDS", "misc_feature"),
                features.stream().map(SequenceFeature::type).toList());
        assertEquals(
                List.of(16L, 20L, 22L, 30L), features.stream().map(SequenceFeature::line).toList());
        assertEquals(List.of("taxon:562", "other:1"), features.get(0).values("db_xref"));
        assertEquals("complement(<1..>20)", features.get(1).location().text());
        assertEquals(
                List.of(
                        new Qualifier(
                                "note",
                                "a \"quoted\" word and /another line that begins with a slash"),
                        new Qualifier("codon_start", "1"),
                        new Qualifier("pseudo", ""),
                        new Qualifier("translation", "MKVLLA")),
                features.get(2).qualifiers());
        assertEquals(
                "join(1..10,complement(20..30),J00194.1:100..202)",
                features.get(2).location().text());
        assertEquals(Optional.empty(), features.get(2).location().cutFrom(BASES));
        assertEquals(
                Optional.of("accgttgtatatggaggatc"), features.get(1).location().cutFrom(BASES));
    }

    @Test
    public void readsSeveralRecordsEveryLineEndAndGzip() throws IOException {
        String two = RECORD + "\n" + RECORD.replace("AB000001", "AB000002");
        List<SequenceRecord> records = read(file(two));
        assertEquals(2, records.size());
        assertEquals("AB000002.2", records.get(1).id());
        assertEquals(records.get(0).features().size(), records.get(1).features().size());
        assertEquals(records, read(file(two.replace("\n", "\r\n"))));
        assertEquals(records, read(file(two.replace("\n", "\r"))));
        assertEquals(records, read(file(gzip(two.getBytes(StandardCharsets.UTF_8)))));
        String mixed = two.replaceFirst("\n", "\r\n").replaceFirst("GI:12345\n", "GI:12345\r");
        assertEquals(records, read(file(mixed)));
    }

    @Test
    public void aRecordWithoutOriginHasNoSequenceAndItsFeatures() throws IOException {
        String contig =
                """
                LOCUS       CM000001              2000 bp    DNA     linear   CON 01-JAN-2020
                DEFINITION  A scaffold.
                ACCESSION   CM000001
                VERSION     CM000001.1
                FEATURES             Location/Qualifiers
                     source          1..2000
                CONTIG      join(AB000001.1:1..1000,gap(100),
                            AB000002.1:1..900)
                //
                """;
        List<SequenceRecord> records = read(file(RECORD + contig + RECORD.replace("01.2", "01.3")));
        assertEquals(List.of(60, 0, 60), records.stream().map(r -> r.sequence().length()).toList());
        assertEquals("source", records.get(1).features().get(0).type());
    }

    @Test
    public void readsProteinsOfGenPept() throws IOException {
        SequenceRecord record =
                read(file(
                                """
                                LOCUS       NP_000001                 12 aa            linear   PRI 01-JAN-2020
                                DEFINITION  a protein [Homo sapiens].
                                ACCESSION   NP_000001
                                VERSION     NP_000001.1
                                FEATURES             Location/Qualifiers
                                     Protein         1..12
                                     Site            order(2,5)
                                                     /site_type="active"
                                ORIGIN
                                        1 mkvllaagt* wy
                                //
                                """
                                        .replace("wy", "wyx")
                                        .replace("* wyx", "*-x")))
                        .get(0);
        assertEquals("mkvllaagt*-x", record.sequence());
        assertEquals("protein", record.attributes().get("Molecule"));
        assertEquals(
                Optional.of("kl"), record.features().get(1).location().cutFrom(record.sequence()));
    }

    @Test
    public void takesLocusLinesThatKeepToNoColumns() throws IOException {
        SequenceRecord record =
                read(file(
                                "LOCUS my_plasmid 8 bp ds-DNA circular 3-MAR-2021\n"
                                        + "FEATURES             Location/Qualifiers\n"
                                        + "     CDS             1..3\n"
                                        + "                     /label=x\n"
                                        + "ORIGIN\n1 ACGTACGT\n//\n"))
                        .get(0);
        assertEquals("my_plasmid", record.id());
        assertEquals("circular", record.attributes().get("Topology"));
        assertEquals("ds-DNA", record.attributes().get("Molecule"));
        assertEquals("", record.attributes().get("Division"));
        assertEquals("ACGTACGT", record.sequence());
        assertEquals(List.of("x"), record.features().get(0).values("label"));
    }

    @Test
    public void skipsTheHeadOfAReleaseFile() throws IOException {
        Path file =
                file("GBBCT1.SEQ          Genetic Sequence Data Bank\n\n   10 loci\n\n" + RECORD);
        assertEquals("AB000001.2", read(file).get(0).id());
        assertEquals(SequenceFile.Format.GENBANK, SequenceFile.detect(file).format());
    }

    @Test
    public void decodesUtf8AndFallsBackToLatin1() throws IOException {
        String text = RECORD.replace("abcD", "\u00E9t\u00E9");
        assertEquals(
                List.of("\u00E9t\u00E9"), read(file(text)).get(0).features().get(1).values("gene"));
        assertEquals(read(file(text)), read(file(text.getBytes(StandardCharsets.ISO_8859_1))));
    }

    @Test
    public void refusesARecordThatIsCut() throws IOException {
        String cut = RECORD + RECORD.replace("01.2", "01.3").substring(0, 700);
        assertRefused(() -> read(file(cut)), "test.gb", "line 35", "record 2", "no end mark //");
        assertRefused(
                () -> read(file(RECORD.replace("//\n", "") + RECORD)),
                "line 1",
                "record 1",
                "no end mark");
        String missing = RECORD.replace("       51 ggaaccattg\n", "");
        assertRefused(() -> read(file(missing)), "record 1", "60 symbols, but 50 are there");
    }

    /** A small file that unpacks to much more than a genome has to say. */
    @Test
    public void refusesARecordWithoutEnd() throws IOException {
        Path file = folder.getRoot().toPath().resolve("endless.gb.gz");
        String[] parts = RECORD.split("COMMENT     A comment.\n");
        byte[] comments =
                ("COMMENT     " + "a".repeat(99_987) + "\n")
                        .repeat(10)
                        .getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(parts[0].getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 135; i++) {
                out.write(comments);
            }
            out.write(parts[1].getBytes(StandardCharsets.US_ASCII));
        }
        assertRefused(
                () -> read(file),
                "endless.gb.gz",
                "line 1356",
                "record 1",
                "'AB000001.2' holds more than 134,217,728 characters beside its sequence",
                "check where the file is from");
    }

    @Test
    public void namesTheLineOfABadLocation() {
        assertRefused(
                () -> read(file(RECORD.replace("12^13", "join(12..13"))),
                "line 30",
                "record 1",
                "join(12..13",
                "ends too early");
        assertRefused(
                () -> read(file(RECORD.replace("12^13", "40..13"))), "line 30", "40..13", "join");
    }

    @Test
    public void namesTheLineOfAnOpenQuote() {
        assertRefused(
                () -> read(file(RECORD.replace("\"taxon:562\"", "\"taxon:562"))),
                "record 1",
                "line 18",
                "never closed");
    }

    @Test
    public void refusesNumbersAndOtherCharactersInsideSequences() {
        assertRefused(
                () -> read(file(RECORD.replace("atctccacct", "atct9cacct"))),
                "line 32",
                "record 1",
                "a number stands inside");
        assertRefused(
                () -> read(file(RECORD.replace("atctccacct", "atct?cacct"))), "line 32", "'?'");
        assertRefused(
                () -> read(file(RECORD.replace("//\n", ">other\nACGT\n//\n"))),
                "line 34",
                "'>'",
                "same format");
    }

    @Test
    public void refusesOtherFormatsTextBetweenRecordsEmptyAndBinaryFiles() {
        assertRefused(() -> read(file(">a\nACGT\n")), "LOCUS", "not GenBank");
        assertRefused(() -> read(file(RECORD + ">a\nACGT\n")), "line 35", "record 2", "LOCUS");
        assertRefused(() -> read(file("x\n".repeat(200) + RECORD)), "line 101", "LOCUS");
        assertRefused(() -> read(file("")), "empty");
        assertRefused(() -> read(file(RECORD.replace("GI:", "GI:\u0001"))), "line 5", "binary");
    }

    @Test
    public void namesTruncatedGzip() throws IOException {
        byte[] whole = gzip(RECORD.getBytes(StandardCharsets.US_ASCII));
        assertRefused(
                () -> read(file(Arrays.copyOf(whole, whole.length / 2))), "test.gb", "truncated");
    }

    @Test
    public void refusesRepeatedIdentifiersAndNamesBothLines() {
        assertRefused(
                () -> read(file(RECORD + RECORD)), "line 35", "record 2", "AB000001.2", "line 1");
    }

    @Test
    public void stopsWhenCancelled() throws IOException {
        Path file = file(record("x", "", "        1 " + "acgt".repeat(1 << 18) + "\n"));
        AtomicInteger asked = new AtomicInteger();
        assertThrows(
                CancelledException.class,
                () ->
                        readAll(
                                new GenBankReader(
                                        file,
                                        SequenceReadOptions.defaults(),
                                        () -> asked.incrementAndGet() > 3)));
        assertTrue(asked.get() <= 5);
    }

    /** BioJava as referee, on random records within what it reads as it is defined. */
    @Test
    public void agreesWithBioJavaOnRandomRecords() throws Exception {
        Random random = new Random(20240503);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append(randomRecord(random, "ZZ" + (100000 + i)));
        }
        List<SequenceRecord> ours = read(file(text.toString()));
        GenbankReader<DNASequence, NucleotideCompound> referee =
                new GenbankReader<>(
                        new ByteArrayInputStream(
                                text.toString().getBytes(StandardCharsets.US_ASCII)),
                        new GenericGenbankHeaderParser<>(),
                        new DNASequenceCreator(AmbiguityDNACompoundSet.getDNACompoundSet()));
        List<DNASequence> theirs = new ArrayList<>(referee.process().values());
        assertEquals(theirs.size(), ours.size());
        for (int i = 0; i < ours.size(); i++) {
            SequenceRecord our = ours.get(i);
            DNASequence their = theirs.get(i);
            assertEquals(their.getAccession().getID(), our.attributes().get("Accession"));
            assertEquals(
                    their.getSequenceAsString().toUpperCase(Locale.ROOT),
                    our.sequence().toUpperCase(Locale.ROOT));
            assertEquals(their.getFeatures().size(), our.features().size());
            // BioJava gives features in an order of its own.
            assertEquals(
                    their.getFeatures().stream().map(GenBankReaderTest::describe).sorted().toList(),
                    our.features().stream().map(GenBankReaderTest::describe).sorted().toList());
        }
    }

    private static String describe(
            FeatureInterface<AbstractSequence<NucleotideCompound>, NucleotideCompound> feature) {
        return feature.getType()
                + " "
                + feature.getLocations().getStart().getPosition()
                + ".."
                + feature.getLocations().getEnd().getPosition()
                + feature.getLocations().getStrand().getStringRepresentation()
                + " "
                + feature.getQualifiers().values().stream()
                        .flatMap(List::stream)
                        .map(q -> q.getName() + "=" + q.getValue())
                        .sorted()
                        .toList();
    }

    private static String describe(SequenceFeature feature) {
        return feature.type()
                + " "
                + feature.location().start()
                + ".."
                + feature.location().end()
                + feature.location().strand().symbol()
                + " "
                + feature.qualifiers().stream()
                        .map(q -> q.name() + "=" + q.value())
                        .sorted()
                        .toList();
    }

    private static String randomRecord(Random random, String name) {
        int length = 100 + random.nextInt(400);
        StringBuilder bases = new StringBuilder();
        for (int i = 0; i < length; i++) {
            bases.append("acgtnry".charAt(random.nextInt(7)));
        }
        StringBuilder text = new StringBuilder();
        text.append(
                "LOCUS       %-16s %11d bp    DNA     linear   BCT 01-JAN-2020%n"
                        .formatted(name, length));
        text.append("DEFINITION  Random ").append(name).append(".\nACCESSION   ").append(name);
        text.append("\nVERSION     ").append(name).append(".1\n");
        text.append("FEATURES             Location/Qualifiers\n");
        int features = 1 + random.nextInt(6);
        for (int i = 0; i < features; i++) {
            int start = 1 + random.nextInt(length - 60);
            String location = start + ".." + (start + 20 + random.nextInt(30));
            if (random.nextInt(3) == 0) {
                location =
                        "join(%d..%d,%s)"
                                .formatted(start, start + 5, (start + 8) + ".." + (start + 50));
            }
            if (random.nextBoolean()) {
                location = "complement(" + location + ")";
            }
            String type = List.of("gene", "CDS", "promoter", "misc_feature").get(random.nextInt(4));
            text.append("     %-16s%s%n".formatted(type, location));
            text.append("                     /gene=\"g").append(i).append("\"\n");
            text.append("                     /note=\"some words that say little about it\n");
            text.append("                     and end here\"\n");
            if (random.nextBoolean()) {
                text.append("                     /codon_start=1\n");
            }
        }
        text.append("ORIGIN\n");
        for (int i = 0; i < length; i += 60) {
            text.append("%9d".formatted(i + 1));
            for (int j = i; j < Math.min(i + 60, length); j += 10) {
                text.append(' ').append(bases, j, Math.min(j + 10, length));
            }
            text.append('\n');
        }
        return text.append("//\n").toString().replace("\r\n", "\n");
    }
}
