// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import static bio.strand.engine.sequence.TestFiles.assertRefused;
import static bio.strand.engine.sequence.TestFiles.gzip;
import static bio.strand.engine.sequence.TestFiles.readAll;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.biojava.nbio.core.sequence.DNASequence;
import org.biojava.nbio.core.sequence.compound.AmbiguityDNACompoundSet;
import org.biojava.nbio.core.sequence.compound.NucleotideCompound;
import org.biojava.nbio.core.sequence.io.DNASequenceCreator;
import org.biojava.nbio.core.sequence.io.GenericFastaHeaderParser;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FastaReaderTest {

    private static final SequenceReadOptions REPEATED_IDS =
            new SequenceReadOptions(true, false, 1000);

    @Rule public TemporaryFolder folder = new TemporaryFolder();

    private Path file(String text) throws IOException {
        return TestFiles.write(folder.getRoot().toPath(), "test.fasta", text);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.getRoot().toPath().resolve("test.fasta"), content);
    }

    private static List<SequenceRecord> read(Path file) throws IOException {
        return readAll(
                new FastaReader(file, SequenceReadOptions.defaults(), CancellationToken.never()));
    }

    private static SequenceRecord record(String id, String text, String sequence, long line) {
        return new SequenceRecord(id, text, sequence, Map.of(), line);
    }

    @Test
    public void readsRecordsOfSeveralLinesWithTheirLineNumbers() throws IOException {
        Path file = file(">a first one\nACGT\nAC\n\n>b\n  GG TT\t\n>c  two  words \nN-n.*\n");
        assertEquals(
                List.of(
                        record("a", "first one", "ACGTAC", 1),
                        record("b", "", "GGTT", 5),
                        record("c", "two  words", "N-n.*", 7)),
                read(file));
    }

    @Test
    public void readsEveryKindOfLineEndAndAMissingLastOne() throws IOException {
        List<SequenceRecord> expected =
                List.of(record("a", "", "ACGT", 1), record("b", "", "G", 4));
        for (String end : List.of("\n", "\r\n", "\r")) {
            String text = String.join(end, ">a", "AC", "GT", ">b", "G");
            assertEquals(expected, read(file(text)));
            assertEquals(expected, read(file(text + end)));
            assertEquals(expected, read(file(text + end + end + end)));
        }
    }

    @Test
    public void readsMixedLineEnds() throws IOException {
        assertEquals(
                List.of(record("a", "", "ACGT", 1), record("b", "", "GG", 5)),
                read(file(">a\r\nAC\nGT\r\r\n>b\rG\nG")));
    }

    /**
     * SMILES in FASTA have digits, so the reader leaves them to the encoder, which refuses them.
     */
    @Test
    public void keepsLowerCaseStopsGapsAndNumbersAsTheyStand() throws IOException {
        assertEquals(
                List.of(record("a", "", "acGT*-.N12c1ccccc1", 1)),
                read(file(">a\nacGT*-.N\n12 c1ccccc1\n")));
    }

    @Test
    public void readsBlocksThatEndAnywhere() throws IOException {
        // Lines ends, headers and high bytes at every distance from the end of a 64 KiB block.
        for (int shift = 0; shift < 12; shift++) {
            String filler = "A".repeat((1 << 16) - 10 - shift);
            Path file =
                    file(">x\r\n" + filler + "\r\n>\u00E9\u00E8 d\r\nAC\r\nGT\r\n;c\r\n>z\r\nT");
            assertEquals(
                    List.of(
                            record("x", "", filler, 1),
                            record("\u00E9\u00E8", "d", "ACGT", 3),
                            record("z", "", "T", 7)),
                    read(file));
        }
    }

    @Test
    public void readsGzipByContentWhateverTheName() throws IOException {
        byte[] plain = ">a\nACGT\n".getBytes(StandardCharsets.US_ASCII);
        assertEquals(List.of(record("a", "", "ACGT", 1)), read(file(gzip(plain))));
    }

    @Test
    public void readsGzipOfSeveralMembersAsBgzipWritesThem() throws IOException {
        byte[] first = gzip(">a\nAC".getBytes(StandardCharsets.US_ASCII));
        byte[] second = gzip("GT\n>b\nG\n".getBytes(StandardCharsets.US_ASCII));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertEquals(
                List.of(record("a", "", "ACGT", 1), record("b", "", "G", 3)), read(file(both)));
    }

    @Test
    public void keepsCommentsOutAndSkipsBlankLinesAndTheByteOrderMarkBeforeTheFirstHeader()
            throws IOException {
        assertEquals(
                List.of(record("a", "", "ACGT", 4)),
                read(file("\uFEFF\n; a comment\n \n>a\nAC\n;another\nGT\n")));
    }

    @Test
    public void decodesUtf8AndFallsBackToLatin1() throws IOException {
        assertEquals("M\u00FCller", read(file(">M\u00FCller\nA\n")).get(0).id());
        Path latin = file(">M\u00FCller\nA\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("M\u00FCller", read(latin).get(0).id());
        assertEquals("\u03B1\u03B2", read(file(">x\n\u03B1\n\u03B2\n")).get(0).sequence());
    }

    @Test
    public void turnsPairsOfTheHeaderIntoAttributes() throws IOException {
        SequenceRecord record =
                read(file(
                                ">p1 SET=train big protein name=\"a b\" empty= x.y-z=1=2 =no 3=no"
                                        + " bad=\"open q=\"\"\n"
                                        + "AC\n"))
                        .get(0);
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("SET", "train");
        expected.put("name", "a b");
        expected.put("empty", "");
        expected.put("x.y-z", "1=2");
        expected.put("q", "");
        assertEquals(expected, record.attributes());
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(record.attributes().keySet()));
        assertEquals(
                "SET=train big protein name=\"a b\" empty= x.y-z=1=2 =no 3=no bad=\"open q=\"\"",
                record.description());
    }

    @Test
    public void understandsHeadersOfUniProt() throws IOException {
        SequenceRecord record =
                read(file(
                                ">sp|P69905|HBA_HUMAN Hemoglobin subunit alpha OS=Homo"
                                        + " sapiens OX=9606 GN=HBA1 PE=1 SV=2\nMVLS\n"))
                        .get(0);
        assertEquals("sp|P69905|HBA_HUMAN", record.id());
        assertTrue(record.description().startsWith("Hemoglobin subunit alpha OS=Homo"));
        assertEquals(
                Map.of("OS", "Homo sapiens", "OX", "9606", "GN", "HBA1", "PE", "1", "SV", "2"),
                record.attributes());
    }

    @Test
    public void findsNoPairsIfNotAsked() throws IOException {
        SequenceReadOptions plain = new SequenceReadOptions(false, true, 100);
        List<SequenceRecord> records =
                readAll(
                        new FastaReader(
                                file(">a k=v text\nAC\n"), plain, CancellationToken.never()));
        assertEquals(List.of(record("a", "k=v text", "AC", 1)), records);
    }

    @Test
    public void returnsNullForEverAfterTheLastRecord() throws IOException {
        try (FastaReader reader =
                new FastaReader(file(">a\nA"), REPEATED_IDS, CancellationToken.never())) {
            assertEquals("a", reader.next().id());
            assertNull(reader.next());
            assertNull(reader.next());
            assertEquals(reader.totalBytes(), reader.bytesRead());
        }
    }

    @Test
    public void refusesAHeaderWithoutSequence() throws IOException {
        Path middle = file(">a\nAC\n>b text\n\n>c\nG\n");
        SequenceFormatException e =
                assertRefused(() -> read(middle), "test.fasta", "line 3", "record 2", "'b'");
        assertEquals(3, e.line());
        assertEquals(2, e.record());
        assertEquals(middle.toString(), e.file());
        assertRefused(() -> read(file(">a\nAC\n>last")), "line 3", "'last'", "no sequence");
        assertRefused(() -> read(file(">a\n \t\n;x\n")), "line 1", "no sequence");
    }

    @Test
    public void refusesAHeaderWithoutIdentifier() {
        assertRefused(() -> read(file(">a\nAC\n>\nGG\n")), "line 3", "record 2", "identifier");
        assertRefused(() -> read(file(">  \nGG\n")), "line 1", "identifier");
    }

    @Test
    public void refusesEmptyMissingAndFolder() throws IOException {
        assertRefused(() -> read(file("")), "test.fasta", "empty");
        assertRefused(() -> read(file("\n \r\n")), "empty");
        assertRefused(() -> read(file(gzip(new byte[0]))), "empty");
        Path missing = folder.getRoot().toPath().resolve("no.fasta");
        assertRefused(() -> read(missing), "no.fasta", "does not exist", "check the path");
        assertRefused(() -> read(folder.getRoot().toPath()), "folder");
    }

    @Test
    public void refusesTextBeforeTheFirstHeader() {
        assertRefused(() -> read(file("\nACGT\n>a\nAC\n")), "line 2", "before the first header");
        assertRefused(() -> read(file("id,seq\na,ACGT\n")), "line 1", "delimited text");
    }

    @Test
    public void refusesBinaryContent() throws IOException {
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        noise[0] = 'P';
        assertRefused(() -> read(file(noise)), "binary");
        assertRefused(() -> read(file(">a\nAC\n>b\nA\u0000C\n")), "line 4", "record 2", "binary");
        assertRefused(() -> read(file(">a \u0001\nAC\n")), "line 1", "binary");
        assertRefused(() -> read(file(">a\nAC\n".getBytes(StandardCharsets.UTF_16))), "binary");
    }

    @Test
    public void namesTruncatedAndDamagedGzip() throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder(">a\n");
        for (int i = 0; i < 100_000; i++) {
            text.append("ACGT".charAt(random.nextInt(4)));
        }
        byte[] whole = gzip(text.toString().getBytes(StandardCharsets.US_ASCII));
        for (int length : new int[] {5, whole.length / 2, whole.length - 1}) {
            byte[] part = Arrays.copyOf(whole, length);
            assertRefused(() -> read(file(part)), "test.fasta", "truncated", "again");
        }
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 0x55;
        damaged[whole.length / 2 + 1] ^= 0x55;
        assertRefused(() -> read(file(damaged)), "test.fasta", "damaged");
    }

    @Test
    public void refusesRepeatedIdentifiersAndNamesBothLines() throws IOException {
        Path file = file(">a\nAC\n>b\nAC\n>a again\nGG\n");
        assertRefused(() -> read(file), "line 5", "record 3", "'a'", "line 1 too");
        assertEquals(
                3, readAll(new FastaReader(file, REPEATED_IDS, CancellationToken.never())).size());
    }

    @Test
    public void boundsTheLengthOfSequencesAndHeaders() throws IOException {
        String longest = "A".repeat(1000);
        assertEquals(
                longest,
                readAll(
                                new FastaReader(
                                        file(">a\n" + longest + "\n"),
                                        REPEATED_IDS,
                                        CancellationToken.never()))
                        .get(0)
                        .sequence());
        Path longer = file(">a\n" + longest + "\nA\n");
        assertRefused(
                () -> readAll(new FastaReader(longer, REPEATED_IDS, CancellationToken.never())),
                "line 1",
                "'a'",
                "1000 symbols");
        assertRefused(
                () -> read(file(">" + "h".repeat(1 << 21))), "line 1", "header line is longer");
    }

    @Test
    public void stopsWhenCancelled() throws IOException {
        Path file = file(">a\n" + "A".repeat(1 << 20) + "\n");
        AtomicInteger asked = new AtomicInteger();
        assertThrows(
                CancelledException.class,
                () ->
                        readAll(
                                new FastaReader(
                                        file,
                                        SequenceReadOptions.defaults(),
                                        () -> asked.incrementAndGet() > 3)));
        assertTrue(asked.get() <= 5);
    }

    /** An independent reader as referee, on random files of the common subset of both. */
    @Test
    public void agreesWithBioJavaOnRandomFiles() throws Exception {
        Random random = new Random(20240501);
        for (int round = 0; round < 50; round++) {
            String end = random.nextBoolean() ? "\n" : "\r\n";
            StringBuilder text = new StringBuilder();
            int records = 1 + random.nextInt(20);
            for (int i = 0; i < records; i++) {
                text.append(">seq").append(i).append(end);
                int lines = 1 + random.nextInt(5);
                for (int j = 0; j < lines; j++) {
                    int width = 1 + random.nextInt(80);
                    for (int k = 0; k < width; k++) {
                        text.append("ACGTNRYacgt".charAt(random.nextInt(11)));
                    }
                    text.append(end);
                }
                if (random.nextInt(4) == 0) {
                    text.append(end);
                }
            }
            Path file = file(text.toString());
            List<String> ours = new ArrayList<>();
            for (SequenceRecord r : read(file)) {
                ours.add(r.id() + " " + r.sequence().toUpperCase(java.util.Locale.ROOT));
            }
            assertEquals(withBioJava(file), ours);
        }
    }

    private static List<String> withBioJava(Path file) throws IOException {
        List<String> records = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            org.biojava.nbio.core.sequence.io.FastaReader<DNASequence, NucleotideCompound> reader =
                    new org.biojava.nbio.core.sequence.io.FastaReader<>(
                            in,
                            new GenericFastaHeaderParser<>(),
                            new DNASequenceCreator(AmbiguityDNACompoundSet.getDNACompoundSet()));
            for (Map.Entry<String, DNASequence> entry : reader.process().entrySet()) {
                records.add(
                        entry.getKey()
                                + " "
                                + entry.getValue()
                                        .getSequenceAsString()
                                        .toUpperCase(java.util.Locale.ROOT));
            }
        }
        return records;
    }
}
