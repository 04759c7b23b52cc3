// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.training.Ranges;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where and how often the state of training is kept, so that training that was interrupted goes on
 * where it was and ends with the same bytes. The file is read when training begins, replaced in one
 * step each time, and deleted when training has ended. It is also written when training is
 * cancelled, so that nothing is lost: training again, with the number of iterations or minutes that
 * have been made, gives the model that had been reached.
 *
 * @param file the file; its folder must exist
 * @param everyIterations iterations between two checkpoints, 0 (never) to 100,000,000
 * @param everyMinutes minutes between two checkpoints, 0 (never) to 10,000
 */
public record GanCheckpoints(Path file, int everyIterations, double everyMinutes) {

    /** Checks the ranges. */
    public GanCheckpoints {
        Objects.requireNonNull(file, "file");
        Ranges.require("number of iterations between checkpoints", everyIterations, 0, 100_000_000);
        Ranges.require("number of minutes between checkpoints", everyMinutes, 0, 10_000);
    }
}
