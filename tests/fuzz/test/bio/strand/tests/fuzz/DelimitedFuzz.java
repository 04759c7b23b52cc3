// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.sequence.SequenceFile;

/** The reader of delimited text such as CSV. */
public final class DelimitedFuzz {

    private DelimitedFuzz() {}

    /**
     * Reads one input.
     *
     * @param data the file's content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        SequenceReading.read(Scratch.file("x.csv", data), SequenceFile.Format.DELIMITED);
    }
}
