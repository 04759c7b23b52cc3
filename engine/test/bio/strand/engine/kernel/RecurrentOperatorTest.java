// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;
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
            input.codes()[t * Kernel.ROWS] = (byte) codes[t];
        }
        return input;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    public void simpleCellFollowsItsEquation() {
        try (Operator cell = kernel.rnn(ONE_CODE, 1, false)) {
            assertEquals(3, cell.parameterCount());
            cell.load(new float[] {9, 0.5f, 0.1f, -0.8f}, 1);
            Activations out = cell.forward(codes(0, 1));
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
            Activations out = cell.forward(codes(0, 0));
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
            Activations out = cell.forward(codes(0, 0, 0));
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
        try (Operator forward = kernel.rnn(ONE_CODE, 1, false);
                Operator bidirectional = kernel.rnn(ONE_CODE, 1, true)) {
            forward.load(one, 0);
            bidirectional.load(both, 0);
            float[] expected = forward.forward(codes(1, 0, 0, 1, 1)).values();
            Activations actual = bidirectional.forward(codes(1, 1, 0, 0, 1));
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
            Activations out = cell.forward(input);
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
                cell.forward(input);
                cell.backward(
                        new float[steps * Kernel.ROWS * 16], new float[cell.parameterCount()], 0);
                assertEquals(grown == 0 ? CpuKernel.nativeBytes() : grown, CpuKernel.nativeBytes());
                grown = CpuKernel.nativeBytes();
            }
        }
        assertEquals(before, CpuKernel.nativeBytes());
    }
}
