// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/** A network that needs more memory outside the heap than the settings allow. */
public class MemoryLimitTest {

    private static String run(String... options) throws IOException, InterruptedException {
        // Under Maven the class path of tests is a property of its own.
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(List.of(options));
        builder.command().addAll(List.of("-cp", classPath, MemoryLimitMain.class.getName()));
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(output, 0, process.waitFor());
        return output;
    }

    @Test
    public void tooLargeANetworkIsRefusedWithTheSettingAndTheProgramGoesOn() throws Exception {
        String output = run("-Dorg.bytedeco.javacpp.maxbytes=1m");
        assertTrue(output, output.contains("refused: "));
        assertTrue(output, output.contains("-Dorg.bytedeco.javacpp.maxbytes="));
        assertTrue(output, output.contains("left over: 0"));
        assertTrue(output, output.contains("goes on: true"));
    }

    @Test
    public void theSameNetworkOpensWhereTheSettingAllowsIt() throws Exception {
        String output = run("-Dorg.bytedeco.javacpp.maxbytes=400m");
        assertTrue(output, output.contains("opened 600"));
        assertTrue(output, output.contains("left over: 0"));
    }
}
