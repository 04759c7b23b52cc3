// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.sequence.SequenceFile;

/** The reader of GenBank. */
public final class GenBankFuzz {

    private GenBankFuzz() {}

    /**
     * Reads one input.
     *
     * @param data the file's content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        SequenceReading.read(Scratch.file("x.gb", data), SequenceFile.Format.GENBANK);
    }
}
