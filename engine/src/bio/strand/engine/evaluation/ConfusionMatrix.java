// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.evaluation;

import java.util.HashSet;
import java.util.List;

/**
 * How often each class was predicted as each class. It can grow; it is not safe for use by several
 * threads while it does.
 */
public final class ConfusionMatrix {

    private final List<String> labels;
    private final long[][] counts;
    private long total;

    /**
     * Creates a matrix of zeros.
     *
     * @param labels the labels of the classes in their order, at least one, all different
     * @throws IllegalArgumentException if there is none or one stands twice
     */
    public ConfusionMatrix(List<String> labels) {
        this.labels = List.copyOf(labels);
        if (labels.isEmpty() || new HashSet<>(labels).size() < labels.size()) {
            throw new IllegalArgumentException(
                    "A confusion matrix needs at least one class and no label twice, not "
                            + labels
                            + ".");
        }
        counts = new long[labels.size()][labels.size()];
    }

    /**
     * Counts predictions.
     *
     * @param labels the labels of the classes in their order
     * @param actual the true class of each row
     * @param predicted the predicted class of each row
     * @return the matrix
     * @throws IllegalArgumentException if the arrays differ in length, a class does not exist, or
     *     as the constructor does
     */
    public static ConfusionMatrix of(List<String> labels, int[] actual, int[] predicted) {
        if (actual.length != predicted.length) {
            throw new IllegalArgumentException(
                    "There are %d true classes but %d predictions."
                            .formatted(actual.length, predicted.length));
        }
        ConfusionMatrix matrix = new ConfusionMatrix(labels);
        for (int i = 0; i < actual.length; i++) {
            matrix.add(actual[i], predicted[i]);
        }
        return matrix;
    }

    /**
     * Counts one prediction.
     *
     * @param actual the true class
     * @param predicted the predicted class
     * @throws IllegalArgumentException if a class does not exist
     */
    public void add(int actual, int predicted) {
        int size = counts.length;
        if (actual < 0 || actual >= size || predicted < 0 || predicted >= size) {
            throw new IllegalArgumentException(
                    "There are the classes 0 to %d, not %d and %d."
                            .formatted(size - 1, actual, predicted));
        }
        counts[actual][predicted]++;
        total++;
    }

    /**
     * The labels of the classes.
     *
     * @return an unmodifiable list
     */
    public List<String> labels() {
        return labels;
    }

    /**
     * The number of classes.
     *
     * @return 1 or more
     */
    public int size() {
        return counts.length;
    }

    /**
     * How often one class was predicted as another.
     *
     * @param actual the true class
     * @param predicted the predicted class
     * @return the number of rows
     */
    public long count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /**
     * How often a class occurs.
     *
     * @param actual the true class
     * @return the sum of its row
     */
    public long actualCount(int actual) {
        long sum = 0;
        for (long count : counts[actual]) {
            sum += count;
        }
        return sum;
    }

    /**
     * How often a class is predicted.
     *
     * @param predicted the predicted class
     * @return the sum of its column
     */
    public long predictedCount(int predicted) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[predicted];
        }
        return sum;
    }

    /**
     * How many rows were counted.
     *
     * @return the sum of the matrix
     */
    public long total() {
        return total;
    }

    /**
     * How many predictions are right.
     *
     * @return the sum of the diagonal
     */
    public long correct() {
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i][i];
        }
        return sum;
    }
}
