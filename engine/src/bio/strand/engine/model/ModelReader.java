// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.network.NetworkLayout;
import bio.strand.engine.network.NetworkSpec;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Reads the {@code .strand} files that {@link ModelWriter} writes, of its own version and all
 * before it.
 *
 * <p>Nothing in a file is trusted, as {@link ModelArchiveReader} states it, and no object is
 * created but the model's parts.
 */
public final class ModelReader {

    private ModelReader() {}

    /**
     * Reads a model.
     *
     * @param in a whole model file; read to its end, not closed
     * @param name what error messages call the file
     * @return the model
     * @throws ModelFormatException if this is not a model, is damaged or incomplete, or was written
     *     by a later version
     * @throws IOException if reading fails
     */
    public static SequenceModel read(InputStream in, String name) throws IOException {
        return ModelArchiveReader.read(
                in,
                name,
                "sequence model",
                Map.of(ModelWriter.FORMAT, ModelWriter.VERSION, ModelWriter.FORMAT_1, 1),
                ModelReader::read);
    }

    private static SequenceModel read(ModelArchiveReader archive) throws IOException {
        int version = archive.version();
        JsonObject networkJson = archive.json(ModelWriter.NETWORK_ENTRY);
        NetworkSpec network = ModelJson.network(networkJson, version);
        int maximumLength = JsonFields.integer(networkJson, "maximumLength");
        Encoding encoding = Encoding.fromJson(archive.json(ModelWriter.ENCODING_ENTRY));
        Task task =
                version == 1
                        ? ModelJson.classes(archive.json(ModelWriter.CLASSES_ENTRY_1))
                        : ModelJson.task(archive.json(ModelWriter.TASK_ENTRY));
        Provenance provenance =
                ModelJson.provenance(archive.json(ModelWriter.PROVENANCE_ENTRY), version);
        NetworkLayout layout = SequenceModel.layout(network, encoding, task, maximumLength);
        if (version > 1
                && !JsonFields.member(networkJson, "parameters")
                        .equals(ModelJson.blocks(layout.blocks()))) {
            throw new ModelFormatException(
                    "The model %s lists other parameters than its network has."
                            .formatted(archive.name()));
        }
        float[] parameters = archive.floats(ModelWriter.PARAMETERS_ENTRY, layout.parameterCount());
        return new SequenceModel(network, encoding, task, maximumLength, parameters, provenance);
    }
}
