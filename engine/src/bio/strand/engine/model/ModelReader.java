// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import java.io.IOException;
import java.io.InputStream;

/** Reads the {@code .strand} files that {@link ModelWriter} writes. */
public final class ModelReader {

    private ModelReader() {}

    /**
     * Reads a classifier.
     *
     * @param in a whole model file; read to its end, not closed
     * @param name what error messages call the file
     * @return the classifier
     * @throws ModelFormatException if this is not a model, is damaged or incomplete, or was written
     *     by a later version
     * @throws IOException if reading fails
     */
    public static SequenceClassifier read(InputStream in, String name) throws IOException {
        throw new ModelFormatException(name + " not available yet");
    }
}
