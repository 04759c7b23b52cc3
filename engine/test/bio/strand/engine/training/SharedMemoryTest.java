// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.backend.LittleMemory;
import org.junit.Test;

/** Learners that run at once, as in parallel branches, and one after the other, as in a loop. */
public class SharedMemoryTest {

    /** One learner takes about 1.8 MB. */
    @Test
    public void ofTwoLearnersThatDoNotFitTogetherOneWaitsAndBothGiveTheirResult() throws Exception {
        LittleMemory.assertSays(
                SharedMemoryMain.class,
                "2500k",
                "parallel",
                "equal to alone: true",
                "waited: true",
                "left over: 0");
    }

    @Test
    public void twentyTrainingsLeaveNothingOutsideTheHeap() throws Exception {
        LittleMemory.assertSays(
                SharedMemoryMain.class,
                "400m",
                "loop 20",
                "left over: 0",
                "counted outside the heap: 0");
    }
}
