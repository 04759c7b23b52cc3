// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.files.StagedFile;
import bio.strand.engine.training.Optimizer;
import bio.strand.engine.training.TrainingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps the state of training in a file.
 *
 * <p>Format, all numbers big-endian: the eight letters {@code STRANDGC}; the version as a 32-bit
 * number; the SHA-256 of the data, settings and versions that the state belongs to; the state; the
 * SHA-256 of all bytes before.
 */
final class GanCheckpointFile {

    private static final byte[] MAGIC = "STRANDGC".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int DIGEST_BYTES = 32;
    private static final double NANOS_PER_MINUTE = 60e9;

    /** More bytes than this do not fit into an array. */
    private static final long LARGEST = Integer.MAX_VALUE - 64;

    /** Of a comparison: its iteration, seven numbers and whether it is kept. */
    private static final int CHECK_BYTES = Integer.BYTES + 7 * Double.BYTES + 1;

    /** Of a sample without codes and values: two numbers, the score and two lengths. */
    private static final int SAMPLE_BYTES = 4 * Integer.BYTES + Double.BYTES;

    private static final String UNREADABLE =
            "The checkpoint %s cannot be read (%s). Delete it, or choose another file, to train"
                    + " from the start.";

    private final GanCheckpoints spec;
    private final byte[] fingerprint;
    private long lastNanos = System.nanoTime();

    /**
     * Creates the keeper of one run.
     *
     * @param run text that differs whenever the course of training would
     */
    GanCheckpointFile(GanCheckpoints spec, String run) {
        this.spec = spec;
        byte[] text = run.getBytes(StandardCharsets.UTF_8);
        fingerprint = sha256(text, text.length);
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
        try (StagedFile staged = StagedFile.replacing(spec.file())) {
            staged.output().write(bytes(state));
            staged.finish();
        } catch (IOException e) {
            throw failure(
                    "The checkpoint %s cannot be written (%s). Choose a folder with enough room"
                            + " that may be written to.",
                    e);
        }
        lastNanos = System.nanoTime();
    }

    private TrainingException failure(String message, Exception cause) {
        TrainingException failure =
                new TrainingException(message.formatted(spec.file(), cause.getMessage()));
        failure.initCause(cause);
        return failure;
    }

    private byte[] bytes(GanState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeInt(VERSION);
            out.write(fingerprint);
            writeState(state, out);
            out.flush();
            out.write(sha256(bytes.toByteArray(), bytes.size()));
        }
        return bytes.toByteArray();
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
        short[] codes = new short[count(in.readInt(), in.available() / Short.BYTES)];
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
        Path file = spec.file();
        if (!Files.exists(file)) {
            Path parent = file.toAbsolutePath().getParent();
            if (parent == null || !Files.isDirectory(parent)) {
                throw new TrainingException(
                        "The checkpoint %s cannot be written: its folder does not exist. Choose a folder that does."
                                .formatted(file));
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
        } catch (IOException e) {
            throw failure(UNREADABLE, e);
        }
        return true;
    }

    /** The whole file, if it begins as a checkpoint does: what else it is, may be of any size. */
    private byte[] content() throws IOException {
        try (InputStream in = Files.newInputStream(spec.file())) {
            long size = Files.size(spec.file());
            if (size < MAGIC.length + DIGEST_BYTES
                    || !Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw new IOException("it is not a checkpoint of a GAN Learner");
            }
            if (size > LARGEST) {
                throw new IOException("it is larger than any checkpoint");
            }
        }
        return Files.readAllBytes(spec.file());
    }

    private void readState(GanState state, DataInputStream in) throws IOException {
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("its version is " + version + ", not " + VERSION);
        }
        if (!Arrays.equals(in.readNBytes(DIGEST_BYTES), fingerprint)) {
            throw new IOException("it belongs to other data, settings or versions");
        }
        state.iteration = count(in.readInt(), Integer.MAX_VALUE);
        state.criticStep = count(in.readInt(), Integer.MAX_VALUE);
        state.generatorSteps = count(in.readInt(), Integer.MAX_VALUE);
        state.criticSteps = count(in.readInt(), Integer.MAX_VALUE);
        int bestCheck = in.readInt();
        state.seconds = in.readDouble();
        if (!(state.seconds >= 0 && Double.isFinite(state.seconds))) {
            throw impossible();
        }
        for (int i = 0; i < state.sums.length; i++) {
            state.sums[i] = in.readDouble();
        }
        state.generatorOptimizer.resumeAt(in.readLong());
        state.criticOptimizer.resumeAt(in.readLong());
        state.average.resumeAt(in.readInt());
        int checks = count(in.readInt(), in.available() / CHECK_BYTES);
        for (int i = 0; i < checks; i++) {
            state.history.add(readCheck(in));
        }
        state.bestCheck = count(bestCheck, checks);
        int samples = count(in.readInt(), in.available() / SAMPLE_BYTES);
        for (int i = 0; i < samples; i++) {
            state.samples.add(readSample(in));
        }
        readInto(state.spectral, in);
        readInto(state.bestSpectral, in);
        for (float[] array : arrays(state)) {
            readInto(array, in);
        }
        if (in.read() >= 0) {
            throw new IOException("it holds more than a checkpoint of this run");
        }
    }

    /** A number of things that a file may hold; what it says beyond that is damage. */
    private static int count(int stated, int most) throws IOException {
        if (stated < 0 || stated > most) {
            throw impossible();
        }
        return stated;
    }

    private static IOException impossible() {
        return new IOException("it holds an impossible number");
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
        int count = count(in.readInt(), in.available() / Float.BYTES);
        byte[] bytes = in.readNBytes(count * Float.BYTES);
        float[] values = new float[count];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }

    /** Deletes the file, since training has ended. */
    void delete() {
        try {
            Files.deleteIfExists(spec.file());
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
