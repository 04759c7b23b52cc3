// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.model.JsonFields;
import bio.strand.engine.training.CheckpointReading;
import bio.strand.engine.training.TrainingException;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;

/** Gives the fuzzing of generative networks what only their own package sees. */
public final class GanReading {

    private static final byte[] MAGIC = "STRANDGC".getBytes(StandardCharsets.US_ASCII);
    private static final String RUN = "run";

    /** More parameters than this are not made up for an input. */
    private static final int MOST_PARAMETERS = 100_000;

    private GanReading() {}

    /**
     * The parameters of the networks that the description of a model asks for.
     *
     * @param generator of the generator
     * @param critic of the discriminator
     * @param spectral of the state of spectral normalisation
     */
    public record Counts(int generator, int critic, int spectral) {}

    /**
     * How many parameters a model must have.
     *
     * @param description the content of its model.json
     * @return the numbers; empty if it describes no model, or a large one
     */
    public static Optional<Counts> counts(byte[] description) {
        try {
            JsonObject json = JsonFields.parse(description);
            GanShape shape =
                    GenerativeModel.shape(
                            GenerativeModelJson.kind(JsonFields.object(json, "kind")),
                            GenerativeModelJson.condition(JsonFields.object(json, "condition")),
                            JsonFields.integer(json, "latentSize"));
            GeneratorSpec generator =
                    GenerativeModelJson.generator(JsonFields.object(json, "generator"));
            CriticSpec critic = GenerativeModelJson.critic(JsonFields.object(json, "critic"));
            Counts counts =
                    new Counts(
                            GenerativeModel.count(GanGradients.blocks(generator, shape)),
                            GenerativeModel.count(GanGradients.blocks(critic, shape)),
                            JsonFields.integer(json, "spectralSize"));
            return counts.generator > MOST_PARAMETERS
                            || counts.critic > MOST_PARAMETERS
                            || counts.spectral < 0
                            || counts.spectral > counts.critic
                    ? Optional.empty()
                    : Optional.of(counts);
        } catch (RuntimeException e) {
            // Whatever is wrong, the reader shall say it; here it only means: no parameters.
            return Optional.empty();
        }
    }

    /**
     * Reads a checkpoint.
     *
     * @param data the whole file, or the state within it
     * @param write puts a file of that name and content somewhere
     */
    public static void readCheckpoint(byte[] data, BiFunction<String, byte[], Path> write) {
        boolean whole = data.length > 0 && data[0] == MAGIC[0];
        Path file =
                write.apply(
                        "x.checkpoint", whole ? data : CheckpointReading.wrapped(MAGIC, RUN, data));
        GanState state = state();
        int spectral = state.spectral.length;
        try {
            new GanCheckpointFile(new GanCheckpoints(file, 1, 0), RUN).resume(state);
        } catch (TrainingException e) {
            if (!e.getMessage().contains("x.checkpoint")) {
                throw new AssertionError("a refusal that names no file", e);
            }
            return;
        }
        if (state.iteration < 0
                || state.criticStep < 0
                || state.generatorSteps < 0
                || state.criticSteps < 0
                || !(state.seconds >= 0)
                || state.spectral.length != spectral
                || state.bestSpectral.length != spectral) {
            throw new AssertionError("an impossible state was taken up");
        }
        if (state.bestCheck > 0) {
            state.best();
        }
    }

    private static GanState state() {
        return new GanState(
                new float[] {1, 2, 3}, new float[] {4, 5}, new float[] {6}, GanSpec.defaults());
    }
}
