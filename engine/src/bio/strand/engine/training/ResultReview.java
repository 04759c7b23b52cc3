// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.model.EpochRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at a finished training run for what its user should know. */
final class ResultReview {

    /** Fewer rows of a class than this teach hardly anything about it. */
    static final int TINY_CLASS = 10;

    /** Training accuracy this far above validation accuracy is called overfitting. */
    static final double OVERFIT_GAP = 0.1;

    private ResultReview() {}

    static List<String> warnings(
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
        beaten(warnings, best, baselines, validationRows);
        if (best.trainingScore() - best.validationScore() > OVERFIT_GAP) {
            warnings.add(
                    ("The network overfits: it is right on %s of the training rows and on %s of the"
                                    + " validation rows. More data, more dropout or a smaller"
                                    + " network may help.")
                            .formatted(
                                    percent(best.trainingScore()),
                                    percent(best.validationScore())));
        }
        // A falling learning rate makes the last epoch the best one by design.
        boolean constant = spec.schedule() == LearningRateSchedule.CONSTANT;
        if (constant && bestEpoch == spec.epochs() && epochs.size() > 1) {
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

    private static void beaten(
            List<String> warnings, EpochRecord best, List<Baseline> baselines, int rows) {
        for (Baseline baseline : baselines) {
            int order = Double.compare(best.validationScore(), baseline.validationAccuracy());
            if (order < 0 || order == 0 && best.validationLoss() >= baseline.validationLoss()) {
                warnings.add(
                        ("The network (validation accuracy %s) does not beat the baseline '%s' (%s)"
                                        + " on the same %d validation rows. The simpler method may"
                                        + " do, or other settings of the network.")
                                .formatted(
                                        percent(best.validationScore()),
                                        baseline.name(),
                                        percent(baseline.validationAccuracy()),
                                        rows));
            }
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
