// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;

import bio.strand.engine.progress.CancellationToken;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Examples, losses, the penalty and both gradients equal those of PyTorch 1.13 to 1e-5. The truth
 * was computed once by {@code test-resources/pytorch/generative.py}.
 */
@RunWith(Parameterized.class)
public class GanPyTorchTest {

    private static final double TOLERANCE = 1e-5;

    @Parameters(name = "{0}")
    public static List<String> cases() {
        return List.of("dense", "residual", "recurrent", "dense-spectral", "residual-spectral");
    }

    private final JsonObject truth;

    public GanPyTorchTest(String name) throws IOException {
        String file = "/pytorch/generative-" + name + ".json";
        try (InputStream stream = GanPyTorchTest.class.getResourceAsStream(file)) {
            assertNotNull(file, stream);
            truth =
                    JsonParser.parseReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                            .getAsJsonObject();
        }
    }

    private float[] values(String key) {
        List<JsonElement> elements = truth.getAsJsonArray(key).asList();
        float[] values = new float[elements.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = elements.get(i).getAsFloat();
        }
        return values;
    }

    private int size(String key) {
        return truth.get(key).getAsInt();
    }

    private void assertClose(String key, float[] found) {
        float[] expected = values(key);
        assertEquals(expected.length, found.length);
        double scale = 1;
        for (float value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(key + " at " + i, expected[i], found[i], TOLERANCE * scale);
        }
    }

    private void assertClose(String key, double found) {
        double expected = truth.get(key).getAsDouble();
        assertEquals(key, expected, found, TOLERANCE * Math.max(1, Math.abs(expected)));
    }

    private GeneratorSpec generator() {
        int hidden = size("hidden");
        return switch (truth.get("kind").getAsString()) {
            case "dense" -> new GeneratorSpec.Dense(List.of(hidden, hidden));
            case "residual" ->
                    new GeneratorSpec.ResidualConvolution(hidden, size("blocks"), size("width"));
            default -> new GeneratorSpec.Recurrent(hidden, 1);
        };
    }

    private CriticSpec critic() {
        int hidden = size("hidden");
        return switch (truth.get("kind").getAsString()) {
            case "dense" -> new CriticSpec.Dense(List.of(hidden, hidden));
            case "residual" ->
                    new CriticSpec.ResidualConvolution(hidden, size("blocks"), size("width"));
            default -> new CriticSpec.Recurrent(hidden, 1);
        };
    }

    /** The hinge losses of the critic. */
    private record HingeLoss(double sign) implements ScoreLoss {
        @Override
        public double value(double score) {
            return Math.max(0, 1 + sign * score);
        }

        @Override
        public double slope(double score) {
            return 1 + sign * score > 0 ? sign : 0;
        }
    }

    @Test
    public void equalsPyTorch() {
        boolean spectral = truth.get("spectral").getAsBoolean();
        int rows = size("rows");
        GanShape shape =
                new GanShape(
                        size("steps"), size("symbols"), size("latentSize"), size("conditionSize"));
        float[] condition = values("condition");
        try (GanGradients gradients =
                new GanGradients(
                        generator(),
                        critic(),
                        new Relaxation.Softmax(1),
                        shape,
                        spectral,
                        rows,
                        1,
                        CancellationToken.never())) {
            float[] fake = new float[rows * shape.exampleSize()];
            gradients.generate(
                    values("generator"), values("latent"), condition, null, rows, fake, null);
            assertClose("fake", fake);
            float[] gradient = new float[values("critic").length];
            CriticStep step =
                    gradients.criticGradient(
                            values("critic"),
                            values("real"),
                            values("seen"),
                            condition,
                            rows,
                            spectral ? new HingeLoss(-1) : new LinearLoss(-1),
                            spectral ? new HingeLoss(1) : new LinearLoss(1),
                            spectral ? 0 : size("penaltyWeight"),
                            1,
                            values("share"),
                            gradient);
            assertClose("realLoss", step.realLoss());
            assertClose("fakeLoss", step.fakeLoss());
            assertClose("penalty", step.penalty());
            assertClose("criticGradient", gradient);
            float[] ofGenerator = new float[values("generator").length];
            double loss =
                    gradients.generatorGradient(
                            values("generator"),
                            values("critic"),
                            values("latent"),
                            condition,
                            null,
                            rows,
                            new LinearLoss(-1),
                            ofGenerator);
            assertClose("generatorLoss", loss);
            assertClose("generatorGradient", ofGenerator);
        }
    }
}
