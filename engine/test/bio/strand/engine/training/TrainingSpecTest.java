// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

public class TrainingSpecTest {

    private static final TrainingSpec DEFAULTS = TrainingSpec.defaults();

    private static void assertRefused(String message, Runnable change) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, change::run);
        assertEquals(message, e.getMessage());
    }

    @Test
    public void valuesOutOfRangeAreRefusedWithTheRange() {
        assertRefused(
                "the number of epochs must be 1 to 100000, not 0", () -> DEFAULTS.withEpochs(0));
        assertRefused(
                "the learning rate must be above 0 and at most 10, not 0",
                () -> DEFAULTS.withLearningRate(0));
        assertRefused(
                "the learning rate must be above 0 and at most 10, not NaN",
                () -> DEFAULTS.withLearningRate(Double.NaN));
        assertRefused(
                "the validation share must be 0 to 0.9, not 0.95",
                () -> DEFAULTS.withValidationShare(0.95));
        assertRefused(
                "the batch size must be 1 to 65536, not -1", () -> DEFAULTS.withBatchSize(-1));
        assertThrows(NullPointerException.class, () -> DEFAULTS.withSchedule(null));
    }

    @Test
    public void workersAreNoPartOfTheRecordedSettings() {
        assertEquals(DEFAULTS.toSettings(), DEFAULTS.withWorkers(7).toSettings());
        assertFalse(DEFAULTS.toSettings().equals(DEFAULTS.withSeed(7).toSettings()));
        assertEquals(
                TrainingSpec.class.getRecordComponents().length - 1, DEFAULTS.toSettings().size());
    }
}
