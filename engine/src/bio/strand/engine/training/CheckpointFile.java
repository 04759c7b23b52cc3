// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.files.StagedFile;
import bio.strand.engine.model.EpochRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Keeps the state of training in a file.
 *
 * <p>Format, all numbers big-endian: the eight letters {@code STRANDCK}; the version as a 32-bit
 * number; the SHA-256 of the data, specifications and versions that the state belongs to; the
 * state; the SHA-256 of all bytes before. A file takes the place of the old one when it is
 * complete.
 */
final class CheckpointFile implements TrainingListener {

    private static final byte[] MAGIC = "STRANDCK".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int DIGEST_BYTES = 32;
    private static final int EPOCH_BYTES = 4 * Double.BYTES;
    private static final double NANOS_PER_MINUTE = 60e9;

    /** Somewhat less than the longest array. */
    private static final long LARGEST = Integer.MAX_VALUE - 64;

    private static final String UNREADABLE =
            "The checkpoint %s cannot be read (%s). Delete it, or choose another file, to train"
                    + " from the start.";

    private final CheckpointStore store;
    private final byte[] fingerprint;
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
        byte[] text = run.getBytes(StandardCharsets.UTF_8);
        fingerprint = sha256(text, text.length);
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
        try (StagedFile file = StagedFile.replacing(store.file())) {
            file.output().write(bytes(state));
            file.finish();
        } catch (IOException e) {
            throw failure(
                    "The checkpoint %s cannot be written (%s). Choose a folder with enough room"
                            + " that may be written to.",
                    e);
        }
        lastWritten = nanoClock.getAsLong();
    }

    private TrainingException failure(String message, Exception cause) {
        TrainingException failure =
                new TrainingException(message.formatted(store.file(), cause.getMessage()));
        failure.initCause(cause);
        return failure;
    }

    private byte[] bytes(TrainingState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeInt(VERSION);
            out.write(fingerprint);
            writeState(state, out);
            out.flush();
            out.write(sha256(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("an array in memory can be written to", e);
        }
        return bytes.toByteArray();
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
        if (!Files.exists(store.file())) {
            Path parent = store.file().toAbsolutePath().getParent();
            if (parent == null || !Files.isDirectory(parent)) {
                throw new TrainingException(
                        "The checkpoint %s cannot be written: its folder does not exist. Choose a folder that does."
                                .formatted(store.file()));
            }
            return false;
        }
        try {
            byte[] content = content();
            int body = content.length - DIGEST_BYTES;
            byte[] sum = sha256(content, body);
            if (!Arrays.equals(content, body, content.length, sum, 0, DIGEST_BYTES)) {
                throw new IOException("its sum does not match");
            }
            try (DataInputStream in =
                    new DataInputStream(
                            new ByteArrayInputStream(content, MAGIC.length, body - MAGIC.length))) {
                readState(state, in);
            }
        } catch (EOFException e) {
            throw failure(UNREADABLE, new IOException("it ends too early", e));
        } catch (IOException | IllegalArgumentException e) {
            throw failure(UNREADABLE, e);
        }
        return true;
    }

    /** The whole file, if it begins as a checkpoint does: what else it is, may be of any size. */
    private byte[] content() throws IOException {
        try (InputStream in = Files.newInputStream(store.file())) {
            long size = Files.size(store.file());
            if (size < MAGIC.length + DIGEST_BYTES
                    || !Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw new IOException("it is not a checkpoint of Strand");
            }
            if (size > LARGEST) {
                throw new IOException("it is larger than any checkpoint");
            }
        }
        return Files.readAllBytes(store.file());
    }

    private void readState(TrainingState state, DataInputStream in) throws IOException {
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("its version is " + version + ", not " + VERSION);
        }
        if (!Arrays.equals(in.readNBytes(DIGEST_BYTES), fingerprint)) {
            throw new IOException("it belongs to other data, settings or versions");
        }
        state.epoch = 1 + count(in.readInt() - 1, Integer.MAX_VALUE - 1);
        state.batch = count(in.readInt(), Integer.MAX_VALUE);
        state.loss = in.readDouble();
        state.entries = in.readLong();
        double[] score = new double[count(in.readInt(), in.available() / Double.BYTES)];
        for (int i = 0; i < score.length; i++) {
            score[i] = in.readDouble();
        }
        state.score.resume(score);
        int epochs = count(in.readInt(), in.available() / EPOCH_BYTES);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            state.epochs.add(
                    new EpochRecord(
                            epoch,
                            in.readDouble(),
                            in.readDouble(),
                            in.readDouble(),
                            in.readDouble()));
        }
        int bestEpoch = count(in.readInt(), epochs);
        state.optimizer.resumeAt(in.readLong());
        state.average.resumeAt(in.readInt());
        for (float[] array : arrays(state)) {
            byte[] bytes = in.readNBytes(array.length * Float.BYTES);
            if (bytes.length < array.length * Float.BYTES) {
                throw new IOException("it ends too early");
            }
            ByteBuffer.wrap(bytes).asFloatBuffer().get(array);
        }
        if (in.read() >= 0) {
            throw new IOException("it holds more than a checkpoint of this run");
        }
        state.best.resumeAt(bestEpoch, state.epochs);
    }

    /** A number of things that a file may hold; what it says beyond that is damage. */
    private static int count(int stated, int most) throws IOException {
        if (stated < 0 || stated > most) {
            throw new IOException("it holds an impossible number");
        }
        return stated;
    }

    /** Deletes the file, since training has ended. */
    void delete() {
        try {
            Files.deleteIfExists(store.file());
        } catch (IOException e) {
            throw failure("The checkpoint %s cannot be deleted (%s).", e);
        }
    }

    private static byte[] sha256(byte[] content, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
