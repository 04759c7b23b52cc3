// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.model.EpochRecord;
import java.util.ArrayList;
import java.util.List;

/** Looks at a finished training run for what its user should know. */
final class ResultReview {

    /** Fewer rows of a class than this teach hardly anything about it. */
    static final int TINY_CLASS = 10;

    /** A share on the training rows this far above that on the validation rows is overfitting. */
    static final double OVERFIT_GAP = 0.1;

    /** An error on the validation rows this many times that on the training rows is overfitting. */
    static final double OVERFIT_RATIO = 1.5;

    private ResultReview() {}

    static List<String> warnings(
            Metric metric,
            List<EpochRecord> epochs,
            int bestEpoch,
            List<Baseline> baselines,
            List<String> classLabels,
            int[] trainingRowsOfClass,
            int validationRows,
            TrainingSpec spec) {
        List<String> warnings = new ArrayList<>();
        tinyClasses(warnings, classLabels, trainingRowsOfClass);
        if (validationRows == 0) {
            warnings.add(
                    "There are no validation rows: the model is that of the last epoch, whether or"
                            + " not it is the best, and nothing shows how well it does on new"
                            + " sequences.");
            return warnings;
        }
        EpochRecord best = epochs.get(bestEpoch - 1);
        beaten(warnings, metric, best, baselines, validationRows);
        if (overfits(metric, best)) {
            warnings.add(
                    ("The network overfits: its %s is %s on the training rows and %s on the"
                                    + " validation rows. More data, more dropout or a smaller"
                                    + " network may help.")
                            .formatted(
                                    metric.inSentence(),
                                    metric.text(best.trainingScore()),
                                    metric.text(best.validationScore())));
        }
        // A rate that falls to nothing makes the last epoch the best one by design.
        if (spec.schedule().isOpenEnded() && bestEpoch == spec.epochs() && epochs.size() > 1) {
            warnings.add("The last epoch was the best one; more epochs may give a better model.");
        }
        return warnings;
    }

    private static void tinyClasses(
            List<String> warnings, List<String> classLabels, int[] trainingRowsOfClass) {
        for (int c = 0; c < trainingRowsOfClass.length; c++) {
            if (trainingRowsOfClass[c] < TINY_CLASS) {
                warnings.add(
                        "Class '%s' has only %d training rows; too few to learn it."
                                .formatted(classLabels.get(c), trainingRowsOfClass[c]));
            }
        }
    }

    private static boolean overfits(Metric metric, EpochRecord best) {
        return metric.isHigherBetter()
                ? best.trainingScore() - best.validationScore() > OVERFIT_GAP
                : best.validationScore() > OVERFIT_RATIO * best.trainingScore();
    }

    private static void beaten(
            List<String> warnings,
            Metric metric,
            EpochRecord best,
            List<Baseline> baselines,
            int rows) {
        for (Baseline baseline : baselines) {
            int order = metric.compare(best.validationScore(), baseline.validationScore());
            if (order < 0 || order == 0 && best.validationLoss() >= baseline.validationLoss()) {
                warnings.add(
                        ("The network (validation %s %s) does not beat the baseline '%s' (%s)"
                                        + " on the same %d validation rows. The simpler method may"
                                        + " do, or other settings of the network.")
                                .formatted(
                                        metric.inSentence(),
                                        metric.text(best.validationScore()),
                                        baseline.name(),
                                        metric.text(baseline.validationScore()),
                                        rows));
            }
        }
    }
}
