// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.model.Task;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.Test;

public class EpochPlanTest {

    private static final int[] ROWS = IntStream.range(0, 500).toArray();
    private static final TrainingSpec SPEC = TrainingSpec.defaults().withBatchSize(32);

    private static Objective objective(int shortest, int longest) {
        SampleData data = SampleData.motifs(500, shortest, longest, 1);
        return new ClassObjective(
                data.sequences(), new Task.Classification(SampleData.LABELS), data.targets(), null);
    }

    /** Positions that are computed when each batch is as long as its longest row. */
    private static long padded(Objective objective, EpochPlan plan, int[] order) {
        long sum = 0;
        for (int b = 0; b < plan.batches(); b++) {
            Sample[] batch = plan.batch(order, 1, b);
            sum +=
                    (long) batch.length
                            * Arrays.stream(batch).mapToInt(Sample::length).max().orElseThrow();
        }
        return sum;
    }

    @Test
    public void everyRowComesOnceAnEpochInAnOrderThatTheSeedDecides() {
        for (boolean bucketing : new boolean[] {true, false}) {
            TrainingSpec spec = SPEC.withBucketing(bucketing);
            EpochPlan plan = new EpochPlan(objective(8, 300), ROWS, spec);
            int[] first = plan.order(1);
            int[] sorted = first.clone();
            Arrays.sort(sorted);
            assertArrayEquals(ROWS, sorted);
            assertArrayEquals(first, new EpochPlan(objective(8, 300), ROWS, spec).order(1));
            assertFalse(Arrays.equals(first, plan.order(2)));
            assertFalse(
                    Arrays.equals(
                            first,
                            new EpochPlan(objective(8, 300), ROWS, spec.withSeed(2)).order(1)));
            assertEquals(16, plan.batches());
            assertEquals(500 - 15 * 32, plan.batch(first, 1, 15).length);
        }
    }

    @Test
    public void bucketsHoldRowsOfSimilarLength() {
        Objective objective = objective(8, 300);
        long all = Arrays.stream(ROWS).mapToLong(objective.sequences()::length).sum();
        EpochPlan buckets = new EpochPlan(objective, ROWS, SPEC);
        EpochPlan plain = new EpochPlan(objective, ROWS, SPEC.withBucketing(false));
        double withBuckets = padded(objective, buckets, buckets.order(3));
        double without = padded(objective, plain, plain.order(3));
        assertTrue("padding " + withBuckets / all, withBuckets < 1.15 * all);
        assertTrue("padding " + without / all, without > 1.5 * all);
    }

    @Test
    public void bucketingChangesNothingWhereAllLengthsAreEqual() {
        Objective objective = objective(20, 20);
        assertArrayEquals(
                new EpochPlan(objective, ROWS, SPEC.withBucketing(false)).order(1),
                new EpochPlan(objective, ROWS, SPEC).order(1));
    }

    @Test
    public void rowsBeginAtRandomPositionsAndKeepTheLeastNumber() {
        TrainingSpec spec = SPEC.withAugmentation(new Augmentation.RandomStart(6));
        EpochPlan plan = new EpochPlan(objective(10, 10), ROWS, spec);
        int[] starts = new int[10];
        int[] order = plan.order(1);
        for (int b = 0; b < plan.batches(); b++) {
            for (Sample sample : plan.batch(order, 1, b)) {
                assertEquals(10, sample.from() + sample.length());
                starts[sample.from()]++;
            }
        }
        // 100 rows expected at each of five starts; their standard deviation is 9.
        for (int s = 0; s < 10; s++) {
            assertEquals("start " + s, s <= 4 ? 100 : 0, starts[s], s <= 4 ? 40 : 0);
        }
        assertArrayEquals(plan.batch(order, 1, 0), plan.batch(order, 1, 0));
        assertFalse(Arrays.equals(plan.batch(order, 1, 0), plan.batch(order, 2, 0)));
    }

    @Test
    public void rowsShorterThanTheLeastNumberAreReadWhole() {
        TrainingSpec spec = SPEC.withAugmentation(new Augmentation.RandomStart(10));
        EpochPlan plan = new EpochPlan(objective(10, 10), ROWS, spec);
        for (Sample sample : plan.batch(plan.order(1), 1, 0)) {
            assertEquals(0, sample.from());
        }
    }

    @Test
    public void chanceDecidesWhichRowsAreComplemented() {
        TrainingSpec spec = SPEC.withAugmentation(new Augmentation.ReverseComplement(0.25));
        EpochPlan plan = new EpochPlan(objective(8, 30), ROWS, spec);
        int[] order = plan.order(1);
        int complemented = 0;
        for (int b = 0; b < plan.batches(); b++) {
            for (Sample sample : plan.batch(order, 1, b)) {
                complemented += sample.complemented() ? 1 : 0;
            }
        }
        // Expected 125 with a standard deviation of 10.
        assertEquals(125, complemented, 40);
    }
}
