// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import java.io.IOException;
import java.io.OutputStream;

/** Writes classifiers as {@code .strand} files. */
public final class ModelWriter {

    private ModelWriter() {}

    /**
     * Writes a classifier. Equal classifiers give equal bytes.
     *
     * @param classifier what to write
     * @param out where to; flushed, not closed
     * @throws IOException if writing fails
     */
    public static void write(SequenceClassifier classifier, OutputStream out) throws IOException {
        throw new IOException("not available yet");
    }
}
