// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Learners that run at once, as in parallel branches, and one after the other, as in a loop. */
public class SharedMemoryTest {

    private static String run(String limit, String... arguments) throws Exception {
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
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(output, 0, process.waitFor());
        return output;
    }

    private static void assertSays(String output, String line) {
        assertTrue(output, output.lines().anyMatch(line::equals));
    }

    /** One learner takes about 1.8 MB. */
    @Test
    public void ofTwoLearnersThatDoNotFitTogetherOneWaitsAndBothGiveTheirResult() throws Exception {
        String output = run("2500k", "parallel");
        assertSays(output, "equal to alone: true");
        assertSays(output, "waited: true");
        assertSays(output, "left over: 0");
    }

    @Test
    public void twentyTrainingsLeaveNothingOutsideTheHeap() throws Exception {
        String output = run("400m", "loop", "20");
        assertSays(output, "left over: 0");
        assertSays(output, "counted outside the heap: 0");
    }
}
