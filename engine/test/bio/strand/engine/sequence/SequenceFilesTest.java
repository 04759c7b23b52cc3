// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import static bio.strand.engine.sequence.TestFiles.assertRefused;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.progress.CancellationToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SequenceFilesTest {

    @Rule public TemporaryFolder folder = new TemporaryFolder();

    private Path root;
    private Path first;
    private Path second;

    @Before
    public void writeFiles() throws IOException {
        root = folder.getRoot().toPath();
        first = TestFiles.write(root, "b.fasta", ">x\nAC\n>y\nGG\n");
        second = TestFiles.write(root, "a.fa", ">z\nTT\n");
        TestFiles.write(root, ".hidden.fasta", ">h\nTT\n");
        TestFiles.write(root, "notes.txt", "nothing");
        Files.createDirectories(root.resolve("sub"));
        TestFiles.write(root.resolve("sub"), "c.fasta", ">w\nCC\n");
    }

    private static SequenceReader open(Path file) throws IOException {
        return new FastaReader(
                file, new SequenceReadOptions(true, false, 100), CancellationToken.never());
    }

    private static List<String> read(List<Path> files, boolean unique) throws IOException {
        List<String> records = new ArrayList<>();
        try (SequenceFiles reader = new SequenceFiles(files, SequenceFilesTest::open, unique)) {
            SequenceRecord record;
            while ((record = reader.next()) != null) {
                records.add(reader.file().getFileName() + ":" + record.id());
                assertTrue(reader.bytesRead() <= reader.totalBytes());
            }
            assertEquals(reader.totalBytes(), reader.bytesRead());
            assertNull(reader.next());
        }
        return records;
    }

    @Test
    public void readsOneFileAfterTheOther() throws IOException {
        assertEquals(
                List.of("b.fasta:x", "b.fasta:y", "a.fa:z"), read(List.of(first, second), true));
    }

    @Test
    public void findsFilesOfAFolderByPatternSortedAndWithoutHiddenOnes() throws IOException {
        assertEquals(List.of(first), SequenceFiles.inFolder(root, "*.fasta", false));
        assertEquals(
                List.of(second, first, root.resolve("sub/c.fasta")),
                SequenceFiles.inFolder(root, "*.{fa,fasta}", true));
    }

    @Test
    public void namesAFolderOrPatternThatGivesNothing() throws IOException {
        assertRefused(() -> SequenceFiles.inFolder(root, "*.gb", true), "*.gb", "pattern");
        assertRefused(() -> SequenceFiles.inFolder(root.resolve("no"), "*", true), "not exist");
        assertRefused(() -> SequenceFiles.inFolder(first, "*", true), "no folder");
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> SequenceFiles.inFolder(root, "*.{fa", false));
        assertTrue(e.getMessage(), e.getMessage().contains("*.{fa"));
    }

    @Test
    public void refusesIdentifiersThatOccurInTwoFiles() throws IOException {
        Path third = TestFiles.write(root, "d.fasta", ">v\nAA\n\n>y\nAA\n");
        assertRefused(
                () -> read(List.of(first, second, third), true),
                "d.fasta",
                "line 4",
                "record 2",
                "'y'",
                "line 3",
                "b.fasta");
        assertEquals(5, read(List.of(first, second, third), false).size());
        assertRefused(() -> read(List.of(first, first), true), "line 1", "record 1", "'x'");
    }

    @Test
    public void namesAMissingFileBeforeAnythingIsRead() {
        assertRefused(() -> read(List.of(first, root.resolve("gone.fasta")), true), "gone.fasta");
        assertThrows(IllegalArgumentException.class, () -> read(List.of(), true));
    }
}
