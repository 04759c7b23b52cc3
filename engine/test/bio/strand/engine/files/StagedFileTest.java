// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class StagedFileTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;

    @Before
    public void chooseFile() {
        file = folder.getRoot().toPath().resolve("result.txt");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void assertAlone(String content) throws IOException {
        File[] files = folder.getRoot().listFiles();
        assertEquals(1, files.length);
        assertEquals("result.txt", files[0].getName());
        assertEquals(content, Files.readString(file));
    }

    @Test
    public void appearsOnlyWhenFinished() throws IOException {
        try (StagedFile staged = StagedFile.refusing(file)) {
            staged.output().write(text("whole"));
            assertFalse(Files.exists(file));
            staged.finish();
            assertAlone("whole");
        }
        assertAlone("whole");
    }

    @Test
    public void replacesTheOldFileOnlyWhenFinished() throws IOException {
        Files.writeString(file, "old");
        try (StagedFile staged = StagedFile.replacing(file)) {
            staged.output().write(text("new"));
            staged.output().flush();
            assertEquals("old", Files.readString(file));
            staged.finish();
        }
        assertAlone("new");
    }

    @Test
    public void leavesTheOldFileAndNothingElseWhenGivenUp() throws IOException {
        Files.writeString(file, "old");
        try (StagedFile staged = StagedFile.replacing(file)) {
            staged.output().write(new byte[100_000]);
        }
        assertAlone("old");
    }

    @Test
    public void refusesAFileThatExistsBeforeAndOneThatComesMeanwhile() throws IOException {
        StagedFile staged = StagedFile.refusing(file);
        try (staged) {
            staged.output().write(text("mine"));
            Files.writeString(file, "another's");
            assertThrows(FileAlreadyExistsException.class, staged::finish);
        }
        assertAlone("another's");
        assertThrows(FileAlreadyExistsException.class, () -> StagedFile.refusing(file).close());
        assertAlone("another's");
    }

    @Test
    public void closingAStreamAroundTheOutputDoesNotEndTheFile() throws IOException {
        try (StagedFile staged = StagedFile.refusing(file)) {
            try (OutputStream around = staged.output()) {
                around.write(text("a"));
            }
            staged.output().write(text("b"));
            staged.finish();
        }
        assertAlone("ab");
    }

    @Test
    public void foldersAndFilesInMissingFoldersAreRefused() throws IOException {
        Path root = folder.getRoot().toPath();
        assertThrows(FileSystemException.class, () -> StagedFile.replacing(root).close());
        assertThrows(
                NoSuchFileException.class,
                () -> StagedFile.replacing(root.resolve("missing/file")).close());
        assertEquals(0, folder.getRoot().list().length);
    }

    @Test
    public void removesWhatAKilledWriterLeftADayAgoAndNothingElse() throws IOException {
        Path root = folder.getRoot().toPath();
        String uuid = "01234567-89ab-cdef-0123-456789abcdef";
        Path old = Files.writeString(root.resolve(".result.txt." + uuid + ".part"), "half");
        Path fresh =
                Files.writeString(
                        root.resolve(".result.txt." + uuid.replace('0', '1') + ".part"), "");
        Path others = Files.writeString(root.resolve(".other.txt." + uuid + ".part"), "half");
        FileTime twoDaysAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        Files.setLastModifiedTime(old, twoDaysAgo);
        Files.setLastModifiedTime(others, twoDaysAgo);
        try (StagedFile staged = StagedFile.replacing(file)) {
            staged.finish();
        }
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(fresh));
        assertTrue(Files.exists(others));
    }

    @Test
    public void theLastOfTwoWritersWins() throws IOException {
        try (StagedFile first = StagedFile.replacing(file);
                StagedFile second = StagedFile.replacing(file)) {
            first.output().write(text("first"));
            second.output().write(text("second"));
            second.finish();
            first.finish();
        }
        assertAlone("first");
    }
}
