// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.sequence.SequenceFile;

/** The reader of UniProt text. */
public final class UniProtFuzz {

    private UniProtFuzz() {}

    /**
     * Reads one input.
     *
     * @param data the file's content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        SequenceReading.read(Scratch.file("x.txt", data), SequenceFile.Format.UNIPROT);
    }
}
