// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.training.CheckpointArchive;
import bio.strand.engine.training.Optimizer;
import bio.strand.engine.training.TrainingException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the state of training in a file.
 *
 * <p>Format: a {@link CheckpointArchive} of the eight letters {@code STRANDGC}.
 */
final class GanCheckpointFile {

    private static final String MARK = "STRANDGC";
    private static final int VERSION = 1;
    private static final double NANOS_PER_MINUTE = 60e9;

    /** Of a comparison: its iteration, seven numbers and whether it is kept. */
    private static final int CHECK_BYTES = Integer.BYTES + 7 * Double.BYTES + 1;

    /** Of a sample without codes and values: two numbers, the score and two lengths. */
    private static final int SAMPLE_BYTES = 4 * Integer.BYTES + Double.BYTES;

    private final GanCheckpoints spec;
    private final CheckpointArchive archive;
    private long lastNanos = System.nanoTime();

    /**
     * Creates the keeper of one run.
     *
     * @param run text that differs whenever the course of training would
     */
    GanCheckpointFile(GanCheckpoints spec, String run) {
        this.spec = spec;
        archive = new CheckpointArchive(spec.file(), MARK, VERSION, "a GAN Learner", run);
    }

    /** Writes the state if it is time to. */
    void stepped(GanState state) {
        boolean counted =
                spec.everyIterations() > 0 && state.iteration % spec.everyIterations() == 0;
        boolean timed =
                spec.everyMinutes() > 0
                        && System.nanoTime() - lastNanos >= spec.everyMinutes() * NANOS_PER_MINUTE;
        if (counted || timed) {
            write(state);
        }
    }

    /** Puts the state into the place of the one kept before. */
    void write(GanState state) {
        archive.write(out -> writeState(state, out));
        lastNanos = System.nanoTime();
    }

    private static void writeState(GanState state, DataOutputStream out) throws IOException {
        out.writeInt(state.iteration);
        out.writeInt(state.criticStep);
        out.writeInt(state.generatorSteps);
        out.writeInt(state.criticSteps);
        out.writeInt(state.bestCheck);
        out.writeDouble(state.seconds);
        for (double sum : state.sums) {
            out.writeDouble(sum);
        }
        out.writeLong(state.generatorOptimizer.steps());
        out.writeLong(state.criticOptimizer.steps());
        out.writeInt(state.average.steps());
        out.writeInt(state.history.size());
        for (GanCheck check : state.history) {
            writeCheck(check, out);
        }
        out.writeInt(state.samples.size());
        for (GanState.Sample sample : state.samples) {
            writeSample(sample, out);
        }
        writeFloats(state.spectral, out);
        writeFloats(state.bestSpectral, out);
        for (float[] array : arrays(state)) {
            writeFloats(array, out);
        }
    }

    private static void writeCheck(GanCheck check, DataOutputStream out) throws IOException {
        out.writeInt(check.iteration());
        out.writeDouble(check.generatorLoss());
        out.writeDouble(check.criticLoss());
        out.writeDouble(check.wassersteinEstimate());
        out.writeDouble(check.scoreGap());
        out.writeDouble(check.divergence());
        out.writeDouble(check.duplicates());
        out.writeDouble(check.copies());
        out.writeBoolean(check.kept());
    }

    private static GanCheck readCheck(DataInputStream in) throws IOException {
        return new GanCheck(
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readBoolean());
    }

    private static void writeSample(GanState.Sample sample, DataOutputStream out)
            throws IOException {
        out.writeInt(sample.iteration());
        out.writeInt(sample.index());
        out.writeDouble(sample.score());
        out.writeInt(sample.codes().length);
        for (short code : sample.codes()) {
            out.writeShort(code);
        }
        writeFloats(sample.values(), out);
    }

    private static GanState.Sample readSample(DataInputStream in) throws IOException {
        int iteration = in.readInt();
        int index = in.readInt();
        double score = in.readDouble();
        short[] codes =
                new short[CheckpointArchive.count(in.readInt(), in.available() / Short.BYTES)];
        for (int t = 0; t < codes.length; t++) {
            codes[t] = in.readShort();
        }
        return new GanState.Sample(iteration, index, codes, readFloats(in), score);
    }

    /** All arrays whose length the networks decide. */
    private static List<float[]> arrays(GanState state) {
        List<float[]> arrays =
                new ArrayList<>(
                        List.of(
                                state.generator,
                                state.critic,
                                state.average.values(),
                                state.bestGenerator,
                                state.bestCritic));
        for (Optimizer optimizer : List.of(state.generatorOptimizer, state.criticOptimizer)) {
            arrays.addAll(List.of(optimizer.slots()));
        }
        return arrays;
    }

    /**
     * Takes up the kept state, if there is one.
     *
     * @param state a fresh state of the same run
     * @return whether there was one
     * @throws TrainingException if the file is damaged or belongs to another run, or there is no
     *     folder for it, which is better said before an hour of training than after
     */
    boolean resume(GanState state) {
        return archive.resume(in -> readState(state, in));
    }

    private static void readState(GanState state, DataInputStream in) throws IOException {
        state.iteration = CheckpointArchive.count(in.readInt(), Integer.MAX_VALUE);
        state.criticStep = CheckpointArchive.count(in.readInt(), Integer.MAX_VALUE);
        state.generatorSteps = CheckpointArchive.count(in.readInt(), Integer.MAX_VALUE);
        state.criticSteps = CheckpointArchive.count(in.readInt(), Integer.MAX_VALUE);
        int bestCheck = in.readInt();
        state.seconds = in.readDouble();
        if (!(state.seconds >= 0 && Double.isFinite(state.seconds))) {
            throw CheckpointArchive.impossible();
        }
        for (int i = 0; i < state.sums.length; i++) {
            state.sums[i] = in.readDouble();
        }
        state.generatorOptimizer.resumeAt(in.readLong());
        state.criticOptimizer.resumeAt(in.readLong());
        state.average.resumeAt(in.readInt());
        int checks = CheckpointArchive.count(in.readInt(), in.available() / CHECK_BYTES);
        for (int i = 0; i < checks; i++) {
            state.history.add(readCheck(in));
        }
        state.bestCheck = CheckpointArchive.count(bestCheck, checks);
        int samples = CheckpointArchive.count(in.readInt(), in.available() / SAMPLE_BYTES);
        for (int i = 0; i < samples; i++) {
            state.samples.add(readSample(in));
        }
        readInto(state.spectral, in);
        readInto(state.bestSpectral, in);
        for (float[] array : arrays(state)) {
            readInto(array, in);
        }
    }

    private static void readInto(float[] array, DataInputStream in) throws IOException {
        float[] kept = readFloats(in);
        if (kept.length != array.length) {
            throw new IOException("it belongs to networks of another size");
        }
        System.arraycopy(kept, 0, array, 0, kept.length);
    }

    private static void writeFloats(float[] values, DataOutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
        buffer.asFloatBuffer().put(values);
        out.writeInt(values.length);
        out.write(buffer.array());
    }

    private static float[] readFloats(DataInputStream in) throws IOException {
        int count = CheckpointArchive.count(in.readInt(), in.available() / Float.BYTES);
        byte[] bytes = in.readNBytes(count * Float.BYTES);
        float[] values = new float[count];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }

    /** Deletes the file, since training has ended. */
    void delete() {
        archive.delete();
    }
}
