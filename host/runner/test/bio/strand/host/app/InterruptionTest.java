// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;
import static org.junit.Assume.assumeTrue;

import bio.strand.host.testing.RunnerProcess;
import bio.strand.host.testing.TestNodes;
import bio.strand.host.testing.WorkflowBuilder;
import bio.strand.host.workflow.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Sends the signal of Ctrl-C to a process that executes a workflow. */
public final class InterruptionTest {

    private static final int SIGINT = 2;

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    /** Whether a process was told to ignore Ctrl-C, as those in the background of a script are. */
    private static boolean ignoresInterrupt(Process process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("SigIgn:")) {
                long mask = Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16);
                return (mask & (1L << (SIGINT - 1))) != 0;
            }
        }
        return false;
    }

    @Test
    public void cancelsCleansUpAndEndsWith130() throws Exception {
        assumeTrue("signals are sent the Linux way", Files.isDirectory(Path.of("/proc/self")));
        WorkflowBuilder builder = new WorkflowBuilder("w");
        builder.node(1, "Numbers", TestNodes.NumbersFactory.class).with("count", 3);
        builder.node(2, "Waiting", TestNodes.WaitingFactory.class);
        builder.connect(1, 0, 2, 0);
        Path archive =
                WorkflowBuilder.pack(
                        builder.write(folder.getRoot().toPath()),
                        folder.newFile("w.knwf").toPath());
        Path temporary = folder.newFolder("tmp").toPath();
        Path results = folder.getRoot().toPath().resolve("results");
        Process process = RunnerProcess.start(temporary, "run", archive, "--out", results);
        try {
            assumeFalse("Ctrl-C is ignored here", ignoresInterrupt(process));
            StringBuilder printed = new StringBuilder();
            try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    printed.append(line).append('\n');
                    if (line.contains("Waiting (#2) | elapsed")) {
                        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                                .start()
                                .waitFor();
                    }
                }
            }
            assertEquals(printed.toString(), ExitCode.INTERRUPTED, process.waitFor());
            assertTrue(printed.toString(), printed.toString().contains("Waiting (#2): cancelled"));
        } finally {
            process.destroyForcibly();
        }
        assertEquals(
                "no temporary file is left",
                List.of(),
                Folders.children(temporary).stream()
                        .filter(child -> !child.getFileName().toString().startsWith("hsperf"))
                        .toList());
        assertEquals(
                "what was complete is kept, nothing is half-written",
                List.of(results.resolve("Numbers (#1)")),
                Folders.children(results));
    }
}
