// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.install;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
