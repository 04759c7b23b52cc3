// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.endurance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.tests.badinput.WorkflowFolder;
import bio.strand.tests.install.Launcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Runs a small workflow of learning and prediction many times in one process: nothing may grow.
 * With the system property {@code strand.soak.runs} it does so more often than in the build.
 */
public class SoakTest {

    private static final int RUNS = Integer.getInteger("strand.soak.runs", 20);

    /** Heap of -Xms as -Xmx and touched, so that resident memory grows by what is outside of it. */
    private static final String JAVA = "-Xms384m -Xmx384m -XX:+AlwaysPreTouch -XX:+UseSerialGC";

    /** What the just-in-time compiler, caches and memory pools may still take after the warm-up. */
    private static final double MEGABYTES_OF_HEAP = 8;

    private static final double MEGABYTES_OUTSIDE = 60;

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private String workflow() throws Exception {
        WorkflowFolder workflow = new WorkflowFolder(folder.getRoot().toPath().resolve("workflow"));
        int sequences = workflow.add("promoters", "Sequence Simulator", Map.of("sequences", "200"));
        int encoder = workflow.add("promoters", "Sequence Encoder", Map.of());
        int partitioner = workflow.add("promoters", "Sequence Partitioner", Map.of());
        int learner = workflow.add("promoters", "RNN Learner", Map.of("epochs", "1"));
        int predictor = workflow.add("promoters", "LSTM Predictor", Map.of());
        int scorer = workflow.add("promoters", "Sequence Scorer", Map.of());
        workflow.connect(sequences, 1, encoder, 1);
        workflow.connect(encoder, 1, partitioner, 1);
        workflow.connect(partitioner, 1, learner, 1);
        workflow.connect(learner, 1, predictor, 1);
        workflow.connect(partitioner, 2, predictor, 2);
        workflow.connect(predictor, 1, scorer, 1);
        return workflow.write();
    }

    @Test
    public void memoryThreadsAndFilesStayFlatOverManyRuns() throws Exception {
        Launcher.Result result =
                Launcher.strandWith(
                        Map.of("STRAND_JAVA_OPTS", JAVA),
                        "soak",
                        workflow(),
                        "--runs",
                        Integer.toString(RUNS),
                        "--out",
                        folder.getRoot().toPath().resolve("out").toString());
        assertEquals(result.output(), 0, result.exitCode());
        List<double[]> samples = new ArrayList<>();
        for (String line : result.output().lines().toList()) {
            if (line.matches("\\d.*")) {
                String[] cells = line.trim().split(" +");
                double[] sample = new double[cells.length];
                for (int i = 0; i < sample.length; i++) {
                    sample[i] = cells[i].equals("-") ? 0 : Double.parseDouble(cells[i]);
                }
                samples.add(sample);
            }
        }
        if (System.getProperty("strand.soak.runs") != null) {
            System.out.println(result.output());
        }
        assertTrue(result.output(), samples.size() >= 4);
        double[] warm = samples.get(samples.size() / 2 - 1);
        double[] last = samples.get(samples.size() - 1);
        assertEquals("every run", RUNS, last[0], 0);
        assertTrue(result.output(), last[1] - warm[1] < MEGABYTES_OF_HEAP);
        assertTrue(result.output(), last[2] - warm[2] < MEGABYTES_OUTSIDE);
        assertTrue("no thread is left:\n" + result.output(), last[3] <= warm[3]);
        assertTrue("no file is left open:\n" + result.output(), last[4] <= warm[4] + 2);
        assertEquals("no temporary file is left:\n" + result.output(), warm[5], last[5], 0);
    }
}
