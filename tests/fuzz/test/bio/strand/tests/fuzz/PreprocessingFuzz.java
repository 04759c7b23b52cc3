// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.expression.PreprocessingFormat;
import bio.strand.engine.expression.PreprocessingFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * The stored preprocessing of expression data. The input is its JSON, or, if it begins as gzip
 * does, the whole.
 */
public final class PreprocessingFuzz {

    private static final int GZIP = 0x1F;

    private PreprocessingFuzz() {}

    /**
     * Reads one input.
     *
     * @param data the content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            byte[] whole = data.length > 0 && data[0] == GZIP ? data : compressed(data);
            PreprocessingFormat.read(new ByteArrayInputStream(whole));
        } catch (PreprocessingFormatException e) {
            Expectations.requireReadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be read", e);
        }
    }

    private static byte[] compressed(byte[] data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(data);
        }
        return bytes.toByteArray();
    }
}
