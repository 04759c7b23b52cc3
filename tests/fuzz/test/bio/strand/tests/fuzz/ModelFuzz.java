// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.files.ReproducibleZip;
import bio.strand.engine.model.ModelArchiveWriter;
import bio.strand.engine.model.ModelFormatException;
import bio.strand.engine.model.ModelReader;
import bio.strand.engine.model.ModelWriter;
import bio.strand.engine.model.SequenceModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * The {@code .strand} file. An input is a whole file, or the first letter of an entry and what that
 * entry of a good file is replaced by, with a sum that fits. A model that is accepted must be
 * written so that it reads back.
 */
public final class ModelFuzz {

    private static final Map<String, byte[]> GOOD = Entries.of(golden());

    private ModelFuzz() {}

    private static byte[] golden() {
        Path file =
                Path.of(
                        System.getProperty("strand.root"),
                        "engine/test-resources/bio/strand/engine/model/format-2-regression.base64");
        try {
            return Base64.getMimeDecoder().decode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one input.
     *
     * @param data the content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            byte[] archive = archive(data);
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

    private static byte[] archive(byte[] data) throws IOException {
        Map<String, byte[]> entries = Entries.isArchive(data) ? null : Entries.forged(GOOD, data);
        if (entries == null) {
            return data;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (data[0] == ModelArchiveWriter.FORMAT_ENTRY.charAt(0)) {
            ReproducibleZip zip = new ReproducibleZip(bytes);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.store(entry.getKey(), entry.getValue());
            }
            zip.finish();
        } else {
            ModelArchiveWriter writer =
                    new ModelArchiveWriter("strand-sequence-model", ModelWriter.VERSION);
            entries.forEach(
                    (name, content) -> {
                        if (!name.equals(ModelArchiveWriter.FORMAT_ENTRY)) {
                            writer.bytes(name, content);
                        }
                    });
            writer.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] written(SequenceModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelWriter.write(model, bytes);
        return bytes.toByteArray();
    }
}
