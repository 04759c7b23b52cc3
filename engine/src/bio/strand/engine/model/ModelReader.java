// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.network.NetworkLayout;
import bio.strand.engine.network.NetworkSpec;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Reads the {@code .strand} files that {@link ModelWriter} writes, of its own version and all
 * before it.
 *
 * <p>Nothing in a file is trusted: entries must be the known ones in their order and within their
 * sizes, sums must match, and no object is created but the model's parts.
 */
public final class ModelReader {

    private static final int MAXIMUM_CAUSE_LENGTH = 200;
    private static final int MAXIMUM_JSON_BYTES = 1 << 24;

    /** Signature and length of the last record of a zip archive without a comment. */
    private static final byte[] END_OF_ARCHIVE = {'P', 'K', 5, 6};

    private static final int END_RECORD_BYTES = 22;

    private final ZipInputStream zip;
    private final Tail tail;
    private final String name;
    private JsonObject sums;

    private ModelReader(InputStream in, String name) {
        tail = new Tail(in);
        zip = new ZipInputStream(tail);
        this.name = name;
    }

    /**
     * Reads a model.
     *
     * @param in a whole model file; read to its end, not closed
     * @param name what error messages call the file
     * @return the model
     * @throws ModelFormatException if this is not a model, is damaged or incomplete, or was written
     *     by a later version
     * @throws IOException if reading fails
     */
    public static SequenceModel read(InputStream in, String name) throws IOException {
        try {
            return new ModelReader(in, name).read();
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
                    "The model %s has content that cannot be understood (%s)."
                            .formatted(name, shortened(e.getMessage())),
                    e);
        }
    }

    /** Messages of the JSON library may quote whole documents. */
    private static String shortened(String message) {
        return message == null || message.length() <= MAXIMUM_CAUSE_LENGTH
                ? message
                : message.substring(0, MAXIMUM_CAUSE_LENGTH) + "...";
    }

    private SequenceModel read() throws IOException {
        int version = readFormat();
        JsonObject networkJson = json(ModelWriter.NETWORK_ENTRY);
        NetworkSpec network = ModelJson.network(networkJson, version);
        int maximumLength = ModelJson.integer(networkJson, "maximumLength");
        Encoding encoding = Encoding.fromJson(json(ModelWriter.ENCODING_ENTRY));
        Task task =
                version == 1
                        ? ModelJson.classes(json(ModelWriter.CLASSES_ENTRY_1))
                        : ModelJson.task(json(ModelWriter.TASK_ENTRY));
        Provenance provenance = ModelJson.provenance(json(ModelWriter.PROVENANCE_ENTRY), version);
        NetworkLayout layout = SequenceModel.layout(network, encoding, task, maximumLength);
        if (version > 1
                && !ModelJson.member(networkJson, "parameters")
                        .equals(ModelJson.blocks(layout.blocks()))) {
            throw new ModelFormatException(
                    "The model %s lists other parameters than its network has.".formatted(name));
        }
        int count = layout.parameterCount();
        byte[] bytes = entry(ModelWriter.PARAMETERS_ENTRY, count * Float.BYTES);
        if (bytes.length != count * Float.BYTES) {
            throw new ModelFormatException(
                    "The model %s has %d bytes of parameters; its network needs %d."
                            .formatted(name, bytes.length, count * Float.BYTES));
        }
        float[] parameters = new float[count];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(parameters);
        if (zip.getNextEntry() != null) {
            throw new ModelFormatException(
                    "The model %s holds more than a model of its version does.".formatted(name));
        }
        tail.skipToEnd();
        if (!tail.isEndOfArchive()) {
            throw new ModelFormatException(
                    "The model %s is incomplete; its end is missing. Fetch or write it again."
                            .formatted(name));
        }
        return new SequenceModel(network, encoding, task, maximumLength, parameters, provenance);
    }

    private int readFormat() throws IOException {
        ZipEntry first = zip.getNextEntry();
        if (first == null || !first.getName().equals(ModelWriter.FORMAT_ENTRY)) {
            throw new ModelFormatException("%s is not a Strand model.".formatted(name));
        }
        JsonObject format = parse(content(MAXIMUM_JSON_BYTES, ModelWriter.FORMAT_ENTRY));
        String kind = ModelJson.text(format, "format");
        if (!ModelWriter.FORMAT.equals(kind) && !ModelWriter.FORMAT_1.equals(kind)) {
            throw new ModelFormatException(
                    "%s is not a sequence model but '%s'.".formatted(name, kind));
        }
        int version = ModelJson.integer(format, "version");
        if (version > ModelWriter.VERSION) {
            throw new ModelFormatException(
                    ("The model %s was written by a later version of Strand (format %d; this one"
                                    + " reads up to %d). Update Strand.")
                            .formatted(name, version, ModelWriter.VERSION));
        }
        if (version < 1) {
            throw new ModelFormatException(
                    "The model %s has the impossible format version %d.".formatted(name, version));
        }
        sums = ModelJson.member(format, "sha256").getAsJsonObject();
        return version;
    }

    private JsonObject json(String entry) throws IOException {
        return parse(entry(entry, MAXIMUM_JSON_BYTES));
    }

    private static JsonObject parse(byte[] content) {
        JsonReader reader =
                new JsonReader(new StringReader(new String(content, StandardCharsets.UTF_8)));
        reader.setStrictness(Strictness.STRICT);
        return JsonParser.parseReader(reader).getAsJsonObject();
    }

    /** The content of the next entry, which must be the named one and have the noted sum. */
    private byte[] entry(String expected, int maximumBytes) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(expected)) {
            throw new ModelFormatException(
                    "The model %s has %s where '%s' should be."
                            .formatted(
                                    name,
                                    entry == null ? "nothing" : "'" + entry.getName() + "'",
                                    expected));
        }
        byte[] content = content(maximumBytes, expected);
        if (!ModelJson.sha256(content).equals(ModelJson.text(sums, expected))) {
            throw new ModelFormatException(
                    "The model %s is damaged: '%s' does not have its checksum. Fetch or write it again."
                            .formatted(name, expected));
        }
        return content;
    }

    private byte[] content(int maximumBytes, String entry) throws IOException {
        byte[] content = zip.readNBytes(maximumBytes);
        if (zip.read() >= 0) {
            throw new ModelFormatException(
                    "The model %s is damaged: '%s' is longer than %d bytes."
                            .formatted(name, entry, maximumBytes));
        }
        return content;
    }

    /** Remembers the last bytes that were read, to see that the archive has its end. */
    private static final class Tail extends FilterInputStream {

        private final byte[] last = new byte[END_RECORD_BYTES];

        Tail(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                remember(new byte[] {(byte) value}, 0, 1);
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (count > 0) {
                remember(buffer, offset, count);
            }
            return count;
        }

        private void remember(byte[] buffer, int offset, int count) {
            int taken = Math.min(count, last.length);
            System.arraycopy(last, taken, last, 0, last.length - taken);
            System.arraycopy(buffer, offset + count - taken, last, last.length - taken, taken);
        }

        void skipToEnd() throws IOException {
            byte[] buffer = new byte[8192];
            while (read(buffer, 0, buffer.length) >= 0) {
                // Reading is all there is to do.
            }
        }

        boolean isEndOfArchive() {
            for (int i = 0; i < END_OF_ARCHIVE.length; i++) {
                if (last[i] != END_OF_ARCHIVE[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
