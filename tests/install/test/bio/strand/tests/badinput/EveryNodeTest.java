// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.badinput;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;

import bio.strand.tests.install.Launcher;
import bio.strand.tests.platform.Platform;
import bio.strand.tests.platform.WorkflowRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * One bad input for each node and for each format of files, as a table: what the node is given and
 * what its error must name. All are branches of one workflow, so that one start of the suite serves
 * them; {@code docs/bad-input.md} says which tests go into more detail.
 */
public class EveryNodeTest {

    @ClassRule public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static final Map<String, List<String>> EXPECTED = new LinkedHashMap<>();

    private static final Map<String, String> DNA =
            Map.of("sequenceColumn", "sequence", "alphabet", "DNA");

    private static final Map<String, String> ORIGINALS = new TreeMap<>();

    private static WorkflowFolder workflow;

    private static WorkflowRun outcome;

    private static int nodes;

    /** A node that must fail, with what its error must say. */
    private static int fails(
            String name, String factory, Map<String, String> settings, int input, String... says)
            throws IOException {
        int number = node(name, factory, settings, input);
        EXPECTED.put(name + " (#" + number + ")", List.of(says));
        return number;
    }

    private static int node(String name, String factory, Map<String, String> settings, int input)
            throws IOException {
        int number = workflow.addNew(name, factory + "NodeFactory", settings);
        nodes++;
        if (input > 0) {
            workflow.connect(input, 1, number, 1);
        }
        return number;
    }

    private static Path path(String name) {
        return FOLDER.getRoot().toPath().resolve(name);
    }

    private static String write(String name, String content) throws IOException {
        return Files.writeString(path(name), content).toString();
    }

    private static String write(String name, byte[] content) throws IOException {
        return Files.write(path(name), content).toString();
    }

    /** A file that must stay as it is. */
    private static String precious(String name) throws IOException {
        ORIGINALS.put(name, "precious " + name);
        return write(name, "precious " + name);
    }

    private static int table(String name, String content) throws IOException {
        return node(
                "Sequence Reader",
                "SequenceReader",
                Map.of("inputFile", write(name, content), "rowIds", "IDENTIFIER"),
                0);
    }

    private static int matrix(String name, String content) throws IOException {
        return node(
                "Expression Reader",
                "ExpressionReader",
                Map.of("inputFile", write(name, content)),
                0);
    }

    /** A reader of a file of each format, with damage typical of it. */
    private static void formats() throws IOException {
        Map<String, List<String>> files = new LinkedHashMap<>();
        files.put(write("x.fasta", ">s1\nACGT\n>s2\n"), List.of("line 3", "'s2' has no sequence"));
        files.put(
                write("x.fastq", "@a\nACGT\n+\nII\n"),
                List.of("line 4", "4 letters but 2 qualities"));
        files.put(
                write("x.gb", "LOCUS       A1   8 bp DNA\nORIGIN\n        1 acgtacgt\n"),
                List.of("line 1", "'A1' has no end mark //"));
        files.put(
                write(
                        "x.embl",
                        "ID   A1; SV 1; linear; mRNA; STD; PLN; 9 BP.\nSQ   x\n     acgt 4\n//\n"),
                List.of("line 1", "9 symbols, but 4 are there"));
        files.put(
                write("x.dat", "ID   A_B   Reviewed;   3 AA.\nAC   ;\nwhat?\n//\n"),
                List.of("line 3", "'what?' does not belong"));
        files.put(write("x.csv", "id,sequence\na,\"AC\n"), List.of("line 2", "never closed"));
        files.put(
                write("x.gz", new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 1, 2}),
                List.of("x.gz", "gzip"));
        files.put(write("x.bin", new byte[] {1, 2, 3, 0}), List.of("x.bin", "binary"));
        for (Map.Entry<String, List<String>> file : files.entrySet()) {
            fails(
                    "Sequence Reader",
                    "SequenceReader",
                    Map.of("inputFile", file.getKey()),
                    0,
                    file.getValue().toArray(String[]::new));
        }
        fails(
                "Expression Reader",
                "ExpressionReader",
                Map.of("inputFile", write("comma.csv", "gene;s1;s2\na;0,5;1,5\n")),
                0,
                "line 2",
                "decimal comma",
                "'s1'");
        fails(
                "Expression Reader",
                "ExpressionReader",
                Map.of(
                        "inputFile",
                        write("x.gct", "#1.2\n3\t2\nNAME\tDescription\ts1\ts2\ng1\tna\t1\t2\n")),
                0,
                "x.gct",
                "line 2 states 3");
        fails(
                "Expression Reader",
                "ExpressionReader",
                Map.of(
                        "inputFile",
                        write(
                                "series.txt",
                                "!Series_title\t\"x\"\n!series_matrix_table_begin\n"
                                        + "\"ID_REF\"\t\"a\"\n\"g\"\t1\n")),
                0,
                "series.txt",
                "!series_matrix_table_end");
        models();
    }

    private static void models() throws IOException {
        fails(
                "Sequence Model Reader",
                "SequenceModelReader",
                Map.of("inputFile", write("no.strand", "no model\n")),
                0,
                "no.strand",
                "not a Strand model; choose a file that Strand wrote");
        fails(
                "Sequence Model Reader",
                "SequenceModelReader",
                Map.of(
                        "inputFile",
                        zip(
                                "future.strand",
                                "format.json",
                                "{\"format\": \"strand-sequence-model\", \"version\": 99}")),
                0,
                "future.strand",
                "later version of Strand",
                "Update Strand");
        fails(
                "Sequence Model Reader",
                "SequenceModelReader",
                Map.of("inputFile", zip("bomb.strand", "format.json", " ".repeat(20_000_000))),
                0,
                "bomb.strand",
                "unpacks to more than 100 times its size");
        fails(
                "Sequence Model Reader",
                "SequenceModelReader",
                Map.of("inputFile", zip("evil.strand", "../../format.json", "{}")),
                0,
                "evil.strand");
        fails(
                "Sequence Model Reader",
                "SequenceModelReader",
                Map.of(
                        "inputFile",
                        zip(
                                "evil.zip",
                                "configuration.json",
                                "{\"confs\": [{\"layer\": {\"@class\": \"java.lang.Runtime\"}}]}",
                                "coefficients.bin",
                                "")),
                0,
                "evil.zip cannot be read",
                "Runtime",
                "no counterpart",
                "Choose a model of other layers");
    }

    private static String zip(String name, String... entriesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entriesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entriesAndContents[i]));
                zip.write(entriesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return write(name, bytes.toByteArray());
    }

    private static void otherNodes() throws IOException {
        int rows = table("rows.csv", "id,class,sequence\ns1,EI,ACGT\ns2,IE,AC!TTT\n");
        fails(
                "Sequence Writer",
                "SequenceWriter",
                Map.of("outputFile", precious("there.fasta"), "sequenceColumn", "sequence"),
                rows,
                "there.fasta exists already");
        fails("Sequence Encoder", "SequenceEncoder", DNA, rows, "s2", "position 3", "'!'");
        fails(
                "Sequence Partitioner",
                "SequencePartitioner",
                Map.of("division", "FOLDS", "folds", "10"),
                rows,
                "only 2 rows for 10 folds");
        fails(
                "Sequence Windows",
                "SequenceWindows",
                Map.of(
                        "sequenceColumn",
                        "sequence",
                        "labels",
                        "LETTERS",
                        "labelColumn",
                        "class",
                        "refusedRows",
                        "ERROR"),
                rows,
                "s1",
                "2 labels for the 4 positions");
        fails(
                "Row Divider",
                "RowDivider",
                Map.of("column", "Promoter", "values", "train"),
                rows,
                "Promoter");
        int twice = table("twice.tsv", "name\tsequence\na\tACGT\nb\tACGT\n");
        int joiner =
                fails(
                        "Sequence Joiner",
                        "SequenceJoiner",
                        Map.of(
                                "matchBy",
                                "COLUMNS",
                                "leftColumn",
                                "class",
                                "rightColumn",
                                "sequence"),
                        rows,
                        "\"ACGT\" occurs more than once");
        workflow.connect(twice, 1, joiner, 2);
        fails(
                "Sequence Scorer",
                "SequenceScorer",
                Map.of("truthColumn", "class", "predictionColumn", "Prediction (class)"),
                rows,
                "Prediction (class)");

        int negative = matrix("negative.csv", "gene,s1,s2\na,-3,2\nb,1,5\n");
        fails(
                "Expression Preprocessor",
                "ExpressionPreprocessor",
                Map.of("logarithm", "true"),
                negative,
                "-3",
                "logarithm");
        int fitted = node("Expression Preprocessor", "ExpressionPreprocessor", Map.of(), negative);
        int apply =
                fails(
                        "Expression Preprocessor (Apply)",
                        "ExpressionPreprocessorApply",
                        Map.of("fresh", "ROWS"),
                        0,
                        "lacks 2 of the 2 value columns of the training table");
        workflow.connect(fitted, 2, apply, 1);
        workflow.connect(rows, 1, apply, 2);
        fails(
                "Time Series Encoder",
                "TimeSeriesEncoder",
                Map.of("layout", "LONG", "groupColumn", "Patient", "timeColumn", "s1"),
                negative,
                "Patient");
        learning();
    }

    private static void learning() throws IOException {
        StringBuilder text = new StringBuilder("id,class,sequence\n");
        for (int i = 0; i < 40; i++) {
            text.append("s%d,%s,ACGT%s\n".formatted(i, i % 2 == 0 ? "EI" : "IE", "ACGTTGCA"));
        }
        int encoded =
                node(
                        "Sequence Encoder",
                        "SequenceEncoder",
                        DNA,
                        table("training.csv", text.toString()));
        fails(
                "RNN Learner",
                "RnnLearner",
                Map.of("sequenceColumn", "Encoded sequence", "targetColumn", "Kind"),
                encoded,
                "Kind");
        int model =
                node(
                        "RNN Learner",
                        "RnnLearner",
                        Map.of(
                                "sequenceColumn",
                                "Encoded sequence",
                                "targetColumn",
                                "class",
                                "epochs",
                                "1"),
                        encoded);
        fails(
                "Sequence Model Writer",
                "SequenceModelWriter",
                Map.of("outputFile", precious("there.strand")),
                model,
                "there.strand exists already");
        int predictor =
                fails(
                        "LSTM Predictor",
                        "LstmPredictor",
                        Map.of("sequenceColumn", "Encoded sequence"),
                        model,
                        "PROTEIN");
        int proteins =
                node(
                        "Sequence Encoder",
                        "SequenceEncoder",
                        Map.of("sequenceColumn", "sequence", "alphabet", "PROTEIN"),
                        table("proteins.csv", "id,sequence\np1,MKVLAAGW\np2,MKRSTPPE\n"));
        workflow.connect(proteins, 1, predictor, 2);
        generation(proteins);
    }

    /**
     * The nodes of generation.
     *
     * @param proteins a node with encoded proteins
     */
    private static void generation(int proteins) throws IOException {
        int encoded = node("Sequence Encoder", "SequenceEncoder", DNA, table("gan.csv", rows(8)));
        Map<String, String> small =
                Map.of(
                        "sequenceColumn",
                        "Encoded sequence",
                        "iterations",
                        "2",
                        "batchSize",
                        "8",
                        "condition",
                        "CLASS",
                        "classColumn",
                        "class");
        fails(
                "GAN Learner",
                "GanLearner",
                with(small, "classColumn", "name"),
                encoded,
                "40 different classes in column \"name\" in only 40 rows",
                "classes instead of identifiers");
        fails(
                "GAN Learner",
                "GanLearner",
                with(small, "condition", "NONE", "sequenceColumn", ""),
                proteins,
                "2 rows",
                "set the batch size to 2 or less");
        fails(
                "GAN Learner",
                "GanLearner",
                with(
                        small,
                        "keepCheckpoints",
                        "true",
                        "checkpointFile",
                        precious("gan.checkpoint")),
                encoded,
                "gan.checkpoint cannot be read",
                "not a checkpoint of a GAN Learner",
                "Delete it, or choose another file");
        int unequal =
                node("Sequence Encoder", "SequenceEncoder", DNA, table("unequal.csv", rows(7)));
        fails(
                "GAN Learner",
                "GanLearner",
                with(small, "oneLength", "true"),
                unequal,
                "Row \"g7\"",
                "Switch \"One length only\" off");
        int model = node("GAN Learner", "GanLearner", small, encoded);
        fails(
                "GAN Generator",
                "GanGenerator",
                Map.of("condition", "GIVEN", "conditionClass", "intron"),
                model,
                "no class \"intron\"",
                "EI, IE");
        fails(
                "GAN Generator",
                "GanGenerator",
                Map.of("useDistance", "true"),
                model,
                "needs the training data");
        int generated = node("GAN Generator", "GanGenerator", Map.of("rows", "20"), model);
        int otherKind =
                fails(
                        "Generation Scorer",
                        "GenerationScorer",
                        Map.of(),
                        generated,
                        "generated",
                        "reference",
                        "same kind");
        workflow.connect(proteins, 1, otherKind, 2);
        int gone =
                fails(
                        "Generation Scorer",
                        "GenerationScorer",
                        Map.of("generatedColumn", "Promoter"),
                        generated,
                        "Promoter",
                        "choose one of");
        workflow.connect(encoded, 1, gone, 2);
    }

    /** Forty different sequences of eight letters, in two classes; one has another length. */
    private static String rows(int lengthOfOne) {
        StringBuilder text = new StringBuilder("id,name,class,sequence\n");
        for (int i = 0; i < 40; i++) {
            StringBuilder sequence = new StringBuilder("AC");
            for (int part = i; sequence.length() < (i == 7 ? lengthOfOne : 8); part /= 4) {
                sequence.append("ACGT".charAt(part % 4));
            }
            text.append("g%1$d,n%1$d,%2$s,%3$s\n".formatted(i, i % 2 == 0 ? "EI" : "IE", sequence));
        }
        return text.toString();
    }

    private static Map<String, String> with(Map<String, String> settings, String... others) {
        Map<String, String> all = new TreeMap<>(settings);
        for (int i = 0; i < others.length; i += 2) {
            all.put(others[i], others[i + 1]);
        }
        return all;
    }

    @BeforeClass
    public static void giveEveryNodeSomethingBad() throws Exception {
        workflow = new WorkflowFolder(path("workflow"));
        formats();
        otherNodes();
        outcome = Platform.underTest().run(Path.of(workflow.write()), path("out"));
        assertFalse(outcome.output(), outcome.succeeded());
    }

    @Test
    public void everyErrorNamesWhatIsWrong() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, List<String>> expected : EXPECTED.entrySet()) {
            String failure = outcome.failure(expected.getKey());
            for (String part : expected.getValue()) {
                if (!failure.contains(part)) {
                    wrong.add(
                            "no '"
                                    + part
                                    + "' in the error of "
                                    + expected.getKey()
                                    + ": "
                                    + failure);
                }
            }
        }
        assertEquals(String.join("\n", wrong), List.of(), wrong);
    }

    @Test
    public void nothingOfAFailedNodeIsStoredAndTheOthersAreWhole() throws IOException {
        TreeSet<String> both = new TreeSet<>(EXPECTED.keySet());
        both.retainAll(outcome.executed());
        assertEquals("executed and failed", new TreeSet<>(), both);
        assertEquals("executed", nodes - EXPECTED.size(), outcome.executed().size());
    }

    @Test
    public void settingsThatANodeRefusesAreNamedBeforeAnythingRuns() throws Exception {
        assumeFalse("KNIME says it in its own words", Platform.underTest().isKnime());
        WorkflowFolder refused = new WorkflowFolder(path("refused"));
        refused.addNew(
                "Sequence Simulator",
                "SequenceSimulatorNodeFactory",
                Map.of("motif", "CUSTOM", "customMotif", "TT[GA"));
        Launcher.Result result = Launcher.strand("run", refused.write());
        assertEquals(result.output(), 1, result.exitCode());
        for (String part :
                List.of("settings.xml, line 8", "Sequence Simulator (#1)", "TT[GA", "position 3")) {
            assertTrue(result.output(), result.output().contains(part));
        }
        assertFalse(result.output(), result.output().contains("nodes executed"));
    }

    @Test
    public void filesThatWereThereAreAsTheyWere() throws IOException {
        for (Map.Entry<String, String> file : ORIGINALS.entrySet()) {
            assertEquals(file.getValue(), Files.readString(path(file.getKey())));
        }
        try (Stream<Path> all = Files.list(FOLDER.getRoot().toPath())) {
            assertEquals(
                    "nothing half-written",
                    List.of(),
                    all.filter(file -> file.getFileName().toString().startsWith(".")).toList());
        }
    }
}
