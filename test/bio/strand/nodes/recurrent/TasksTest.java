// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.SequenceEncoder;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.engine.model.SequenceModel;
import bio.strand.engine.network.ParameterBlock;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.cells.EncodedSequenceCell;
import bio.strand.nodes.evaluation.scorer.SequenceScorerNodeFactory;
import bio.strand.nodes.ports.SequenceModelPortObject;
import bio.strand.nodes.ports.SequenceModelPortObjectSpec;
import bio.strand.nodes.ports.TaskKind;
import bio.strand.nodes.recurrent.learner.RnnLearnerNodeFactory;
import bio.strand.nodes.recurrent.predictor.LstmPredictorNodeFactory;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.testing.EncodedTables;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.StreamedRun;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.port.PortObject;

/** Learner, predictor and scorer together, for every task that is no classification. */
public class TasksTest {

    @Rule public TemporaryFolder folder = new TemporaryFolder();

    private static final SequenceEncoding DNA = SequenceEncoding.of(Alphabet.DNA);
    private static final SequenceEncoder ENCODER = new SequenceEncoder(DNA);
    private static final SeriesEncoding SERIES = SeriesEncoding.of(List.of("ratio"));

    @Before
    public void install() {
        TestContributions.install();
    }

    /** A network that trains in a moment, by its own settings. */
    private static NodeRun learner(String... addedPorts) {
        return NodeRun.of(new RnnLearnerNodeFactory(), addedPorts)
                .set("recommended", false)
                .set("convolutionLayers", 0)
                .set("hiddenSize", 8)
                .set("aggregation", "MEAN")
                .set("dropout", 0.0)
                .set("epochs", 30)
                .set("batchSize", 16)
                .set("learningRate", 0.02)
                .set("validationShare", 0.2)
                .set("workers", 1);
    }

    private static String sequence(int index) {
        SplittableRandom random = new SplittableRandom(index);
        StringBuilder text = new StringBuilder();
        for (int i = 6 + random.nextInt(10); i > 0; i--) {
            text.append("ACGT".charAt(random.nextInt(4)));
        }
        return text.toString();
    }

    private static EncodedSequenceCell encoded(String text) {
        return EncodedSequenceCell.of(ENCODER.encode("x", text), DNA);
    }

    private static double share(String text, char letter) {
        return text.chars().filter(c -> c == letter).count() / (double) text.length();
    }

    /** The share of G and of T, both as numbers and as "more than a quarter". */
    private static BufferedDataTable shares(int from, int rows) {
        DataTableSpec spec =
                TableSchema.builder()
                        .column(EncodedColumn.describe("Encoded", DNA))
                        .number("g")
                        .number("t")
                        .integer("muchG")
                        .integer("muchT")
                        .text("spelled")
                        .toSpec();
        List<Object[]> table = new ArrayList<>();
        for (int i = from; i < from + rows; i++) {
            String text = sequence(i);
            double g = 100 * share(text, 'G');
            double t = 100 * share(text, 'T');
            table.add(
                    row(
                            "Row" + i,
                            encoded(text),
                            g,
                            i % 3 == 0 ? null : t,
                            g > 25 ? 1 : 0,
                            i % 4 == 0 ? null : t > 25 ? 1 : 0,
                            Double.toString(g)));
        }
        return TestTables.of(spec, table.toArray(Object[][]::new));
    }

    private static double value(BufferedDataTable table, String row, String column) {
        int index = table.getDataTableSpec().findColumnIndex(column);
        assertTrue(column, index >= 0);
        return TestTables.contents(table).stream()
                .filter(cells -> cells.get(0).equals(row))
                .mapToDouble(cells -> Double.parseDouble(cells.get(index + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static BufferedDataTable predict(PortObject model, BufferedDataTable table)
            throws Exception {
        return NodeRun.of(new LstmPredictorNodeFactory()).table(0, model, table);
    }

    private static BufferedDataTable score(BufferedDataTable predicted) throws Exception {
        return NodeRun.of(new SequenceScorerNodeFactory()).table(1, predicted);
    }

    private static String failure(NodeRun node, PortObject... inputs) {
        return assertThrows(NodeFailure.class, () -> node.execute(inputs)).getMessage();
    }

    private static String refusal(NodeRun node, DataTableSpec spec) {
        return assertThrows(InvalidSettingsException.class, () -> node.configure(spec))
                .getMessage();
    }

    @Test
    public void numberIsLearnedPredictedAndScored() throws Exception {
        NodeRun learner = learner().set("targetColumn", "g");
        PortObject[] outputs = learner.execute(shares(0, 200));
        SequenceModelPortObjectSpec spec = (SequenceModelPortObjectSpec) outputs[0].getSpec();
        assertEquals(TaskKind.NUMBERS, spec.kind());
        assertTrue(
                ((BufferedDataTable) outputs[1])
                        .getDataTableSpec()
                        .containsName("Validation RMSE"));
        BufferedDataTable predicted = predict(outputs[0], shares(1000, 60));
        assertTrue(predicted.getDataTableSpec().containsName("Prediction (g)"));
        BufferedDataTable scores = score(predicted);
        // The target is linear in the composition: it must be learned, in its own unit.
        assertTrue(value(scores, "g", "R2") > 0.9);
        assertTrue(value(scores, "g", "RMSE") > 0.01);
        DataTableSpec announced =
                NodeRun.of(new LstmPredictorNodeFactory())
                        .tableSpec(0, spec, shares(1000, 1).getDataTableSpec());
        assertEquals(
                List.of(predicted.getDataTableSpec().getColumnNames()),
                List.of(announced.getColumnNames()));
    }

    @Test
    public void numberMayBeSpelledInTextIfTheTaskSaysSo() throws Exception {
        PortObject model =
                learner()
                        .set("targetColumn", "spelled")
                        .set("task", "NUMBERS")
                        .set("epochs", 2)
                        .execute(shares(0, 60))[0];
        assertEquals(TaskKind.NUMBERS, ((SequenceModelPortObject) model).getSpec().kind());
    }

    @Test
    public void severalNumbersWithGapsAreLearnedTogether() throws Exception {
        NodeRun learner = several(learner(), "g", "t");
        PortObject model = learner.execute(shares(0, 200))[0];
        assertEquals(List.of("g", "t"), ((SequenceModelPortObject) model).getSpec().names());
        BufferedDataTable scores = score(predict(model, shares(1000, 60)));
        assertTrue(value(scores, "g", "R2") > 0.8);
        assertTrue(value(scores, "t", "R2") > 0.8);
    }

    private static NodeRun several(NodeRun node, String... columns) {
        node.set("severalTargets", true);
        return node.set("targetColumns/manualFilter/manuallySelected", columns);
    }

    @Test
    public void zeroAndOneInSeveralColumnsAreYesNoTargets() throws Exception {
        NodeRun learner = several(learner(), "muchG", "muchT");
        PortObject[] outputs = learner.execute(shares(0, 200));
        SequenceModelPortObjectSpec spec = (SequenceModelPortObjectSpec) outputs[0].getSpec();
        assertEquals(TaskKind.YES_NO, spec.kind());
        assertTrue(
                ((BufferedDataTable) outputs[1])
                        .getDataTableSpec()
                        .containsName("Validation mean ROC-AUC"));
        BufferedDataTable predicted = predict(outputs[0], shares(1000, 80));
        for (String name : List.of("Prediction (muchG)", "P (muchG=1)", "P (muchT=1)")) {
            assertTrue(name, predicted.getDataTableSpec().containsName(name));
        }
        BufferedDataTable scores = score(predicted);
        assertTrue(value(scores, "Mean", "ROC-AUC") > 0.9);
        assertEquals(60, value(scores, "muchT", "Rows"), 0);
    }

    @Test
    public void oneColumnOfZeroAndOneIsANumberUnlessTheUserSaysOtherwise() throws Exception {
        BufferedDataTable table = shares(0, 60);
        NodeRun numbers = learner().set("targetColumn", "muchG").set("epochs", 1);
        assertEquals(
                TaskKind.NUMBERS,
                ((SequenceModelPortObjectSpec) numbers.execute(table)[0].getSpec()).kind());
        NodeRun yesNo =
                learner().set("targetColumn", "muchG").set("task", "YES_NO").set("epochs", 1);
        assertEquals(
                TaskKind.YES_NO,
                ((SequenceModelPortObjectSpec) yesNo.execute(table)[0].getSpec()).kind());
        NodeRun classes =
                learner().set("targetColumn", "muchG").set("task", "CLASSES").set("epochs", 1);
        assertEquals(
                List.of("0", "1"),
                ((SequenceModelPortObjectSpec) classes.execute(table)[0].getSpec()).names());
    }

    @Test
    public void targetThatIsNoNumberOrNoYesIsNamedWithItsRow() {
        DataTableSpec spec =
                TableSchema.builder()
                        .column(EncodedColumn.describe("Encoded", DNA))
                        .text("y")
                        .toSpec();
        BufferedDataTable table =
                TestTables.of(
                        spec, row("a", encoded("ACGT"), "1"), row("b", encoded("AC"), "high"));
        String message = failure(learner().set("targetColumn", "y").set("task", "NUMBERS"), table);
        assertTrue(message, message.contains("\"b\" has \"high\""));
        message = failure(learner().set("targetColumn", "y").set("task", "YES_NO"), table);
        assertTrue(message, message.contains("neither yes"));
    }

    @Test
    public void targetsThatAreAllMissingAreRefused() {
        DataTableSpec spec =
                TableSchema.builder()
                        .column(EncodedColumn.describe("Encoded", DNA))
                        .number("y")
                        .toSpec();
        BufferedDataTable table =
                TestTables.of(spec, row("a", encoded("ACGT"), null), row("b", encoded("AC"), null));
        String message = failure(learner().set("targetColumn", "y"), table);
        assertTrue(message, message.contains("None of the 2 rows"));
        assertTrue(message, message.contains("2 without target"));
    }

    /** Each A after a G is labelled x, every other position o; N-like places are masked. */
    private static BufferedDataTable labelled(int from, int rows) {
        DataTableSpec spec =
                TableSchema.builder()
                        .column(EncodedColumn.describe("Encoded", DNA))
                        .text("labels")
                        .text("mask")
                        .toSpec();
        List<Object[]> table = new ArrayList<>();
        for (int i = from; i < from + rows; i++) {
            String text = sequence(i);
            StringBuilder labels = new StringBuilder();
            StringBuilder mask = new StringBuilder();
            for (int t = 0; t < text.length(); t++) {
                boolean hit = t > 0 && text.charAt(t) == 'A' && text.charAt(t - 1) == 'G';
                mask.append(t == 2 ? '0' : '1');
                labels.append(t == 2 ? '?' : hit ? 'x' : 'o');
            }
            table.add(row("Row" + i, encoded(text), labels.toString(), mask.toString()));
        }
        return TestTables.of(spec, table.toArray(Object[][]::new));
    }

    @Test
    public void labelOfEachPositionIsLearnedWithinTheMask() throws Exception {
        NodeRun learner =
                learner()
                        .set("targetColumn", "labels")
                        .set("useMask", true)
                        .set("maskColumn", "mask");
        PortObject[] outputs = learner.execute(labelled(0, 200));
        SequenceModelPortObjectSpec spec = (SequenceModelPortObjectSpec) outputs[0].getSpec();
        assertEquals(TaskKind.POSITIONS, spec.kind());
        // The masked letter is not learned.
        assertEquals(List.of("o", "x"), spec.names());
        BufferedDataTable input = labelled(1000, 40);
        BufferedDataTable predicted = predict(outputs[0], input);
        assertEquals(
                List.of(
                        "Encoded",
                        "labels",
                        "mask",
                        "Prediction (labels)",
                        "Prediction (labels) (confidence)",
                        "P (labels=o)",
                        "P (labels=x)"),
                List.of(predicted.getDataTableSpec().getColumnNames()));
        BufferedDataTable scores =
                NodeRun.of(new SequenceScorerNodeFactory())
                        .set("truthColumn", "labels")
                        .set("predictionColumn", "Prediction (labels)")
                        .set("useMask", true)
                        .set("maskColumn", "mask")
                        .table(1, predicted);
        assertTrue(value(scores, "Overall", "Accuracy") > 0.97);

        Node node = NodeRun.newNode(new LstmPredictorNodeFactory());
        BufferedDataTable streamed = StreamedRun.execute(node.getNodeModel(), outputs[0], input);
        assertEquals(TestTables.contents(predicted), TestTables.contents(streamed));
    }

    @Test
    public void rowsWithMoreOrFewerLabelsThanPositionsAreLeftOut() throws Exception {
        DataTableSpec spec =
                TableSchema.builder()
                        .column(EncodedColumn.describe("Encoded", DNA))
                        .text("labels")
                        .toSpec();
        NodeRun node =
                learner()
                        .set("targetColumn", "labels")
                        .set("task", "POSITIONS")
                        .set("epochs", 1)
                        .set("validationShare", 0.0);
        node.execute(
                TestTables.of(
                        spec,
                        row("a", encoded("ACGT"), "oxox"),
                        row("b", encoded("ACGT"), "oxo"),
                        row("c", encoded("AC"), "ox")));
        assertTrue(node.message(), node.message().contains("4 positions, but there are 3 labels"));
        assertTrue(node.message(), node.message().contains("\"b\""));
        String message = failure(node, TestTables.of(spec, row("b", encoded("ACGT"), "oxo")));
        assertTrue(message, message.contains("4 positions, but there are 3 labels"));
        message =
                failure(
                        node,
                        TestTables.of(
                                spec,
                                row("a", encoded("ACGT"), "oooo"),
                                row("b", encoded("AC"), "oo")));
        assertTrue(message, message.contains("all \"o\""));
    }

    /** Waves of random phase: the next value follows from the two before. */
    private static BufferedDataTable waves(int from, int rows, int steps) {
        DataTableSpec spec =
                TableSchema.builder().column(EncodedColumn.describe("waves", SERIES)).toSpec();
        List<Object[]> table = new ArrayList<>();
        for (int i = from; i < from + rows; i++) {
            double phase = new SplittableRandom(i).nextDouble() * 6.28;
            float[] values = new float[steps];
            for (int t = 0; t < steps; t++) {
                values[t] = (float) Math.sin(phase + 0.7 * t);
            }
            if (steps > 6) {
                values[5] = Float.NaN;
            }
            table.add(
                    row(
                            "Row" + i,
                            EncodedSequenceCell.of(EncodedSequence.ofValues(1, values), SERIES)));
        }
        return TestTables.of(spec, table.toArray(Object[][]::new));
    }

    @Test
    public void seriesWithoutTargetAreForecast() throws Exception {
        NodeRun learner =
                learner()
                        .set("cell", "LSTM")
                        .set("augmentation", "RANDOM_START")
                        .set("shortestSeries", 4);
        PortObject[] outputs = learner.execute(waves(0, 150, 14));
        SequenceModelPortObjectSpec spec = (SequenceModelPortObjectSpec) outputs[0].getSpec();
        assertEquals(TaskKind.FORECAST, spec.kind());
        assertEquals(List.of("ratio"), spec.names());
        BufferedDataTable input = waves(1000, 30, 14);
        NodeRun predictor = NodeRun.of(new LstmPredictorNodeFactory()).set("forecastSteps", 3);
        BufferedDataTable predicted = predictor.table(0, outputs[0], input);
        assertEquals(
                List.of("waves", "Prediction (waves)", "Forecast (waves)"),
                List.of(predicted.getDataTableSpec().getColumnNames()));
        List<String> first = TestTables.contents(predicted).get(0);
        assertEquals(13, first.get(2).split(",").length);
        assertEquals(3, first.get(3).split(",").length);
        BufferedDataTable scores = score(predicted);
        double own = value(scores, "Prediction", "RMSE");
        assertTrue(own < value(scores, "Persistence", "RMSE"));
        assertTrue(own < value(scores, "Zero", "RMSE"));
    }

    @Test
    public void forecastOfLettersIsRefused() {
        String message =
                refusal(learner().set("task", "FORECAST"), shares(0, 1).getDataTableSpec());
        assertTrue(message, message.contains("Time Series Encoder"));
        message = refusal(learner().set("convolutionLayers", 1), waves(0, 1, 5).getDataTableSpec());
        assertTrue(message, message.contains("\"Convolutions\" to 0"));
    }

    @Test
    public void seriesOfOneStepCannotBeForecast() {
        String message = failure(learner(), waves(0, 3, 1));
        assertTrue(message, message.contains("1 step"));
    }

    @Test
    public void recommendedSettingsTrainEveryTask() throws Exception {
        NodeRun node = learner().set("recommended", true).set("task", "FORECAST");
        SequenceModelPortObject model = (SequenceModelPortObject) node.execute(waves(0, 20, 8))[0];
        assertEquals("1 GRU layer (64), each position", model.getSpec().network());
    }

    @Test
    public void embeddingAndAttentionAreLists() throws Exception {
        PortObject model =
                learner()
                        .set("targetColumn", "g")
                        .set("aggregation", "ATTENTION")
                        .set("embeddingSize", 5)
                        .set("epochs", 2)
                        .execute(shares(0, 60))[0];
        assertEquals(
                "embedding of 5, 1 bidirectional GRU layer (8), attention to the states",
                ((SequenceModelPortObject) model).getSpec().network());
        BufferedDataTable predicted =
                NodeRun.of(new LstmPredictorNodeFactory())
                        .set("appendEmbedding", true)
                        .set("appendAttention", true)
                        .table(0, model, shares(1000, 3));
        int columns = predicted.getDataTableSpec().getNumColumns();
        List<String> cells = TestTables.contents(predicted).get(0);
        assertEquals(16, cells.get(columns - 1).split(",").length);
        String[] weights = cells.get(columns).replace("[", "").replace("]", "").split(",");
        assertEquals(sequence(1000).length(), weights.length);
        double sum = 0;
        for (String weight : weights) {
            sum += Double.parseDouble(weight.strip());
        }
        assertEquals(1, sum, 1e-5);
    }

    @Test
    public void attentionThatTheModelDoesNotHaveIsRefused() throws Exception {
        PortObject model =
                learner().set("targetColumn", "g").set("epochs", 1).execute(shares(0, 60))[0];
        String message =
                failure(
                        NodeRun.of(new LstmPredictorNodeFactory()).set("appendAttention", true),
                        model,
                        shares(0, 2));
        assertTrue(message, message.contains("aggregation \"Attention\""));
    }

    @Test
    public void validationTableTakesThePlaceOfAShare() throws Exception {
        NodeRun learner = learner("Validation data").set("targetColumn", "g").set("epochs", 2);
        PortObject[] outputs = learner.execute(shares(0, 50), shares(1000, 30));
        SequenceModel model = ((SequenceModelPortObject) outputs[0]).readModel();
        assertEquals(50, model.provenance().trainingRows());
        assertEquals(30, model.provenance().validationRows());
    }

    @Test
    public void validationTableOfOtherColumnsOrCodesIsRefused() {
        NodeRun learner = learner("Validation data").set("targetColumn", "g");
        String message =
                assertThrows(
                                InvalidSettingsException.class,
                                () ->
                                        learner.configure(
                                                shares(0, 2).getDataTableSpec(),
                                                labelled(0, 2).getDataTableSpec()))
                        .getMessage();
        assertTrue(message, message.startsWith("Validation data: "));
        SequenceEncoding protein = SequenceEncoding.of(Alphabet.PROTEIN);
        DataTableSpec other =
                TableSchema.builder()
                        .column(EncodedColumn.describe("Encoded", protein))
                        .number("g")
                        .toSpec();
        message =
                assertThrows(
                                InvalidSettingsException.class,
                                () -> learner.configure(shares(0, 2).getDataTableSpec(), other))
                        .getMessage();
        assertTrue(message, message.contains("encoded otherwise"));
    }

    @Test
    public void trainingGoesOnFromAModelAndLeavesFrozenLayersAlone() throws Exception {
        PortObject first =
                learner().set("targetColumn", "g").set("epochs", 3).execute(shares(0, 80))[0];
        NodeRun again =
                learner("Initial model")
                        .set("targetColumn", "t")
                        .set("epochs", 2)
                        .set("hiddenSize", 99)
                        .set("frozenLayers", "recurrent1");
        PortObject second = again.execute(shares(200, 80), first)[0];
        SequenceModel before = ((SequenceModelPortObject) first).readModel();
        SequenceModel after = ((SequenceModelPortObject) second).readModel();
        assertEquals(before.network(), after.network());
        for (ParameterBlock block : before.blocks()) {
            boolean same =
                    Arrays.equals(
                            before.parameters(block),
                            after.parameters(
                                    after.blocks().stream()
                                            .filter(b -> b.name().equals(block.name()))
                                            .findFirst()
                                            .orElseThrow()));
            assertEquals(block.name(), block.name().startsWith("recurrent1."), same);
        }
        String message =
                failure(
                        learner("Initial model").set("targetColumn", "labels").set("epochs", 1),
                        labelled(0, 40),
                        first);
        assertTrue(message, message.contains("Take the network of the initial model"));
    }

    @Test
    public void checkpointIsDeletedInTheEndAndChangesNothing() throws Exception {
        Path file = folder.getRoot().toPath().resolve("state.checkpoint");
        PortObject[] plain =
                learner().set("targetColumn", "g").set("epochs", 3).execute(shares(0, 50));
        PortObject[] kept =
                learner()
                        .set("targetColumn", "g")
                        .set("epochs", 3)
                        .set("keepCheckpoints", true)
                        .set("checkpointFile", file.toString())
                        .execute(shares(0, 50));
        assertFalse(Files.exists(file));
        assertEquals(
                TestTables.contents((BufferedDataTable) plain[1]),
                TestTables.contents((BufferedDataTable) kept[1]));
        String message =
                refusal(
                        learner().set("targetColumn", "g").set("keepCheckpoints", true),
                        shares(0, 1).getDataTableSpec());
        assertTrue(message, message.contains("a file for the checkpoint"));
    }

    @Test
    public void settingsThatDoNotSuitTheTaskAreRefusedByName() {
        DataTableSpec numbers = shares(0, 1).getDataTableSpec();
        DataTableSpec labels = labelled(0, 1).getDataTableSpec();
        NodeRun positions = learner().set("targetColumn", "labels").set("task", "POSITIONS");
        String message =
                refusal(positions.set("convolutionLayers", 1).set("poolingWindow", 2), labels);
        assertTrue(message, message.contains("\"Pooling window\" to 1"));
        message = refusal(learner().set("targetColumn", "g").set("layerSizes", "8, 4"), numbers);
        assertTrue(message, message.contains("2 sizes"));
        message = refusal(learner().set("targetColumn", "g").set("layerSizes", "wide"), numbers);
        assertTrue(message, message.contains("\"wide\""));
        NodeRun loss =
                learner()
                        .set("targetColumn", "class")
                        .set("sequenceColumn", "sequence")
                        .set("loss", "HUBER");
        message = refusal(loss, EncodedTables.twoClasses(4).getDataTableSpec());
        assertTrue(message, message.contains("\"Huber\" is for numbers"));
        message = refusal(several(learner()), numbers);
        assertTrue(message, message.contains("\"Target columns\""));
        message = refusal(several(learner(), "gone"), numbers);
        assertTrue(message, message.contains("gone"));
    }

    @Test
    public void severalSizesLossesAndOptimisersTrain() throws Exception {
        PortObject model =
                learner()
                        .set("targetColumn", "g")
                        .set("epochs", 2)
                        .set("cell", "RNN_RELU")
                        .set("recurrentLayers", 2)
                        .set("layerSizes", "6, 3")
                        .set("recurrentDropout", 0.1)
                        .set("optimizer", "SGD")
                        .set("loss", "HUBER")
                        .set("schedule", "STEP")
                        .set("valueClipping", 1.0)
                        .set("accumulationSteps", 2)
                        .set("weightAveraging", 0.9)
                        .set("bidirectional", false)
                        .set("truncatedSteps", 4)
                        .set("augmentation", "REVERSE_COMPLEMENT")
                        .execute(shares(0, 60))[0];
        assertEquals(
                "2 RNN layers (6, 3), mean of the states",
                ((SequenceModelPortObject) model).getSpec().network());
    }

    @Test
    public void infiniteTargetIsNamedWithItsRow() {
        DataTableSpec spec =
                TableSchema.builder()
                        .column(EncodedColumn.describe("Encoded", DNA))
                        .number("y")
                        .toSpec();
        BufferedDataTable table =
                TestTables.of(
                        spec,
                        row("a", encoded("ACGT"), 1.0),
                        row("b", encoded("AC"), Double.POSITIVE_INFINITY));
        String message = failure(learner().set("targetColumn", "y"), table);
        assertTrue(message, message.contains("\"b\" has \"Infinity\""));
    }

    @Test
    public void batchLargerThanTheDataTrains() throws Exception {
        PortObject[] outputs =
                learner()
                        .set("targetColumn", "g")
                        .set("batchSize", 65_536)
                        .set("epochs", 2)
                        .execute(shares(0, 30));
        assertTrue(((BufferedDataTable) outputs[1]).size() >= 2);
    }

    @Test
    public void learningRateThatExplodesGivesAdvice() {
        NodeRun node =
                learner()
                        .set("targetColumn", "g")
                        .set("learningRate", 10.0)
                        .set("optimizer", "SGD")
                        .set("cell", "RNN_RELU")
                        .set("gradientClipping", 0.0);
        String message = failure(node, shares(0, 60));
        assertTrue(message, message.contains("learning rate"));
    }

    @Test
    public void sequencesOfOneAndOfManyPositionsArePredicted() throws Exception {
        PortObject model =
                learner()
                        .set("targetColumn", "g")
                        .set("bidirectional", false)
                        .set("epochs", 1)
                        .execute(shares(0, 60))[0];
        DataTableSpec spec = TableSchema.builder().text("Encoded").toSpec();
        BufferedDataTable table =
                TestTables.of(spec, row("one", "G"), row("many", "ACGTACGTGG".repeat(10_000)));
        NodeRun predictor = NodeRun.of(new LstmPredictorNodeFactory());
        List<List<String>> rows = TestTables.contents(predictor.table(0, model, table));
        for (List<String> cells : rows) {
            assertTrue(Double.isFinite(Double.parseDouble(cells.get(2))));
        }
        assertEquals("", predictor.message());
    }
}
