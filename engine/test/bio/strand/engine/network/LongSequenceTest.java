// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.kernel.Activations;
import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.kernel.Operator;
import bio.strand.engine.kernel.StatefulOperator;
import bio.strand.engine.progress.CancellationToken;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.Test;

/** Sequences of one and of very many positions. */
public class LongSequenceTest {

    private static final int LONG = 100_000;
    private static final int PART = 250;
    private static final NetworkInput SYMBOLS =
            new NetworkInput.Codes(
                    new float[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}});
    private static final HeadSpec CLASSES = new HeadSpec.Softmax(2);
    private static final LossSpec LOSS = new LossSpec.CrossEntropy(0);

    private int mostSteps;

    /** A kernel that notes how many positions its operators are given at a time. */
    private Kernel watched() {
        Kernel kernel = new CpuKernel(CancellationToken.never());
        return watch(kernel, Kernel.class);
    }

    private <T> T watch(Object target, Class<T> type) {
        Object proxy =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (ignored, method, arguments) -> {
                            if (method.getName().equals("forward")) {
                                Activations input = (Activations) arguments[0];
                                mostSteps = Math.max(mostSteps, input.steps());
                            }
                            Object result;
                            try {
                                result = method.invoke(target, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                            if (result instanceof StatefulOperator) {
                                return watch(result, StatefulOperator.class);
                            }
                            return result instanceof Operator
                                    ? watch(result, Operator.class)
                                    : result;
                        });
        return type.cast(proxy);
    }

    private static NetworkSpec spec(Pooling pooling) {
        return new NetworkSpec(
                List.of(
                        new LayerSpec.Recurrent(CellType.GRU, 3, false),
                        new LayerSpec.Aggregation(pooling)));
    }

    private static float[] parameters(NetworkSpec spec) {
        return Network.initialParameters(new NetworkLayout(spec, SYMBOLS, CLASSES, LONG), 4);
    }

    private static void fill(Network network, BatchTargets targets, int longest) {
        SplittableRandom random = new SplittableRandom(1);
        int[] lengths = {longest, 1, longest / 2 + 7};
        network.begin(longest);
        targets.begin(longest);
        for (int b = 0; b < lengths.length; b++) {
            short[] codes = new short[lengths[b]];
            for (int t = 0; t < codes.length; t++) {
                codes[t] = (short) random.nextInt(4);
            }
            network.setRow(b, codes, codes.length);
            targets.classes()[b] = b % 2;
        }
    }

    @Test
    public void aHundredThousandPositionsAreLearntFromPartByPart() {
        NetworkSpec spec = spec(Pooling.ATTENTION);
        float[] gradient = new float[parameters(spec).length];
        double[] losses = new double[Kernel.ROWS];
        BatchTargets targets = new BatchTargets(CLASSES);
        try (Network network = new Network(spec, SYMBOLS, CLASSES, LONG, watched(), PART)) {
            network.load(parameters(spec));
            fill(network, targets, LONG);
            network.gradient(targets, LOSS, 1, gradient, losses);
        }
        assertEquals(PART, mostSteps);
        for (float g : gradient) {
            assertTrue(Float.isFinite(g));
        }
        assertTrue(losses[0] > 0 && losses[1] > 0 && losses[2] > 0);
    }

    @Test
    public void partsGiveTheOutputsOfTheWholeToTheLastBit() {
        for (Pooling pooling :
                List.of(Pooling.LAST, Pooling.MEAN, Pooling.MAX, Pooling.ATTENTION)) {
            NetworkSpec spec = spec(pooling);
            float[][] outputs = new float[3][];
            float[][] embeddings = new float[3][];
            int[] parts = {0, PART, 4096};
            for (int i = 0; i < parts.length; i++) {
                try (Network network =
                        new Network(
                                spec,
                                SYMBOLS,
                                CLASSES,
                                LONG,
                                new CpuKernel(CancellationToken.never()),
                                parts[i])) {
                    network.load(parameters(spec));
                    fill(network, new BatchTargets(CLASSES), LONG / 10);
                    network.forward();
                    outputs[i] = Arrays.copyOf(network.outputs(), 6);
                    embeddings[i] = Arrays.copyOf(network.embedding(), 9);
                }
            }
            assertArrayEquals(outputs[0], outputs[1], 0f);
            assertArrayEquals(outputs[0], outputs[2], 0f);
            assertArrayEquals(embeddings[0], embeddings[1], 0f);
            assertTrue(Math.abs(outputs[0][0] - outputs[0][2]) > 1e-6);
        }
    }

    @Test
    public void onePositionIsEnough() {
        for (Pooling pooling : Pooling.values()) {
            NetworkSpec spec = spec(pooling);
            NetworkLayout layout = new NetworkLayout(spec, SYMBOLS, CLASSES, 1);
            try (Network network =
                    new Network(
                            spec,
                            SYMBOLS,
                            CLASSES,
                            1,
                            new CpuKernel(CancellationToken.never()),
                            0)) {
                network.load(Network.initialParameters(layout, 3));
                network.begin(1);
                network.setRow(0, new short[] {2}, 1);
                network.forward();
                assertTrue(Float.isFinite(network.outputs()[0]));
                assertTrue(network.outputs()[0] != network.outputs()[1]);
            }
        }
    }

    @Test
    public void whatCannotBeDividedIsRefused() {
        LayerSpec both = new LayerSpec.Recurrent(CellType.GRU, 3, true);
        LayerSpec last = new LayerSpec.Aggregation(Pooling.LAST);
        LayerSpec convolution = new LayerSpec.Convolution(3, 3, 1);
        for (List<LayerSpec> layers :
                List.of(
                        List.of(both, last),
                        List.of(convolution, last),
                        spec(Pooling.ALL).layers())) {
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () ->
                                    new Network(
                                            new NetworkSpec(layers),
                                            SYMBOLS,
                                            CLASSES,
                                            10,
                                            new CpuKernel(CancellationToken.never()),
                                            5));
            assertTrue(e.getMessage(), e.getMessage().contains("in parts"));
        }
    }

    @Test
    public void lengthsBeyondAllArraysAreRefusedBeforeMemoryIsTaken() {
        try (Network network =
                new Network(
                        spec(Pooling.LAST),
                        new NetworkInput.Values(4096),
                        CLASSES,
                        10,
                        new CpuKernel(CancellationToken.never()),
                        5)) {
            int most = network.maximumSteps();
            assertTrue(most > 10_000);
            IllegalArgumentException e =
                    assertThrows(IllegalArgumentException.class, () -> network.begin(most + 1));
            assertTrue(e.getMessage(), e.getMessage().contains("at most " + most));
        }
    }
}
