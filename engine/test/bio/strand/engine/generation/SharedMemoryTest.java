// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.backend.LittleMemory;
import org.junit.Test;

/**
 * Generative trainings and generators that run at once, as in parallel branches, and one after the
 * other, as in a loop. Here a training takes 1.5 MB outside the heap and a generator 6.9 MB.
 */
public class SharedMemoryTest {

    @Test
    public void ofTwoTrainingsThatDoNotFitTogetherOneWaitsAndBothGiveTheirResult()
            throws Exception {
        LittleMemory.assertSays(
                SharedMemoryMain.class,
                "2m",
                "parallel",
                "equal to alone: true",
                "waited: true",
                "left over: 0");
    }

    @Test
    public void aGeneratorThatDoesNotFitWaitsForTheEndOfAnother() throws Exception {
        LittleMemory.assertSays(
                SharedMemoryMain.class,
                "9m",
                "generating",
                "equal to alone: true",
                "waited: true",
                "left over: 0");
    }

    @Test
    public void whatWaitsForMemoryCanBeCancelled() throws Exception {
        LittleMemory.assertSays(
                SharedMemoryMain.class,
                "7600k",
                "cancelled",
                "training cancelled while it waits: true",
                "generator cancelled while it waits: true",
                "left over: 0");
    }

    @Test
    public void whereverMemoryEndsNothingIsLeftAndTheNextTrainingIsAsEver() throws Exception {
        LittleMemory.assertSays(
                SharedMemoryMain.class,
                "2m",
                "refused",
                "refused at many pieces: true",
                "nothing left after any: true",
                "equal to alone: true");
    }

    @Test
    public void twentyTrainingsAndGenerationsLeaveNothingOutsideTheHeap() throws Exception {
        LittleMemory.assertSays(
                SharedMemoryMain.class,
                "400m",
                "loop 20",
                "left over: 0",
                "counted outside the heap: 0");
    }
}
