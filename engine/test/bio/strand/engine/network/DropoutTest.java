// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.kernel.Activations;
import bio.strand.engine.kernel.Kernel;
import java.util.Arrays;
import org.junit.Test;

public class DropoutTest {

    private static final int COUNT = 100 * Kernel.ROWS * 10;

    private static Activations ones() {
        Activations input = new Activations(10);
        input.resize(100);
        Arrays.fill(input.values(), 1f);
        return input;
    }

    @Test
    public void theNamedShareIsDroppedAndTheRestScaledSoThatTheMeanStays() {
        for (double rate : new double[] {0.1, 0.5, 0.9}) {
            float[] values = new DropoutMask(rate, 10).forward(ones(), 3).values();
            int dropped = 0;
            double sum = 0;
            for (int i = 0; i < COUNT; i++) {
                dropped += values[i] == 0 ? 1 : 0;
                sum += values[i];
                if (values[i] != 0) {
                    assertEquals(1 / (1 - rate), values[i], 2e-4 / (1 - rate));
                }
            }
            // Five standard errors of 32,000 draws.
            double error = 5 * Math.sqrt(rate * (1 - rate) / COUNT);
            assertEquals(rate, dropped / (double) COUNT, error);
            assertEquals(1, sum / COUNT, error / (1 - rate));
        }
    }

    @Test
    public void gradientPassesWhereTheValuePassed() {
        DropoutMask mask = new DropoutMask(0.5, 10);
        float[] values = mask.forward(ones(), 8).values().clone();
        float[] gradient = new float[COUNT];
        Arrays.fill(gradient, 1f);
        mask.backward(gradient);
        assertArrayEquals(values, gradient, 0f);
    }

    @Test
    public void equalKeysGiveEqualMasks() {
        float[] first = new DropoutMask(0.5, 10).forward(ones(), 8).values();
        assertArrayEquals(first, new DropoutMask(0.5, 10).forward(ones(), 8).values(), 0f);
        assertFalse(Arrays.equals(first, new DropoutMask(0.5, 10).forward(ones(), 9).values()));
    }

    @Test
    public void rateZeroChangesNothing() {
        float[] values = new DropoutMask(0, 10).forward(ones(), 8).values();
        assertArrayEquals(ones().values(), values, 0f);
    }

    @Test
    public void recurrentDropoutDrawsUnitsOfRowsOnceForAllPositions() {
        LayerSpec.Recurrent layer =
                new LayerSpec.Recurrent(CellType.GRU, 50, true, 0.25, CellActivation.TANH);
        float[] factors = Stage.OfRecurrence.stateFactors(layer, 5, 1);
        int count = 2 * Kernel.ROWS * 50;
        assertTrue(factors.length >= count);
        int dropped = 0;
        for (int i = 0; i < count; i++) {
            dropped += factors[i] == 0 ? 1 : 0;
            assertTrue(factors[i] == 0 || Math.abs(factors[i] - 1 / 0.75) < 1e-4);
        }
        assertEquals(0.25, dropped / (double) count, 5 * Math.sqrt(0.25 * 0.75 / count));
        float[] again = Stage.OfRecurrence.stateFactors(layer, 5, 1);
        assertArrayEquals(factors, again, 0f);
        assertFalse(Arrays.equals(factors, Stage.OfRecurrence.stateFactors(layer, 5, 2)));
        assertFalse(Arrays.equals(factors, Stage.OfRecurrence.stateFactors(layer, 6, 1)));
    }
}
