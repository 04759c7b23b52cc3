// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.install;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * What the launcher does beside running workflows: lists nodes, keeps files, stops when asked to.
 */
public class InstalledSuiteTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void listsTheNodesOfTheMission() throws Exception {
        Launcher.Result result = Launcher.strand("nodes");
        assertEquals(result.output(), 0, result.exitCode());
        for (String node :
                List.of(
                        "Sequence Reader",
                        "Sequence Writer",
                        "Sequence Joiner",
                        "Row Divider",
                        "Expression Reader",
                        "Sequence Simulator",
                        "Sequence Partitioner",
                        "Sequence Windows",
                        "Expression Preprocessor",
                        "Expression Preprocessor (Apply)",
                        "Sequence Encoder",
                        "Time Series Encoder",
                        "RNN Learner",
                        "LSTM Predictor",
                        "Sequence Model Writer",
                        "Sequence Model Reader",
                        "Sequence Scorer")) {
            assertTrue(node + " in\n" + result.output(), result.output().contains(node));
        }
    }

    @Test
    public void theFilesOfAWorkflowGoWithTheSavedOne() throws Exception {
        Path out = folder.getRoot().toPath().resolve("out");
        Launcher.Result result =
                Launcher.strand(
                        "run",
                        Launcher.ROOT.resolve("workflows/genbank-features").toString(),
                        "-workflow.variable=epochs,1,int",
                        "--out",
                        out.toString());
        assertEquals(result.output(), 0, result.exitCode());
        assertTrue(
                "its file goes with the saved workflow",
                Files.isRegularFile(out.resolve("workflow/data/plasmids.gb")));
    }

    @Test
    public void ctrlCInTheMiddleOfTrainingEndsTheRunAndLeavesNothingHalfWritten() throws Exception {
        Path out = folder.getRoot().toPath().resolve("interrupted");
        Process process =
                Launcher.start(
                        "run",
                        Launcher.ROOT.resolve("workflows/promoters").toString(),
                        "-workflow.variable=epochs,1000,int",
                        "--out",
                        out.toString());
        StringBuilder seen = new StringBuilder();
        boolean training = false;
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                seen.append(line).append('\n');
                if (!training && line.contains("RNN Learner") && line.contains("Epoch")) {
                    training = true;
                    // Java runs under the launcher's process id, as it does in a terminal
                    Process kill =
                            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                                    .start();
                    assertEquals("kill", 0, kill.waitFor());
                }
            }
        }
        assertTrue("training was under way in\n" + seen, training);
        assertTrue("ends soon", process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(seen.toString(), 130, process.exitValue());
        if (Files.exists(out)) {
            try (Stream<Path> nodes = Files.list(out)) {
                assertEquals(
                        "no results of the cancelled learner",
                        List.of(),
                        nodes.filter(
                                        node -> {
                                            String name = node.getFileName().toString();
                                            return name.startsWith("RNN Learner")
                                                    || name.startsWith(".")
                                                    || name.endsWith(".tmp");
                                        })
                                .toList());
            }
        }
    }
}
