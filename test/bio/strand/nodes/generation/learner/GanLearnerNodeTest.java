// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.learner;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.CasePolicy;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.SymbolPolicy;
import bio.strand.engine.encoding.Tokenization;
import bio.strand.engine.generation.GanSpec;
import bio.strand.engine.generation.GeneratedKind;
import bio.strand.engine.generation.GenerativeModel;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.ports.GenerativeModelPortObject;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec.ConditionKind;
import bio.strand.nodes.ports.SequenceModelPortObject;
import bio.strand.nodes.recurrent.predictor.LstmPredictorNodeFactory;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.EncodedTables;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.image.ImageValue;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.image.ImagePortObject;

public class GanLearnerNodeTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    @Before
    public void install() {
        TestContributions.install();
    }

    /** Networks that train in a moment. */
    static NodeRun small(NodeRun node) {
        return node.set("generator", "DENSE")
                .set("generatorChannels", 8)
                .set("generatorLayers", 1)
                .set("critic", "DENSE")
                .set("criticChannels", 8)
                .set("criticLayers", 1)
                .set("latentSize", 4)
                .set("iterations", 20)
                .set("batchSize", 8)
                .set("checkInterval", 10)
                .set("samplesPerCheck", 3)
                .set("heldOutShare", 0.25)
                .set("workers", 1);
    }

    private static NodeRun node() {
        return small(NodeRun.of(new GanLearnerNodeFactory()));
    }

    /** Rows of eight bases whose class is their composition. */
    static BufferedDataTable sequences(int rows) {
        SplittableRandom random = new SplittableRandom(3);
        return EncodedTables.of(
                IntStream.range(0, rows)
                        .mapToObj(
                                i -> {
                                    StringBuilder text = new StringBuilder();
                                    String bases = i % 2 == 0 ? "AAT" : "GGC";
                                    for (int t = 0; t < 8; t++) {
                                        text.append(bases.charAt(random.nextInt(3)));
                                    }
                                    String label = i % 2 == 0 ? "at" : "gc";
                                    return row("Row" + i, text.toString(), label);
                                })
                        .toArray(Object[][]::new));
    }

    /** Two measured values and a number that they depend on. */
    static BufferedDataTable profiles(int rows) {
        SplittableRandom random = new SplittableRandom(5);
        return TestTables.of(
                TableSchema.builder().number("gene 1").number("gene 2").number("dose").toSpec(),
                IntStream.range(0, rows)
                        .mapToObj(
                                i -> {
                                    double dose = i % 5;
                                    return row(
                                            "Row" + i,
                                            100 + 10 * random.nextDouble() + dose,
                                            -3 + random.nextDouble(),
                                            dose);
                                })
                        .toArray(Object[][]::new));
    }

    private static String failure(NodeRun node, PortObject... inputs) {
        return assertThrows(NodeFailure.class, () -> node.execute(inputs)).getMessage();
    }

    private static String refusal(NodeRun node, PortObjectSpec... inputs) {
        return assertThrows(InvalidSettingsException.class, () -> node.configure(inputs))
                .getMessage();
    }

    private static void assertContains(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text, text.contains(part));
        }
    }

    @Test
    public void parametersStartAtTheDefaultsOfTheEngine() throws Exception {
        GanLearnerNodeParameters parameters = new GanLearnerNodeParameters();
        assertEquals(GanSpec.defaults().withVariableLength(true), parameters.toSpec());
        parameters.source = GanLearnerNodeParameters.Source.PROFILES;
        assertEquals(GanSpec.profileDefaults(), parameters.toSpec());
    }

    @Test
    public void describesTheModelBeforeTraining() throws Exception {
        PortObjectSpec[] specs =
                node().set("condition", "CLASS").configure(sequences(10).getDataTableSpec());
        GenerativeModelPortObjectSpec model = (GenerativeModelPortObjectSpec) specs[0];
        assertEquals(List.of("sequence"), model.columns());
        assertEquals(ConditionKind.CLASSES, model.condition().kind());
        assertEquals(List.of("at", "gc"), model.condition().labels());
        assertEquals(4, model.latentSize());
        assertEquals("dense layers [8]", model.network());
        assertEquals(
                List.of("Iteration", "Sample", "Sequence", "Critic score"),
                List.of(((DataTableSpec) specs[3]).getColumnNames()));
    }

    @Test
    public void learnsSequencesOfOneLengthWithHistoryImageAndSamples() throws Exception {
        NodeRun node = node();
        PortObject[] outputs = node.execute(sequences(60));
        GenerativeModel model = ((GenerativeModelPortObject) outputs[0]).readModel();
        GeneratedKind.Sequences kind = (GeneratedKind.Sequences) model.kind();
        assertEquals(8, kind.steps());
        assertFalse("all have one length, so none is padded", kind.variableLength());
        List<List<String>> history = TestTables.contents((BufferedDataTable) outputs[1]);
        assertEquals("Iteration 20", history.get(history.size() - 1).get(0));
        assertEquals(
                1, history.stream().filter(row -> row.get(row.size() - 1).equals("true")).count());
        PNGImageContent image =
                (PNGImageContent)
                        ((ImageValue) ((ImagePortObject) outputs[2]).toDataCell())
                                .getImageContent();
        assertTrue(image.getByteArray().length > 1000);
        List<List<String>> samples = TestTables.contents((BufferedDataTable) outputs[3]);
        assertEquals(3 * history.size(), samples.size());
        assertTrue(samples.get(0).get(3), samples.get(0).get(3).matches("[ACGT]{8}"));
    }

    @Test
    public void learnsSequencesOfManyLengths() throws Exception {
        PortObject[] outputs = node().execute(EncodedTables.twoClasses(60));
        GenerativeModel model = ((GenerativeModelPortObject) outputs[0]).readModel();
        GeneratedKind.Sequences kind = (GeneratedKind.Sequences) model.kind();
        assertEquals(12, kind.steps());
        assertTrue(kind.variableLength());
    }

    @Test
    public void learnsProfilesByANumberWhichIsNoPartOfThem() throws Exception {
        NodeRun node =
                node().set("source", "PROFILES")
                        .set("condition", "NUMBER")
                        .set("numberColumn", "dose");
        PortObject[] outputs = node.execute(profiles(60));
        GenerativeModelPortObject model = (GenerativeModelPortObject) outputs[0];
        assertEquals(List.of("gene 1", "gene 2"), model.getSpec().columns());
        assertEquals("dose", model.getSpec().condition().column());
        GeneratedKind.Profiles kind = (GeneratedKind.Profiles) model.readModel().kind();
        assertEquals(List.of("gene 1", "gene 2"), kind.columns());
        assertEquals(105, kind.means().get(0), 5);
        assertEquals(
                List.of("Iteration", "Sample", "gene 1", "gene 2", "Critic score"),
                List.of(((BufferedDataTable) outputs[3]).getDataTableSpec().getColumnNames()));
    }

    @Test
    public void everyObjectiveAndNetworkTrains() throws Exception {
        for (String objective : List.of("NON_SATURATING", "SATURATING", "WASSERSTEIN", "HINGE")) {
            node().set("objective", objective).execute(sequences(40));
        }
        for (String network : List.of("CONVOLUTION", "LSTM")) {
            node().set("generator", network)
                    .set("critic", network)
                    .set("generatorWidth", 3)
                    .set("criticWidth", 3)
                    .execute(sequences(40));
        }
        for (String symbols : List.of("SOFTMAX", "GUMBEL_SOFTMAX", "STRAIGHT_THROUGH")) {
            node().set("symbols", symbols).execute(sequences(40));
        }
    }

    @Test
    public void sameSeedGivesTheSameBytesOnAnyNumberOfWorkers() throws Exception {
        PortObject[] one = node().execute(sequences(60));
        PortObject[] two = node().set("workers", 2).execute(sequences(60));
        assertArrayEquals(
                Files.readAllBytes(((GenerativeModelPortObject) one[0]).modelFile()),
                Files.readAllBytes(((GenerativeModelPortObject) two[0]).modelFile()));
        for (int table : new int[] {1, 3}) {
            assertEquals(
                    TestTables.contents((BufferedDataTable) one[table]),
                    TestTables.contents((BufferedDataTable) two[table]));
        }
    }

    @Test
    public void heldOutDataReplaceTheShare() throws Exception {
        NodeRun node =
                small(
                        NodeRun.of(
                                new GanLearnerNodeFactory(),
                                GanLearnerNodeParameters.HELD_OUT_PORT));
        PortObject[] outputs = node.execute(sequences(40), sequences(20));
        assertTrue(((BufferedDataTable) outputs[1]).size() > 0);
        BufferedDataTable protein =
                TestTables.of(
                        TableSchema.builder()
                                .column(
                                        EncodedColumn.describe(
                                                "sequence", SequenceEncoding.of(Alphabet.PROTEIN)))
                                .toSpec());
        assertContains(
                refusal(node, sequences(10).getDataTableSpec(), protein.getDataTableSpec()),
                "held-out sequences are encoded otherwise");
    }

    @Test
    public void incompleteRowsAreLeftOutWithAWarning() throws Exception {
        Object[][] rows =
                IntStream.range(0, 40)
                        .mapToObj(
                                i ->
                                        row(
                                                "Row" + i,
                                                i == 7
                                                        ? null
                                                        : i == 8
                                                                ? "ACGTNC"
                                                                : i % 2 == 0 ? "ACGTAC" : "GGTACA",
                                                i == 9 ? null : i % 2 == 0 ? "at" : "gc"))
                        .toArray(Object[][]::new);
        NodeRun node = node().set("condition", "CLASS");
        node.execute(EncodedTables.of(rows));
        assertContains(
                node.message(),
                "1 row without condition left out",
                "\"Row9\"",
                "1 row without sequence left out",
                "\"Row7\"",
                "row \"Row8\": \"N\" at position 5 is no symbol of its own");
    }

    @Test
    public void fewerRowsThanABatchAreRefused() {
        assertContains(failure(node().set("batchSize", 64), sequences(20)), "64", "rows");
    }

    @Test
    public void equalRowsAreRefused() {
        BufferedDataTable equal =
                EncodedTables.of(
                        IntStream.range(0, 40)
                                .mapToObj(i -> row("Row" + i, "ACGTACGT", "at"))
                                .toArray(Object[][]::new));
        assertContains(failure(node(), equal).toLowerCase(Locale.ROOT), "all", "same");
    }

    @Test
    public void anotherLengthIsRefusedWhereOneIsAskedFor() {
        String message = failure(node().set("oneLength", true), EncodedTables.twoClasses(40));
        assertContains(message, "\"Row1\"", "length 6", "\"Row0\" has 5", "One length only");
    }

    @Test
    public void aValueThatIsNoNumberIsNamed() {
        BufferedDataTable table =
                TestTables.of(
                        TableSchema.builder().number("gene 1").toSpec(),
                        row("Row0", 1.0),
                        row("Row1", Double.NaN));
        assertContains(
                failure(node().set("source", "PROFILES"), table), "\"Row1\"", "NaN", "\"gene 1\"");
    }

    @Test
    public void tablesWithoutUsableRowsAreRefused() {
        assertContains(failure(node(), EncodedTables.of()), "no rows");
        assertContains(
                failure(node(), EncodedTables.of(row("Row0", null, "at"))),
                "None of the 1 rows can be used",
                "sequence");
    }

    @Test
    public void aConditionOfOneClassOrOfIdentifiersIsRefused() {
        Object[][] one =
                IntStream.range(0, 30)
                        .mapToObj(i -> row("Row" + i, i % 2 == 0 ? "ACGT" : "GGTA", "at"))
                        .toArray(Object[][]::new);
        assertContains(
                failure(node().set("condition", "CLASS"), EncodedTables.of(one)),
                "same class \"at\"",
                "\"class\"");
        Object[][] identifiers =
                IntStream.range(0, 30)
                        .mapToObj(i -> row("Row" + i, i % 2 == 0 ? "ACGT" : "GGTA", "id" + i))
                        .toArray(Object[][]::new);
        assertContains(
                failure(node().set("condition", "CLASS"), EncodedTables.of(identifiers)),
                "30 different classes");
    }

    @Test
    public void configureRefusesWhatCannotWork() {
        DataTableSpec table = sequences(2).getDataTableSpec();
        assertContains(refusal(node().set("batchSize", 1), table), "batch size");
        assertContains(refusal(node().set("iterations", 0), table), "iterations");
        assertContains(refusal(node().set("generatorLearningRate", 0.0), table), "learning rate");
        assertContains(refusal(node().set("sequenceColumn", "gone"), table), "\"gone\"");
        assertContains(
                refusal(node().set("source", "PROFILES"), table), "No numeric column is left");
        assertContains(
                refusal(
                        node().set("source", "PROFILES").set("generator", "LSTM"),
                        profiles(2).getDataTableSpec()),
                "\"Generator\"",
                "\"Dense layers\"");
        assertContains(refusal(node().set("keepCheckpoints", true), table), "No file is chosen");
    }

    @Test
    public void overlappingWordsAreRefused() {
        SequenceEncoding words =
                new SequenceEncoding(
                        Alphabet.DNA,
                        CasePolicy.UPPER,
                        SymbolPolicy.NEUTRAL,
                        SequenceEncoding.of(Alphabet.DNA).gapPolicy(),
                        SequenceEncoding.of(Alphabet.DNA).unknownPolicy(),
                        1,
                        SequenceEncoding.of(Alphabet.DNA).tooShortPolicy(),
                        0,
                        SequenceEncoding.of(Alphabet.DNA).truncationSide(),
                        new Tokenization.Kmers(3, 1),
                        SequenceEncoding.allWords(Alphabet.DNA, 3),
                        SequenceEncoding.of(Alphabet.DNA).representation(),
                        SequenceEncoding.of(Alphabet.DNA).strandPolicy(),
                        SequenceEncoding.of(Alphabet.DNA).padding());
        DataTableSpec table =
                TableSchema.builder().column(EncodedColumn.describe("words", words)).toSpec();
        assertContains(refusal(node(), table), "\"words\"", "overlapping", "stride 3");
    }

    @Test
    public void trainingOnceCancelledGoesOnFromItsCheckpointAndEndsAlike() throws Exception {
        Path file = folder.getRoot().toPath().resolve("gan.checkpoint");
        PortObject[] straight = node().set("iterations", 400).execute(sequences(60));
        NodeRun node =
                node().set("iterations", 400)
                        .set("keepCheckpoints", true)
                        .set("checkpointFile", file.toString())
                        .set("checkpointMinutes", 0.0001);
        cancelSoon(node, sequences(60));
        PortObject[] resumed =
                node().set("iterations", 400)
                        .set("keepCheckpoints", true)
                        .set("checkpointFile", file.toString())
                        .execute(sequences(60));
        assertArrayEquals(
                Files.readAllBytes(((GenerativeModelPortObject) straight[0]).modelFile()),
                Files.readAllBytes(((GenerativeModelPortObject) resumed[0]).modelFile()));
        assertFalse("a finished training leaves no checkpoint", Files.exists(file));
    }

    /** Cancels as soon as training runs; does nothing if it is done before. */
    private static void cancelSoon(NodeRun node, PortObject table) throws InterruptedException {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                node.execute(table);
                            } catch (NodeFailure | InvalidSettingsException e) {
                                // Cancelled, as asked.
                                Thread.yield();
                            }
                        });
        thread.start();
        Thread.sleep(300);
        node.cancel();
        thread.join();
    }

    @Test
    public void aStopFileEndsTrainingAndKeepsWhatThereIs() throws Exception {
        Path file = folder.getRoot().toPath().resolve("gan.checkpoint");
        Path stop = folder.getRoot().toPath().resolve("gan.checkpoint.stop");
        Files.createFile(stop);
        PortObject[] outputs =
                node().set("iterations", 10_000_000)
                        .set("keepCheckpoints", true)
                        .set("checkpointFile", file.toString())
                        .execute(sequences(60));
        assertTrue(((BufferedDataTable) outputs[1]).size() > 0);
        assertFalse("the wish is granted once", Files.exists(stop));
    }

    @Test
    public void cancelledTrainingGivesNoModel() {
        NodeRun node = node().set("iterations", 10_000_000);
        node.cancel();
        assertContains(failure(node, sequences(40)), "canceled");
    }

    @Test
    public void theModelFitsNoPredictorAndReverse() {
        assertFalse(SequenceModelPortObject.TYPE.isSuperTypeOf(GenerativeModelPortObject.TYPE));
        assertFalse(GenerativeModelPortObject.TYPE.isSuperTypeOf(SequenceModelPortObject.TYPE));
        NodeRun predictor = NodeRun.of(new LstmPredictorNodeFactory());
        GenerativeModelPortObjectSpec model =
                GenerativeModelPortObjectSpec.ofProfiles(
                        List.of("gene 1"),
                        GenerativeModelPortObjectSpec.ConditionSummary.NONE,
                        4,
                        "dense layers [8]");
        assertThrows(
                Exception.class, () -> predictor.configure(model, sequences(2).getDataTableSpec()));
    }
}
