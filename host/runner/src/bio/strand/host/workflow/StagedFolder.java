// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder that appears complete or not at all: it is filled under a hidden name beside its target
 * and takes the target's name only on {@link #commit()}. What was there before is replaced then,
 * and stays untouched otherwise.
 *
 * <p>A process that is killed leaves its hidden folders behind. The next one that begins a folder
 * in the same place removes them; and if the process was killed in the midst of a replacement, when
 * the old folder had been put aside and the new one had not yet come, the old one is put back, by
 * that or by {@link #recover}.
 */
public final class StagedFolder implements AutoCloseable {

    /** What the names of folders begin with that this process has not completed. */
    public static final String PREFIX = ".partial-" + ProcessHandle.current().pid() + "-";

    /** What the names of folders begin with in which a process puts aside what it replaces. */
    private static final String ASIDE = ".replaced-";

    private static final Pattern HIDDEN =
            Pattern.compile("\\.(?:partial|replaced)-(\\d{1,18})-[0-9a-f-]{36}");

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
        recover(absolute.getParent());
        // Unlike a temporary folder, one with the access rights that the user gives new folders.
        return new StagedFolder(
                absolute,
                Files.createDirectory(absolute.resolveSibling(PREFIX + UUID.randomUUID())));
    }

    /**
     * Tidies up after processes that have been killed: what they had put aside is put back unless
     * its place is taken, and all else that they left is deleted.
     *
     * @param parent the folder to look into; need not exist
     * @throws IOException if something cannot be moved or deleted
     */
    public static void recover(Path parent) throws IOException {
        recover(parent, id -> ProcessHandle.of(id).isEmpty());
    }

    /**
     * Deletes what this process has not completed, and puts back what it had put aside. To be
     * called only when nothing writes there any more, or when what does is to be ended at once.
     *
     * @param parent the folder to look into
     * @throws IOException if something cannot be moved or deleted
     */
    public static void discardOwn(Path parent) throws IOException {
        recover(parent, id -> id == ProcessHandle.current().pid());
    }

    private static void recover(Path parent, LongPredicate whose) throws IOException {
        if (!Files.isDirectory(parent)) {
            return;
        }
        for (Path child : Folders.children(parent)) {
            String name = child.getFileName().toString();
            Matcher hidden = HIDDEN.matcher(name);
            if (hidden.matches() && whose.test(Long.parseLong(hidden.group(1)))) {
                if (name.startsWith(ASIDE)) {
                    putBack(child, parent);
                }
                Folders.delete(child);
            }
        }
    }

    private static void putBack(Path aside, Path parent) throws IOException {
        for (Path old : Folders.children(aside)) {
            Path place = parent.resolve(old.getFileName());
            if (!Files.exists(place)) {
                Files.move(old, place);
            }
        }
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
        if (!Files.exists(target)) {
            Files.move(staging, target);
            return;
        }
        Path aside =
                Files.createDirectory(
                        target.resolveSibling(
                                ASIDE + ProcessHandle.current().pid() + "-" + UUID.randomUUID()));
        Files.move(target, aside.resolve(target.getFileName()));
        try {
            Files.move(staging, target);
        } catch (IOException e) {
            putBack(aside, target.getParent());
            throw e;
        }
        Folders.delete(aside);
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
