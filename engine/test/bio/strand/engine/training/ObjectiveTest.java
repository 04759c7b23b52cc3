// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.MissingValuePolicy;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.engine.encoding.SeriesScaling;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.model.Task;
import bio.strand.engine.network.BatchTargets;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

/** Which targets a sample has, what they weigh, and how outputs are scored, worked by hand. */
public class ObjectiveTest {

    private static final int ROWS = Kernel.ROWS;

    private static BatchTargets filled(Objective objective, Sample sample, int row) {
        BatchTargets targets = new BatchTargets(objective.task().head());
        targets.begin(objective.inputLength(sample));
        objective.fill(sample, row, targets);
        return targets;
    }

    private static EncodedSequences sequences(int[]... rows) {
        EncodedSequences sequences = new EncodedSequences();
        Arrays.stream(rows).forEach(codes -> sequences.add(EncodedSequence.ofCodes(codes)));
        return sequences;
    }

    @Test
    public void labelsFollowTheSequenceWhenItIsComplementedOrCut() {
        PositionObjective objective =
                new PositionObjective(
                        sequences(new int[] {0, 1, 2, 3}),
                        new Task.PositionLabels(List.of("x", "y")),
                        sequences(new int[] {0, 2, 1, 1}),
                        new double[] {3, 0.5});
        Sample whole = objective.whole(0);
        assertEquals(3, objective.entries(whole));
        assertEquals(3 + 0.5 + 0.5, objective.weight(whole), 0);
        int[] forward = filled(objective, whole, 5).classes();
        int[] reverse = filled(objective, new Sample(0, 0, 4, true), 5).classes();
        int[] cut = filled(objective, new Sample(0, 2, 2, false), 5).classes();
        int[] expected = {0, -1, 1, 1};
        for (int t = 0; t < 4; t++) {
            assertEquals(expected[t], forward[t * ROWS + 5]);
            assertEquals(expected[3 - t], reverse[t * ROWS + 5]);
            assertEquals("other rows know nothing", -1, forward[t * ROWS + 4]);
        }
        assertEquals(1, cut[5]);
        assertEquals(1, cut[ROWS + 5]);
        float[] outputs = new float[4 * ROWS * 2];
        for (int t = 0; t < 4; t++) {
            outputs[(t * ROWS + 5) * 2 + 1] = 1;
        }
        double[] parts = new double[2];
        objective.measure(whole, 5, outputs, parts, 0);
        assertArrayEquals("two of three scored positions are right", new double[] {2, 3}, parts, 0);
    }

    @Test
    public void forecastsAreOfTheNextMeasuredValuesAndScoredFromTheThirdStep() {
        SeriesEncoding encoding =
                new SeriesEncoding(
                        List.of("a", "b"),
                        true,
                        true,
                        1,
                        MissingValuePolicy.CARRY_FORWARD,
                        SeriesScaling.NONE,
                        List.of(),
                        0);
        EncodedSequences series = new EncodedSequences();
        // a, b, a missing, b missing, time difference
        series.add(
                EncodedSequence.ofValues(
                        5,
                        new float[] {
                            1, 2, 0, 0, 0, //
                            3, 2, 0, 1, 1, //
                            5, 6, 0, 0, 1, //
                            5, 8, 1, 0, 2
                        }));
        ForecastObjective objective =
                new ForecastObjective(series, new Task.Forecast(List.of("a", "b")), encoding);
        Sample whole = objective.whole(0);
        assertEquals(3, objective.inputLength(whole));
        assertEquals("3 and 5 of a, 6 and 8 of b", 4, objective.entries(whole));
        float[] values = filled(objective, whole, 1).values();
        float[] expected = {3, Float.NaN, 5, 6, Float.NaN, 8};
        for (int t = 0; t < 3; t++) {
            for (int f = 0; f < 2; f++) {
                assertEquals(expected[t * 2 + f], values[(t * ROWS + 1) * 2 + f], 0);
            }
        }
        double[] parts = new double[2];
        objective.measure(whole, 1, new float[3 * ROWS * 2], parts, 0);
        assertArrayEquals("the step to 3 is not scored", new double[] {25 + 36 + 64, 3}, parts, 0);
        assertArrayEquals(new double[] {2, Double.NaN, 6, 8}, objective.series(0, 1), 0);
        Sample later = new Sample(0, 2, 2, false);
        assertEquals(1, objective.entries(later));
        assertEquals(8, filled(objective, later, 0).values()[1], 0);
    }

    @Test
    public void numbersAreStandardisedForTheNetworkAndScoredInTheirOwnUnit() {
        Task.Regression task = new Task.Regression(List.of("y"), List.of(10.0), List.of(4.0));
        NumberObjective objective =
                new NumberObjective(
                        sequences(new int[] {0}, new int[] {1}),
                        task,
                        new double[][] {{18, Double.NaN}});
        assertEquals(1, objective.entries(objective.whole(0)));
        assertEquals(0, objective.entries(objective.whole(1)));
        assertArrayEquals(new int[] {0}, objective.usableRows());
        assertEquals(2, filled(objective, objective.whole(0), 3).values()[3], 0);
        assertTrue(Float.isNaN(filled(objective, objective.whole(1), 3).values()[3]));
        float[] outputs = new float[ROWS];
        outputs[3] = 1.5f;
        double[] parts = new double[4];
        objective.measure(objective.whole(0), 3, outputs, parts, 0);
        objective.measure(objective.whole(1), 4, outputs, parts, 2);
        assertArrayEquals(new double[] {4, 1, 0, 0}, parts, 1e-12);
    }

    @Test
    public void answersKeepTheirGaps() {
        MultiLabelObjective objective =
                new MultiLabelObjective(
                        sequences(new int[] {0}),
                        new Task.MultiLabel(List.of("p", "q")),
                        new float[][] {{1}, {Float.NaN}});
        Sample sample = objective.whole(0);
        assertEquals(1, objective.entries(sample));
        assertEquals(1, filled(objective, sample, 2).values()[4], 0);
        assertTrue(Float.isNaN(filled(objective, sample, 2).values()[5]));
        float[] outputs = new float[2 * ROWS];
        outputs[4] = 0.7f;
        double[] parts = new double[objective.parts()];
        objective.measure(sample, 2, outputs, parts, 0);
        assertArrayEquals(new double[] {0.7f, 1, 0, Double.NaN}, parts, 0);
    }

    @Test
    public void classesWeighWhatTheirWeightsSay() {
        ClassObjective objective =
                new ClassObjective(
                        sequences(new int[] {0}, new int[] {1}),
                        new Task.Classification(List.of("a", "b")),
                        new int[] {1, 0},
                        new double[] {0.25, 2});
        assertEquals(2, objective.weight(objective.whole(0)), 0);
        assertEquals(0.25, objective.weight(objective.whole(1)), 0);
        assertEquals(1, objective.stratum(0));
        float[] outputs = new float[2 * ROWS];
        outputs[1] = 1;
        double[] parts = new double[2];
        objective.measure(objective.whole(0), 0, outputs, parts, 0);
        assertArrayEquals(new double[] {1, 1}, parts, 0);
    }
}
