// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.model.EpochRecord;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Keeps the state of training in a file.
 *
 * <p>Format: a {@link CheckpointArchive} of the eight letters {@code STRANDCK}.
 */
final class CheckpointFile implements TrainingListener {

    private static final String MARK = "STRANDCK";
    private static final int VERSION = 1;
    private static final int EPOCH_BYTES = 4 * Double.BYTES;
    private static final double NANOS_PER_MINUTE = 60e9;

    private final CheckpointStore store;
    private final CheckpointArchive archive;
    private final LongSupplier nanoClock;
    private long lastWritten;

    /**
     * Creates the keeper of one training run.
     *
     * @param run text that differs whenever the course of training would
     * @param nanoClock the time in nanoseconds
     */
    CheckpointFile(CheckpointStore store, String run, LongSupplier nanoClock) {
        this.store = store;
        this.nanoClock = nanoClock;
        archive = new CheckpointArchive(store.file(), MARK, VERSION, "Strand", run);
        lastWritten = nanoClock.getAsLong();
    }

    @Override
    public void stepped(TrainingState state, int batches) {
        boolean due =
                nanoClock.getAsLong() - lastWritten >= store.everyMinutes() * NANOS_PER_MINUTE;
        if (store.everyMinutes() > 0 && due) {
            write(state);
        }
    }

    @Override
    public void epochEnded(TrainingState state, EpochRecord outcome) {
        if (store.everyEpochs() > 0 && outcome.epoch() % store.everyEpochs() == 0) {
            write(state);
        }
    }

    /** Puts the state into the place of the one kept before. */
    void write(TrainingState state) {
        archive.write(out -> writeState(state, out));
        lastWritten = nanoClock.getAsLong();
    }

    private static void writeState(TrainingState state, DataOutputStream out) throws IOException {
        out.writeInt(state.epoch);
        out.writeInt(state.batch);
        out.writeDouble(state.loss);
        out.writeLong(state.entries);
        double[] score = state.score.state();
        out.writeInt(score.length);
        for (double part : score) {
            out.writeDouble(part);
        }
        out.writeInt(state.epochs.size());
        for (EpochRecord epoch : state.epochs) {
            out.writeDouble(epoch.trainingLoss());
            out.writeDouble(epoch.trainingScore());
            out.writeDouble(epoch.validationLoss());
            out.writeDouble(epoch.validationScore());
        }
        out.writeInt(state.best.epoch());
        out.writeLong(state.optimizer.steps());
        out.writeInt(state.average.steps());
        for (float[] array : arrays(state)) {
            ByteBuffer buffer = ByteBuffer.allocate(array.length * Float.BYTES);
            buffer.asFloatBuffer().put(array);
            out.write(buffer.array());
        }
    }

    /** All arrays of the state, each of as many numbers as there are parameters. */
    private static float[][] arrays(TrainingState state) {
        float[][] slots = state.optimizer.slots();
        float[][] arrays = Arrays.copyOf(slots, slots.length + 3);
        arrays[slots.length] = state.parameters;
        arrays[slots.length + 1] = state.average.values();
        arrays[slots.length + 2] = state.best.parameters();
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
    boolean resume(TrainingState state) {
        return archive.resume(in -> readState(state, in));
    }

    private static void readState(TrainingState state, DataInputStream in) throws IOException {
        state.epoch = 1 + CheckpointArchive.count(in.readInt() - 1, Integer.MAX_VALUE - 1);
        state.batch = CheckpointArchive.count(in.readInt(), Integer.MAX_VALUE);
        state.loss = in.readDouble();
        state.entries = in.readLong();
        double[] score =
                new double[CheckpointArchive.count(in.readInt(), in.available() / Double.BYTES)];
        for (int i = 0; i < score.length; i++) {
            score[i] = in.readDouble();
        }
        state.score.resume(score);
        int epochs = CheckpointArchive.count(in.readInt(), in.available() / EPOCH_BYTES);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            state.epochs.add(
                    new EpochRecord(
                            epoch,
                            in.readDouble(),
                            in.readDouble(),
                            in.readDouble(),
                            in.readDouble()));
        }
        int bestEpoch = CheckpointArchive.count(in.readInt(), epochs);
        state.optimizer.resumeAt(in.readLong());
        state.average.resumeAt(in.readInt());
        for (float[] array : arrays(state)) {
            byte[] bytes = in.readNBytes(array.length * Float.BYTES);
            if (bytes.length < array.length * Float.BYTES) {
                throw new IOException("it ends too early");
            }
            ByteBuffer.wrap(bytes).asFloatBuffer().get(array);
        }
        state.best.resumeAt(bestEpoch, state.epochs);
    }

    /** Deletes the file, since training has ended. */
    void delete() {
        archive.delete();
    }
}
