// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.junit.Test;

/** Against {@link CpuKernel}, at sizes that the gradient checks are too slow for. */
public class Nd4jKernelTest {

    private static final int STEPS = 21;
    private static final OperatorInput.Codes WORDS = OperatorInput.Codes.identity(50);
    private static final OperatorInput.Codes SHARES =
            new OperatorInput.Codes(new float[][] {{1, 0}, {0, 1}, {0.5f, 0.5f}});
    private static final OperatorInput.Values VALUES = new OperatorInput.Values(37);

    private final Kernel cpu = new CpuKernel(CancellationToken.never());
    private final Kernel nd4j = new Nd4jKernel(CancellationToken.never());

    private static Activations batch(OperatorInput input, int steps, Random random) {
        boolean codes = input instanceof OperatorInput.Codes;
        Activations batch = new Activations(codes ? 0 : input.size());
        batch.resize(steps);
        for (int b = 0; b < Kernel.ROWS; b++) {
            batch.lengths()[b] = b == 3 ? 0 : 1 + random.nextInt(steps);
        }
        batch.lengths()[0] = steps;
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < Kernel.ROWS; b++) {
                int position = t * Kernel.ROWS + b;
                if (input instanceof OperatorInput.Codes table) {
                    batch.codes()[position] = (short) random.nextInt(table.count());
                } else if (t < batch.lengths()[b]) {
                    for (int f = 0; f < input.size(); f++) {
                        batch.values()[position * input.size() + f] = random.nextFloat() - 0.5f;
                    }
                }
            }
        }
        return batch;
    }

    private static float[] randoms(Random random, int count, float scale) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = scale * (float) random.nextGaussian();
        }
        return values;
    }

    /** Largest difference is at most 1e-5 of the largest value. */
    private static void assertClose(float[] expected, float[] actual, int count) {
        double largest = 0;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
        }
        assertTrue("the case must have values", largest > 0);
        for (int i = 0; i < count; i++) {
            assertEquals(expected[i], actual[i], 1e-5 * largest);
        }
    }

    private void check(OperatorInput input, int steps, Function<Kernel, Operator> maker) {
        try (Operator first = maker.apply(cpu);
                Operator second = maker.apply(nd4j)) {
            Random random = new Random(11);
            float[] parameters = randoms(random, first.parameterCount() + 1, 0.2f);
            assertEquals(first.parameterCount(), second.parameterCount());
            first.load(parameters, 1);
            second.load(parameters, 1);
            // The second batch is shorter: nothing of the first may be left.
            for (int length : new int[] {steps, Math.max(1, steps / 2)}) {
                Activations batch = batch(input, length, random);
                Activations expected = first.forward(batch, true);
                Activations actual = second.forward(batch, true);
                assertEquals(expected.steps(), actual.steps());
                assertEquals(
                        Arrays.toString(expected.lengths()), Arrays.toString(actual.lengths()));
                int count = expected.steps() * Kernel.ROWS * expected.size();
                assertClose(expected.values(), actual.values(), count);
                float[] outputGradient = randoms(random, count, 1f);
                float[] own = new float[parameters.length];
                float[] other = new float[parameters.length];
                float[] byInput = first.backward(outputGradient.clone(), own, 1);
                float[] otherByInput = second.backward(outputGradient.clone(), other, 1);
                assertClose(own, other, own.length);
                assertEquals(byInput == null, otherByInput == null);
                if (byInput != null) {
                    assertClose(byInput, otherByInput, length * Kernel.ROWS * input.size());
                }
            }
        }
    }

    @Test
    public void recurrentLayersAgree() {
        for (OperatorInput input : new OperatorInput[] {WORDS, SHARES, VALUES}) {
            for (boolean both : new boolean[] {false, true}) {
                check(input, STEPS, kernel -> kernel.lstm(input, 70, both));
                check(input, STEPS, kernel -> kernel.gru(input, 33, both));
                check(input, STEPS, kernel -> kernel.rnn(input, 40, both, false));
                check(input, STEPS, kernel -> kernel.rnn(input, 40, both, true));
            }
        }
    }

    @Test
    public void convolutionsAgree() {
        for (OperatorInput input : new OperatorInput[] {WORDS, SHARES, VALUES}) {
            check(input, STEPS, kernel -> kernel.convolution(input, 24, 5, 1));
            check(input, STEPS, kernel -> kernel.convolution(input, 24, 3, 4));
        }
    }

    @Test
    public void otherLayersAgree() {
        check(VALUES, STEPS, kernel -> kernel.positionDense(VALUES, 9, true));
        check(SHARES, STEPS, kernel -> kernel.positionDense(SHARES, 9, false));
        check(VALUES, 1, kernel -> kernel.dense(37, 9, true));
        check(VALUES, STEPS, kernel -> kernel.attentionScores(37, 16));
        check(WORDS, STEPS, kernel -> kernel.embedding(WORDS, 12));
        check(SHARES, STEPS, kernel -> kernel.embedding(SHARES, 12));
    }

    @Test
    public void carriedStatesAndDroppedUnitsAgree() {
        try (StatefulOperator first = cpu.lstm(VALUES, 20, false);
                StatefulOperator second = nd4j.lstm(VALUES, 20, false)) {
            Random random = new Random(12);
            float[] parameters = randoms(random, first.parameterCount(), 0.3f);
            float[] states = randoms(random, first.stateSize(), 0.5f);
            float[] factors = new float[Kernel.ROWS * 20];
            for (int i = 0; i < factors.length; i++) {
                factors[i] = random.nextInt(4) == 0 ? 0f : 4f / 3;
            }
            Activations batch = batch(VALUES, STEPS, random);
            float[] outputGradient = randoms(random, STEPS * Kernel.ROWS * 20, 1f);
            float[][] ends = new float[2][first.stateSize()];
            float[][] gradients = new float[2][parameters.length];
            StatefulOperator[] both = {first, second};
            for (int i = 0; i < 2; i++) {
                both[i].load(parameters, 0);
                both[i].beginWith(states);
                both[i].setStateFactors(factors);
                both[i].forward(batch, true);
                both[i].copyStates(ends[i]);
                both[i].backward(outputGradient.clone(), gradients[i], 0);
            }
            assertClose(ends[0], ends[1], ends[0].length);
            assertClose(gradients[0], gradients[1], parameters.length);
        }
    }

    @Test
    public void theProcessorGetsItsOwnKernel() {
        assertTrue(Kernel.forLoadedBackend(CancellationToken.never(), null) instanceof CpuKernel);
    }
}
