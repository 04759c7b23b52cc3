// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.generation.GanReading;
import bio.strand.engine.generation.GeneratedRow;
import bio.strand.engine.generation.GenerationSpec;
import bio.strand.engine.generation.GenerativeModel;
import bio.strand.engine.generation.GenerativeModelReader;
import bio.strand.engine.generation.GenerativeModelWriter;
import bio.strand.engine.generation.SequenceGenerator;
import bio.strand.engine.model.ModelFormatException;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The model of a GAN Learner. An input is a whole file, or the first letter of an entry and what
 * that entry of a good file is replaced by, with a sum that fits; a new {@code model.json} gets as
 * many parameters as it asks for. A model that is accepted must be written so that it reads back,
 * and a small one must generate.
 */
public final class GenerativeFuzz {

    private static final Map<String, byte[]> GOOD =
            Entries.ofGolden("generation/generative-1.base64");

    private static final String DESCRIPTION = "model.json";

    /** Larger models are not tried out, only read: that takes seconds each. */
    private static final int MOST_POSITIONS = 32;

    private static final int MOST_PARAMETERS = 10_000;
    private static final int ROWS = 3;

    private GenerativeFuzz() {}

    /**
     * Reads the good model once and generates with it, which loads the numeric library, before any
     * time is taken.
     *
     * @throws IOException if it is refused
     */
    public static void fuzzerInitialize() throws IOException {
        fuzzerTestOneInput(new byte[0]);
        byte[] json = GOOD.get(DESCRIPTION);
        byte[] input = new byte[json.length + 1];
        input[0] = (byte) DESCRIPTION.charAt(0);
        System.arraycopy(json, 0, input, 1, json.length);
        generate(read(input));
    }

    /**
     * Reads one input.
     *
     * @param data the content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            GenerativeModel model = read(data);
            byte[] written = written(model);
            GenerativeModel again =
                    GenerativeModelReader.read(new ByteArrayInputStream(written), "copy");
            Expectations.require(Arrays.equals(written, written(again)), "a copy that differs");
            if (model.kind().steps() <= MOST_POSITIONS
                    && model.generatorParameters().length + model.criticParameters().length
                            <= MOST_PARAMETERS) {
                generate(model);
            }
        } catch (ModelFormatException e) {
            Expectations.requireReadable(e);
            Expectations.require(e.getMessage().contains("x.strand"), "a file without a name");
            Expectations.require(e.getMessage().length() < 2_000, "a message without end");
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be read", e);
        }
    }

    private static GenerativeModel read(byte[] data) throws IOException {
        byte[] archive =
                Entries.model(
                        good(data), data, "strand-generative-model", GenerativeModelWriter.VERSION);
        return GenerativeModelReader.read(new ByteArrayInputStream(archive), "x.strand");
    }

    /** The good entries, with parameters for the description that an input is, if it is one. */
    private static Map<String, byte[]> good(byte[] data) {
        if (data.length == 0 || data[0] != DESCRIPTION.charAt(0)) {
            return GOOD;
        }
        Map<String, byte[]> entries = new LinkedHashMap<>(GOOD);
        GanReading.counts(Arrays.copyOfRange(data, 1, data.length))
                .ifPresent(
                        counts -> {
                            entries.put("generator.bin", parameters(counts.generator()));
                            entries.put("critic.bin", parameters(counts.critic()));
                            entries.put("spectral.bin", parameters(counts.spectral()));
                        });
        return entries;
    }

    private static byte[] parameters(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat(i % 7 - 3);
        }
        return bytes.array();
    }

    private static void generate(GenerativeModel model) {
        try (SequenceGenerator generator =
                model.open(1, ProgressSink.none(), CancellationToken.never())) {
            GenerationSpec spec = GenerationSpec.plain(ROWS, 1, model.defaultTemperature());
            int rows = 0;
            Iterator<GeneratedRow> generated = generator.rows(spec, row -> true);
            while (generated.hasNext()) {
                generated.next();
                rows++;
            }
            Expectations.require(rows == ROWS, "another number of rows");
        }
    }

    private static byte[] written(GenerativeModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        GenerativeModelWriter.write(model, bytes);
        return bytes.toByteArray();
    }
}
