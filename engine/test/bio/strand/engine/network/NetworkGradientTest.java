// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.progress.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Every combination of cell, direction, stack, aggregation, convolution and pooling, with sequences
 * of different lengths beside each other. The chain of evidence: central differences in double
 * confirm the reference's gradient to 1e-6, and the reference confirms the kernel to 1e-5.
 */
@RunWith(Parameterized.class)
public class NetworkGradientTest {

    private static final int CLASSES = 3;
    private static final int MAXIMUM_LENGTH = 7;

    /** Four symbols, an ambiguity code and the neutral code. */
    private static final float[][] FEATURE_ROWS = {
        {1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}, {0.5f, 0, 0.5f, 0}, {0, 0, 0, 0}
    };

    @Parameters(name = "{0}")
    public static List<Object[]> specs() {
        List<Object[]> all = new ArrayList<>();
        List<List<LayerSpec>> fronts =
                List.of(
                        List.of(),
                        List.of(new LayerSpec.Convolution(3, 3, 1)),
                        List.of(
                                new LayerSpec.Convolution(4, 5, 2),
                                new LayerSpec.Convolution(3, 3, 2)));
        for (List<LayerSpec> front : fronts) {
            for (Pooling pooling : Pooling.values()) {
                for (CellType cell : CellType.values()) {
                    for (boolean bidirectional : new boolean[] {false, true}) {
                        for (int stack = 1; stack <= 2; stack++) {
                            List<LayerSpec> layers = new ArrayList<>(front);
                            for (int i = 0; i < stack; i++) {
                                layers.add(new LayerSpec.Recurrent(cell, 4 - i, bidirectional));
                            }
                            add(all, layers, pooling);
                        }
                    }
                }
                if (!front.isEmpty()) {
                    add(all, new ArrayList<>(front), pooling);
                }
            }
        }
        add(all, new ArrayList<>(), Pooling.ALL);
        List<LayerSpec> mixed = new ArrayList<>();
        mixed.add(new LayerSpec.Recurrent(CellType.GRU, 3, true));
        mixed.add(new LayerSpec.Convolution(4, 3, 2));
        mixed.add(new LayerSpec.Recurrent(CellType.LSTM, 3, false));
        mixed.add(new LayerSpec.Aggregation(Pooling.MEAN));
        mixed.add(new LayerSpec.Dense(5));
        all.add(new Object[] {"mixed", new NetworkSpec(mixed)});
        return all;
    }

    private static void add(List<Object[]> all, List<LayerSpec> layers, Pooling pooling) {
        layers.add(new LayerSpec.Aggregation(pooling));
        StringBuilder name = new StringBuilder();
        for (LayerSpec layer : layers) {
            name.append(layer.toString().replaceAll("[a-z]+=|[\\[\\]]", " ")).append(' ');
        }
        all.add(new Object[] {name.toString().strip(), new NetworkSpec(layers)});
    }

    private final NetworkSpec spec;
    private final int[][] sequences = new int[4][];
    private final int[] targets = {2, 0, 1, 2};
    private final double[] weights = {0.5, 1, 0.25, 2};
    private final float[] parameters;

    public NetworkGradientTest(String name, NetworkSpec spec) {
        this.spec = spec;
        SplittableRandom random = new SplittableRandom(name.hashCode());
        int[] lengths = {MAXIMUM_LENGTH, 1, 4, 6};
        for (int i = 0; i < lengths.length; i++) {
            sequences[i] = random.ints(lengths[i], 0, FEATURE_ROWS.length).toArray();
        }
        NetworkLayout layout = new NetworkLayout(spec, 4, MAXIMUM_LENGTH, CLASSES);
        parameters = new float[layout.parameterCount()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) (1.2 * random.nextDouble() - 0.6);
        }
    }

    private ReferenceNetwork.Result reference(double[] values) {
        return new ReferenceNetwork(spec, FEATURE_ROWS, MAXIMUM_LENGTH, CLASSES)
                .run(values, sequences, targets, weights);
    }

    private double[] values() {
        double[] values = new double[parameters.length];
        Arrays.setAll(values, i -> parameters[i]);
        return values;
    }

    @Test
    public void referenceGradientEqualsCentralDifferences() {
        double[] values = values();
        double[] gradient = reference(values).gradient();
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        double h = 1e-5;
        // Every seventh parameter, by another start in each combination, keeps this in seconds.
        for (int i = Math.floorMod(spec.hashCode(), 7); i < values.length; i += 7) {
            double saved = values[i];
            values[i] = saved + h;
            double above = reference(values).loss();
            values[i] = saved - h;
            double below = reference(values).loss();
            values[i] = saved;
            double numeric = (above - below) / (2 * h);
            double scale = Math.max(Math.abs(numeric), 1e-2 * largest);
            assertEquals("parameter " + i, numeric, gradient[i], 1e-6 * scale);
        }
    }

    @Test
    public void kernelEqualsReference() {
        ReferenceNetwork.Result expected = reference(values());
        Kernel kernel = new CpuKernel(CancellationToken.never());
        try (Network network = new Network(spec, FEATURE_ROWS, MAXIMUM_LENGTH, CLASSES, kernel)) {
            network.load(parameters);
            // Rows 3, 10, 11 and 31; the rest stays empty.
            int[] rows = {3, 10, 11, 31};
            int[] rowTargets = new int[Kernel.ROWS];
            float[] rowWeights = new float[Kernel.ROWS];
            for (int repetition = 0; repetition < 2; repetition++) {
                network.begin(MAXIMUM_LENGTH);
                for (int i = 0; i < rows.length; i++) {
                    network.setRow(rows[i], bytes(sequences[i]), sequences[i].length);
                    rowTargets[rows[i]] = targets[i];
                    rowWeights[rows[i]] = (float) weights[i];
                }
                double[] probabilities = network.probabilities();
                for (int i = 0; i < rows.length; i++) {
                    for (int c = 0; c < CLASSES; c++) {
                        assertEquals(
                                expected.probabilities()[i][c],
                                probabilities[rows[i] * CLASSES + c],
                                1e-5);
                    }
                }
                float[] gradient = new float[parameters.length];
                double[] losses = new double[Kernel.ROWS];
                network.gradient(rowTargets, rowWeights, 1, gradient, losses);
                double loss = 0;
                for (int b = 0; b < Kernel.ROWS; b++) {
                    loss += losses[b] * rowWeights[b];
                }
                assertEquals(expected.loss(), loss, 1e-5 * expected.loss());
                double largest =
                        Arrays.stream(expected.gradient()).map(Math::abs).max().orElseThrow();
                assertTrue(largest > 1e-3);
                for (int i = 0; i < gradient.length; i++) {
                    assertEquals(
                            "parameter " + i, expected.gradient()[i], gradient[i], 1e-5 * largest);
                }
            }
        }
    }

    private static byte[] bytes(int[] codes) {
        byte[] bytes = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            bytes[i] = (byte) codes[i];
        }
        return bytes;
    }
}
