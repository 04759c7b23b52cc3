// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.model.ModelFormatException;
import bio.strand.engine.model.ModelReader;
import bio.strand.engine.model.ModelWriter;
import bio.strand.engine.model.SequenceModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;

/**
 * The {@code .strand} file. An input is a whole file, or the first letter of an entry and what that
 * entry of a good file is replaced by, with a sum that fits. A model that is accepted must be
 * written so that it reads back.
 */
public final class ModelFuzz {

    private static final Map<String, byte[]> GOOD =
            Entries.ofGolden("model/format-2-regression.base64");

    private ModelFuzz() {}

    /**
     * Reads one input.
     *
     * @param data the content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            byte[] archive =
                    Entries.model(GOOD, data, "strand-sequence-model", ModelWriter.VERSION);
            SequenceModel model = ModelReader.read(new ByteArrayInputStream(archive), "x.strand");
            byte[] written = written(model);
            SequenceModel again = ModelReader.read(new ByteArrayInputStream(written), "copy");
            Expectations.require(Arrays.equals(written, written(again)), "a copy that differs");
        } catch (ModelFormatException e) {
            Expectations.requireReadable(e);
            Expectations.require(e.getMessage().contains("x.strand"), "a file without a name");
            Expectations.require(e.getMessage().length() < 2_000, "a message without end");
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be read", e);
        }
    }

    private static byte[] written(SequenceModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelWriter.write(model, bytes);
        return bytes.toByteArray();
    }
}
