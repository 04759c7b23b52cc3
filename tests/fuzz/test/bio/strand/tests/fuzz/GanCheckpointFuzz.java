// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.generation.GanReading;

/**
 * The checkpoint of a GAN Learner. An input that begins as a checkpoint does is the whole file;
 * another is the state within it, whose sums then fit.
 */
public final class GanCheckpointFuzz {

    private GanCheckpointFuzz() {}

    /**
     * Reads one input.
     *
     * @param data the content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        GanReading.readCheckpoint(data, Scratch::file);
    }
}
