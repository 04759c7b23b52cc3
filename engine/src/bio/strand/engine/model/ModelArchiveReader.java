// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import bio.strand.engine.files.BoundedZip;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Reads the archives that {@link ModelArchiveWriter} writes, for the reader of one kind of model.
 *
 * <p>Nothing in a file is trusted: entries must be asked for in their order and be within the sizes
 * that the caller allows, their sums must match, an entry unpacks to no more than {@link
 * BoundedZip} allows, nothing may follow, and no object is made from anything but the caller's own
 * code. Memory grows with what the file really holds, not with what it claims.
 *
 * <p>Not safe for use by several threads.
 */
public final class ModelArchiveReader {

    private static final int MAXIMUM_CAUSE_LENGTH = 200;
    private static final int MAXIMUM_JSON_BYTES = 1 << 24;
    private static final int FIRST_FLOATS = 1 << 16;

    private final BoundedZip zip;
    private final String name;
    private String format;
    private int version;
    private JsonObject sums;

    private ModelArchiveReader(InputStream in, String name) {
        zip = new BoundedZip(in);
        this.name = name;
    }

    /**
     * What makes a model of the entries of its archive.
     *
     * @param <T> the model
     */
    @FunctionalInterface
    public interface Content<T> {

        /**
         * Reads the entries, all of them, and makes the model.
         *
         * @param archive the archive, whose format and version are known
         * @return the model
         * @throws IOException if reading fails
         */
        T read(ModelArchiveReader archive) throws IOException;
    }

    /**
     * Reads a model.
     *
     * @param <T> the model
     * @param in a whole model file; read to its end, not closed
     * @param name what error messages call the file
     * @param kind what error messages call the kind of model, such as "sequence model"
     * @param formats the formats that are understood, each with its latest version
     * @param content what makes the model of the entries; its unchecked exceptions about arguments,
     *     states, JSON and arithmetic count as damage of the file
     * @return the model
     * @throws ModelFormatException if this is not such a model, is damaged or incomplete, or was
     *     written by a later version
     * @throws IOException if reading fails
     */
    public static <T> T read(
            InputStream in,
            String name,
            String kind,
            Map<String, Integer> formats,
            Content<T> content)
            throws IOException {
        ModelArchiveReader archive = new ModelArchiveReader(in, name);
        try {
            archive.readFormat(kind, formats);
            T model = content.read(archive);
            archive.readEnd();
            return model;
        } catch (ZipException | EOFException e) {
            throw new ModelFormatException(
                    "The model %s is damaged or incomplete (%s); fetch or write it again."
                            .formatted(name, e.getMessage()),
                    e);
        } catch (JsonParseException
                | IllegalArgumentException
                | IllegalStateException
                | ArithmeticException
                | UnsupportedOperationException e) {
            throw new ModelFormatException(
                    "The model %s has content that cannot be understood (%s); fetch or write it again."
                            .formatted(name, shortened(e.getMessage())),
                    e);
        }
    }

    /**
     * A text that fits into a message, since those of the JSON library may quote whole documents.
     *
     * @param message the text, possibly null
     * @return at most 200 characters of it and an ellipsis
     */
    public static String shortened(String message) {
        String text = String.valueOf(message);
        return text.length() <= MAXIMUM_CAUSE_LENGTH
                ? text
                : text.substring(0, MAXIMUM_CAUSE_LENGTH) + "...";
    }

    private void readFormat(String kind, Map<String, Integer> formats) throws IOException {
        Optional<String> first;
        try {
            first = zip.next();
        } catch (ZipException | EOFException e) {
            throw new ModelFormatException(
                    "%s is not a Strand model; choose a file that Strand wrote.".formatted(name),
                    e);
        }
        if (!first.equals(Optional.of(ModelArchiveWriter.FORMAT_ENTRY))) {
            throw new ModelFormatException(
                    "%s is not a Strand model; choose a file that Strand wrote.".formatted(name));
        }
        JsonObject head =
                JsonFields.parse(content(MAXIMUM_JSON_BYTES, ModelArchiveWriter.FORMAT_ENTRY));
        format = JsonFields.text(head, "format");
        Integer latest = formats.get(format);
        if (latest == null) {
            throw new ModelFormatException(
                    "%s is not a %s but '%s'; choose another file."
                            .formatted(name, kind, shortened(format)));
        }
        version = JsonFields.integer(head, "version");
        if (version > latest) {
            throw new ModelFormatException(
                    ("The model %s was written by a later version of Strand (format %d; this one"
                                    + " reads up to %d). Update Strand.")
                            .formatted(name, version, latest));
        }
        if (version < 1) {
            throw new ModelFormatException(
                    "The model %s has the impossible format version %d; fetch or write it again."
                            .formatted(name, version));
        }
        sums = JsonFields.object(head, "sha256");
    }

    private void readEnd() throws IOException {
        if (zip.next().isPresent()) {
            throw new ModelFormatException(
                    "The model %s holds more than a model of its version does; do not trust it."
                            .formatted(name));
        }
        if (!zip.endsAsArchive()) {
            throw new ModelFormatException(
                    "The model %s is incomplete; its end is missing. Fetch or write it again."
                            .formatted(name));
        }
    }

    /**
     * What messages call the file.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The format that the file says it has.
     *
     * @return one of those understood
     */
    public String format() {
        return format;
    }

    /**
     * The version of the format.
     *
     * @return 1 to the latest that is understood
     */
    public int version() {
        return version;
    }

    /**
     * Reads the next entry, which must be JSON.
     *
     * @param entry the name that it must have
     * @return its content
     * @throws ModelFormatException if it is another or does not have its checksum
     * @throws IOException if reading fails
     */
    public JsonObject json(String entry) throws IOException {
        return JsonFields.parse(bytes(entry, MAXIMUM_JSON_BYTES));
    }

    /**
     * Reads the next entry, whatever it is.
     *
     * @param entry the name that it must have
     * @param maximumBytes how long it may be
     * @return its content
     * @throws ModelFormatException if it is another or does not have its checksum
     * @throws IOException if reading fails, or it is too long
     */
    public byte[] bytes(String entry, int maximumBytes) throws IOException {
        requireNext(entry);
        byte[] content = content(maximumBytes, entry);
        requireSum(entry, ModelArchiveWriter.sha256(content));
        return content;
    }

    /**
     * Reads the next entry, which must be float32 numbers as {@link ModelArchiveWriter#floats}
     * writes them; they may be NaN or infinite.
     *
     * @param entry the name that it must have
     * @param count how many numbers it must hold
     * @return the numbers
     * @throws ModelFormatException if it is another, does not have its checksum, or holds fewer
     * @throws IOException if reading fails, or it holds more
     */
    public float[] floats(String entry, int count) throws IOException {
        requireNext(entry);
        Floats floats = new Floats(count);
        MessageDigest digest = ModelArchiveWriter.sha256();
        long needed = (long) count * Float.BYTES;
        long length =
                zip.read(
                        needed,
                        entry,
                        (bytes, read) -> {
                            digest.update(bytes, 0, read);
                            floats.add(bytes, read);
                        });
        requireSum(entry, HexFormat.of().formatHex(digest.digest()));
        if (length != needed) {
            throw new ModelFormatException(
                    "The model %s has %d bytes of parameters; its network needs %d."
                            .formatted(name, length, needed));
        }
        return floats.values();
    }

    private void requireNext(String entry) throws IOException {
        Optional<String> next = zip.next();
        if (!next.equals(Optional.of(entry))) {
            throw new ModelFormatException(
                    "The model %s has %s where '%s' should be."
                            .formatted(
                                    name, next.map(n -> "'" + n + "'").orElse("nothing"), entry));
        }
    }

    private void requireSum(String entry, String sum) throws ModelFormatException {
        if (!sum.equals(JsonFields.text(sums, entry))) {
            throw new ModelFormatException(
                    "The model %s is damaged: '%s' does not have its checksum. Fetch or write it again."
                            .formatted(name, entry));
        }
    }

    private byte[] content(int maximumBytes, String entry) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        zip.read(maximumBytes, entry, (bytes, count) -> content.write(bytes, 0, count));
        return content.toByteArray();
    }

    /** Little-endian numbers that come in pieces of any length. */
    private static final class Floats {

        private final int count;
        private final ByteBuffer carried =
                ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        private float[] values;
        private int size;

        Floats(int count) {
            this.count = count;
            values = new float[Math.min(count, FIRST_FLOATS)];
        }

        void add(byte[] bytes, int length) {
            int at = 0;
            while (carried.position() > 0 && at < length) {
                carry(bytes[at++]);
            }
            ByteBuffer buffer =
                    ByteBuffer.wrap(bytes, at, length - at).order(ByteOrder.LITTLE_ENDIAN);
            while (buffer.remaining() >= Float.BYTES) {
                add(buffer.getFloat());
            }
            while (buffer.hasRemaining()) {
                carry(buffer.get());
            }
        }

        private void carry(byte value) {
            carried.put(value);
            if (!carried.hasRemaining()) {
                add(carried.getFloat(0));
                carried.clear();
            }
        }

        private void add(float value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(count, 2L * size));
            }
            values[size++] = value;
        }

        float[] values() {
            return values;
        }
    }
}
