// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class ElementwiseTest {

    private static float[] grid() {
        float[] x = new float[400_001];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i - 200_000) * 1e-4f;
        }
        return x;
    }

    @Test
    public void tanhIsWithinFourFloatStepsOfTheTruth() {
        float[] x = grid();
        float[] y = x.clone();
        Elementwise.tanh(y, 0, y.length);
        for (int i = 0; i < x.length; i++) {
            assertEquals(Math.tanh(x[i]), y[i], 4e-7);
            assertEquals(y[i], Elementwise.tanh(x[i]), 0f);
        }
    }

    @Test
    public void sigmoidIsWithinFourFloatStepsOfTheTruth() {
        float[] x = grid();
        float[] y = x.clone();
        Elementwise.sigmoid(y);
        for (int i = 0; i < x.length; i++) {
            assertEquals(1 / (1 + Math.exp(-x[i])), y[i], 2e-7);
        }
    }

    @Test
    public void tanhIsOddAndSaturates() {
        assertEquals(0f, Elementwise.tanh(0f), 0f);
        assertEquals(-Elementwise.tanh(0.7f), Elementwise.tanh(-0.7f), 0f);
        assertEquals(1, Elementwise.tanh(Float.POSITIVE_INFINITY), 4e-7);
        assertEquals(-1, Elementwise.tanh(Float.NEGATIVE_INFINITY), 4e-7);
        assertEquals(1e-20f, Elementwise.tanh(1e-20f), 0f);
    }

    @Test
    public void notANumberStaysVisible() {
        float[] x = {Float.NaN, 1};
        Elementwise.tanh(x, 0, 2);
        assertTrue(Float.isNaN(x[0]));
        x[0] = Float.NaN;
        Elementwise.sigmoid(x);
        assertTrue(Float.isNaN(x[0]));
    }

    @Test
    public void onlyTheNamedRangeChanges() {
        float[] x = {5, 5, 5, 5};
        Elementwise.tanh(x, 1, 2);
        assertEquals(5f, x[0], 0f);
        assertEquals(5f, x[2], 0f);
        Elementwise.add(x, 2, new float[] {1, 2, 3}, 1, 2);
        assertEquals(7f, x[2], 0f);
        assertEquals(8f, x[3], 0f);
        assertEquals(5f, x[0], 0f);
    }
}
