// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.sequence.SequenceFile;

/** The reader of FASTQ. */
public final class FastqFuzz {

    private FastqFuzz() {}

    /**
     * Reads one input.
     *
     * @param data the file's content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        SequenceReading.read(Scratch.file("x.fastq", data), SequenceFile.Format.FASTQ);
    }
}
