// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.install;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The update site, installed by p2 into a bare Equinox, used through the launcher as a user does.
 * Training is shortened by the workflows' own variable {@code epochs}.
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
    public void promotersRunFromSimulatorToScorer() throws Exception {
        Path out = folder.getRoot().toPath().resolve("out");
        Launcher.Result result =
                Launcher.strand(
                        "run",
                        Launcher.ROOT.resolve("workflows/promoters").toString(),
                        "-workflow.variable=epochs,2,int",
                        "--out",
                        out.toString());
        assertEquals(result.output(), 0, result.exitCode());

        NamedCsvRecord overall = overall(out);
        double accuracy = Double.parseDouble(overall.getField("Accuracy"));
        assertTrue("better than guessing: " + accuracy, accuracy > 0.6 && accuracy <= 1);
        assertTrue("learning curve", onePng(out, "RNN Learner").length > 1_000);
        assertTrue("ROC curve", onePng(out, "Sequence Scorer").length > 1_000);
        assertTrue("saved workflow", Files.isRegularFile(out.resolve("workflow/workflow.knime")));
    }

    @Test
    public void featuresOfAGenBankFileAreReadFromTheWorkflowsOwnFolderAndLearnt() throws Exception {
        Path out = folder.getRoot().toPath().resolve("out");
        Launcher.Result result =
                Launcher.strand(
                        "run",
                        Launcher.ROOT.resolve("workflows/genbank-features").toString(),
                        "-workflow.variable=epochs,10,int",
                        "--out",
                        out.toString());
        assertEquals(result.output(), 0, result.exitCode());
        double accuracy = Double.parseDouble(overall(out).getField("Accuracy"));
        assertTrue("better than guessing: " + accuracy, accuracy > 0.5 && accuracy <= 1);
        assertTrue(
                "its file goes with the saved workflow",
                Files.isRegularFile(out.resolve("workflow/data/plasmids.gb")));
    }

    @Test
    public void expressionProfilesArePreparedByTrainingGenesAndClassified() throws Exception {
        Path out = folder.getRoot().toPath().resolve("out");
        Launcher.Result result =
                Launcher.strand(
                        "run",
                        Launcher.ROOT.resolve("workflows/expression-classes").toString(),
                        "-workflow.variable=epochs,20,int",
                        "--out",
                        out.toString());
        assertEquals(result.output(), 0, result.exitCode());
        double accuracy = Double.parseDouble(overall(out).getField("Accuracy"));
        assertTrue("better than guessing: " + accuracy, accuracy > 0.4 && accuracy <= 1);
    }

    @Test
    public void theSavedWorkflowRunsAgainWithTheSameTables() throws Exception {
        Path first = folder.getRoot().toPath().resolve("first");
        Path second = folder.getRoot().toPath().resolve("second");
        Path input = spliceLikeTable(120);
        String[] variables = {
            "-workflow.variable=input," + input + ",String",
            "-workflow.variable=epochs,1,int",
            "-workflow.variable=seed,7,int"
        };
        Launcher.Result result =
                Launcher.strand(
                        "run",
                        Launcher.ROOT.resolve("workflows/splice-junctions").toString(),
                        variables[0],
                        variables[1],
                        variables[2],
                        "--out",
                        first.toString());
        assertEquals(result.output(), 0, result.exitCode());
        result =
                Launcher.strand(
                        "run",
                        first.resolve("workflow").toString(),
                        variables[0],
                        variables[1],
                        variables[2],
                        "--out",
                        second.toString());
        assertEquals(result.output(), 0, result.exitCode());

        TreeSet<String> tables = files(first, ".csv");
        assertEquals(tables, files(second, ".csv"));
        assertTrue("tables: " + tables, tables.size() >= 7);
        for (String table : tables) {
            assertArrayEquals(
                    table,
                    Files.readAllBytes(first.resolve(table)),
                    Files.readAllBytes(second.resolve(table)));
        }
    }

    @Test
    public void aMissingInputFileEndsWithItsNameAndLeavesNoResults() throws Exception {
        Path out = folder.getRoot().toPath().resolve("none");
        Launcher.Result result =
                Launcher.strand(
                        "run",
                        Launcher.ROOT.resolve("workflows/splice-junctions").toString(),
                        "-workflow.variable=input,no-such-file.csv,String",
                        "--out",
                        out.toString());
        assertEquals(result.output(), 1, result.exitCode());
        assertTrue(result.output(), result.output().contains("no-such-file.csv"));
        assertTrue(result.output(), result.output().contains("Sequence Reader"));
        assertFalse("no scores of a failed run", Files.exists(out.resolve("Sequence Scorer")));
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

    private static NamedCsvRecord overall(Path out) throws IOException {
        Path table;
        try (Stream<Path> nodes = Files.list(out)) {
            table =
                    nodes.filter(
                                    node ->
                                            node.getFileName()
                                                    .toString()
                                                    .startsWith("Sequence Scorer"))
                            .findFirst()
                            .orElseThrow()
                            .resolve("port_2.csv");
        }
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(table)) {
            return reader.stream()
                    .filter(row -> row.getField("RowID").equals("Overall"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static byte[] onePng(Path out, String node) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            Path png =
                    files.filter(file -> file.toString().endsWith(".png"))
                            .filter(
                                    file ->
                                            file.getParent()
                                                    .getFileName()
                                                    .toString()
                                                    .startsWith(node))
                            .findFirst()
                            .orElseThrow();
            return Files.readAllBytes(png);
        }
    }

    private static TreeSet<String> files(Path folder, String ending) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(ending))
                    .forEach(file -> names.add(folder.relativize(file).toString()));
        }
        return names;
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
        return Files.writeString(folder.getRoot().toPath().resolve("splice-like.csv"), text);
    }
}
