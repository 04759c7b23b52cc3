// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.install;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The example workflows of the tasks beside classification, run through the launcher on the small
 * data that they bring. The bounds say that something was learned, not how much can be.
 */
public class TaskWorkflowsTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    /** Runs a workflow and reads a score of its Sequence Scorer. */
    private double score(String workflow, String row, String column) throws Exception {
        Path out = folder.getRoot().toPath().resolve(workflow);
        Launcher.Result result =
                Launcher.strand(
                        "run",
                        Launcher.ROOT.resolve("workflows").resolve(workflow).toString(),
                        "--out",
                        out.toString());
        assertEquals(result.output(), 0, result.exitCode());
        return value(out, row, column);
    }

    private static double value(Path out, String row, String column) throws IOException {
        try (Stream<Path> nodes = Files.list(out)) {
            Path scorer =
                    nodes.filter(node -> node.getFileName().toString().startsWith("Sequence Sc"))
                            .findFirst()
                            .orElseThrow();
            return field(scorer.resolve("port_2.csv"), row, column);
        }
    }

    private static double field(Path table, String row, String column) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(table)) {
            return reader.stream()
                    .filter(record -> record.getField("RowID").equals(row))
                    .mapToDouble(record -> Double.parseDouble(record.getField(column)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    public void residuesGetTheirSecondaryStructure() throws Exception {
        double q3 = score("secondary-structure", "Overall", "Accuracy");
        assertTrue("Q3 " + q3, q3 > 0.7);
    }

    @Test
    public void solubilityIsPredictedFromSmiles() throws Exception {
        double r2 = score("solubility", "measured log solubility in mols per litre", "R2");
        assertTrue("R2 " + r2, r2 > 0.7);
    }

    @Test
    public void assaysOfAToxicityPanelAreToldFromSmiles() throws Exception {
        double area = score("toxicity", "Mean", "ROC-AUC");
        assertTrue("mean ROC-AUC " + area, area > 0.65);
    }

    @Test
    public void forecastsOfTheCellCycleBeatThePlainMethods() throws Exception {
        double own = score("cell-cycle", "Prediction", "RMSE");
        Path out = folder.getRoot().toPath().resolve("cell-cycle");
        for (String method : new String[] {"Zero", "Persistence", "Pooled AR(2)"}) {
            double plain = value(out, method, "RMSE");
            assertTrue(method + " " + plain + ", network " + own, own < plain);
        }
    }

    @Test
    public void aRandomDivisionOfRelatedProteinsFlatters() throws Exception {
        Path out = folder.getRoot().toPath().resolve("honest-split");
        Launcher.Result result =
                Launcher.strand(
                        "run",
                        Launcher.ROOT.resolve("workflows/honest-split").toString(),
                        "--out",
                        out.toString());
        assertEquals(result.output(), 0, result.exitCode());
        double random =
                field(out.resolve("Sequence Scorer (#6)/port_2.csv"), "Overall", "Accuracy");
        double honest =
                field(out.resolve("Sequence Scorer (#10)/port_2.csv"), "Overall", "Accuracy");
        assertTrue("random " + random + ", honest " + honest, random > honest + 0.05);
        Path report = out.resolve("Sequence Partitioner (#7)/port_3.csv");
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(report)) {
            assertTrue(
                    "no relatives on the other side",
                    reader.stream()
                            .map(record -> record.getField("Greatest identity elsewhere"))
                            .filter(text -> !text.isEmpty())
                            .allMatch(text -> Double.parseDouble(text) < 0.3));
        }
    }

    /** Runs a workflow that generates, for so few iterations that it takes seconds. */
    private Path generate(String workflow, int iterations) throws Exception {
        Path out = folder.getRoot().toPath().resolve(workflow);
        Launcher.Result result =
                Launcher.strand(
                        "run",
                        Launcher.ROOT.resolve("workflows").resolve(workflow).toString(),
                        "-workflow.variable=iterations," + iterations + ",int",
                        "-workflow.variable=generated,200,int",
                        "--out",
                        out.toString());
        assertEquals(result.output(), 0, result.exitCode());
        return out;
    }

    private static List<NamedCsvRecord> records(Path table) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(table)) {
            return reader.stream().toList();
        }
    }

    @Test
    public void promotersAreDesignedAndJudged() throws Exception {
        Path out = generate("promoter-design", 250);
        List<NamedCsvRecord> rows = records(out.resolve("GAN Generator (#5)/port_1.csv"));
        assertEquals(200, rows.size());
        assertEquals(
                "unique rows are asked for",
                200,
                rows.stream().map(row -> row.getField("Sequence")).distinct().count());
        assertTrue(rows.stream().allMatch(row -> row.getField("Sequence").matches("[ACGT]{50}")));
        double shareOfAT =
                rows.stream()
                                .map(row -> row.getField("Sequence"))
                                .mapToLong(
                                        text ->
                                                text.chars()
                                                        .filter(c -> "AT".indexOf(c) >= 0)
                                                        .count())
                                .sum()
                        / (200.0 * 50);
        // Three quarters in the data; one half before anything is learned.
        assertTrue("share of A and T " + shareOfAT, shareOfAT > 0.6 && shareOfAT < 0.9);
        assertTrue(Files.size(out.resolve("GAN Learner (#4)/port_3.png")) > 1000);
        assertTrue(records(out.resolve("Generation Scorer (#6)/port_1.csv")).size() > 5);
    }

    @Test
    public void profilesAreGeneratedInTheUnitsOfTheTable() throws Exception {
        Path out = generate("profile-generation", 500);
        List<NamedCsvRecord> real = records(out.resolve("Sequence Partitioner (#2)/port_1.csv"));
        List<NamedCsvRecord> made = records(out.resolve("GAN Generator (#4)/port_1.csv"));
        assertEquals(200, made.size());
        for (String gene : List.of("Gene 01", "Gene 10", "Gene 20")) {
            // A network that has learned nothing is off by several units in some genes.
            assertEquals(gene, mean(real, gene), mean(made, gene), 1);
        }
        assertEquals(
                List.of("healthy", "tumour"),
                made.stream().map(row -> row.getField("Status")).distinct().sorted().toList());
    }

    private static double mean(List<NamedCsvRecord> rows, String column) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.getField(column)))
                .average()
                .orElseThrow();
    }
}
