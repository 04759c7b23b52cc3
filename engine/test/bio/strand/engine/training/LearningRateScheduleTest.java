// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.model.EpochRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;

/**
 * The truth is PyTorch 1.13's {@code lr_scheduler}, whose rates of successive epochs are quoted.
 */
public class LearningRateScheduleTest {

    private static double[] byEpoch(LearningRateSchedule schedule, int epochs) {
        return IntStream.range(0, epochs)
                .mapToDouble(e -> schedule.factor(7L * e, 7, epochs, List.of()))
                .toArray();
    }

    @Test
    public void constantStays() {
        assertArrayEquals(
                new double[] {1, 1, 1}, byEpoch(new LearningRateSchedule.Constant(), 3), 0);
    }

    /** StepLR(step_size=3, gamma=0.5). */
    @Test
    public void stepsFallAfterEveryThirdEpoch() {
        LearningRateSchedule step = new LearningRateSchedule.Step(3, 0.5);
        assertArrayEquals(
                new double[] {1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25}, byEpoch(step, 8), 1e-12);
        assertEquals("within an epoch", 1, step.factor(20, 7, 8, List.of()), 0);
    }

    /** ExponentialLR(gamma=0.9). */
    @Test
    public void exponentialFallsAfterEachEpoch() {
        assertArrayEquals(
                new double[] {1, 0.9, 0.81, 0.7290000000000001, 0.6561000000000001},
                byEpoch(new LearningRateSchedule.Exponential(0.9), 5),
                1e-12);
    }

    /** CosineAnnealingLR(T_max=8), one iteration an epoch. */
    @Test
    public void cosineFallsToNearlyNothing() {
        LearningRateSchedule cosine = new LearningRateSchedule.Cosine(0);
        double[] expected = {
            1.0,
            0.9619397662556434,
            0.8535533905932737,
            0.6913417161825449,
            0.5,
            0.30865828381745514,
            0.14644660940672627,
            0.03806023374435664
        };
        for (int i = 0; i < 8; i++) {
            assertEquals(expected[i], cosine.factor(i, 1, 8, List.of()), 1e-12);
        }
    }

    @Test
    public void cosineWarmsUpInAStraightLineFirst() {
        LearningRateSchedule cosine = new LearningRateSchedule.Cosine(2);
        // Two epochs of five steps, then eight epochs of falling.
        assertEquals(0.1, cosine.factor(0, 5, 10, List.of()), 1e-12);
        assertEquals(1, cosine.factor(9, 5, 10, List.of()), 1e-12);
        assertEquals(1, cosine.factor(10, 5, 10, List.of()), 1e-12);
        assertEquals(0.5, cosine.factor(30, 5, 10, List.of()), 1e-12);
        assertEquals(
                "a warm-up longer than training leaves it one epoch to fall",
                1,
                new LearningRateSchedule.Cosine(50).factor(45, 5, 10, List.of()),
                1e-12);
    }

    /** ReduceLROnPlateau(factor=0.5, patience=2). */
    @Test
    public void plateausHalveTheRate() {
        double[] losses = {1.0, .9, .95, .91, .9, .89999, .8, .81, .82, .83, .84, .85, .86};
        double[] expected = {1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25};
        LearningRateSchedule plateau = new LearningRateSchedule.ReduceOnPlateau(0.5, 2);
        List<EpochRecord> validated = new ArrayList<>();
        List<EpochRecord> trained = new ArrayList<>();
        for (int e = 0; e < losses.length; e++) {
            assertEquals("epoch " + e, expected[e], plateau.factor(0, 1, 99, validated), 0);
            assertEquals("epoch " + e, expected[e], plateau.factor(0, 1, 99, trained), 0);
            validated.add(new EpochRecord(e + 1, -e, 0, losses[e], 0));
            trained.add(new EpochRecord(e + 1, losses[e], 0, Double.NaN, Double.NaN));
        }
    }

    @Test
    public void onlyTheCosineEndsByPlan() {
        assertFalse(new LearningRateSchedule.Cosine(0).isOpenEnded());
        assertTrue(new LearningRateSchedule.Constant().isOpenEnded());
        assertTrue(new LearningRateSchedule.ReduceOnPlateau(0.5, 2).isOpenEnded());
    }

    @Test
    public void valuesOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LearningRateSchedule.Step(0, 0.5));
        assertThrows(
                IllegalArgumentException.class, () -> new LearningRateSchedule.Exponential(1.1));
        assertThrows(IllegalArgumentException.class, () -> new LearningRateSchedule.Cosine(-1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LearningRateSchedule.ReduceOnPlateau(0, 2));
    }
}
