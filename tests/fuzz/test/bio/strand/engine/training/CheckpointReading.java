// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.network.ParameterBlock;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.BiFunction;

/** Gives the fuzzing of checkpoints what only their own package sees. */
public final class CheckpointReading {

    private static final byte[] MAGIC = "STRANDCK".getBytes(StandardCharsets.US_ASCII);
    private static final String RUN = "run";

    private CheckpointReading() {}

    /**
     * Reads a checkpoint.
     *
     * @param data the whole file, or the state within it
     * @param write puts a file of that name and content somewhere
     */
    public static void read(byte[] data, BiFunction<String, byte[], Path> write) {
        boolean whole = data.length > 0 && data[0] == MAGIC[0];
        Path file = write.apply("x.checkpoint", whole ? data : wrapped(MAGIC, RUN, data));
        TrainingState state = state();
        try {
            new CheckpointFile(new CheckpointStore(file, 1, 0), RUN, () -> 0).resume(state);
        } catch (TrainingException e) {
            if (!e.getMessage().contains("x.checkpoint")) {
                throw new AssertionError("a refusal that names no file", e);
            }
            return;
        }
        if (state.epoch < 1 || state.best.epoch() > state.epochs.size()) {
            throw new AssertionError("an impossible state was taken up");
        }
    }

    /**
     * The whole file that holds a state, with the sums that belong to it.
     *
     * @param magic the first bytes of the file
     * @param run what the state belongs to
     * @param state the state, whatever it is
     */
    public static byte[] wrapped(byte[] magic, String run, byte[] state) {
        byte[] body =
                ByteBuffer.allocate(magic.length + 4 + 32 + state.length)
                        .put(magic)
                        .putInt(1)
                        .put(sha256(run.getBytes(StandardCharsets.UTF_8)))
                        .put(state)
                        .array();
        return ByteBuffer.allocate(body.length + 32).put(body).put(sha256(body)).array();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TrainingState state() {
        float[] parameters = {1, 2, 3, 4};
        ParameterBlock block =
                new ParameterBlock("output.weights", ParameterBlock.Role.WEIGHTS, 0, 2, 2, 1);
        return new TrainingState(
                parameters,
                new ParameterAverage(parameters, 0.9),
                Optimizer.of(OptimizerSpec.adam(), 0, List.of(block), 4),
                new BestEpoch(parameters, true),
                new Metric.Sum(Metric.ACCURACY, 1));
    }
}
