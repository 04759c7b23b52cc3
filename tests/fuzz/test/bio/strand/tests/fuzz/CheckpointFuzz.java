// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.training.CheckpointReading;

/**
 * The checkpoint of a training run. An input that begins as a checkpoint does is the whole file;
 * another is the state within it, whose sums then fit.
 */
public final class CheckpointFuzz {

    private CheckpointFuzz() {}

    /**
     * Reads one input.
     *
     * @param data the content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        CheckpointReading.read(data, Scratch::file);
    }
}
