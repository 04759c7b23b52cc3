// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.evaluation;

import java.util.List;

/**
 * Collects how well the positions of sequences are labelled, for instance the residues of proteins
 * with three or eight states of secondary structure (then {@link #accuracy} is Q3 or Q8).
 *
 * <p>Positions that must not be scored (unresolved residues, missing labels) are left out. Not safe
 * for use by several threads.
 */
public final class PositionScores {

    private final ConfusionMatrix matrix;
    private int sequences;
    private double sumOfAccuracies;

    /**
     * Creates an empty collection.
     *
     * @param labels the labels of the classes in their order
     * @throws IllegalArgumentException as {@link ConfusionMatrix#ConfusionMatrix} does
     */
    public PositionScores(List<String> labels) {
        matrix = new ConfusionMatrix(labels);
    }

    /**
     * Counts the positions of one sequence.
     *
     * @param actual the true class of each position; negative where it must not be scored
     * @param predicted the predicted class of each position
     * @throws IllegalArgumentException if the arrays differ in length or a class does not exist
     */
    public void add(int[] actual, int[] predicted) {
        if (actual.length != predicted.length) {
            throw new IllegalArgumentException(
                    "The sequence has %d labels but %d predictions."
                            .formatted(actual.length, predicted.length));
        }
        int scored = 0;
        int correct = 0;
        for (int t = 0; t < actual.length; t++) {
            if (actual[t] >= 0) {
                matrix.add(actual[t], predicted[t]);
                scored++;
                correct += actual[t] == predicted[t] ? 1 : 0;
            }
        }
        if (scored > 0) {
            sequences++;
            sumOfAccuracies += correct / (double) scored;
        }
    }

    /**
     * All positions together: true classes against predicted ones.
     *
     * @return the matrix that grows with each sequence
     */
    public ConfusionMatrix confusionMatrix() {
        return matrix;
    }

    /**
     * The share of positions that are labelled right, over all sequences together; Q3 or Q8 of
     * secondary structure.
     *
     * @return 0 to 1; NaN when no position was scored
     */
    public double accuracy() {
        return ClassificationScores.of(matrix).accuracy();
    }

    /**
     * The mean over the sequences of the share of their positions that are labelled right, so that
     * long sequences do not count for more.
     *
     * @return 0 to 1; NaN when no position was scored
     */
    public double meanAccuracyOfSequences() {
        return sumOfAccuracies / sequences;
    }

    /**
     * How many sequences have a scored position.
     *
     * @return 0 or more
     */
    public int sequences() {
        return sequences;
    }
}
