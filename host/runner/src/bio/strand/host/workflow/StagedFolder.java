// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A folder that appears complete or not at all: it is filled under a hidden name beside its target
 * and takes the target's name only on {@link #commit()}. What was there before is replaced then,
 * and stays untouched otherwise.
 */
public final class StagedFolder implements AutoCloseable {

    /** What the names of folders begin with that this process has not completed. */
    public static final String PREFIX = ".partial-" + ProcessHandle.current().pid() + "-";

    private final Path target;

    private final Path staging;

    private StagedFolder(Path target, Path staging) {
        this.target = target;
        this.staging = staging;
    }

    /**
     * Begins a folder.
     *
     * @param target where the complete folder is to appear; its parents are created
     * @return the folder, empty
     * @throws IOException if the parent cannot be created or written
     */
    public static StagedFolder begin(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        return new StagedFolder(absolute, hiddenSibling(absolute));
    }

    /** Unlike a temporary folder, one with the access rights that the user gives new folders. */
    private static Path hiddenSibling(Path target) throws IOException {
        return Files.createDirectory(target.resolveSibling(PREFIX + UUID.randomUUID()));
    }

    /**
     * Where to write what the folder shall hold.
     *
     * @return an existing folder until {@link #commit()} or {@link #close()}
     */
    public Path path() {
        return staging;
    }

    /**
     * Gives the folder its name, replacing what bears it.
     *
     * @throws IOException if that fails; what was there before is then there still
     */
    public void commit() throws IOException {
        Path old = null;
        if (Files.exists(target)) {
            old = hiddenSibling(target).resolve("old");
            Files.move(target, old);
        }
        try {
            Files.move(staging, target);
        } catch (IOException e) {
            if (old != null) {
                Files.move(old, target);
            }
            throw e;
        } finally {
            if (old != null) {
                Folders.delete(old.getParent());
            }
        }
    }

    /**
     * Deletes the folder unless it was committed.
     *
     * @throws IOException if it cannot be deleted
     */
    @Override
    public void close() throws IOException {
        Folders.delete(staging);
    }
}
