// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import java.io.IOException;
import java.io.InputStream;

/** Reads generative models. */
public final class GenerativeModelReader {

    private GenerativeModelReader() {}

    /**
     * Reads a model.
     *
     * @param in a whole model file; read to its end, not closed
     * @param name what error messages call the file
     * @return the model
     * @throws bio.strand.engine.model.ModelFormatException if this is not a generative model, is
     *     damaged or incomplete, or was written by a later version
     * @throws IOException if reading fails
     */
    public static GenerativeModel read(InputStream in, String name) throws IOException {
        throw new UnsupportedOperationException();
    }
}
