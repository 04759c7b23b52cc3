// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.exchange;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.backend.Nd4jBackend;
import bio.strand.engine.encoding.CasePolicy;
import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.encoding.GapPolicy;
import bio.strand.engine.encoding.LengthPolicy;
import bio.strand.engine.encoding.Padding;
import bio.strand.engine.encoding.Representation;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.StrandPolicy;
import bio.strand.engine.encoding.SymbolPolicy;
import bio.strand.engine.encoding.Tokenization;
import bio.strand.engine.encoding.TruncationSide;
import bio.strand.engine.encoding.UnknownPolicy;
import bio.strand.engine.model.Predictor;
import bio.strand.engine.model.Provenance;
import bio.strand.engine.model.SequenceModel;
import bio.strand.engine.model.Task;
import bio.strand.engine.network.CellActivation;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.Network;
import bio.strand.engine.network.NetworkInput;
import bio.strand.engine.network.NetworkLayout;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.sequence.Alphabet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.BeforeClass;
import org.junit.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** DL4J itself is the referee: it opens what is written and writes what is read. */
public class Dl4jExchangeTest {

    private static final SequenceEncoding DNA = SequenceEncoding.of(Alphabet.DNA);
    private static final SequenceEncoding ORDINAL =
            new SequenceEncoding(
                    Alphabet.DNA,
                    CasePolicy.UPPER,
                    SymbolPolicy.ERROR,
                    GapPolicy.ERROR,
                    UnknownPolicy.NEUTRAL,
                    1,
                    LengthPolicy.ERROR,
                    0,
                    TruncationSide.END,
                    new Tokenization.Symbols(),
                    List.of(),
                    new Representation.Ordinal(),
                    StrandPolicy.FORWARD,
                    Padding.NONE);
    private static final Task CLASSES = new Task.Classification(List.of("no", "yes", "maybe"));
    private static final double TOLERANCE = 1e-5;
    private static final int STEPS = 17;

    @BeforeClass
    public static void loadBackend() {
        Nd4jBackend.load();
    }

    @Test
    public void lstmWithLastStepGivesTheSameInDl4j() throws IOException {
        assertSameInDl4j(
                model(
                        CLASSES,
                        new LayerSpec.Recurrent(CellType.LSTM, 7, false),
                        new LayerSpec.Dropout(0.25),
                        new LayerSpec.Aggregation(Pooling.LAST),
                        new LayerSpec.Dense(5)));
    }

    @Test
    public void stackOfAllCellsWithMeanGivesTheSameInDl4j() throws IOException {
        assertSameInDl4j(
                model(
                        new Task.MultiLabel(List.of("a", "b")),
                        new LayerSpec.Recurrent(CellType.RNN, 6, false, 0.1, CellActivation.RELU),
                        new LayerSpec.Recurrent(CellType.RNN, 5, false),
                        new LayerSpec.Recurrent(CellType.LSTM, 4, false),
                        new LayerSpec.Aggregation(Pooling.MEAN)));
    }

    @Test
    public void convolutionsWithMaximumGiveTheSameInDl4jInTheUnitsOfTheTargets()
            throws IOException {
        assertSameInDl4j(
                model(
                        new Task.Regression(
                                List.of("u", "v"), List.of(-2.5, 40.0), List.of(3.0, 0.5)),
                        new LayerSpec.Convolution(6, 5, 1),
                        new LayerSpec.Dropout(0.5),
                        new LayerSpec.Convolution(4, 3, 1),
                        new LayerSpec.Aggregation(Pooling.MAX)));
    }

    @Test
    public void answersForEachPositionAreTheSameInDl4j() throws IOException {
        assertSameInDl4j(
                model(
                        new Task.PositionLabels(List.of("H", "E", "C")),
                        new LayerSpec.Recurrent(CellType.LSTM, 6, false),
                        new LayerSpec.Dense(4)));
    }

    @Test
    public void embeddingGivesTheSameInDl4j() throws IOException {
        SequenceModel model =
                model(
                        ORDINAL,
                        CLASSES,
                        new LayerSpec.Embedding(3),
                        new LayerSpec.Recurrent(CellType.LSTM, 4, false),
                        new LayerSpec.Aggregation(Pooling.LAST));
        List<EncodedSequence> sequences = sequences(model.encoding());
        float[][] ours = predict(model, sequences);
        MultiLayerNetwork network = restored(written(model));
        try (INDArray input = Nd4j.create(sequences.size(), STEPS)) {
            for (int b = 0; b < sequences.size(); b++) {
                for (int t = 0; t < STEPS; t++) {
                    input.putScalar(b, t, sequences.get(b).codeAt(t));
                }
            }
            assertClose(ours, network.output(input), 1);
        } finally {
            network.close();
        }
    }

    @Test
    public void whatWasWrittenIsReadBackWithEncodingAndTask() throws IOException {
        SequenceModel model =
                model(
                        CLASSES,
                        new LayerSpec.Convolution(6, 5, 1),
                        new LayerSpec.Recurrent(CellType.LSTM, 7, false),
                        new LayerSpec.Aggregation(Pooling.LAST),
                        new LayerSpec.Dropout(0.25));
        SequenceModel read = read(written(model), Optional.empty());
        assertEquals(model.network(), read.network());
        assertEquals(model.encoding(), read.encoding());
        assertEquals(model.task(), read.task());
        assertArrayEquals(model.parameters(), read.parameters(), 0f);
        assertArrayEquals(written(model), written(read));
    }

    @Test
    public void aModelThatDl4jMadeGivesTheSameHere() throws IOException {
        MultiLayerNetwork network =
                new MultiLayerNetwork(
                        new NeuralNetConfiguration.Builder()
                                .seed(11)
                                .list()
                                .layer(
                                        new LSTM.Builder()
                                                .nIn(4)
                                                .nOut(6)
                                                .activation(Activation.TANH)
                                                .dropOut(0.8)
                                                .build())
                                .layer(
                                        new LastTimeStep(
                                                new LSTM.Builder()
                                                        .nIn(6)
                                                        .nOut(5)
                                                        .activation(Activation.TANH)
                                                        .build()))
                                .layer(
                                        new DenseLayer.Builder()
                                                .nIn(5)
                                                .nOut(4)
                                                .activation(Activation.RELU)
                                                .build())
                                .layer(
                                        new OutputLayer.Builder(LossFunction.MCXENT)
                                                .nIn(4)
                                                .nOut(2)
                                                .activation(Activation.SOFTMAX)
                                                .build())
                                .setInputType(InputType.recurrent(4))
                                .build());
        network.init();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, file, true);

        ExchangeException nameless =
                assertThrows(
                        ExchangeException.class, () -> read(file.toByteArray(), Optional.empty()));
        assertTrue(nameless.getMessage(), nameless.getMessage().contains("connect a table"));
        SequenceModel model = read(file.toByteArray(), Optional.of(DNA));
        assertEquals(new Task.Classification(List.of("Output 1", "Output 2")), model.task());
        List<EncodedSequence> sequences = sequences(DNA);
        try (INDArray input = featureRows(sequences, DNA)) {
            assertClose(predict(model, sequences), network.output(input), 1);
        } finally {
            network.close();
        }
    }

    @Test
    public void layersWithoutCounterpartAreRefusedInWriting() {
        LayerSpec last = new LayerSpec.Aggregation(Pooling.LAST);
        LayerSpec lstm = new LayerSpec.Recurrent(CellType.LSTM, 4, false);
        assertRefused("GRU", new LayerSpec.Recurrent(CellType.GRU, 4, false), last);
        assertRefused("bidirectional", new LayerSpec.Recurrent(CellType.LSTM, 4, true), last);
        assertRefused("ATTENTION", lstm, new LayerSpec.Aggregation(Pooling.ATTENTION));
        assertRefused("ALL", lstm, new LayerSpec.Aggregation(Pooling.ALL));
        assertRefused("pools positions", new LayerSpec.Convolution(4, 3, 2), lstm, last);
        assertRefused("last step", new LayerSpec.Convolution(4, 3, 1), last);
    }

    @Test
    public void layersWithoutCounterpartAreRefusedInReading() throws IOException {
        assertUnreadable(
                "SelfAttentionLayer",
                new SelfAttentionLayer.Builder()
                        .nIn(4)
                        .nOut(3)
                        .nHeads(1)
                        .projectInput(true)
                        .build());
        assertUnreadable(
                "Bidirectional",
                new Bidirectional(
                        new LSTM.Builder().nIn(4).nOut(3).activation(Activation.TANH).build()));
        assertUnreadable(
                "ActivationSigmoid",
                new LSTM.Builder().nIn(4).nOut(3).activation(Activation.SIGMOID).build());
    }

    @Test
    public void damagedFilesAreNamed() throws IOException {
        byte[] good =
                written(
                        model(
                                CLASSES,
                                new LayerSpec.Recurrent(CellType.LSTM, 7, false),
                                new LayerSpec.Aggregation(Pooling.MEAN)));
        for (int length : new int[] {0, 10, good.length / 3, good.length / 2}) {
            assertDamaged(Arrays.copyOf(good, length));
        }
        assertDamaged(replaced(good, "coefficients.bin", new byte[] {0, 1, 2}));
        assertDamaged(replaced(good, "configuration.json", "{\"confs\":[]}".getBytes()));
        assertDamaged(replaced(good, "configuration.json", "{\"confs\":[{}]}".getBytes()));
        assertDamaged(replaced(good, "configuration.json", "[1".getBytes()));
        assertDamaged(replaced(good, "strand.json", "{}".getBytes()));
        byte[] short1 = entry(good, "coefficients.bin");
        assertDamaged(replaced(good, "coefficients.bin", Arrays.copyOf(short1, short1.length - 4)));
    }

    /** Notices that it was made of a file, as code from a stranger would run then. */
    private static final class Trap implements Serializable {

        private static final long serialVersionUID = 1;
        private static boolean sprung;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            sprung = true;
        }
    }

    /** DL4J's own reader makes objects of what is in this entry, whatever class it names. */
    @Test
    public void serialisedObjectsInAFileArePassedOver() throws Exception {
        byte[] good =
                written(
                        model(
                                CLASSES,
                                new LayerSpec.Recurrent(CellType.LSTM, 7, false),
                                new LayerSpec.Aggregation(Pooling.MEAN)));
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(object)) {
            out.writeObject(new Trap());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(good));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : List.of("preprocessor.bin", "objects/labels")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(object.toByteArray());
            }
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(in.readAllBytes());
            }
        }
        assertArrayEquals(
                read(good, Optional.of(DNA)).parameters(),
                read(bytes.toByteArray(), Optional.of(DNA)).parameters(),
                0);
        assertFalse("no object was made", Trap.sprung);
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(object.toByteArray()))) {
            in.readObject();
        }
        assertTrue("the trap works", Trap.sprung);
    }

    private static void assertDamaged(byte[] file) {
        ExchangeException error =
                assertThrows(ExchangeException.class, () -> read(file, Optional.of(DNA)));
        assertTrue(error.getMessage(), error.getMessage().contains("m.zip"));
    }

    private static byte[] entry(byte[] zip, String name) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return in.readAllBytes();
                }
            }
        }
        throw new AssertionError(name);
    }

    private static byte[] replaced(byte[] zip, String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals(name) ? content : in.readAllBytes());
            }
        }
        return bytes.toByteArray();
    }

    private static void assertUnreadable(
            String reason, org.deeplearning4j.nn.conf.layers.Layer layer) throws IOException {
        int size = layer instanceof Bidirectional ? 6 : 3;
        MultiLayerNetwork network =
                new MultiLayerNetwork(
                        new NeuralNetConfiguration.Builder()
                                .list()
                                .layer(layer)
                                .layer(
                                        new org.deeplearning4j.nn.conf.layers.RnnOutputLayer
                                                        .Builder(LossFunction.MCXENT)
                                                .nIn(size)
                                                .nOut(2)
                                                .activation(Activation.SOFTMAX)
                                                .build())
                                .build());
        network.init();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, file, false);
        network.close();
        ExchangeException error =
                assertThrows(
                        ExchangeException.class, () -> read(file.toByteArray(), Optional.of(DNA)));
        assertTrue(error.getMessage(), error.getMessage().startsWith("m.zip cannot be read."));
        assertTrue(error.getMessage(), error.getMessage().contains("Layer 1"));
        assertTrue(error.getMessage(), error.getMessage().contains(reason));
    }

    private static void assertRefused(String reason, LayerSpec... layers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExchangeException error =
                assertThrows(
                        ExchangeException.class,
                        () -> Dl4jModelWriter.write(model(CLASSES, layers), out));
        assertTrue(error.getMessage(), error.getMessage().contains(reason));
        assertEquals("bytes written", 0, out.size());
    }

    private static void assertSameInDl4j(SequenceModel model) throws IOException {
        List<EncodedSequence> sequences = sequences(model.encoding());
        float[][] ours = predict(model, sequences);
        byte[] file = written(model);
        MultiLayerNetwork network = restored(file);
        boolean positions = model.task() instanceof Task.PositionLabels;
        try (INDArray input = featureRows(sequences, model.encoding())) {
            assertClose(ours, network.output(input), positions ? STEPS : 1);
        } finally {
            network.close();
        }
        float[][] again = predict(read(file, Optional.empty()), sequences);
        for (int i = 0; i < ours.length; i++) {
            assertArrayEquals(ours[i], again[i], 1e-4f);
        }
    }

    private static void assertClose(float[][] ours, INDArray theirs, int positions) {
        for (int b = 0; b < ours.length; b++) {
            int outputs = ours[b].length / positions;
            for (int t = 0; t < positions; t++) {
                for (int k = 0; k < outputs; k++) {
                    double expected =
                            positions == 1 ? theirs.getDouble(b, k) : theirs.getDouble(b, k, t);
                    assertEquals(
                            expected,
                            ours[b][t * outputs + k],
                            TOLERANCE * Math.max(1, Math.abs(expected)));
                }
            }
        }
    }

    private static INDArray featureRows(List<EncodedSequence> sequences, Encoding encoding) {
        float[][] rows = encoding.featureRows();
        INDArray input = Nd4j.create(sequences.size(), encoding.features(), STEPS);
        for (int b = 0; b < sequences.size(); b++) {
            for (int t = 0; t < STEPS; t++) {
                for (int f = 0; f < encoding.features(); f++) {
                    input.putScalar(b, f, t, rows[sequences.get(b).codeAt(t)][f]);
                }
            }
        }
        return input;
    }

    private static float[][] predict(SequenceModel model, List<EncodedSequence> sequences) {
        try (Predictor predictor = model.predictor()) {
            return predictor.predict(sequences);
        }
    }

    private static byte[] written(SequenceModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Dl4jModelWriter.write(model, out);
        return out.toByteArray();
    }

    private static SequenceModel read(byte[] file, Optional<Encoding> encoding) throws IOException {
        return Dl4jModelReader.read(new ByteArrayInputStream(file), "m.zip", encoding, List.of());
    }

    private static MultiLayerNetwork restored(byte[] file) throws IOException {
        return ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(file));
    }

    private static SequenceModel model(Task task, LayerSpec... layers) {
        return model(DNA, task, layers);
    }

    private static SequenceModel model(Encoding encoding, Task task, LayerSpec... layers) {
        NetworkSpec spec = new NetworkSpec(List.of(layers));
        NetworkLayout layout =
                new NetworkLayout(spec, NetworkInput.of(encoding), task.head(), STEPS);
        float[] parameters = Network.initialParameters(layout, 3);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < parameters.length; i++) {
            // Biases begin at zero, which would hide an exchange of two of them.
            parameters[i] += (float) random.nextDouble(-0.2, 0.2);
        }
        return new SequenceModel(
                spec,
                encoding,
                task,
                STEPS,
                parameters,
                new Provenance(
                        "1.0.0",
                        "none",
                        3,
                        "",
                        0,
                        0,
                        new TreeMap<>(),
                        Provenance.ACCURACY,
                        List.of(),
                        0));
    }

    private static List<EncodedSequence> sequences(Encoding encoding) {
        SplittableRandom random = new SplittableRandom(9);
        List<EncodedSequence> sequences = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int[] codes = new int[STEPS];
            for (int t = 0; t < STEPS; t++) {
                codes[t] = random.nextInt(encoding.codes());
            }
            sequences.add(EncodedSequence.ofCodes(codes));
        }
        return sequences;
    }
}
