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

    /** The names that a process with that number gives, which no process has. */
    private Path leftBy(String kind) throws IOException {
        String dead = "999999999999";
        return Files.createDirectory(
                root().resolve("." + kind + "-" + dead + "-01234567-89ab-cdef-0123-456789abcdef"));
    }

    @Test
    public void whatAKilledProcessHadPutAsideIsPutBackAndTheRestIsRemoved() throws IOException {
        Path old = Files.createDirectory(leftBy("replaced").resolve("workflow"));
        Files.writeString(old.resolve("old.txt"), "old");
        Files.writeString(leftBy("partial").resolve("new.txt"), "half");
        Path other = Files.createDirectory(root().resolve(".partial-x"));
        StagedFolder.recover(root());
        Path back = root().resolve("workflow");
        assertEquals(List.of(other, back), Folders.children(root()));
        assertEquals("old", Files.readString(back.resolve("old.txt")));
        StagedFolder.recover(root().resolve("missing"));
    }

    @Test
    public void whatWasPutAsideGoesWhereANewOneIsThere() throws IOException {
        Files.createDirectory(leftBy("replaced").resolve("workflow"));
        Path place = Files.createDirectory(root().resolve("workflow"));
        Files.writeString(place.resolve("new.txt"), "new");
        try (StagedFolder staged = StagedFolder.begin(root().resolve("another"))) {
            assertEquals(List.of(staged.path(), place), Folders.children(root()));
        }
        assertEquals(List.of(place), Folders.children(root()));
        assertEquals("new", Files.readString(place.resolve("new.txt")));
    }

    @Test
    public void foldersOfLivingProcessesAreLeftAlone() throws IOException {
        try (StagedFolder one = StagedFolder.begin(root().resolve("one"));
                StagedFolder two = StagedFolder.begin(root().resolve("two"))) {
            assertTrue(Files.exists(one.path()));
            one.commit();
            two.commit();
        }
        assertEquals(2, Folders.children(root()).size());
    }

    @Test
    public void discardingPutsBackWhatThisProcessWasReplacing() throws IOException {
        long self = ProcessHandle.current().pid();
        String uuid = "-01234567-89ab-cdef-0123-456789abcdef";
        Path aside = Files.createDirectory(root().resolve(".replaced-" + self + uuid));
        Files.writeString(Files.createDirectory(aside.resolve("workflow")).resolve("a.txt"), "old");
        Files.createDirectory(root().resolve(".partial-" + self + uuid));
        StagedFolder.discardOwn(root());
        Path back = root().resolve("workflow");
        assertEquals(List.of(back), Folders.children(root()));
        assertEquals("old", Files.readString(back.resolve("a.txt")));
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
