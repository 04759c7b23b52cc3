// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.sequence.SequenceFile;
import bio.strand.engine.sequence.SequenceFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Files of no stated format, plain or gzip: format and compression are told from the content. */
public final class DetectionFuzz {

    private DetectionFuzz() {}

    /**
     * Reads one input.
     *
     * @param data the file's content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        Path path = Scratch.file("x", data);
        try {
            SequenceReading.read(path, SequenceFile.detect(path).format());
        } catch (SequenceFormatException e) {
            Expectations.requireReadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException("the file could be read", e);
        }
    }
}
