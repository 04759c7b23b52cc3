// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import bio.strand.engine.files.ReproducibleZip;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the archive that every kind of model file of Strand is: a zip of stored entries, all dated
 * 1980-01-01, in the order in which they are added, after a first one, {@value #FORMAT_ENTRY}, with
 * {@code format} (the kind of model), {@code version} and {@code sha256} (the SHA-256 of each other
 * entry by name). Equal content gives equal bytes. {@link ModelArchiveReader} reads it.
 *
 * <p>Not safe for use by several threads.
 */
public final class ModelArchiveWriter {

    /** The name of the first entry, by which a zip shows that it is one of Strand's. */
    public static final String FORMAT_ENTRY = "format.json";

    private final String format;
    private final int version;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /**
     * Starts an archive.
     *
     * @param format the kind of model, for example {@code strand-sequence-model}
     * @param version the version of that format, from 1 on
     */
    public ModelArchiveWriter(String format, int version) {
        if (format.isBlank() || version < 1) {
            throw new IllegalArgumentException("a format has a name and a version from 1 on");
        }
        this.format = format;
        this.version = version;
    }

    /**
     * Adds JSON, indented and in UTF-8.
     *
     * @param name the name of the entry
     * @param json its content
     * @return this
     */
    public ModelArchiveWriter json(String name, JsonObject json) {
        return bytes(name, JsonFields.bytes(json));
    }

    /**
     * Adds numbers as little-endian IEEE 754 float32.
     *
     * @param name the name of the entry
     * @param values its content
     * @return this
     */
    public ModelArchiveWriter floats(String name, float[] values) {
        ByteBuffer buffer =
                ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return bytes(name, buffer.array());
    }

    /**
     * Adds bytes.
     *
     * @param name the name of the entry
     * @param content its content, not copied
     * @return this
     */
    public ModelArchiveWriter bytes(String name, byte[] content) {
        if (name.equals(FORMAT_ENTRY) || entries.putIfAbsent(name, content) != null) {
            throw new IllegalArgumentException("there is an entry '" + name + "' already");
        }
        return this;
    }

    /**
     * Writes the archive.
     *
     * @param out where to; flushed, not closed
     * @throws IOException if writing fails
     */
    public void write(OutputStream out) throws IOException {
        JsonObject sums = new JsonObject();
        entries.forEach((name, content) -> sums.addProperty(name, sha256(content)));
        JsonObject head = new JsonObject();
        head.addProperty("format", format);
        head.addProperty("version", version);
        head.add("sha256", sums);

        ReproducibleZip zip = new ReproducibleZip(out);
        zip.store(FORMAT_ENTRY, JsonFields.bytes(head));
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            zip.store(entry.getKey(), entry.getValue());
        }
        zip.finish();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }
}
