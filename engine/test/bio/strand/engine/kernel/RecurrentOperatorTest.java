// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.Test;

/** Cells of one unit and one input, worked out by hand. */
public class RecurrentOperatorTest {

    private static final OperatorInput ONE_CODE =
            new OperatorInput.Codes(new float[][] {{1}, {0.5f}});

    private final CpuKernel kernel = new CpuKernel(CancellationToken.never());

    private static Activations codes(int... codes) {
        Activations input = new Activations(0);
        input.resize(codes.length);
        input.lengths()[0] = codes.length;
        for (int t = 0; t < codes.length; t++) {
            input.codes()[t * Kernel.ROWS] = (short) codes[t];
        }
        return input;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    public void simpleCellFollowsItsEquation() {
        try (Operator cell = kernel.rnn(ONE_CODE, 1, false, false)) {
            assertEquals(3, cell.parameterCount());
            cell.load(new float[] {9, 0.5f, 0.1f, -0.8f}, 1);
            Activations out = cell.forward(codes(0, 1), true);
            double h1 = Math.tanh(0.5 + 0.1);
            double h2 = Math.tanh(0.25 + 0.1 - 0.8 * h1);
            assertEquals(h1, out.values()[0], 1e-6);
            assertEquals(h2, out.values()[Kernel.ROWS], 1e-6);
        }
    }

    @Test
    public void lstmFollowsItsEquationsInTheOrderInputForgetCandidateOutput() {
        try (Operator cell = kernel.lstm(ONE_CODE, 1, false)) {
            assertEquals(12, cell.parameterCount());
            float[] w = {0.1f, 0.2f, 0.3f, 0.4f};
            float[] b = {0.5f, 1f, -0.2f, 0.7f};
            float[] u = {0.9f, -0.8f, 0.7f, -0.6f};
            float[] parameters = new float[12];
            System.arraycopy(w, 0, parameters, 0, 4);
            System.arraycopy(b, 0, parameters, 4, 4);
            System.arraycopy(u, 0, parameters, 8, 4);
            cell.load(parameters, 0);
            Activations out = cell.forward(codes(0, 0), true);
            double c = 0;
            double h = 0;
            for (int t = 0; t < 2; t++) {
                double i = sigmoid(w[0] + b[0] + u[0] * h);
                double f = sigmoid(w[1] + b[1] + u[1] * h);
                double g = Math.tanh(w[2] + b[2] + u[2] * h);
                double o = sigmoid(w[3] + b[3] + u[3] * h);
                c = f * c + i * g;
                h = o * Math.tanh(c);
                assertEquals(h, out.values()[t * Kernel.ROWS], 1e-6);
            }
        }
    }

    @Test
    public void gruResetsAfterTheRecurrentProduct() {
        try (Operator cell = kernel.gru(ONE_CODE, 1, false)) {
            assertEquals(10, cell.parameterCount());
            float[] p = {0.1f, 0.2f, 0.3f, 0.4f, -0.5f, 0.6f, 0.9f, -0.8f, 0.7f, 0.25f};
            cell.load(p, 0);
            Activations out = cell.forward(codes(0, 0, 0), true);
            double h = 0;
            for (int t = 0; t < 3; t++) {
                double r = sigmoid(p[0] + p[3] + p[6] * h);
                double z = sigmoid(p[1] + p[4] + p[7] * h);
                double n = Math.tanh(p[2] + p[5] + r * (p[8] * h + p[9]));
                h = (1 - z) * n + z * h;
                assertEquals(h, out.values()[t * Kernel.ROWS], 1e-6);
            }
        }
    }

    @Test
    public void backwardDirectionIsTheForwardCellOnTheReversedSequence() {
        float[] one = {0.4f, 0.1f, -0.7f};
        float[] both = {0, 0, 0, 0.4f, 0.1f, -0.7f};
        try (Operator forward = kernel.rnn(ONE_CODE, 1, false, false);
                Operator bidirectional = kernel.rnn(ONE_CODE, 1, true, false)) {
            forward.load(one, 0);
            bidirectional.load(both, 0);
            float[] expected = forward.forward(codes(1, 0, 0, 1, 1), true).values();
            Activations actual = bidirectional.forward(codes(1, 1, 0, 0, 1), true);
            assertEquals(2, actual.size());
            for (int t = 0; t < 5; t++) {
                assertEquals(
                        expected[(4 - t) * Kernel.ROWS],
                        actual.values()[t * Kernel.ROWS * 2 + 1],
                        0f);
            }
        }
    }

    @Test
    public void statesBeyondTheEndAreZeroAndCodesHaveNoGradient() {
        try (Operator cell = kernel.lstm(ONE_CODE, 2, true)) {
            float[] parameters = new float[cell.parameterCount()];
            Arrays.fill(parameters, 0.3f);
            cell.load(parameters, 0);
            Activations input = codes(0, 1, 0);
            input.lengths()[5] = 1;
            Activations out = cell.forward(input, true);
            for (int t = 1; t < 3; t++) {
                for (int f = 0; f < 4; f++) {
                    assertEquals(0f, out.values()[(t * Kernel.ROWS + 5) * 4 + f], 0f);
                }
            }
            float[] gradient = new float[3 * Kernel.ROWS * 4];
            assertNull(cell.backward(gradient, new float[parameters.length], 0));
        }
    }

    @Test
    public void memoryIsFreedAndDoesNotGrowWithUse() {
        long before = CpuKernel.nativeBytes();
        try (Operator cell = kernel.gru(new OperatorInput.Values(3), 8, true)) {
            cell.load(new float[cell.parameterCount()], 0);
            long grown = 0;
            for (int steps : new int[] {5, 40, 300}) {
                Activations input = new Activations(3);
                input.resize(steps);
                input.lengths()[0] = steps;
                input.clear();
                cell.forward(input, true);
                cell.backward(
                        new float[steps * Kernel.ROWS * 16], new float[cell.parameterCount()], 0);
                assertEquals(grown == 0 ? CpuKernel.nativeBytes() : grown, CpuKernel.nativeBytes());
                grown = CpuKernel.nativeBytes();
            }
        }
        assertEquals(before, CpuKernel.nativeBytes());
    }

    /** A layer of usual size on random values; returns output and gradients, one after another. */
    private static float[] passes(CpuKernel own, int steps, boolean training) {
        try (StatefulOperator cell = own.lstm(new OperatorInput.Values(40), 70, true)) {
            Random random = new Random(3);
            float[] parameters = randoms(random, cell.parameterCount());
            cell.load(parameters, 0);
            Activations input = new Activations(40);
            input.resize(steps);
            for (int b = 0; b < Kernel.ROWS; b++) {
                input.lengths()[b] = steps;
            }
            float[] values = randoms(random, steps * Kernel.ROWS * 40);
            System.arraycopy(values, 0, input.values(), 0, values.length);
            int count = steps * Kernel.ROWS * 140;
            float[] output = Arrays.copyOf(cell.forward(input, training).values(), count);
            if (!training) {
                return output;
            }
            float[] gradient = new float[parameters.length];
            float[] toInput = cell.backward(randoms(random, count), gradient, 0);
            float[] all = Arrays.copyOf(output, count + gradient.length + values.length);
            System.arraycopy(gradient, 0, all, count, gradient.length);
            System.arraycopy(toInput, 0, all, count + gradient.length, values.length);
            return all;
        }
    }

    private static float[] randoms(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = 0.2f * (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    public void directionsOnTwoThreadsGiveTheSameBytes() {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            float[] expected = passes(kernel, 21, true);
            CpuKernel helped = new CpuKernel(CancellationToken.never(), pool);
            for (int i = 0; i < 3; i++) {
                assertArrayEquals(expected, passes(helped, 21, true), 0f);
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    public void forwardWithoutTrainingGivesTheSameBytes() {
        float[] trained = passes(kernel, 21, true);
        float[] predicted = passes(kernel, 21, false);
        assertArrayEquals(Arrays.copyOf(trained, predicted.length), predicted, 0f);
    }

    @Test
    public void placeAndNeighboursOfARowDoNotCount() {
        OperatorInput values = new OperatorInput.Values(19);
        try (Operator cell = kernel.gru(values, 45, false)) {
            Random random = new Random(4);
            cell.load(randoms(random, cell.parameterCount()), 0);
            int steps = 9;
            float[] sequence = randoms(random, steps * 19);
            float[] expected = null;
            for (int place : new int[] {0, 7, 31}) {
                Activations input = new Activations(19);
                input.resize(steps);
                float[] others = randoms(random, steps * Kernel.ROWS * 19);
                System.arraycopy(others, 0, input.values(), 0, others.length);
                for (int b = 0; b < Kernel.ROWS; b++) {
                    input.lengths()[b] = steps;
                }
                for (int t = 0; t < steps; t++) {
                    int at = (t * Kernel.ROWS + place) * 19;
                    System.arraycopy(sequence, t * 19, input.values(), at, 19);
                }
                float[] all = cell.forward(input, false).values();
                int last = ((steps - 1) * Kernel.ROWS + place) * 45;
                float[] actual = Arrays.copyOfRange(all, last, last + 45);
                if (expected == null) {
                    expected = actual;
                }
                assertArrayEquals(expected, actual, 0f);
            }
        }
    }

    @Test
    public void carriedStatesContinueASequence() {
        OperatorInput values = new OperatorInput.Values(2);
        try (StatefulOperator cell = kernel.lstm(values, 5, false)) {
            Random random = new Random(5);
            cell.load(randoms(random, cell.parameterCount()), 0);
            float[] sequence = randoms(random, 6 * Kernel.ROWS * 2);
            float[] whole = run(cell, sequence, 0, 6);
            float[] first = run(cell, sequence, 0, 4);
            float[] states = new float[cell.stateSize()];
            cell.copyStates(states);
            cell.beginWith(states);
            float[] second = run(cell, sequence, 4, 6);
            int cut = 4 * Kernel.ROWS * 5;
            assertArrayEquals(Arrays.copyOf(whole, cut), first, 0f);
            assertArrayEquals(Arrays.copyOfRange(whole, cut, whole.length), second, 0f);
        }
    }

    private static float[] run(Operator cell, float[] sequence, int from, int to) {
        Activations input = new Activations(2);
        input.resize(to - from);
        Arrays.fill(input.lengths(), to - from);
        int stepSize = Kernel.ROWS * 2;
        System.arraycopy(sequence, from * stepSize, input.values(), 0, (to - from) * stepSize);
        float[] output = cell.forward(input, false).values();
        return Arrays.copyOf(output, (to - from) * Kernel.ROWS * 5);
    }

    @Test
    public void gatheredCodesEqualColumnsOfFeatures() {
        // The same table twice: written out it is too wide for columns, so rows are gathered.
        int wide = 40;
        float[][] rows = new float[5][wide];
        float[][] narrow = new float[5][5];
        for (int c = 0; c < 5; c++) {
            rows[c][c] = 1;
            narrow[c][c] = 1;
        }
        try (Operator gather = kernel.gru(new OperatorInput.Codes(rows), 6, false);
                Operator columns = kernel.gru(new OperatorInput.Codes(narrow), 6, false)) {
            float[] few = randoms(new Random(6), columns.parameterCount());
            float[] many = new float[gather.parameterCount()];
            System.arraycopy(few, 0, many, 0, 5 * 18);
            System.arraycopy(few, 5 * 18, many, wide * 18, few.length - 5 * 18);
            gather.load(many, 0);
            columns.load(few, 0);
            Activations input = codes(0, 4, 2, 1, 1, 3);
            int count = 6 * Kernel.ROWS * 6;
            float[] expected = columns.forward(input, true).values();
            assertArrayEquals(
                    Arrays.copyOf(expected, count),
                    Arrays.copyOf(gather.forward(input, true).values(), count),
                    1e-6f);
            float[] outputGradient = randoms(new Random(7), count);
            float[] fewGradient = new float[few.length];
            float[] manyGradient = new float[many.length];
            columns.backward(outputGradient.clone(), fewGradient, 0);
            gather.backward(outputGradient.clone(), manyGradient, 0);
            assertArrayEquals(
                    Arrays.copyOf(fewGradient, 5 * 18), Arrays.copyOf(manyGradient, 5 * 18), 1e-6f);
            assertArrayEquals(
                    Arrays.copyOfRange(fewGradient, 5 * 18, few.length),
                    Arrays.copyOfRange(manyGradient, wide * 18, many.length),
                    1e-6f);
        }
    }
}
