// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/**
 * Generative trainings and generators that run at once, as in parallel branches, and one after the
 * other, as in a loop. Here a training takes 1.5 MB outside the heap and a generator 6.9 MB.
 */
public class SharedMemoryTest {

    private static void assertOutput(String limit, String arguments, String... lines)
            throws Exception {
        // Under Maven the class path of tests is a property of its own.
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx512m",
                        "-Dorg.bytedeco.javacpp.maxbytes=" + limit,
                        "-cp",
                        classPath,
                        SharedMemoryMain.class.getName()));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(output, 0, process.waitFor());
        for (String line : lines) {
            assertTrue(output, output.lines().anyMatch(line::equals));
        }
    }

    @Test
    public void ofTwoTrainingsThatDoNotFitTogetherOneWaitsAndBothGiveTheirResult()
            throws Exception {
        assertOutput("2m", "parallel", "equal to alone: true", "waited: true", "left over: 0");
    }

    @Test
    public void aGeneratorThatDoesNotFitWaitsForTheEndOfAnother() throws Exception {
        assertOutput("9m", "generating", "equal to alone: true", "waited: true", "left over: 0");
    }

    @Test
    public void whatWaitsForMemoryCanBeCancelled() throws Exception {
        assertOutput(
                "7600k",
                "cancelled",
                "training cancelled while it waits: true",
                "generator cancelled while it waits: true",
                "left over: 0");
    }

    @Test
    public void whereverMemoryEndsNothingIsLeftAndTheNextTrainingIsAsEver() throws Exception {
        assertOutput(
                "2m",
                "refused",
                "refused at many pieces: true",
                "nothing left after any: true",
                "equal to alone: true");
    }

    @Test
    public void twentyTrainingsAndGenerationsLeaveNothingOutsideTheHeap() throws Exception {
        assertOutput("400m", "loop 20", "left over: 0", "counted outside the heap: 0");
    }
}
