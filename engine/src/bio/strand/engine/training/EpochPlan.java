// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Which rows make up the batches of an epoch, and how each is varied. All of it follows from the
 * seed, the epoch and the rows.
 *
 * <p>Rows are shuffled. With bucketing, each {@value #POOL} batches of the shuffled rows are sorted
 * by length and cut into batches, and all batches are shuffled in turn; the incomplete batch keeps
 * its place at the end.
 */
final class EpochPlan {

    /**
     * Batches whose rows are sorted together: enough to save padding, few enough to stay random.
     */
    static final int POOL = 50;

    private final Objective objective;
    private final int[] rows;
    private final TrainingSpec spec;
    private final boolean bucketing;

    EpochPlan(Objective objective, int[] rows, TrainingSpec spec) {
        this.objective = objective;
        this.rows = rows;
        this.spec = spec;
        bucketing =
                spec.bucketing()
                        && objective.sequences().minimumLength()
                                < objective.sequences().maximumLength();
    }

    /** Batches of every epoch. */
    int batches() {
        return (rows.length + spec.batchSize() - 1) / spec.batchSize();
    }

    /** The rows of an epoch in the order of its batches. */
    int[] order(int epoch) {
        SplittableRandom random =
                new SplittableRandom(Seeds.derive(Seeds.derive(spec.seed(), Seeds.SHUFFLE), epoch));
        int[] order = rows.clone();
        shuffle(order, random);
        return bucketing ? bucketed(order, random) : order;
    }

    private static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    private int[] bucketed(int[] order, SplittableRandom random) {
        int size = spec.batchSize();
        int pool = (int) Math.min(order.length, (long) size * POOL);
        for (int from = 0; from < order.length; from += pool) {
            int to = Math.min(order.length, from + pool);
            long[] keys = new long[to - from];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = ((long) objective.sequences().length(order[from + i]) << 32) | i;
            }
            Arrays.sort(keys);
            int[] part = Arrays.copyOfRange(order, from, to);
            for (int i = 0; i < keys.length; i++) {
                order[from + i] = part[(int) keys[i]];
            }
        }
        int[] batches = new int[order.length / size];
        Arrays.setAll(batches, b -> b);
        shuffle(batches, random);
        int[] result = order.clone();
        for (int b = 0; b < batches.length; b++) {
            System.arraycopy(order, batches[b] * size, result, b * size, size);
        }
        return result;
    }

    /**
     * A batch, varied as the settings say.
     *
     * @param order the rows of the epoch
     * @param batch from 0
     */
    Sample[] batch(int[] order, int epoch, int batch) {
        int from = batch * spec.batchSize();
        int to = Math.min(order.length, from + spec.batchSize());
        Sample[] samples = new Sample[to - from];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = varied(order[from + i], epoch);
        }
        return samples;
    }

    private Sample varied(int row, int epoch) {
        Sample whole = objective.whole(row);
        if (spec.augmentation() instanceof Augmentation.ReverseComplement complement) {
            boolean reversed = draw(row, epoch).nextDouble() < complement.probability();
            return new Sample(row, 0, whole.length(), reversed);
        }
        if (spec.augmentation() instanceof Augmentation.RandomStart start
                && whole.length() > start.minimumSteps()) {
            int from = draw(row, epoch).nextInt(whole.length() - start.minimumSteps() + 1);
            Sample part = new Sample(row, from, whole.length() - from, false);
            // A part without a known target would weigh nothing.
            return objective.entries(part) > 0 ? part : whole;
        }
        return whole;
    }

    private SplittableRandom draw(int row, int epoch) {
        long stream = Seeds.derive(Seeds.derive(spec.seed(), Seeds.AUGMENTATION), epoch);
        return new SplittableRandom(Seeds.derive(stream, row));
    }
}
