// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.sequence.SequenceFile;

/** The reader of EMBL. */
public final class EmblFuzz {

    private EmblFuzz() {}

    /**
     * Reads one input.
     *
     * @param data the file's content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        SequenceReading.read(Scratch.file("x.embl", data), SequenceFile.Format.EMBL);
    }
}
