// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where and how often the state of training is kept, so that training that was interrupted goes on
 * where it was and ends with the same bytes. The file is read when training begins, replaced in one
 * step each time, so that an interruption leaves the one before intact, and deleted when training
 * has ended.
 *
 * @param file the file; its folder must exist
 * @param everyEpochs epochs between two checkpoints, 0 (never) to 100,000
 * @param everyMinutes minutes after which the next step of the optimiser is followed by a
 *     checkpoint, 0 (never) to 10,000
 */
public record CheckpointStore(Path file, int everyEpochs, double everyMinutes) {

    /** Checks the ranges. */
    public CheckpointStore {
        Objects.requireNonNull(file, "file");
        Ranges.require("number of epochs between checkpoints", everyEpochs, 0, 100_000);
        Ranges.require("number of minutes between checkpoints", everyMinutes, 0, 10_000);
        if (everyEpochs == 0 && everyMinutes == 0) {
            throw new IllegalArgumentException(
                    "checkpoints need a number of epochs or of minutes between them");
        }
    }
}
