// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.model.JsonFields;
import bio.strand.engine.model.ModelArchiveReader;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Reads the generative models that {@link GenerativeModelWriter} writes. */
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
        return ModelArchiveReader.read(
                in,
                name,
                "generative model",
                Map.of(GenerativeModelWriter.FORMAT, GenerativeModelWriter.VERSION),
                GenerativeModelReader::content);
    }

    private static GenerativeModel content(ModelArchiveReader archive) throws IOException {
        JsonObject json = archive.json(GenerativeModelWriter.MODEL_ENTRY);
        GeneratedKind kind = GenerativeModelJson.kind(JsonFields.object(json, "kind"));
        Condition condition = GenerativeModelJson.condition(JsonFields.object(json, "condition"));
        GeneratorSpec generator =
                GenerativeModelJson.generator(JsonFields.object(json, "generator"));
        CriticSpec critic = GenerativeModelJson.critic(JsonFields.object(json, "critic"));
        int latentSize = JsonFields.integer(json, "latentSize");
        // The blocks' sums are within int, which the networks see to.
        GanShape shape = GenerativeModel.shape(kind, condition, latentSize);
        int criticSize = GenerativeModel.count(GanGradients.blocks(critic, shape));
        ObjectiveSpec objective =
                GenerativeModelJson.objective(JsonFields.object(json, "objective"));
        int spectralSize =
                objective instanceof ObjectiveSpec.HingeSpectral
                        ? SpectralNormalization.stateSize(new GanLayout(critic, shape).shapes(1))
                        : 0;
        int stated = JsonFields.integer(json, "spectralSize");
        if (stated != spectralSize) {
            throw new IllegalArgumentException(
                    "'spectralSize' is %d, not %d".formatted(stated, spectralSize));
        }
        GanProvenance provenance =
                GenerativeModelJson.provenance(
                        archive.json(GenerativeModelWriter.PROVENANCE_ENTRY));
        return new GenerativeModel(
                kind,
                condition,
                generator,
                critic,
                GenerativeModelJson.relaxation(JsonFields.object(json, "relaxation")),
                objective,
                latentSize,
                archive.floats(
                        GenerativeModelWriter.GENERATOR_ENTRY,
                        GenerativeModel.count(GanGradients.blocks(generator, shape))),
                archive.floats(GenerativeModelWriter.CRITIC_ENTRY, criticSize),
                archive.floats(GenerativeModelWriter.SPECTRAL_ENTRY, spectralSize),
                GenerativeModelJson.calibration(JsonFields.object(json, "calibration")),
                provenance);
    }
}
