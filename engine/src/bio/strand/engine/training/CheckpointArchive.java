// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.files.StagedFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A file with the state of one training run, whatever the state is.
 *
 * <p>Format, all numbers big-endian: eight letters that say what it is; the version as a 32-bit
 * number; the SHA-256 of the data, settings and versions that the state belongs to; the state; the
 * SHA-256 of all bytes before. A file takes the place of the old one when it is complete.
 */
public final class CheckpointArchive {

    private static final int MARK_BYTES = 8;
    private static final int DIGEST_BYTES = 32;

    /** Somewhat less than the longest array. */
    private static final long LARGEST = Integer.MAX_VALUE - 64;

    private static final String UNREADABLE =
            "The checkpoint %s cannot be read (%s). Delete it, or choose another file, to train"
                    + " from the start.";

    private final Path file;
    private final byte[] mark;
    private final int version;
    private final String owner;
    private final byte[] fingerprint;

    /** Writes a state. */
    @FunctionalInterface
    public interface Writer {

        /**
         * Writes the state.
         *
         * @param out takes it
         * @throws IOException if {@code out} throws it
         */
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads a state. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Reads what the {@link Writer} wrote, to its end.
         *
         * @param in holds it
         * @throws IOException if it is not as it was written; the message says so of "it"
         */
        void read(DataInputStream in) throws IOException;
    }

    /**
     * Names a file.
     *
     * @param file where the state is kept
     * @param mark eight letters
     * @param version the version of the state's format
     * @param owner what the file is a checkpoint of, for the user
     * @param run text that differs whenever the course of training would
     */
    public CheckpointArchive(Path file, String mark, int version, String owner, String run) {
        this.file = file;
        this.mark = mark.getBytes(StandardCharsets.US_ASCII);
        this.version = version;
        this.owner = owner;
        if (this.mark.length != MARK_BYTES) {
            throw new IllegalArgumentException("a mark has eight letters, not \"" + mark + '"');
        }
        byte[] text = run.getBytes(StandardCharsets.UTF_8);
        fingerprint = sha256(text, text.length);
    }

    /**
     * Puts a state into the place of the one kept before.
     *
     * @param state writes it
     * @throws TrainingException if the file cannot be written
     */
    public void write(Writer state) {
        try (StagedFile staged = StagedFile.replacing(file)) {
            staged.output().write(bytes(state));
            staged.finish();
        } catch (IOException e) {
            throw failure(
                    "The checkpoint %s cannot be written (%s). Choose a folder with enough room"
                            + " that may be written to.",
                    e);
        }
    }

    private byte[] bytes(Writer state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(mark);
            out.writeInt(version);
            out.write(fingerprint);
            state.write(out);
            out.flush();
            out.write(sha256(bytes.toByteArray(), bytes.size()));
        }
        return bytes.toByteArray();
    }

    private TrainingException failure(String message, Exception cause) {
        TrainingException failure =
                new TrainingException(message.formatted(file, cause.getMessage()));
        failure.initCause(cause);
        return failure;
    }

    /**
     * Takes up the kept state, if there is one.
     *
     * @param state reads it
     * @return whether there was one
     * @throws TrainingException if the file is damaged or belongs to another run, or there is no
     *     folder for it, which is better said before an hour of training than after
     */
    public boolean resume(Reader state) {
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
                            new ByteArrayInputStream(content, MARK_BYTES, body - MARK_BYTES))) {
                read(state, in);
            }
        } catch (EOFException e) {
            throw failure(UNREADABLE, new IOException("it ends too early", e));
        } catch (IOException | IllegalArgumentException e) {
            throw failure(UNREADABLE, e);
        }
        return true;
    }

    private void read(Reader state, DataInputStream in) throws IOException {
        int found = in.readInt();
        if (found != version) {
            throw new IOException("its version is " + found + ", not " + version);
        }
        if (!Arrays.equals(in.readNBytes(DIGEST_BYTES), fingerprint)) {
            throw new IOException("it belongs to other data, settings or versions");
        }
        state.read(in);
        if (in.read() >= 0) {
            throw new IOException("it holds more than a checkpoint of this run");
        }
    }

    /** The whole file, if it begins as a checkpoint does: what else it is, may be of any size. */
    private byte[] content() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            if (size < MARK_BYTES + DIGEST_BYTES
                    || !Arrays.equals(in.readNBytes(MARK_BYTES), mark)) {
                throw new IOException("it is not a checkpoint of " + owner);
            }
            if (size > LARGEST) {
                throw new IOException("it is larger than any checkpoint");
            }
        }
        return Files.readAllBytes(file);
    }

    /**
     * Deletes the file, since training has ended.
     *
     * @throws TrainingException if it cannot be deleted
     */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failure("The checkpoint %s cannot be deleted (%s).", e);
        }
    }

    /**
     * A number of things that a file may hold; what it says beyond that is damage.
     *
     * @param stated what it says
     * @param most how many there can be
     * @return {@code stated}, 0 to {@code most}
     * @throws IOException if it is not in that range
     */
    public static int count(int stated, int most) throws IOException {
        if (stated < 0 || stated > most) {
            throw impossible();
        }
        return stated;
    }

    /**
     * For numbers that no run can have come to.
     *
     * @return to be thrown
     */
    public static IOException impossible() {
        return new IOException("it holds an impossible number");
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
