// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.kernel.Kernel;
import java.util.Arrays;
import org.junit.Test;

/** Losses and their gradients worked out by hand, and at outputs where naive formulas fail. */
public class LossTest {

    private final double[] losses = new double[Kernel.ROWS];
    private final float[] gradient = new float[Kernel.ROWS * 3];
    private int met;

    private static int[] oneRow() {
        int[] lengths = new int[Kernel.ROWS];
        lengths[0] = 1;
        return lengths;
    }

    private void run(BatchTargets targets, LossSpec spec, float... outputs) {
        Arrays.fill(losses, 0);
        float[] x = Arrays.copyOf(outputs, Kernel.ROWS * 3);
        met = new Loss(spec, targets).ofRows(x, oneRow(), 1, 0, gradient, losses);
    }

    private static BatchTargets ofClass(int classes, int target) {
        BatchTargets targets = new BatchTargets(new HeadSpec.Softmax(classes));
        targets.begin(1);
        targets.classes()[0] = target;
        return targets;
    }

    private static BatchTargets of(HeadSpec head, float... values) {
        BatchTargets targets = new BatchTargets(head);
        targets.begin(1);
        System.arraycopy(values, 0, targets.values(), 0, values.length);
        return targets;
    }

    @Test
    public void crossEntropyIsMinusTheLogarithmOfTheTrueProbability() {
        run(ofClass(2, 1), new LossSpec.CrossEntropy(0), 0, (float) Math.log(3));
        assertEquals(-Math.log(0.75), losses[0], 1e-7);
        assertEquals(0.25, gradient[0], 1e-7);
        assertEquals(-0.25, gradient[1], 1e-7);
        assertEquals(1, met);
    }

    @Test
    public void smoothingGivesEachClassAShare() {
        run(ofClass(2, 1), new LossSpec.CrossEntropy(0.2), 0, (float) Math.log(3));
        assertEquals(-0.9 * Math.log(0.75) - 0.1 * Math.log(0.25), losses[0], 1e-7);
        assertEquals(0.25 - 0.1, gradient[0], 1e-7);
        assertEquals(0.75 - 0.9, gradient[1], 1e-7);
    }

    @Test
    public void crossEntropyIsExactWhereProbabilitiesVanish() {
        run(ofClass(3, 0), new LossSpec.CrossEntropy(0), -200, 200, 0);
        assertEquals(400, losses[0], 1e-10);
        assertArrayEquals(new float[] {-1, 1, 0}, Arrays.copyOf(gradient, 3), 1e-7f);
        assertEquals(0, met);
        run(ofClass(3, 1), new LossSpec.CrossEntropy(0), -200, 200, 0);
        assertEquals(0, losses[0], 1e-80);
        run(ofClass(3, 0), new LossSpec.CrossEntropy(0), -1e30f, 1e30f, 0);
        assertEquals(2e30, losses[0], 1e24);
    }

    @Test
    public void binaryCrossEntropyHasItsGradientAtAnyOutput() {
        HeadSpec head = new HeadSpec.Sigmoid(3);
        run(of(head, 1, 0, 1), new LossSpec.BinaryCrossEntropy(), -200, 200, 0);
        assertEquals(200 + 200 + Math.log(2), losses[0], 1e-10);
        assertArrayEquals(new float[] {-1, 1, -0.5f}, Arrays.copyOf(gradient, 3), 0f);
        assertEquals(0, met);
        run(of(head, 0, 1, 0), new LossSpec.BinaryCrossEntropy(), -200, 200, -2);
        // log(1 + exp(-2)); the others are exp(-200).
        assertEquals(Math.log1p(Math.exp(-2)), losses[0], 1e-12);
        assertEquals(1 / (1 + Math.exp(2)), gradient[2], 1e-8);
        assertTrue(gradient[0] >= 0 && gradient[0] < 1e-30);
        assertEquals(3, met);
    }

    @Test
    public void errorsOfNumbersFollowTheirDefinitions() {
        HeadSpec head = new HeadSpec.Linear(2);
        run(of(head, 1, 5), new LossSpec.SquaredError(), 3, 4);
        assertEquals(4 + 1, losses[0], 0);
        assertArrayEquals(new float[] {4, -2}, Arrays.copyOf(gradient, 2), 0f);
        run(of(head, 1, 5), new LossSpec.AbsoluteError(), 3, 5);
        assertEquals(2, losses[0], 0);
        assertArrayEquals(new float[] {1, 0}, Arrays.copyOf(gradient, 2), 0f);
        run(of(head, 1, 5), new LossSpec.Huber(1.5), 3, 4);
        assertEquals(1.5 * (2 - 0.75) + 0.5, losses[0], 0);
        assertArrayEquals(new float[] {1.5f, -1}, Arrays.copyOf(gradient, 2), 0f);
    }

    @Test
    public void unknownTargetsCountNowhere() {
        run(ofClass(2, -1), new LossSpec.CrossEntropy(0), 5, 6);
        assertEquals(0, losses[0], 0);
        assertArrayEquals(new float[2], Arrays.copyOf(gradient, 2), 0f);
        assertEquals(0, met);
        run(of(new HeadSpec.Linear(2), Float.NaN, 1), new LossSpec.SquaredError(), 7, 3);
        assertEquals(4, losses[0], 0);
        assertArrayEquals(new float[] {0, 4}, Arrays.copyOf(gradient, 2), 0f);
    }

    @Test
    public void weightsMultiplyLossAndGradient() {
        BatchTargets targets = of(new HeadSpec.Linear(2), 0, 0);
        targets.setOutputWeights(new double[] {2, 0.5});
        targets.rowWeights()[0] = 0.25;
        run(targets, new LossSpec.SquaredError(), 1, 2);
        assertEquals("row weights are left out", 2 * 1 + 0.5 * 4, losses[0], 0);
        assertArrayEquals(new float[] {1, 0.5f}, Arrays.copyOf(gradient, 2), 0f);
    }

    @Test
    public void lossesGoWithTheirHeadsOnly() {
        for (HeadSpec head :
                new HeadSpec[] {
                    new HeadSpec.Softmax(2),
                    new HeadSpec.Sigmoid(2),
                    new HeadSpec.Linear(2),
                    new HeadSpec.PositionSoftmax(2),
                    new HeadSpec.PositionLinear(2)
                }) {
            assertTrue(LossSpec.defaultFor(head).fits(head));
            LossSpec other =
                    head.isSoftmax() ? new LossSpec.SquaredError() : new LossSpec.CrossEntropy(0);
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> new Loss(other, new BatchTargets(head)));
            assertTrue(e.getMessage(), e.getMessage().contains("does not go with"));
        }
        assertThrows(IllegalArgumentException.class, () -> new LossSpec.CrossEntropy(1));
        assertThrows(IllegalArgumentException.class, () -> new LossSpec.Huber(0));
    }

    @Test
    public void probabilitiesAreProbabilitiesAtAnyOutput() {
        double[] p = new double[3];
        new HeadSpec.Softmax(3).activate(new float[] {9, -200, 200, 0}, 1, p, 0);
        assertArrayEquals(new double[] {0, 1, 0}, p, 1e-80);
        new HeadSpec.Sigmoid(3).activate(new float[] {-200, 200, 0}, 0, p, 0);
        assertArrayEquals(new double[] {0, 1, 0.5}, p, 1e-80);
        new HeadSpec.Linear(3).activate(new float[] {-200, 200, 0}, 0, p, 0);
        assertArrayEquals(new double[] {-200, 200, 0}, p, 0);
    }
}
