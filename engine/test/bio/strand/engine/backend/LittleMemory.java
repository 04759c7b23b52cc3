// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.backend;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a program of a test with little memory outside the heap, whose limit holds for a program.
 */
public final class LittleMemory {

    private LittleMemory() {}

    /**
     * Runs a program to its end, which must be a good one, and looks for lines in what it says.
     *
     * @param program has the main method
     * @param limit the memory outside the heap, such as 2m
     * @param arguments of the program, separated by blanks
     * @param lines each of them must be a line of its output
     * @throws Exception if the program cannot be run
     */
    public static void assertSays(Class<?> program, String limit, String arguments, String... lines)
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
                        program.getName()));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(output, 0, process.waitFor());
        for (String line : lines) {
            assertTrue(output, output.lines().anyMatch(line::equals));
        }
    }
}
