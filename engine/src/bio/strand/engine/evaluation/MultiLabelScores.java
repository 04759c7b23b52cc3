// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The scores of several yes/no targets, each over the rows whose label for it is known.
 *
 * @param targets the scores of each target, in the order given
 * @param meanRocArea mean of the areas that exist; NaN if none does
 * @param meanAveragePrecision mean of the average precisions that exist; NaN if none does
 */
public record MultiLabelScores(
        List<TargetScores> targets, double meanRocArea, double meanAveragePrecision) {

    /** Copies the list. */
    public MultiLabelScores {
        targets = List.copyOf(targets);
    }

    /**
     * Scores predictions.
     *
     * @param names the targets
     * @param labels {@code [target][row]}: 1, 0, or NaN where the label is missing
     * @param probabilities {@code [target][row]}, as {@link TargetScores#of} takes them
     * @return the scores
     * @throws IllegalArgumentException if there are not as many columns as names, or as {@link
     *     TargetScores#of} does
     */
    public static MultiLabelScores of(
            List<String> names, double[][] labels, double[][] probabilities) {
        if (labels.length != names.size() || probabilities.length != names.size()) {
            throw new IllegalArgumentException(
                    "There are %d targets, but %d columns of labels and %d of predictions."
                            .formatted(names.size(), labels.length, probabilities.length));
        }
        List<TargetScores> targets = new ArrayList<>();
        for (int k = 0; k < labels.length; k++) {
            targets.add(TargetScores.of(names.get(k), labels[k], probabilities[k]));
        }
        return new MultiLabelScores(
                targets,
                mean(targets, TargetScores::rocArea),
                mean(targets, TargetScores::averagePrecision));
    }

    private static double mean(List<TargetScores> targets, ToDoubleFunction<TargetScores> score) {
        return RocCurve.macroAverage(targets.stream().mapToDouble(score).toArray());
    }
}
