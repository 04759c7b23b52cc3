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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FastqReaderTest {

    private static final String TWO =
            "@r1 length=4 lane 1\nACGT\n+\n!5I~\n@r2\nNnAC-\n+r2\n@@@@@\n";

    @Rule public TemporaryFolder folder = new TemporaryFolder();

    private Path file(String text) throws IOException {
        return TestFiles.write(folder.getRoot().toPath(), "test.fastq", text);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.getRoot().toPath().resolve("test.fastq"), content);
    }

    private static List<SequenceRecord> read(Path file, QualityOffset offset) throws IOException {
        return readAll(
                new FastqReader(
                        file,
                        new SequenceReadOptions(true, true, 10_000_000, offset),
                        CancellationToken.never()));
    }

    private static List<SequenceRecord> read(Path file) throws IOException {
        return read(file, QualityOffset.CHECKED);
    }

    private static SequenceRecord record(
            String id, String text, String sequence, String quality, long line) {
        return new SequenceRecord(id, text, sequence, Map.of(), quality, List.of(), line);
    }

    @Test
    public void readsHeadersLettersAndQualities() throws IOException {
        List<SequenceRecord> reads = read(file(TWO));
        assertEquals(
                List.of(
                        new SequenceRecord(
                                "r1",
                                "length=4 lane 1",
                                "ACGT",
                                Map.of("length", "4"),
                                "!5I~",
                                List.of(),
                                1),
                        record("r2", "", "NnAC-", "@@@@@", 5)),
                reads);
    }

    /** Scores by Cock et al. (2010), Table 1: '!' is 0, '5' is 20, 'I' is 40, '~' is 93. */
    @Test
    public void meanAndMinimumAreThoseOfThePhredScores() {
        assertEquals((0 + 20 + 40 + 93) / 4.0, PhredQuality.mean("!5I~"), 0);
        assertEquals(0, PhredQuality.minimum("!5I~"));
        assertEquals(20, PhredQuality.minimum("I5"));
        assertTrue(Double.isNaN(PhredQuality.mean("")));
        assertThrows(IllegalArgumentException.class, () -> PhredQuality.minimum(""));
    }

    @Test
    public void readsEveryKindOfLineEndMixedOnesBlankLinesAndAMissingLastOne() throws IOException {
        List<SequenceRecord> expected =
                List.of(record("a", "", "ACGT", "!!!!", 1), record("b", "", "G", "@", 5));
        for (String end : List.of("\n", "\r\n", "\r")) {
            String text = String.join(end, "@a", "ACGT", "+", "!!!!", "@b", "G", "+", "@");
            assertEquals(expected, read(file(text)));
            assertEquals(expected, read(file(text + end + end)));
        }
        assertEquals(expected, read(file("@a\r\nACGT\n+\r!!!!\r\n@b\rG\r\n+\n@")));
        assertEquals(
                List.of(record("a", "", "A", "!", 3), record("b", "", "C", "!", 9)),
                read(file("\uFEFF\n\n@a\nA\n+\n!\n\n\n@b\nC\n+\n!\n")));
    }

    @Test
    public void readsWrappedRecordsWhoseQualityLinesLookLikeHeaders() throws IOException {
        assertEquals(
                List.of(record("a", "", "ACGTAC", "@b+d@f", 1), record("b", "", "GG", "!!", 8)),
                read(file("@a\nACG\nTAC\n+\n@b+\nd@f\n\n@b\nGG\n+\n!!\n")));
    }

    @Test
    public void readsBlocksThatEndAnywhere() throws IOException {
        for (int shift = 0; shift < 8; shift++) {
            String letters = "A".repeat((1 << 16) - 8 - shift);
            String quality = "I".repeat(letters.length());
            Path file =
                    file("@x\r\n" + letters + "\r\n+\r\n" + quality + "\r\n@y\r\nC\r\n+\r\n#\r\n");
            assertEquals(
                    List.of(record("x", "", letters, quality, 1), record("y", "", "C", "#", 5)),
                    read(file));
        }
    }

    @Test
    public void readsGzipAndLatin1() throws IOException {
        assertEquals(read(file(TWO)), read(file(gzip(TWO.getBytes(StandardCharsets.US_ASCII)))));
        Path latin = file("@M\u00FCller x\nA\n+\n!\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("M\u00FCller", read(latin).get(0).id());
        assertEquals("M\u00FCller", read(file("@M\u00FCller x\nA\n+\n!\n")).get(0).id());
    }

    /** Two bytes, one letter: so many qualities as letters cannot be told. Found by fuzzing. */
    @Test
    public void refusesLettersThatAreNotAscii() {
        assertRefused(
                () -> read(file("@a\nAC\n+\n!!\n@b\nA\u00F5C\n+\n!!!!\n")),
                "line 6",
                "record 2",
                "'b' has a letter that is not plain ASCII in the line 'A\u00F5C'");
    }

    @Test
    public void refusesUnequalLengthsAndNamesThem() {
        assertRefused(
                () -> read(file("@a\nAC\n+\n!!\n@b\nACGT\n+\n!!!\n@c\nA\n+\n!\n")),
                "test.fastq",
                "line 8",
                "record 2",
                "'b' has 4 letters but 3 qualities");
        assertRefused(
                () -> read(file("@a\nACGT\n+\n!!!!!\n")), "line 4", "4 letters but 5 qualities");
        assertRefused(() -> read(file("@a\nACGT\n+\n")), "record 1", "4 letters but 0 qualities");
        assertRefused(
                () -> read(file("@a\nAC\nGT\n+\n!!\n!!!\n")),
                "line 6",
                "4 letters but 5 qualities");
    }

    @Test
    public void complainsAboutOffset64AndReadsItWhenTold() throws IOException {
        Path illumina = file("@a\nACGT\n+\nhgfB\n@b\nACGT\n+\nhhhh\n");
        assertRefused(() -> read(illumina), "line 1", "record 1", "offset 64", "none is below 'B'");
        // h is 40, B is 2: 104 - 64 and 66 - 64.
        SequenceRecord first = read(illumina, QualityOffset.PHRED_64).get(0);
        assertEquals("IHG#", first.quality());
        assertEquals(2, PhredQuality.minimum(first.quality()));
        assertEquals("hgfB", read(illumina, QualityOffset.PHRED_33).get(0).quality());
    }

    @Test
    public void doesNotTakeGoodReadsOfOffset33ForOffset64() throws IOException {
        // Only high scores, as in a small file of Illumina (to K) and of PacBio HiFi (to ~).
        assertEquals(1, read(file("@a\nACGT\n+\nKJIH\n")).size());
        assertEquals(1, read(file("@a\nACGT\n+\n~~BC\n")).size());
    }

    @Test
    public void refusesCharactersThatAreNoScore() {
        assertRefused(() -> read(file("@a\nACGT\n+\nII I\n")), "line 4", "record 1", "position 3");
        assertRefused(
                () -> read(file("@a\nAC\n+\nI5\n"), QualityOffset.PHRED_64),
                "position 2",
                "'5'",
                "offset 64",
                "33");
    }

    @Test
    public void refusesAnotherSecondHeader() {
        assertRefused(() -> read(file("@a x\nA\n+a x\n!\n@b\nA\n+c\n!\n")), "line 7", "'c'", "'b'");
    }

    @Test
    public void refusesRecordsThatAreCutOrEmptyOrWithoutIdentifier() {
        assertRefused(() -> read(file("@a\nA\n+\n!\n@b\nACG")), "line 5", "record 2", "ends");
        assertRefused(() -> read(file("@a\n\n+\n\n")), "line 1", "no letters");
        assertRefused(() -> read(file("@ x\n")), "line 1");
        assertRefused(() -> read(file("@\nA\n+\n!\n")), "line 1", "no identifier");
    }

    @Test
    public void refusesOtherFormatsEmptyAndBinaryFiles() {
        assertRefused(() -> read(file(">a\nACGT\n")), "line 1", "'@'");
        assertRefused(() -> read(file("@a\nA\n+\n!\n>b\nACGT\n")), "line 5", "record 2", "'@'");
        assertRefused(() -> read(file("")), "empty");
        assertRefused(() -> read(file("\n\n")), "empty");
        assertRefused(() -> read(file("@a\nA\u0000C\n+\n!!!\n")), "line 2", "binary");
    }

    @Test
    public void namesTruncatedGzip() throws IOException {
        byte[] whole = gzip(TWO.repeat(1).getBytes(StandardCharsets.US_ASCII));
        byte[] part = Arrays.copyOf(whole, whole.length - 4);
        assertRefused(() -> read(file(part)), "test.fastq", "truncated");
    }

    @Test
    public void refusesRepeatedIdentifiersAndNamesBothLines() throws IOException {
        Path file = file("@a\nA\n+\n!\n@b\nA\n+\n!\n@a\nC\n+\n!\n");
        assertRefused(() -> read(file), "line 9", "record 3", "'a'", "line 1 too");
    }

    @Test
    public void stopsWhenCancelled() throws IOException {
        Path file = file("@a\n" + "A".repeat(1 << 20) + "\n+\n" + "I".repeat(1 << 20) + "\n");
        AtomicInteger asked = new AtomicInteger();
        SequenceReadOptions unchecked =
                new SequenceReadOptions(true, true, 10_000_000, QualityOffset.PHRED_33);
        assertThrows(
                CancelledException.class,
                () -> readAll(new FastqReader(file, unchecked, () -> asked.incrementAndGet() > 3)));
        assertTrue(asked.get() <= 5);
    }
}
