// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import java.io.IOException;
import java.io.OutputStream;

/** Writes generative models. */
public final class GenerativeModelWriter {

    private GenerativeModelWriter() {}

    /**
     * Writes a model. Equal models give equal bytes.
     *
     * @param model what to write
     * @param out where to; flushed, not closed
     * @throws IOException if writing fails
     */
    public static void write(GenerativeModel model, OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }
}
