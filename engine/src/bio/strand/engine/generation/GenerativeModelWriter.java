// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.model.ModelArchiveWriter;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes generative models as archives of {@link ModelArchiveWriter}, format {@value #FORMAT}. The
 * entries, in this order:
 *
 * <ol>
 *   <li>{@code model.json}: {@code kind} (what is generated: the {@code encoding} of sequences with
 *       {@code steps} and {@code variableLength}, or {@code columns}, {@code means} and {@code
 *       deviations} of profiles), {@code condition}, {@code generator}, {@code critic}, {@code
 *       relaxation}, {@code objective}, {@code latentSize}, {@code calibration} of the
 *       discriminator's scores, and {@code spectralSize}, the number of values of spectral.bin;
 *   <li>{@code provenance.json}: library, kernel, seed, data digest, settings and history;
 *   <li>{@code generator.bin}, {@code critic.bin}, {@code spectral.bin}: the flat parameter vectors
 *       and the state of spectral normalisation, little-endian IEEE 754 float32.
 * </ol>
 *
 * <p>A number that is not finite is {@code null} in JSON.
 */
public final class GenerativeModelWriter {

    /** The version of the format that is written, and the latest that is read. */
    public static final int VERSION = 1;

    static final String FORMAT = "strand-generative-model";
    static final String MODEL_ENTRY = "model.json";
    static final String PROVENANCE_ENTRY = "provenance.json";
    static final String GENERATOR_ENTRY = "generator.bin";
    static final String CRITIC_ENTRY = "critic.bin";
    static final String SPECTRAL_ENTRY = "spectral.bin";

    private GenerativeModelWriter() {}

    /**
     * Writes a model. Equal models give equal bytes.
     *
     * @param model what to write
     * @param out where to; flushed, not closed
     * @throws IOException if writing fails
     */
    public static void write(GenerativeModel model, OutputStream out) throws IOException {
        JsonObject json = new JsonObject();
        json.add("kind", GenerativeModelJson.kind(model.kind()));
        json.add("condition", GenerativeModelJson.condition(model.condition()));
        json.add("generator", GenerativeModelJson.generator(model.generator()));
        json.add("critic", GenerativeModelJson.critic(model.critic()));
        json.add("relaxation", GenerativeModelJson.relaxation(model.relaxation()));
        json.add("objective", GenerativeModelJson.objective(model.objective()));
        json.addProperty("latentSize", model.latentSize());
        json.add("calibration", GenerativeModelJson.calibration(model.calibration()));
        json.addProperty("spectralSize", model.spectralState().length);
        new ModelArchiveWriter(FORMAT, VERSION)
                .json(MODEL_ENTRY, json)
                .json(PROVENANCE_ENTRY, GenerativeModelJson.provenance(model.provenance()))
                .floats(GENERATOR_ENTRY, model.generatorParameters())
                .floats(CRITIC_ENTRY, model.criticParameters())
                .floats(SPECTRAL_ENTRY, model.spectralState())
                .write(out);
    }
}
