// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** All products of an affine map on all kernels equal the sums that define them, to 1e-5. */
@RunWith(Parameterized.class)
public class AffineMapTest {

    private static final double TOLERANCE = 1e-5;

    @Parameters(name = "{0} {1}")
    public static List<Object[]> cases() {
        List<AffineMap.Shape> shapes =
                List.of(
                        new AffineMap.Shape(1, 1, 1, 1, 1),
                        new AffineMap.Shape(3, 1, 5, 2, 1),
                        new AffineMap.Shape(2, 7, 3, 4, 1),
                        new AffineMap.Shape(3, 7, 3, 4, 3),
                        new AffineMap.Shape(2, 2, 3, 2, 5),
                        new AffineMap.Shape(1, 1, 2, 2, 7),
                        // More than one tile in rows, columns and depth.
                        new AffineMap.Shape(5, 41, 130, 119, 3),
                        new AffineMap.Shape(4, 1, 300, 1, 1),
                        new AffineMap.Shape(4, 1, 9, 260, 1));
        List<Object[]> cases = new ArrayList<>();
        for (AffineMap.Shape shape : shapes) {
            cases.add(new Object[] {shape, new CpuKernel(CancellationToken.never())});
            cases.add(new Object[] {shape, new Nd4jKernel(CancellationToken.never())});
        }
        return cases;
    }

    private final AffineMap.Shape shape;
    private final Kernel kernel;
    private final SplittableRandom random = new SplittableRandom(3);
    private final float[] parameters;
    private final float[] x;
    private final float[] yGradient;

    public AffineMapTest(AffineMap.Shape shape, Kernel kernel) {
        this.shape = shape;
        this.kernel = kernel;
        parameters = draw(shape.parameterCount());
        x = draw(shape.inputCount());
        yGradient = draw(shape.outputCount());
    }

    private float[] draw(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return values;
    }

    /** What is done with indices of x, W and y that meet in a product. */
    private interface Meeting {
        void of(int xAt, int weightAt, int yAt);
    }

    private void forEachMeeting(Meeting meeting) {
        int half = shape.width() / 2;
        for (int b = 0; b < shape.rows(); b++) {
            for (int t = 0; t < shape.steps(); t++) {
                for (int k = 0; k < shape.width(); k++) {
                    int from = t + k - half;
                    if (from < 0 || from >= shape.steps()) {
                        continue;
                    }
                    for (int i = 0; i < shape.inputSize(); i++) {
                        for (int o = 0; o < shape.outputSize(); o++) {
                            meeting.of(
                                    (b * shape.steps() + from) * shape.inputSize() + i,
                                    (k * shape.inputSize() + i) * shape.outputSize() + o,
                                    (b * shape.steps() + t) * shape.outputSize() + o);
                        }
                    }
                }
            }
        }
    }

    private static void assertClose(double[] expected, float[] actual) {
        double scale = 1;
        for (double value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals("at " + i, expected[i], actual[i], TOLERANCE * scale);
        }
    }

    @Test
    public void productsAreTheSumsThatDefineThem() {
        double[] tangent = new double[shape.outputCount()];
        double[] xGradient = new double[shape.inputCount()];
        double[] gradient = new double[shape.parameterCount()];
        forEachMeeting(
                (xAt, weightAt, yAt) -> {
                    tangent[yAt] += (double) x[xAt] * parameters[weightAt];
                    xGradient[xAt] += (double) yGradient[yAt] * parameters[weightAt];
                    gradient[weightAt] += (double) yGradient[yAt] * x[xAt];
                });
        double[] y = tangent.clone();
        double[] withBias = gradient.clone();
        for (int i = 0; i < y.length; i++) {
            int bias = shape.weightCount() + i % shape.outputSize();
            y[i] += parameters[bias];
            withBias[bias] += yGradient[i];
        }
        try (AffineMaps maps = kernel.affineMaps(List.of(shape))) {
            AffineMap map = maps.get(0);
            maps.load(parameters);
            float[] output = new float[shape.outputCount()];
            float[] input = new float[shape.inputCount()];
            // Twice, so that nothing of the first time is in the way.
            for (int round = 0; round < 2; round++) {
                map.tangent(x, output);
                assertClose(tangent, output);
                map.forward(x, output);
                assertClose(y, output);
                map.backward(yGradient, input);
                assertClose(xGradient, input);
                map.accumulate(true);
                float[] found = new float[shape.parameterCount()];
                maps.addGradient(found);
                assertClose(withBias, found);
                map.backward(yGradient, null);
                map.accumulate(false);
                float[] again = new float[shape.parameterCount()];
                maps.addGradient(again);
                assertClose(gradient, again);
            }
        }
    }

    @Test
    public void keptInputAndSumsOfSeveralProductsMakeTheGradient() {
        float[] other = draw(shape.inputCount());
        double[] expected = new double[shape.parameterCount()];
        forEachMeeting(
                (xAt, weightAt, yAt) ->
                        expected[weightAt] += (double) yGradient[yAt] * (x[xAt] + other[xAt]));
        try (AffineMaps maps = kernel.affineMaps(List.of(shape))) {
            AffineMap map = maps.get(0);
            maps.load(parameters);
            map.keep(x);
            map.backward(yGradient, null);
            map.accumulate(false);
            map.keep(other);
            map.accumulate(false);
            float[] found = new float[shape.parameterCount()];
            maps.addGradient(found);
            assertClose(expected, found);
        }
    }

    @Test
    public void mapsOfANetworkDoNotDisturbEachOther() {
        List<AffineMap.Shape> shapes = List.of(shape, new AffineMap.Shape(2, 3, 2, 6, 3), shape);
        try (AffineMaps maps = kernel.affineMaps(shapes)) {
            float[] all = new float[2 * parameters.length + shapes.get(1).parameterCount()];
            System.arraycopy(parameters, 0, all, 0, parameters.length);
            System.arraycopy(parameters, 0, all, all.length - parameters.length, parameters.length);
            maps.load(all);
            float[] first = new float[shape.outputCount()];
            float[] second = new float[shape.outputCount()];
            float[] between = new float[shapes.get(1).outputCount()];
            maps.get(0).forward(x, first);
            maps.get(1).forward(draw(shapes.get(1).inputCount()), between);
            maps.get(2).forward(x, second);
            assertArrayEquals(first, second, 0f);
        }
    }

    @Test
    public void memoryIsFreedWhenMapsAreClosed() {
        long before = CpuKernel.nativeBytes();
        AffineMaps maps = kernel.affineMaps(List.of(shape, shape));
        maps.load(draw(2 * shape.parameterCount()));
        maps.get(0).forward(x, new float[shape.outputCount()]);
        maps.get(0).backward(yGradient, new float[shape.inputCount()]);
        maps.close();
        maps.close();
        assertEquals(before, CpuKernel.nativeBytes());
    }

    @Test
    public void cancellationEndsAPassAndMapsGoOnAfterIt() {
        AtomicBoolean cancelled = new AtomicBoolean();
        Kernel stoppable =
                kernel instanceof CpuKernel
                        ? new CpuKernel(cancelled::get)
                        : new Nd4jKernel(cancelled::get);
        try (AffineMaps maps = stoppable.affineMaps(List.of(shape))) {
            maps.load(parameters);
            float[] output = new float[shape.outputCount()];
            cancelled.set(true);
            assertThrows(CancelledException.class, () -> maps.get(0).forward(x, output));
            cancelled.set(false);
            maps.get(0).forward(x, output);
        }
    }

    @Test
    public void impossibleShapesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new AffineMap.Shape(1, 1, 1, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> new AffineMap.Shape(0, 1, 1, 1, 1));
    }
}
