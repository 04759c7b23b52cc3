// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class StagedFolderTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private Path root() {
        return folder.getRoot().toPath();
    }

    @Test
    public void appearsOnlyWhenCommitted() throws IOException {
        Path target = root().resolve("deep").resolve("result");
        try (StagedFolder staged = StagedFolder.begin(target)) {
            Files.writeString(staged.path().resolve("a.txt"), "new");
            assertTrue(Files.notExists(target));
            staged.commit();
        }
        assertEquals("new", Files.readString(target.resolve("a.txt")));
        assertEquals(List.of(target), Folders.children(target.getParent()));
    }

    @Test
    public void leavesNothingBehindWithoutCommit() throws IOException {
        try (StagedFolder staged = StagedFolder.begin(root().resolve("result"))) {
            Files.writeString(staged.path().resolve("a.txt"), "new");
        }
        assertEquals(List.of(), Folders.children(root()));
    }

    @Test
    public void replacesWhatWasThereAsAWhole() throws IOException {
        Path target = Files.createDirectories(root().resolve("result"));
        Files.writeString(target.resolve("old.txt"), "old");
        try (StagedFolder staged = StagedFolder.begin(target)) {
            Files.writeString(staged.path().resolve("new.txt"), "new");
            assertEquals("old", Files.readString(target.resolve("old.txt")));
            staged.commit();
        }
        assertEquals(List.of(target.resolve("new.txt")), Folders.children(target));
        assertEquals(List.of(target), Folders.children(root()));
    }

    @Test
    public void deletingAFolderDoesNotFollowLinks() throws IOException {
        Path precious = Files.createDirectories(root().resolve("precious"));
        Files.writeString(precious.resolve("a.txt"), "keep");
        Path doomed = Files.createDirectories(root().resolve("doomed"));
        Files.createSymbolicLink(doomed.resolve("link"), precious);
        Folders.delete(doomed);
        assertEquals(List.of(precious), Folders.children(root()));
        assertEquals("keep", Files.readString(precious.resolve("a.txt")));
    }
}
