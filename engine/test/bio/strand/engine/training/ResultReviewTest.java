// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.model.EpochRecord;
import java.util.List;
import org.junit.Test;

public class ResultReviewTest {

    private static final TrainingSpec TWO_EPOCHS =
            TrainingSpec.defaults().withEpochs(2).withSchedule(new LearningRateSchedule.Constant());

    private static final List<Baseline> BASELINES =
            List.of(
                    new Baseline("Majority class", 0.69, 0.5),
                    new Baseline("Logistic regression", 0.3, 0.9));

    private static List<String> warnings(
            double trainingAccuracy, double validationAccuracy, int bestEpoch, TrainingSpec spec) {
        EpochRecord epoch = new EpochRecord(1, 0.2, trainingAccuracy, 0.2, validationAccuracy);
        EpochRecord next = new EpochRecord(2, 0.2, trainingAccuracy, 0.2, validationAccuracy);
        return ResultReview.warnings(
                Metric.ACCURACY,
                List.of(epoch, next),
                bestEpoch,
                BASELINES,
                List.of("a", "b"),
                new int[] {50, 50},
                10,
                spec);
    }

    @Test
    public void aGoodResultHasNoWarnings() {
        assertEquals(List.of(), warnings(0.96, 0.95, 1, TWO_EPOCHS));
    }

    @Test
    public void namesEachBaselineThatIsNotBeaten() {
        List<String> one = warnings(0.85, 0.8, 1, TWO_EPOCHS);
        assertEquals(1, one.size());
        assertTrue(
                one.get(0),
                one.get(0)
                        .startsWith(
                                "The network (validation accuracy 80.0 %) does not beat the"
                                    + " baseline 'Logistic regression' (90.0 %) on the same 10"));
        assertEquals(2, warnings(0.45, 0.4, 1, TWO_EPOCHS).size());
    }

    @Test
    public void equalAccuracyIsDecidedByTheLoss() {
        // The network's loss of 0.2 is below the regression's 0.3.
        assertEquals(List.of(), warnings(0.9, 0.9, 1, TWO_EPOCHS));
    }

    @Test
    public void overfittingIsNamedWithBothAccuracies() {
        List<String> warnings = warnings(0.999, 0.895, 1, TWO_EPOCHS);
        assertTrue(
                warnings.toString(),
                warnings.stream().anyMatch(w -> w.contains("99.9 % on the training rows")));
    }

    @Test
    public void anUnfinishedRunIsNamedUnlessTheLearningRateFell() {
        List<String> warnings = warnings(0.96, 0.95, 2, TWO_EPOCHS);
        assertEquals(
                List.of("The last epoch was the best one; more epochs may give a better model."),
                warnings);
        assertEquals(
                List.of(),
                warnings(
                        0.96,
                        0.95,
                        2,
                        TWO_EPOCHS.withSchedule(new LearningRateSchedule.Cosine(0))));
    }

    @Test
    public void tinyClassesAreNamed() {
        List<String> warnings =
                ResultReview.warnings(
                        Metric.ACCURACY,
                        List.of(new EpochRecord(1, 0.2, 1, 0.2, 1)),
                        1,
                        List.of(),
                        List.of("common", "rare"),
                        new int[] {100, 3},
                        10,
                        TWO_EPOCHS);
        assertEquals(
                List.of("Class 'rare' has only 3 training rows; too few to learn it."), warnings);
    }
}
