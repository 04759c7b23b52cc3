// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Fills in missing values from the most similar profiles: KNNimpute.
 *
 * <p>Troyanskaya et al., Missing value estimation methods for DNA microarrays, Bioinformatics 17
 * (2001), 520-525. The distance of two profiles is the root of the mean squared difference over the
 * places where both were measured; each neighbour counts with the inverse of its distance, and
 * where some have distance 0, only these count. Of equally distant ones, those that come first are
 * taken.
 */
final class NearestNeighbours {

    private final int neighbours;

    NearestNeighbours(int neighbours) {
        this.neighbours = neighbours;
    }

    /**
     * What was filled in.
     *
     * @param byNeighbours how many values came from neighbours
     * @param byMean how many had no neighbour and got the mean of their column
     * @param left how many could not be filled in at all
     */
    record Filled(long byNeighbours, long byMean, long left) {}

    /**
     * Fills in the missing values of {@code target}.
     *
     * @param target the rows to fill in; changed
     * @param queries for each target row its profile
     * @param base the profiles to compare with, as long as the queries
     * @param values for each base profile the values to take, as long as the target rows; if it is
     *     {@code target} itself, only what was measured is taken
     */
    Filled fill(
            double[][] target,
            double[][] queries,
            double[][] base,
            double[][] values,
            ProgressSink progress,
            CancellationToken cancellation) {
        int columns = target.length == 0 ? 0 : target[0].length;
        // Rows are filled in one by one; what was filled in must not serve as a measured value.
        double[][] measured = values == target ? copy(target) : values;
        double[] means = means(measured, columns);
        double[][] asked = queries == target ? copy(target) : queries;
        double[][] compared = base == target ? asked : base;
        AtomicLong near = new AtomicLong();
        AtomicLong mean = new AtomicLong();
        AtomicLong left = new AtomicLong();
        AtomicInteger done = new AtomicInteger();
        // Rows do not depend on each other, so the result does not depend on the threads.
        IntStream.range(0, target.length)
                .parallel()
                .forEach(
                        row -> {
                            if (hasMissing(target[row])) {
                                cancellation.throwIfCancelled();
                                double[] distances = distances(asked[row], compared);
                                fillRow(target[row], distances, measured, means, near, mean, left);
                            }
                            int rows = done.incrementAndGet();
                            if (rows % 64 == 0) {
                                progress.report(
                                        (double) rows / target.length, "Filling in missing values");
                            }
                        });
        return new Filled(near.get(), mean.get(), left.get());
    }

    private void fillRow(
            double[] row,
            double[] distances,
            double[][] values,
            double[] means,
            AtomicLong near,
            AtomicLong mean,
            AtomicLong left) {
        int[] nearest = new int[Math.min(neighbours, distances.length)];
        for (int j = 0; j < row.length; j++) {
            if (!Double.isNaN(row[j])) {
                continue;
            }
            int found = nearest(distances, values, j, nearest);
            if (found > 0) {
                row[j] = weighted(distances, values, j, nearest, found);
                near.incrementAndGet();
            } else if (!Double.isNaN(means[j])) {
                row[j] = means[j];
                mean.incrementAndGet();
            } else {
                left.incrementAndGet();
            }
        }
    }

    /** The nearest rows with a value in a column, nearest first. */
    private static int nearest(double[] distances, double[][] values, int column, int[] nearest) {
        int found = 0;
        for (int row = 0; row < distances.length; row++) {
            double distance = distances[row];
            if (Double.isNaN(distance)
                    || Double.isNaN(values[row][column])
                    || found == nearest.length && distance >= distances[nearest[found - 1]]) {
                continue;
            }
            int place = found < nearest.length ? found++ : found - 1;
            while (place > 0 && distances[nearest[place - 1]] > distance) {
                nearest[place] = nearest[place - 1];
                place--;
            }
            nearest[place] = row;
        }
        return found;
    }

    private static double weighted(
            double[] distances, double[][] values, int column, int[] nearest, int found) {
        boolean same = distances[nearest[0]] == 0;
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < found; i++) {
            double distance = distances[nearest[i]];
            if (same && distance > 0) {
                break;
            }
            double weight = same ? 1 : 1 / distance;
            sum += weight * values[nearest[i]][column];
            weights += weight;
        }
        return sum / weights;
    }

    private static double[] distances(double[] query, double[][] base) {
        double[] distances = new double[base.length];
        for (int row = 0; row < base.length; row++) {
            double squares = 0;
            int shared = 0;
            double[] other = base[row];
            for (int j = 0; j < query.length; j++) {
                double difference = query[j] - other[j];
                if (!Double.isNaN(difference)) {
                    squares += difference * difference;
                    shared++;
                }
            }
            distances[row] = shared == 0 ? Double.NaN : Math.sqrt(squares / shared);
        }
        return distances;
    }

    private static double[] means(double[][] values, int columns) {
        double[] means = new double[columns];
        for (int j = 0; j < columns; j++) {
            means[j] = Statistics.mean(Statistics.column(values, j));
        }
        return means;
    }

    private static boolean hasMissing(double[] row) {
        for (double value : row) {
            if (Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    private static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }
}
