// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.workflows;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import bio.strand.tests.install.Launcher;
import bio.strand.tests.platform.Platform;
import bio.strand.tests.platform.WorkflowRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The update site, installed by p2, used as a user does. Training is shortened by the workflows'
 * own variable {@code epochs}.
 */
public class InstalledWorkflowsTest {

    private static final String SCORER = "Sequence Scorer";

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private Path path(String name) {
        return folder.getRoot().toPath().resolve(name);
    }

    private WorkflowRun run(String workflow, String... variables) throws Exception {
        WorkflowRun run = Platform.underTest().run(Rows.example(workflow), path("out"), variables);
        assertTrue(run.output(), run.succeeded());
        return run;
    }

    private static double accuracy(WorkflowRun run) throws IOException {
        return Rows.score(run, SCORER, "Overall", "Accuracy");
    }

    @Test
    public void promotersRunFromSimulatorToScorer() throws Exception {
        WorkflowRun run = run("promoters", "epochs,2,int");
        double accuracy = accuracy(run);
        assertTrue("better than guessing: " + accuracy, accuracy > 0.6 && accuracy <= 1);
        assertTrue("learning curve", run.picture("RNN Learner", 3).length > 1_000);
        assertTrue("ROC curve", run.picture(SCORER, 3).length > 1_000);
        assertTrue(
                "saved workflow",
                Files.isRegularFile(run.savedWorkflow().resolve("workflow.knime")));
    }

    @Test
    public void featuresOfAGenBankFileAreReadFromTheWorkflowsOwnFolderAndLearnt() throws Exception {
        double accuracy = accuracy(run("genbank-features", "epochs,10,int"));
        assertTrue("better than guessing: " + accuracy, accuracy > 0.5 && accuracy <= 1);
    }

    @Test
    public void expressionProfilesArePreparedByTrainingGenesAndClassified() throws Exception {
        double accuracy = accuracy(run("expression-classes", "epochs,20,int"));
        assertTrue("better than guessing: " + accuracy, accuracy > 0.4 && accuracy <= 1);
    }

    @Test
    public void theSavedWorkflowRunsAgainWithTheSameTables() throws Exception {
        String[] variables = {
            "input," + spliceLikeTable(120) + ",String", "epochs,1,int", "seed,7,int"
        };
        WorkflowRun first = run("splice-junctions", variables);
        WorkflowRun second =
                Platform.underTest().run(first.savedWorkflow(), path("second"), variables);
        assertTrue(second.output(), second.succeeded());

        TreeMap<String, byte[]> before = first.tables();
        TreeMap<String, byte[]> after = second.tables();
        assertEquals(before.keySet(), after.keySet());
        assertTrue("tables: " + before.keySet(), before.size() >= 7);
        before.forEach((table, content) -> assertArrayEquals(table, content, after.get(table)));
    }

    @Test
    public void theDoctorFindsTheNativesAndNothingToMend() throws Exception {
        Launcher.Result result = Platform.underTest().doctor(path("doctor"));
        assertEquals(result.output(), 0, result.exitCode());
        for (String part : List.of("CPU backend, OPENBLAS", "GFLOP/s", "Nothing to mend.")) {
            assertTrue(result.output(), result.output().contains(part));
        }
    }

    @Test
    public void aMissingInputFileEndsWithItsNameAndLeavesNoResults() throws Exception {
        WorkflowRun run =
                Platform.underTest()
                        .run(
                                Rows.example("splice-junctions"),
                                path("none"),
                                "input,no-such-file.csv,String");
        assertFalse(run.output(), run.succeeded());
        assertTrue(run.output(), run.output().contains("no-such-file.csv"));
        assertTrue(run.output(), run.output().contains("Sequence Reader"));
        assertEquals("nothing of a failed run", new TreeSet<>(), run.executed());
    }

    /** Sixty letters with a GT or AG in the middle, or neither: the shape of the splice data. */
    private Path spliceLikeTable(int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(42);
        StringBuilder text = new StringBuilder("id,class,sequence\n");
        for (int row = 0; row < rows; row++) {
            char[] letters = new char[60];
            for (int i = 0; i < letters.length; i++) {
                letters[i] = "ACGT".charAt(random.nextInt(4));
            }
            String label = new String[] {"EI", "IE", "N"}[row % 3];
            if (label.equals("EI")) {
                letters[30] = 'G';
                letters[31] = 'T';
            } else if (label.equals("IE")) {
                letters[28] = 'A';
                letters[29] = 'G';
            }
            text.append("s").append(row).append(',').append(label).append(',').append(letters);
            text.append('\n');
        }
        return Files.writeString(path("splice-like.csv"), text);
    }
}
