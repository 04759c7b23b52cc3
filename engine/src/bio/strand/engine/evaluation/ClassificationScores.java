// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The scores of a confusion matrix. What is NaN when is stated in the package documentation.
 *
 * @param classes the scores of each class, in the order of the labels
 * @param total the number of rows
 * @param correct the number of right predictions
 * @param accuracy the share of right predictions
 * @param balancedAccuracy the mean recall of the classes that occur
 * @param matthewsCorrelation the correlation of truth and prediction, -1 to 1: Gorodkin, Comput.
 *     Biol. Chem. 28:367-374, 2004, equation 8, which for two classes is that of Matthews, 1975
 * @param cohensKappa the agreement beyond chance: Cohen, Educ. Psychol. Meas. 20:37-46, 1960; NaN
 *     when chance alone would agree everywhere
 * @param macroPrecision the mean precision
 * @param macroRecall the mean recall
 * @param macroF1 the mean of the F1 scores
 */
public record ClassificationScores(
        List<ClassScores> classes,
        long total,
        long correct,
        double accuracy,
        double balancedAccuracy,
        double matthewsCorrelation,
        double cohensKappa,
        double macroPrecision,
        double macroRecall,
        double macroF1) {

    /** Copies the list. */
    public ClassificationScores {
        classes = List.copyOf(classes);
    }

    /**
     * Computes all scores.
     *
     * @param matrix counted predictions, possibly none
     * @return the scores
     */
    public static ClassificationScores of(ConfusionMatrix matrix) {
        List<ClassScores> classes = new ArrayList<>();
        double total = matrix.total();
        double chance = 0;
        double sumPredictedSquares = 0;
        double sumActualSquares = 0;
        for (int k = 0; k < matrix.size(); k++) {
            long hits = matrix.count(k, k);
            long actual = matrix.actualCount(k);
            long predicted = matrix.predictedCount(k);
            classes.add(
                    new ClassScores(
                            matrix.labels().get(k),
                            hits,
                            predicted - hits,
                            actual - hits,
                            matrix.total() - predicted - actual + hits));
            chance += (double) predicted * actual;
            sumPredictedSquares += (double) predicted * predicted;
            sumActualSquares += (double) actual * actual;
        }
        double correct = matrix.correct();
        double covariance = correct * total - chance;
        double spread =
                Math.sqrt(total * total - sumPredictedSquares)
                        * Math.sqrt(total * total - sumActualSquares);
        double correlation = total == 0 ? Double.NaN : spread == 0 ? 0 : covariance / spread;
        double kappaRange = total * total - chance;
        return new ClassificationScores(
                classes,
                matrix.total(),
                matrix.correct(),
                total == 0 ? Double.NaN : correct / total,
                classes.stream()
                        .filter(c -> c.support() > 0)
                        .mapToDouble(ClassScores::recall)
                        .average()
                        .orElse(Double.NaN),
                correlation,
                kappaRange == 0 ? Double.NaN : covariance / kappaRange,
                mean(classes, ClassScores::precision),
                mean(classes, ClassScores::recall),
                mean(classes, ClassScores::f1));
    }

    private static double mean(List<ClassScores> classes, ToDoubleFunction<ClassScores> score) {
        return classes.stream()
                .filter(c -> c.support() + c.falsePositives() > 0)
                .mapToDouble(score)
                .map(value -> Double.isNaN(value) ? 0 : value)
                .average()
                .orElse(Double.NaN);
    }
}
