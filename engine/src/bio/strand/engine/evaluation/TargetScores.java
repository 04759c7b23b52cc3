// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.evaluation;

import java.util.Arrays;
import java.util.Objects;

/**
 * How well the scores of one yes/no target order the rows whose label is known.
 *
 * @param name the target
 * @param positives labelled rows that are positive
 * @param negatives labelled rows that are negative
 * @param rocArea area under the ROC curve; NaN unless both kinds of row occur
 * @param averagePrecision the mean of the precision at each positive row, rows in descending order
 *     of their scores, rows of equal score taken together: {@code sum over thresholds of (recall
 *     gained) x precision}; NaN without positives. A random order gives the share of positives
 * @param accuracy share of labelled rows on the right side of 0.5; NaN without labelled rows
 */
public record TargetScores(
        String name,
        int positives,
        int negatives,
        double rocArea,
        double averagePrecision,
        double accuracy) {

    /** Checks that there is a name. */
    public TargetScores {
        Objects.requireNonNull(name, "name");
    }

    /**
     * Scores one target.
     *
     * @param name the target
     * @param labels 1 for positive, 0 for negative, NaN where the label is missing
     * @param probabilities the predicted probability of each row; those of rows without a label are
     *     not read. NaN for a row without a prediction, which is then left out
     * @return the scores over the rows that have both
     * @throws IllegalArgumentException if the arrays differ in length or a label is none of the
     *     three
     */
    public static TargetScores of(String name, double[] labels, double[] probabilities) {
        if (labels.length != probabilities.length) {
            throw new IllegalArgumentException(
                    "Target '%s' has %d labels but %d predictions."
                            .formatted(name, labels.length, probabilities.length));
        }
        boolean[] positive = new boolean[labels.length];
        double[] scores = new double[labels.length];
        int rows = 0;
        int positives = 0;
        int correct = 0;
        for (int i = 0; i < labels.length; i++) {
            if (Double.isNaN(labels[i]) || Double.isNaN(probabilities[i])) {
                continue;
            }
            if (labels[i] != 0 && labels[i] != 1) {
                throw new IllegalArgumentException(
                        "Row %d of target '%s' has the label %s; it must be 0 or 1."
                                .formatted(i + 1, name, labels[i]));
            }
            positive[rows] = labels[i] == 1;
            scores[rows] = probabilities[i];
            positives += positive[rows] ? 1 : 0;
            correct += positive[rows] == scores[rows] >= 0.5 ? 1 : 0;
            rows++;
        }
        RocCurve curve = RocCurve.of(Arrays.copyOf(positive, rows), Arrays.copyOf(scores, rows));
        return new TargetScores(
                name,
                positives,
                rows - positives,
                curve.area(),
                averagePrecision(curve, positives, rows - positives),
                rows == 0 ? Double.NaN : correct / (double) rows);
    }

    private static double averagePrecision(RocCurve curve, int positives, int negatives) {
        if (positives == 0) {
            return Double.NaN;
        }
        double[] recalls = curve.truePositiveRates();
        double[] falseRates = curve.falsePositiveRates();
        double sum = 0;
        for (int i = 1; i < recalls.length; i++) {
            double hits = recalls[i] * positives;
            double alarms = negatives == 0 ? 0 : falseRates[i] * negatives;
            if (hits > 0) {
                sum += (recalls[i] - recalls[i - 1]) * hits / (hits + alarms);
            }
        }
        return sum;
    }
}
