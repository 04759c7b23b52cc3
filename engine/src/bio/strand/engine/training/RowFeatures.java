// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import java.util.Arrays;

/** What a plain model reads of a row. For one thread at a time. */
public interface RowFeatures {

    /**
     * The number of features.
     *
     * @return at least 1
     */
    int count();

    /**
     * Writes the features of a row that are not zero.
     *
     * @param row the row's index
     * @param target is cleared and filled
     */
    void read(int row, SparseRow target);

    /**
     * What one pass over a row may cost; for the choice of how many rows to read.
     *
     * @return features read
     */
    int cost();

    /** The features of each position, position by position, up to a largest number of positions. */
    final class Positional implements RowFeatures {

        private final StepFeatures steps;
        private final int positions;

        Positional(StepFeatures steps, int positions) {
            this.steps = steps;
            this.positions = positions;
        }

        @Override
        public int count() {
            return positions * steps.features();
        }

        @Override
        public void read(int row, SparseRow target) {
            target.clear();
            int length = Math.min(positions, steps.read(row));
            for (int t = 0; t < length; t++) {
                steps.add(t, t * steps.features(), target);
            }
        }

        @Override
        public int cost() {
            return positions;
        }
    }

    /**
     * The mean of each feature over the positions, for one-hot codes the share of each symbol, and
     * the length as a share of the longest one, all times {@value #SCALE}, so that the penalty of
     * the regressions, which suits features of about one, stays a light one.
     */
    final class Composition implements RowFeatures {

        private static final double SCALE = 10;

        private final StepFeatures steps;
        private final SparseRow step = new SparseRow();
        private final double longest;
        private final double[] sums;

        Composition(StepFeatures steps, int longest) {
            this.steps = steps;
            this.longest = longest;
            sums = new double[steps.features()];
        }

        @Override
        public int count() {
            return sums.length + 1;
        }

        @Override
        public void read(int row, SparseRow target) {
            target.clear();
            Arrays.fill(sums, 0);
            int length = steps.read(row);
            for (int t = 0; t < length; t++) {
                step.clear();
                steps.add(t, 0, step);
                for (int i = 0; i < step.size(); i++) {
                    sums[step.index(i)] += step.value(i);
                }
            }
            for (int f = 0; f < sums.length; f++) {
                if (sums[f] != 0) {
                    target.add(f, (float) (SCALE * sums[f] / length));
                }
            }
            target.add(sums.length, (float) (SCALE * length / longest));
        }

        @Override
        public int cost() {
            return steps.sequences().maximumLength() + sums.length;
        }
    }

    /** The features of the positions around one; what lies beyond an end is left out. */
    final class Window implements RowFeatures {

        private final StepFeatures steps;
        private final int reach;
        private final int[] rows;
        private final int[] positions;

        /**
         * Creates the features of positions; "row" i is position {@code positions[i]} of row {@code
         * rows[i]}.
         *
         * @param reach positions on either side
         */
        Window(StepFeatures steps, int reach, int[] rows, int[] positions) {
            this.steps = steps;
            this.reach = reach;
            this.rows = rows;
            this.positions = positions;
        }

        @Override
        public int count() {
            return (2 * reach + 1) * steps.features();
        }

        @Override
        public void read(int row, SparseRow target) {
            target.clear();
            int length = steps.read(rows[row]);
            for (int d = -reach; d <= reach; d++) {
                int at = positions[row] + d;
                if (at >= 0 && at < length) {
                    steps.add(at, (d + reach) * steps.features(), target);
                }
            }
        }

        @Override
        public int cost() {
            return 2 * reach + 1;
        }
    }
}
