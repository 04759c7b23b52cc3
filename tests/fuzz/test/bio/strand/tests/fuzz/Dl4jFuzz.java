// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.exchange.Dl4jModelReader;
import bio.strand.engine.exchange.ExchangeException;
import bio.strand.engine.files.ReproducibleZip;
import bio.strand.engine.sequence.Alphabet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The zip of DL4J. An input is a whole file; or one letter and what replaces an entry of a good
 * file: {@code l} for the layers in {@code configuration.json}, {@code s} for {@code strand.json},
 * {@code b} for {@code coefficients.bin}.
 */
public final class Dl4jFuzz {

    private static final SequenceEncoding DNA = SequenceEncoding.of(Alphabet.DNA);

    /** LSTM of 2 from 4 inputs 4 x 8 + 2 x 8 + 8, dense 6, softmax 6. */
    private static final int PARAMETERS = 68;

    private static final Map<String, byte[]> GOOD = good();

    private static final Map<Character, String> LETTERS =
            Map.of('l', "configuration.json", 's', "strand.json", 'b', "coefficients.bin");

    private Dl4jFuzz() {}

    private static Map<String, byte[]> good() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("configuration.json", seed("configuration.txt"));
        entries.put("coefficients.bin", coefficients());
        entries.put("strand.json", seed("strand.txt"));
        return entries;
    }

    /** What a seed puts into the place of an entry. */
    private static byte[] seed(String name) {
        Path file =
                Path.of(System.getProperty("strand.root"), "tests/fuzz/corpus/Dl4j").resolve(name);
        try {
            byte[] content = Files.readAllBytes(file);
            return Arrays.copyOfRange(content, 1, content.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As many zeros as the seed's layers have parameters, in the form of ND4J's arrays. */
    private static byte[] coefficients() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF("MIXED_DATA_TYPES");
            out.writeLong(1);
            out.writeUTF("LONG");
            out.writeLong(1);
            out.writeUTF("MIXED_DATA_TYPES");
            out.writeLong(PARAMETERS);
            out.writeUTF("FLOAT");
            out.write(new byte[PARAMETERS * Float.BYTES]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads the good file once, which loads the numeric library, before any time is taken.
     *
     * @throws IOException if it is refused
     */
    public static void fuzzerInitialize() throws IOException {
        Dl4jModelReader.read(
                new ByteArrayInputStream(zip(GOOD)), "good.zip", Optional.empty(), List.of());
    }

    /**
     * Reads one input.
     *
     * @param data the content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            byte[] file = file(data);
            Dl4jModelReader.read(
                    new ByteArrayInputStream(file),
                    "x.zip",
                    data.length % 2 == 0 ? Optional.of(DNA) : Optional.empty(),
                    List.of());
        } catch (ExchangeException e) {
            Expectations.requireReadable(e);
            Expectations.require(e.getMessage().length() < 2_000, "a message without end");
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be read", e);
        }
    }

    private static byte[] file(byte[] data) throws IOException {
        String name = data.length == 0 ? null : LETTERS.get((char) data[0]);
        if (name == null) {
            return data;
        }
        Map<String, byte[]> entries = new LinkedHashMap<>(GOOD);
        entries.put(name, Arrays.copyOfRange(data, 1, data.length));
        return zip(entries);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ReproducibleZip zip = new ReproducibleZip(bytes);
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            zip.store(entry.getKey(), entry.getValue());
        }
        zip.finish();
        return bytes.toByteArray();
    }
}
