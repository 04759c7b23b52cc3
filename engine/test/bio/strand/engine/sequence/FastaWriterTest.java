// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import static bio.strand.engine.sequence.TestFiles.readAll;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.progress.CancellationToken;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FastaWriterTest {

    @Rule public TemporaryFolder folder = new TemporaryFolder();

    private Path file;

    @Before
    public void nameFile() {
        file = folder.getRoot().toPath().resolve("out.fasta");
    }

    private void write(FastaWriteOptions options, String... idDescriptionSequence)
            throws IOException {
        try (FastaWriter writer = new FastaWriter(file, options)) {
            for (int i = 0; i < idDescriptionSequence.length; i += 3) {
                writer.write(
                        idDescriptionSequence[i],
                        idDescriptionSequence[i + 1],
                        idDescriptionSequence[i + 2]);
            }
            writer.finish();
        }
    }

    private static FastaWriteOptions wrapped(int width) {
        return new FastaWriteOptions(width, false, true);
    }

    private List<Path> filesInFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder.getRoot().toPath())) {
            return files.toList();
        }
    }

    @Test
    public void wrapsLinesAndWritesNoEmptyOne() throws IOException {
        write(wrapped(4), "a", "first one", "ACGTACGT", "b", "", "ACGTA", "c", "", "AC GT\n");
        assertEquals(">a first one\nACGT\nACGT\n>b\nACGT\nA\n>c\nACGT\n", Files.readString(file));
    }

    @Test
    public void widthZeroMeansOneLine() throws IOException {
        String sequence = "ACGT".repeat(5000);
        write(wrapped(FastaWriteOptions.UNWRAPPED), "a", "", sequence);
        assertEquals(">a\n" + sequence + "\n", Files.readString(file));
        write(wrapped(3000), "a", "", sequence);
        assertEquals(8, Files.readAllLines(file).size());
    }

    @Test
    public void whatIsWrittenIsReadBack() throws IOException {
        Random random = new Random(7);
        for (boolean gzip : new boolean[] {false, true}) {
            List<SequenceRecord> records = new ArrayList<>();
            try (FastaWriter writer =
                    new FastaWriter(file, new FastaWriteOptions(60, gzip, true))) {
                for (int i = 0; i < 200; i++) {
                    StringBuilder sequence = new StringBuilder();
                    int length = 1 + random.nextInt(300);
                    for (int j = 0; j < length; j++) {
                        sequence.append("ACGTNacgt*-.".charAt(random.nextInt(12)));
                    }
                    String id = "s\u00E9q" + i;
                    String description = i % 3 == 0 ? "" : "k=" + i + " \u03B1 text";
                    writer.write(id, description, sequence.toString());
                    records.add(
                            new SequenceRecord(id, description, sequence.toString(), Map.of(), 0));
                }
                writer.finish();
                assertEquals(200, writer.records());
            }
            SequenceReadOptions plain = new SequenceReadOptions(false, true, 1000);
            List<SequenceRecord> back =
                    readAll(new FastaReader(file, plain, CancellationToken.never())).stream()
                            .map(
                                    r ->
                                            new SequenceRecord(
                                                    r.id(),
                                                    r.description(),
                                                    r.sequence(),
                                                    Map.of(),
                                                    0))
                            .toList();
            assertEquals(records, back);
            assertEquals(gzip, SequenceFile.detect(file).compressed());
        }
    }

    @Test
    public void sameRecordsGiveTheSameBytesCompressedToo() throws IOException {
        FastaWriteOptions gzip = new FastaWriteOptions(60, true, true);
        write(gzip, "a", "", "ACGT");
        byte[] first = Files.readAllBytes(file);
        write(gzip, "a", "", "ACGT");
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    @Test
    public void nothingIsThereUntilTheFileIsFinished() throws IOException {
        try (FastaWriter writer = new FastaWriter(file, wrapped(60))) {
            writer.write("a", "", "ACGT");
            assertFalse(Files.exists(file));
        }
        assertEquals(List.of(), filesInFolder());
    }

    @Test
    public void anErrorLeavesTheOldFileAsItWas() throws IOException {
        Files.writeString(file, "old");
        assertThrows(
                IllegalArgumentException.class,
                () -> write(wrapped(60), "a", "", "ACGT", "b", "", ""));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), filesInFolder());
    }

    @Test
    public void replacesOnlyIfAllowed() throws IOException {
        Files.writeString(file, "old");
        FastaWriteOptions careful = new FastaWriteOptions(60, false, false);
        assertThrows(FileAlreadyExistsException.class, () -> write(careful, "a", "", "A"));
        assertEquals("old", Files.readString(file));
        write(wrapped(60), "a", "", "A");
        assertEquals(">a\nA\n", Files.readString(file));
        Files.delete(file);
        try (FastaWriter writer = new FastaWriter(file, careful)) {
            writer.write("a", "", "A");
            Files.writeString(file, "came meanwhile");
            assertThrows(FileAlreadyExistsException.class, writer::finish);
        }
        assertEquals("came meanwhile", Files.readString(file));
        assertEquals(List.of(file), filesInFolder());
    }

    @Test
    public void aMissingFolderIsAnErrorAndLeavesNothing() {
        file = folder.getRoot().toPath().resolve("no/out.fasta");
        assertThrows(NoSuchFileException.class, () -> write(wrapped(60), "a", "", "A"));
    }

    private void assertUnwritable(String id, String description, String sequence, String part) {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> write(wrapped(60), "ok", "", "A", id, description, sequence));
        assertTrue(e.getMessage(), e.getMessage().contains(part));
        assertTrue(e.getMessage(), e.getMessage().contains("ecord 2"));
    }

    @Test
    public void refusesWhatCouldNotBeReadBack() {
        assertUnwritable("", "", "ACGT", "empty identifier");
        assertUnwritable("a b", "", "ACGT", "'a b'");
        assertUnwritable("x", "two\nlines", "ACGT", "line end");
        assertUnwritable("x", "", " \n", "'x'");
        assertUnwritable("x", "", "AC>GT", "position 3");
        assertUnwritable("x", "", ";AC", "position 1");
        assertUnwritable("x", "", "AC\u03B1", "position 3");
    }

    @Test
    public void refusesANegativeWidth() {
        assertThrows(IllegalArgumentException.class, () -> new FastaWriteOptions(-1, false, false));
    }
}
