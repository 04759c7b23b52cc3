// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.workflows;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.tests.platform.Platform;
import bio.strand.tests.platform.WorkflowRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The example workflows of the tasks beside classification, run in an installation on the small
 * data that they bring. The bounds say that something was learned, not how much can be.
 */
public class TaskWorkflowsTest {

    private static final String SCORER = "Sequence Scorer";

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private WorkflowRun run(String workflow, String... variables) throws Exception {
        Path out = folder.getRoot().toPath().resolve(workflow);
        WorkflowRun run = Platform.underTest().run(Rows.example(workflow), out, variables);
        assertTrue(run.output(), run.succeeded());
        return run;
    }

    @Test
    public void residuesGetTheirSecondaryStructure() throws Exception {
        double q3 = Rows.score(run("secondary-structure"), SCORER, "Overall", "Accuracy");
        assertTrue("Q3 " + q3, q3 > 0.7);
    }

    @Test
    public void solubilityIsPredictedFromSmiles() throws Exception {
        double r2 =
                Rows.score(
                        run("solubility"),
                        SCORER,
                        "measured log solubility in mols per litre",
                        "R2");
        assertTrue("R2 " + r2, r2 > 0.7);
    }

    @Test
    public void assaysOfAToxicityPanelAreToldFromSmiles() throws Exception {
        double area = Rows.score(run("toxicity"), SCORER, "Mean", "ROC-AUC");
        assertTrue("mean ROC-AUC " + area, area > 0.65);
    }

    @Test
    public void forecastsOfTheCellCycleBeatThePlainMethods() throws Exception {
        WorkflowRun run = run("cell-cycle");
        double own = Rows.score(run, SCORER, "Prediction", "RMSE");
        for (String method : new String[] {"Zero", "Persistence", "Pooled AR(2)"}) {
            double plain = Rows.score(run, SCORER, method, "RMSE");
            assertTrue(method + " " + plain + ", network " + own, own < plain);
        }
    }

    @Test
    public void aRandomDivisionOfRelatedProteinsFlatters() throws Exception {
        WorkflowRun run = run("honest-split");
        double random = Rows.score(run, "Sequence Scorer (#6)", "Overall", "Accuracy");
        double honest = Rows.score(run, "Sequence Scorer (#10)", "Overall", "Accuracy");
        assertTrue("random " + random + ", honest " + honest, random > honest + 0.05);
        List<Map<String, String>> report = run.table("Sequence Partitioner (#7)", 3);
        List<Double> relatives =
                report.stream()
                        .map(row -> row.get("Greatest identity elsewhere"))
                        .filter(text -> !text.isEmpty())
                        .map(Double::valueOf)
                        .toList();
        assertTrue(report.toString(), !relatives.isEmpty());
        assertTrue(
                "no relatives on the other side: " + relatives,
                relatives.stream().allMatch(identity -> identity < 0.3));
    }

    /** Runs a workflow that generates, for so few iterations that it takes seconds. */
    private WorkflowRun generate(String workflow, int iterations) throws Exception {
        return run(workflow, "iterations," + iterations + ",int", "generated,200,int");
    }

    @Test
    public void promotersAreDesignedAndJudged() throws Exception {
        WorkflowRun run = generate("promoter-design", 250);
        List<String> made =
                run.table("GAN Generator (#5)", 1).stream()
                        .map(row -> row.get("Sequence"))
                        .toList();
        assertEquals(200, made.size());
        assertEquals("unique rows are asked for", 200, made.stream().distinct().count());
        assertTrue(made.stream().allMatch(sequence -> sequence.matches("[ACGT]{50}")));
        double shareOfAT =
                made.stream()
                                .mapToLong(
                                        text ->
                                                text.chars()
                                                        .filter(c -> "AT".indexOf(c) >= 0)
                                                        .count())
                                .sum()
                        / (200.0 * 50);
        // Three quarters in the data; one half before anything is learned.
        assertTrue("share of A and T " + shareOfAT, shareOfAT > 0.6 && shareOfAT < 0.9);
        assertTrue(run.picture("GAN Learner (#4)", 3).length > 1000);
        assertTrue(run.table("Generation Scorer (#6)", 1).size() > 5);
    }

    @Test
    public void profilesAreGeneratedInTheUnitsOfTheTable() throws Exception {
        WorkflowRun run = generate("profile-generation", 500);
        List<Map<String, String>> real = run.table("Sequence Partitioner (#2)", 1);
        List<Map<String, String>> made = run.table("GAN Generator (#4)", 1);
        assertEquals(200, made.size());
        for (String gene : List.of("Gene 01", "Gene 10", "Gene 20")) {
            // A network that has learned nothing is off by several units in some genes.
            assertEquals(gene, Rows.mean(real, gene), Rows.mean(made, gene), 1);
        }
        assertEquals(
                List.of("healthy", "tumour"),
                made.stream().map(row -> row.get("Status")).distinct().sorted().toList());
    }
}
