// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import bio.strand.engine.expression.FittedPreprocessing.Learned;
import bio.strand.engine.files.BoundedGzip;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * The stored form of a fitted preprocessing: gzip of one JSON object, whose parts come in a fixed
 * order.
 *
 * <p>{@code format} and {@code version} come first. Numbers are written so that they come back to
 * the last bit; {@code null} stands for NaN. Reading checks every part and trusts no length, and
 * refuses what unpacks to far more than its size ({@link BoundedGzip}); released versions stay
 * readable. Streams are read and written piece by piece, so that the values of neighbours are held
 * only once.
 */
public final class PreprocessingFormat {

    /** The version that this class writes. */
    public static final int VERSION = 1;

    private static final String FORMAT = "strand-expression-preprocessing";

    private PreprocessingFormat() {}

    /**
     * Writes a preprocessing.
     *
     * @param model the preprocessing
     * @param out takes the bytes; the same model gives the same bytes; not closed
     * @throws IOException if it cannot be written
     */
    public static void write(FittedPreprocessing model, OutputStream out) throws IOException {
        GZIPOutputStream packed = new Packed(out);
        Writer text =
                new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8), 1 << 16);
        // The writer is not closed: that would close the caller's stream.
        @SuppressWarnings("resource")
        JsonWriter json = new JsonWriter(text);
        PreprocessingSpec spec = model.spec();
        Learned learned = model.learned();
        json.beginObject();
        json.name("format").value(FORMAT);
        json.name("version").value(VERSION);
        json.name("logarithm").value(spec.logarithm());
        json.name("quantileNormalisation").value(spec.quantileNormalisation());
        json.name("greatestMissingShare").value(spec.greatestMissingShare());
        json.name("smallestVariance").value(spec.smallestVariance());
        json.name("mostVariableGenes").value(spec.mostVariableGenes());
        json.name("imputation").value(spec.imputation().name());
        json.name("neighbours").value(spec.neighbours());
        json.name("scaling").value(spec.scaling().name());
        json.name("scalingAxis").value(spec.scalingAxis().name());
        json.name("rows").value(model.rows().name());
        writeTexts(json.name("genes"), model.genes());
        writeTexts(json.name("samples"), model.samples());
        json.name("kept").beginArray();
        for (boolean kept : learned.kept()) {
            json.value(kept ? 1 : 0);
        }
        json.endArray();
        json.name("varianceCut").value(learned.smallestVariance());
        writeNumbers(json.name("reference"), learned.reference());
        writeNumbers(json.name("geneFills"), learned.geneFills());
        writeNumbers(json.name("sampleFills"), learned.sampleFills());
        writeNumbers(json.name("centres"), learned.centres());
        writeNumbers(json.name("scales"), learned.scales());
        json.name("profiles").beginArray();
        for (double[] profile : learned.profiles()) {
            writeNumbers(json, profile);
        }
        json.endArray();
        json.endObject();
        json.flush();
        packed.finish();
    }

    /**
     * Packs symbols one by one: eightfold at the most, whatever the values, so that no model is
     * ever taken for one that unpacks to far more than its size. Numbers repeat so little that it
     * is hardly larger for it.
     */
    private static final class Packed extends GZIPOutputStream {

        Packed(OutputStream out) throws IOException {
            super(out);
            def.setStrategy(Deflater.HUFFMAN_ONLY);
        }
    }

    private static void writeTexts(JsonWriter json, List<String> texts) throws IOException {
        json.beginArray();
        for (String text : texts) {
            json.value(text);
        }
        json.endArray();
    }

    private static void writeNumbers(JsonWriter json, double[] numbers) throws IOException {
        json.beginArray();
        for (double number : numbers) {
            if (Double.isNaN(number)) {
                json.nullValue();
            } else {
                json.value(number);
            }
        }
        json.endArray();
    }

    /**
     * Reads a preprocessing.
     *
     * @param in the bytes; not closed
     * @return the preprocessing
     * @throws PreprocessingFormatException if they are no preprocessing, damaged, or of a later
     *     version; with the remedy
     * @throws IOException if they cannot be read
     */
    public static FittedPreprocessing read(InputStream in) throws IOException {
        try {
            // Closing would close the caller's stream.
            @SuppressWarnings("resource")
            JsonReader json =
                    new JsonReader(
                            new BufferedReader(
                                    new InputStreamReader(
                                            new BoundedGzip(in), StandardCharsets.UTF_8),
                                    1 << 16));
            return parse(json);
        } catch (EOFException
                | ZipException
                | MalformedJsonException
                | IllegalStateException
                | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    private static FittedPreprocessing parse(JsonReader json) throws IOException {
        json.beginObject();
        if (!FORMAT.equals(text(json, "format"))) {
            throw new IllegalArgumentException("it is no expression preprocessing");
        }
        int version = integer(json, "version");
        if (version > VERSION) {
            throw new PreprocessingFormatException(
                    "The preprocessing model has version %d, this release reads up to %d; update Strand or execute the node that made it again."
                            .formatted(version, VERSION),
                    null);
        }
        PreprocessingSpec spec =
                new PreprocessingSpec(
                        flag(json, "logarithm"),
                        flag(json, "quantileNormalisation"),
                        number(json, "greatestMissingShare"),
                        number(json, "smallestVariance"),
                        integer(json, "mostVariableGenes"),
                        Imputation.valueOf(text(json, "imputation")),
                        integer(json, "neighbours"),
                        Scaling.valueOf(text(json, "scaling")),
                        Axis.valueOf(text(json, "scalingAxis")));
        Axis rows = Axis.valueOf(text(json, "rows"));
        List<String> genes = texts(json, "genes");
        List<String> samples = texts(json, "samples");
        boolean[] kept = flags(json, "kept");
        double cut = number(json, "varianceCut");
        double[] reference = numbers(json, "reference");
        double[] geneFills = numbers(json, "geneFills");
        double[] sampleFills = numbers(json, "sampleFills");
        double[] centres = numbers(json, "centres");
        double[] scales = numbers(json, "scales");
        expect(json, "profiles");
        List<double[]> profiles = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            profiles.add(numbers(json));
        }
        json.endArray();
        json.endObject();
        if (json.peek() != JsonToken.END_DOCUMENT) {
            throw new IllegalArgumentException("something stands behind its end");
        }
        return new FittedPreprocessing(
                spec,
                rows,
                genes,
                samples,
                new Learned(
                        kept,
                        cut,
                        reference,
                        geneFills,
                        sampleFills,
                        profiles.toArray(double[][]::new),
                        centres,
                        scales));
    }

    private static PreprocessingFormatException damaged(Exception cause) {
        return new PreprocessingFormatException(
                "The preprocessing model is damaged (%s); execute the node that made it again."
                        .formatted(cause.getMessage()),
                cause);
    }

    private static void expect(JsonReader json, String name) throws IOException {
        String found = json.nextName();
        if (!name.equals(found)) {
            throw new IllegalArgumentException(
                    "'%s' stands where '%s' should".formatted(found, name));
        }
    }

    private static String text(JsonReader json, String name) throws IOException {
        expect(json, name);
        return json.nextString();
    }

    private static boolean flag(JsonReader json, String name) throws IOException {
        expect(json, name);
        return json.nextBoolean();
    }

    private static int integer(JsonReader json, String name) throws IOException {
        expect(json, name);
        return json.nextInt();
    }

    private static double number(JsonReader json, String name) throws IOException {
        expect(json, name);
        return json.nextDouble();
    }

    private static List<String> texts(JsonReader json, String name) throws IOException {
        expect(json, name);
        List<String> texts = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            texts.add(json.nextString());
        }
        json.endArray();
        return texts;
    }

    private static boolean[] flags(JsonReader json, String name) throws IOException {
        double[] numbers = numbers(json, name);
        boolean[] flags = new boolean[numbers.length];
        for (int i = 0; i < flags.length; i++) {
            if (numbers[i] != 0 && numbers[i] != 1) {
                throw new IllegalArgumentException("'" + name + "' holds " + numbers[i]);
            }
            flags[i] = numbers[i] == 1;
        }
        return flags;
    }

    private static double[] numbers(JsonReader json, String name) throws IOException {
        expect(json, name);
        return numbers(json);
    }

    private static double[] numbers(JsonReader json) throws IOException {
        double[] numbers = new double[16];
        int count = 0;
        json.beginArray();
        while (json.hasNext()) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            if (json.peek() == JsonToken.NULL) {
                json.nextNull();
                numbers[count++] = Double.NaN;
            } else {
                numbers[count++] = json.nextDouble();
            }
        }
        json.endArray();
        return Arrays.copyOf(numbers, count);
    }
}
