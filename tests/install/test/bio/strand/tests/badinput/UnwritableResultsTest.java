// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.badinput;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import bio.strand.tests.install.Launcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Results that cannot be stored, or not wholly. */
public class UnwritableResultsTest {

    private static final int KIBIBYTES = 4_096;

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void folderBelowAFileIsNamedBeforeAnythingRuns() throws Exception {
        Path file = folder.newFile("file.txt").toPath();
        Path out = file.resolve("out");
        Launcher.Result outcome = Launcher.strand("run", simulator("10"), "--out", out.toString());
        assertEquals(outcome.output(), 1, outcome.exitCode());
        assertTrue(outcome.output(), outcome.output().contains(file.toString()));
        assertFalse(outcome.output(), outcome.output().contains("nodes executed"));
    }

    @Test
    public void fullDiskIsNamedAndLeavesNothingHalfWritten() throws Exception {
        Path temporary = folder.newFolder("temporary").toPath();
        Path out = folder.getRoot().toPath().resolve("out");
        Launcher.Result outcome =
                Launcher.strandWithLittleSpace(
                        KIBIBYTES, temporary, "run", simulator("60000"), "--out", out.toString());
        assertEquals(outcome.output(), 1, outcome.exitCode());
        String failure = Failures.of(outcome.output(), "Sequence Simulator (#1)");
        assertTrue(failure, failure.contains("Temporary files are in " + temporary));
        assertTrue(failure, failure.contains("free space"));
        assertFalse("no results", Files.exists(out.resolve("Sequence Simulator (#1)")));
        try (Stream<Path> left = Files.walk(temporary)) {
            assertEquals(
                    "no tables in the temporary folder",
                    List.of(),
                    left.filter(file -> file.toString().endsWith(".bin")).toList());
        }
    }

    private String simulator(String sequences) throws Exception {
        WorkflowFolder workflow = new WorkflowFolder(folder.getRoot().toPath().resolve("workflow"));
        workflow.add("promoters", "Sequence Simulator", Map.of("sequences", sequences));
        return workflow.write();
    }
}
