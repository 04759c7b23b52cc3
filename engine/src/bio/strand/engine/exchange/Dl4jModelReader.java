// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.exchange;

import bio.strand.engine.backend.Nd4jBackend;
import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.files.BoundedZip;
import bio.strand.engine.model.JsonFields;
import bio.strand.engine.model.ModelArchiveReader;
import bio.strand.engine.model.Provenance;
import bio.strand.engine.model.SequenceModel;
import bio.strand.engine.model.Task;
import bio.strand.engine.network.HeadSpec;
import bio.strand.engine.network.NetworkInput;
import bio.strand.engine.network.NetworkLayout;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads a model from DL4J's zip, written by {@link Dl4jModelWriter} or by DL4J itself.
 *
 * <p>Understood are {@code MultiLayerNetwork}s of embedding, one-dimensional convolution, LSTM,
 * SimpleRnn, last step or global pooling, dropout, dense (rectifier) and output layers, in the
 * order that {@link bio.strand.engine.network.NetworkSpec} asks for; everything else is refused by
 * name. No class named in a file is loaded, no entry is unpacked to disk, and sizes are limited, so
 * that a file from a stranger can do no harm.
 */
public final class Dl4jModelReader {

    private static final int MAXIMUM_JSON = 16 << 20;
    private static final int MAXIMUM_COEFFICIENTS =
            NetworkLayout.MAXIMUM_PARAMETERS * Float.BYTES + (1 << 16);
    private static final long MAXIMUM_SKIPPED = 4L * MAXIMUM_COEFFICIENTS;
    private static final String CONFIGURATION = "configuration.json";
    private static final String COEFFICIENTS = "coefficients.bin";
    private static final String NORMALIZER = "normalizer.bin";

    private Dl4jModelReader() {}

    /**
     * Reads a model.
     *
     * @param in the zip; read to its end, not closed
     * @param name what to call the file in messages
     * @param encoding how sequences become the network's inputs, for files that do not say it
     *     themselves; those of {@link Dl4jModelWriter} do
     * @param outputNames names of classes or targets, for files that do not say them; when empty
     *     they are {@code Output 1} and so on
     * @return the model
     * @throws ExchangeException if the file is damaged, or has a layer without counterpart, or
     *     needs an encoding and none is given, or another
     * @throws IOException if reading fails
     * @throws bio.strand.engine.backend.BackendUnavailableException if the numeric library cannot
     *     be loaded
     */
    public static SequenceModel read(
            InputStream in, String name, Optional<Encoding> encoding, List<String> outputNames)
            throws IOException {
        try {
            return build(entries(in, name), name, encoding, outputNames);
        } catch (ZipException | EOFException | UTFDataFormatException e) {
            throw new ExchangeException(
                    "The DL4J model %s is damaged or incomplete (%s); fetch or write it again."
                            .formatted(name, e.getMessage()),
                    e);
        } catch (JsonParseException
                | IllegalArgumentException
                | IllegalStateException
                | UnsupportedOperationException
                | ArithmeticException e) {
            throw new ExchangeException(
                    "The DL4J model %s has content that cannot be understood (%s)."
                            .formatted(name, ModelArchiveReader.shortened(e.getMessage())),
                    e);
        }
    }

    private static Dl4jConfiguration configuration(byte[] json, String name)
            throws ExchangeException {
        try {
            return Dl4jConfiguration.read(JsonFields.parse(json));
        } catch (ExchangeException e) {
            throw new ExchangeException(
                    "%s cannot be read. %s Choose a model of other layers, or train one with the RNN Learner."
                            .formatted(name, e.getMessage()),
                    e);
        }
    }

    private static Map<String, byte[]> entries(InputStream in, String name) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        BoundedZip zip = new BoundedZip(in);
        for (Optional<String> next = zip.next(); next.isPresent(); next = zip.next()) {
            String entry = next.get();
            switch (entry) {
                case CONFIGURATION, Dl4jModelWriter.ENTRY ->
                        entries.put(entry, content(zip, MAXIMUM_JSON, entry));
                case COEFFICIENTS -> entries.put(entry, content(zip, MAXIMUM_COEFFICIENTS, entry));
                case NORMALIZER ->
                        throw new ExchangeException(
                                "The DL4J model %s normalises its inputs, which cannot be read; write it without normalizer."
                                        .formatted(name));
                default ->
                        // The state of an optimiser, for instance, which prediction does not need.
                        zip.skip(MAXIMUM_SKIPPED, entry);
            }
        }
        if (!entries.containsKey(CONFIGURATION) || !entries.containsKey(COEFFICIENTS)) {
            throw new ExchangeException(
                    "The file %s is not a DL4J model: it lacks %s or %s. Choose a file that DL4J or Strand wrote."
                            .formatted(name, CONFIGURATION, COEFFICIENTS));
        }
        return entries;
    }

    private static byte[] content(BoundedZip zip, int most, String entry) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        zip.read(most, entry, (bytes, count) -> content.write(bytes, 0, count));
        return content.toByteArray();
    }

    private static SequenceModel build(
            Map<String, byte[]> entries,
            String name,
            Optional<Encoding> given,
            List<String> outputNames)
            throws IOException {
        Dl4jConfiguration configuration = configuration(entries.get(CONFIGURATION), name);
        Optional<JsonObject> own =
                Optional.ofNullable(entries.get(Dl4jModelWriter.ENTRY)).map(JsonFields::parse);
        Encoding encoding =
                own.map(json -> Dl4jConfiguration.object(json, Dl4jModelWriter.KEY_ENCODING))
                        .map(Encoding::fromJson)
                        .or(() -> given)
                        .orElseThrow(
                                () ->
                                        new ExchangeException(
                                                ("The DL4J model %s does not say how sequences"
                                                     + " become its inputs; connect a table with a"
                                                     + " column that is encoded in the same way.")
                                                        .formatted(name)));
        if (encoding.features() != configuration.features()) {
            throw new ExchangeException(
                    "The DL4J model %s reads %d inputs at each position; the encoding gives %d."
                            .formatted(name, configuration.features(), encoding.features()));
        }
        Task task =
                own.map(json -> Dl4jConfiguration.object(json, Dl4jModelWriter.KEY_TASK))
                        .map(json -> Task.fromText(json.toString()))
                        .orElseGet(() -> task(configuration.head(), outputNames));
        if (!task.head().equals(configuration.head())) {
            throw new ExchangeException(
                    "The DL4J model %s ends in %s, not in %s."
                            .formatted(name, configuration.head(), task.head()));
        }
        int maximumLength =
                own.map(
                                json ->
                                        Dl4jConfiguration.member(
                                                        json, Dl4jModelWriter.KEY_MAXIMUM_LENGTH)
                                                .getAsInt())
                        .orElse(Math.max(1, encoding.maximumLength()));
        Dl4jNetwork mapping =
                new Dl4jNetwork(
                        configuration.network(),
                        NetworkInput.of(encoding),
                        configuration.head(),
                        maximumLength);
        float[] parameters =
                parameters(
                        mapping, coefficients(entries.get(COEFFICIENTS), mapping.layout(), name));
        return new SequenceModel(
                configuration.network(), encoding, task, maximumLength, parameters, imported());
    }

    private static Task task(HeadSpec head, List<String> given) {
        List<String> names =
                given.isEmpty()
                        ? IntStream.rangeClosed(1, head.outputs())
                                .mapToObj(i -> "Output " + i)
                                .toList()
                        : given;
        if (head instanceof HeadSpec.Softmax) {
            return new Task.Classification(names);
        }
        if (head instanceof HeadSpec.Sigmoid) {
            return new Task.MultiLabel(names);
        }
        if (head instanceof HeadSpec.PositionSoftmax) {
            return new Task.PositionLabels(names);
        }
        return head instanceof HeadSpec.PositionLinear
                ? new Task.Forecast(names)
                : new Task.Regression(
                        names,
                        Collections.nCopies(names.size(), 0.0),
                        Collections.nCopies(names.size(), 1.0));
    }

    private static Provenance imported() {
        return new Provenance(
                SequenceModel.LIBRARY_VERSION,
                "read from a Deeplearning4j model",
                0,
                "",
                0,
                0,
                new TreeMap<>(),
                Provenance.ACCURACY,
                List.of(),
                0);
    }

    /**
     * The vector in DL4J's order. The entry is an ND4J array: a buffer with the shape, then one
     * with the values, each as a text (kind of allocation), a long (count), a text (type), and
     * numbers, all big-endian.
     */
    private static float[] coefficients(byte[] content, NetworkLayout layout, String name)
            throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        in.readUTF();
        long shape = in.readLong();
        String shapeType = in.readUTF();
        int bytes = shapeType.equals("INT") ? Integer.BYTES : Long.BYTES;
        if (shape < 0 || shape > 1000) {
            throw new ExchangeException(
                    "The DL4J model %s is damaged; fetch or write it again.".formatted(name));
        }
        in.skipNBytes(shape * bytes);
        in.readUTF();
        long count = in.readLong();
        String type = in.readUTF();
        if (count != layout.parameterCount()) {
            throw new ExchangeException(
                    "The DL4J model %s holds %d parameters; its layers have %d. Fetch or write it again."
                            .formatted(name, count, layout.parameterCount()));
        }
        // No memory for numbers that are not there; a text of the type takes some bytes more.
        if (count * Float.BYTES > content.length) {
            throw new EOFException("there are fewer parameters than it says");
        }
        float[] values = new float[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (type) {
                        case "FLOAT" -> in.readFloat();
                        case "DOUBLE" -> (float) in.readDouble();
                        default ->
                                throw new ExchangeException(
                                        "The DL4J model %s holds numbers of type %s; write it with numbers of type FLOAT."
                                                .formatted(name, type));
                    };
        }
        return values;
    }

    private static float[] parameters(Dl4jNetwork mapping, float[] coefficients) {
        Nd4jBackend.load();
        Nd4jBackend.confineThread();
        MultiLayerNetwork network = mapping.build();
        try (INDArray vector =
                Nd4j.create(coefficients, new long[] {1, coefficients.length}, 'c')) {
            network.setParams(vector);
            return mapping.parametersOf(network);
        } finally {
            network.close();
        }
    }
}
