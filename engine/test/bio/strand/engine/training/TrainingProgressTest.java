// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import static org.junit.Assert.assertEquals;

import bio.strand.engine.model.EpochRecord;
import bio.strand.engine.progress.ProgressSink;
import org.junit.Test;

public class TrainingProgressTest {

    @Test
    public void messageNamesEpochLossValidationAndTimeLeft() {
        TrainingProgress progress =
                new TrainingProgress(ProgressSink.none(), 30, Metric.ACCURACY, "CPU");
        assertEquals(
                "Epoch 1/30 (CPU), loss 1.099, 1:27 left",
                progress.message(1, 1.0986, 3, 1 / 30.0));
        progress.epochEnded(null, new EpochRecord(3, 0.1, 0.9, 0.1, 0.9513));
        assertEquals(
                "Epoch 4/30 (CPU), loss 0.123, validation accuracy 0.951, 0:21 left",
                progress.message(4, 0.1234, 7, 0.25));
        assertEquals(
                "Epoch 4/30 (CPU), loss 0.123, validation accuracy 0.951, 2:30:00 left",
                progress.message(4, 0.1234, 3000, 0.25));
    }
}
