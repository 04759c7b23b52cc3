// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.network.BatchTargets;
import bio.strand.engine.network.CellActivation;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.HeadSpec;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.LossSpec;
import bio.strand.engine.network.Network;
import bio.strand.engine.network.NetworkInput;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.ParameterBlock;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.progress.CancellationToken;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Outputs, loss, gradient and 20 steps of each optimiser equal those of PyTorch 1.13, to 1e-5. The
 * truth was computed once by {@code test-resources/pytorch/truth.py}.
 */
@RunWith(Parameterized.class)
public class PyTorchTest {

    private static final double TOLERANCE = 1e-5;

    /** The optimisers of the script, by the names of their results: rule, rate, weight decay. */
    private record Rule(OptimizerSpec spec, double learningRate, double weightDecay) {}

    private static final Map<String, Rule> RULES =
            Map.of(
                    "sgd", new Rule(new OptimizerSpec.Sgd(0.9, false), 0.1, 0),
                    "adam", new Rule(new OptimizerSpec.Adam(0.9, 0.999, 1e-8), 0.01, 0),
                    "adamw", new Rule(new OptimizerSpec.AdamW(0.9, 0.999, 1e-8), 0.01, 0.1),
                    "rmsprop", new Rule(new OptimizerSpec.RmsProp(0.9, 1e-8), 0.01, 0));

    @Parameters(name = "{0}")
    public static List<String> cases() {
        return List.of(
                "rnn-tanh-1-forward",
                "rnn-tanh-2-both",
                "rnn-relu-1-forward",
                "rnn-relu-2-both",
                "lstm-1-forward",
                "lstm-2-both",
                "lstm-1-both-labels",
                "gru-1-forward",
                "gru-2-both",
                "gru-2-forward-labels");
    }

    private final JsonObject truth;
    private final NetworkSpec spec;
    private final HeadSpec head;
    private final LossSpec loss = new LossSpec.CrossEntropy(0);
    private final int[] lengths;
    private final double[] inputs;
    private final double[] classes;
    private final int features;
    private final float[] initial;

    public PyTorchTest(String name) throws IOException {
        String resource = "/pytorch/" + name + ".json";
        try (InputStream in = PyTorchTest.class.getResourceAsStream(resource)) {
            assertNotNull(resource + " is on the class path", in);
            truth =
                    JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .getAsJsonObject();
        }
        boolean labels = truth.get("labels").getAsBoolean();
        int count = truth.get("classes").getAsInt();
        head = labels ? new HeadSpec.PositionSoftmax(count) : new HeadSpec.Softmax(count);
        spec = network(labels);
        lengths = Arrays.stream(numbers("lengths")).mapToInt(v -> (int) v).toArray();
        inputs = numbers("inputs");
        classes = numbers("targets");
        features = inputs.length / lengths[0] / lengths.length;
        double[] parameters = numbers("parameters");
        initial = new float[parameters.length];
        for (int i = 0; i < initial.length; i++) {
            initial[i] = (float) parameters[i];
        }
    }

    private NetworkSpec network(boolean labels) {
        String[] cell = truth.get("cell").getAsString().split("-");
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 0; i < truth.get("layers").getAsInt(); i++) {
            layers.add(
                    new LayerSpec.Recurrent(
                            CellType.valueOf(cell[0]),
                            truth.get("hidden").getAsInt(),
                            truth.get("bidirectional").getAsBoolean(),
                            0,
                            CellActivation.valueOf(cell.length > 1 ? cell[1] : "TANH")));
        }
        if (!labels) {
            layers.add(new LayerSpec.Aggregation(Pooling.LAST));
        }
        return new NetworkSpec(layers);
    }

    private double[] numbers(String key) {
        return StreamSupport.stream(truth.getAsJsonArray(key).spliterator(), false)
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
    }

    private Network open() {
        Network network =
                new Network(
                        spec,
                        new NetworkInput.Values(features),
                        head,
                        lengths[0],
                        new CpuKernel(CancellationToken.never()),
                        0);
        network.begin(lengths[0]);
        for (int b = 0; b < lengths.length; b++) {
            float[] row = new float[lengths[b] * features];
            for (int i = 0; i < row.length; i++) {
                int t = i / features;
                row[i] = (float) inputs[(t * lengths.length + b) * features + i % features];
            }
            network.setRow(b, row, lengths[b]);
        }
        return network;
    }

    private BatchTargets targets() {
        BatchTargets targets = new BatchTargets(head);
        targets.begin(lengths[0]);
        long known = Arrays.stream(classes).filter(c -> c >= 0).count();
        for (int i = 0; i < classes.length; i++) {
            int entry = i / lengths.length * Kernel.ROWS + i % lengths.length;
            targets.classes()[entry] = (int) Math.max(-1, classes[i]);
        }
        Arrays.fill(targets.rowWeights(), 1.0 / known);
        return targets;
    }

    private static void assertClose(String what, double[] expected, float[] actual) {
        assertEquals(what, expected.length, actual.length);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertTrue(what, largest > 1e-3);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(what + " " + i, expected[i], actual[i], TOLERANCE * largest);
        }
    }

    @Test
    public void outputsLossAndGradientAreThoseOfPyTorch() {
        try (Network network = open()) {
            network.load(initial);
            network.forward();
            double[] expected = numbers("outputs");
            int outputs = head.outputs();
            for (int i = 0; i < expected.length; i++) {
                int b = i / outputs % lengths.length;
                int t = i / outputs / lengths.length;
                if (t < lengths[b]) {
                    float own = network.outputs()[(t * Kernel.ROWS + b) * outputs + i % outputs];
                    assertEquals("output " + i, expected[i], own, TOLERANCE);
                }
            }
            BatchTargets targets = targets();
            float[] gradient = new float[initial.length];
            double[] losses = new double[Kernel.ROWS];
            network.gradient(targets, loss, 1, gradient, losses);
            double total = Arrays.stream(losses).sum() * targets.rowWeights()[0];
            assertEquals(truth.get("loss").getAsDouble(), total, TOLERANCE);
            assertClose("gradient", numbers("gradient"), gradient);
        }
    }

    @Test
    public void twentyStepsOfEachOptimiserAreThoseOfPyTorch() {
        for (Map.Entry<String, Rule> rule : RULES.entrySet()) {
            try (Network network = open()) {
                List<ParameterBlock> decayed =
                        network.layout().blocks().stream().filter(b -> !b.isBias()).toList();
                Optimizer optimizer =
                        Optimizer.of(
                                rule.getValue().spec(),
                                rule.getValue().weightDecay(),
                                decayed,
                                initial.length);
                float[] parameters = initial.clone();
                BatchTargets targets = targets();
                for (int step = 0; step < truth.get("steps").getAsInt(); step++) {
                    float[] gradient = new float[parameters.length];
                    network.load(parameters);
                    network.gradient(targets, loss, 1, gradient, new double[Kernel.ROWS]);
                    optimizer.step(parameters, gradient, rule.getValue().learningRate());
                }
                assertClose(rule.getKey(), numbers(rule.getKey()), parameters);
            }
        }
    }
}
