// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.learner;

import bio.strand.engine.progress.CancellationToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A user's wish to end training and to keep what there is: a file beside the checkpoint, which
 * KNIME, where cancelling means to discard, has no button for. It is looked for once a second.
 */
final class StopFile implements CancellationToken {

    private static final long LOOK_NANOSECONDS = 1_000_000_000L;

    private final Path file;
    private volatile boolean found;
    private volatile long nextLook = System.nanoTime();

    private StopFile(Path file) {
        this.file = file;
    }

    /**
     * The stop file of a checkpoint.
     *
     * @param checkpoint the checkpoint file
     * @return a token that is cancelled once there is a file with its name and {@code .stop}
     */
    static StopFile beside(Path checkpoint) {
        return new StopFile(checkpoint.resolveSibling(checkpoint.getFileName() + ".stop"));
    }

    @Override
    public boolean isCancelled() {
        if (!found && System.nanoTime() - nextLook >= 0) {
            nextLook = System.nanoTime() + LOOK_NANOSECONDS;
            found = Files.exists(file);
        }
        return found;
    }

    /** Takes the wish away once it is granted, so that the next execution is not ended by it. */
    void delete() throws IOException {
        if (found) {
            Files.deleteIfExists(file);
        }
    }
}
