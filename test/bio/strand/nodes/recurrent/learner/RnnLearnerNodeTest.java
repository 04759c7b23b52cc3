// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.learner;

import static bio.strand.nodes.testing.TestTables.row;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.model.SequenceModel;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.training.TrainingSpec;
import bio.strand.nodes.ports.SequenceModelPortObject;
import bio.strand.nodes.ports.SequenceModelPortObjectSpec;
import bio.strand.nodes.testing.EncodedTables;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.image.ImageValue;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.image.ImagePortObject;

public class RnnLearnerNodeTest {

    @Before
    public void install() {
        TestContributions.install();
    }

    /** A network that trains in a moment. */
    private static NodeRun node() {
        return NodeRun.of(new RnnLearnerNodeFactory())
                .set("convolutionLayers", 0)
                .set("hiddenSize", 4)
                .set("aggregation", "MEAN")
                .set("dropout", 0.0)
                .set("epochs", 3)
                .set("batchSize", 8)
                .set("learningRate", 0.05)
                .set("validationShare", 0.25)
                .set("workers", 1);
    }

    private static String failure(NodeRun node, PortObject input) {
        return assertThrows(NodeFailure.class, () -> node.execute(input)).getMessage();
    }

    @Test
    public void parametersStartAtTheDefaultsOfTheEngine() throws Exception {
        RnnLearnerNodeParameters parameters = new RnnLearnerNodeParameters();
        assertEquals(NetworkSpec.defaults(), parameters.toNetworkSpec());
        assertEquals(TrainingSpec.defaults(), parameters.toTrainingSpec());
    }

    @Test
    public void describesTheModelBeforeTraining() throws Exception {
        DataTableSpec table = EncodedTables.twoClasses(12).getDataTableSpec();
        PortObjectSpec[] specs = node().configure(table);
        SequenceModelPortObjectSpec model = (SequenceModelPortObjectSpec) specs[0];
        assertEquals(List.of("at", "gc"), model.names());
        assertEquals("sequence", model.sequenceColumn());
        assertEquals("class", model.targetColumn());
        assertEquals("1 bidirectional GRU layer (4), mean of the states", model.network());
        assertEquals(7, ((DataTableSpec) specs[1]).getNumColumns());
    }

    @Test
    public void trainsAModelWithHistoryAndLearningCurve() throws Exception {
        NodeRun node = node();
        PortObject[] outputs = node.execute(EncodedTables.twoClasses(40));
        SequenceModel model = ((SequenceModelPortObject) outputs[0]).readModel();
        assertEquals(List.of("at", "gc"), model.task().names());
        List<List<String>> history = TestTables.contents((BufferedDataTable) outputs[1]);
        assertEquals("Epoch 1", history.get(0).get(0));
        assertEquals("Network", history.get(0).get(1));
        assertEquals(
                1, history.stream().filter(row -> row.get(row.size() - 1).equals("true")).count());
        assertTrue(
                history.toString(),
                history.stream().anyMatch(row -> row.get(1).startsWith("Logistic")));
        PNGImageContent image =
                (PNGImageContent)
                        ((ImageValue) ((ImagePortObject) outputs[2]).toDataCell())
                                .getImageContent();
        assertTrue(image.getByteArray().length > 1000);
    }

    @Test
    public void sameSeedGivesTheSameModelAndHistory() throws Exception {
        BufferedDataTable table = EncodedTables.twoClasses(24);
        PortObject[] one = node().set("seed", 7).execute(table);
        PortObject[] two = node().set("seed", 7).set("workers", 2).execute(table);
        assertArrayEquals(
                Files.readAllBytes(((SequenceModelPortObject) one[0]).modelFile()),
                Files.readAllBytes(((SequenceModelPortObject) two[0]).modelFile()));
        assertEquals(
                TestTables.contents((BufferedDataTable) one[1]),
                TestTables.contents((BufferedDataTable) two[1]));
    }

    @Test
    public void incompleteRowsAreLeftOutWithAWarning() throws Exception {
        BufferedDataTable table =
                EncodedTables.of(
                        row("Row0", "ATATAT", "at"),
                        row("Row1", "GCGCGC", "gc"),
                        row("Row2", "ATTAAT", "at"),
                        row("Row3", "GGCCGC", "gc"),
                        row("Row4", "ATTAAA", null),
                        row("Row5", null, "gc"),
                        row("Row6", null, "at"));
        NodeRun node = node().set("validationShare", 0.0);
        node.execute(table);
        assertTrue(
                node.message(),
                node.message()
                        .contains(
                                "1 row without class left out. It is: row \"Row4\": the class is"
                                        + " missing"));
        assertTrue(node.message(), node.message().contains("2 rows without sequence left out"));
    }

    @Test
    public void oneClassIsNotEnough() {
        String message =
                failure(
                        node(),
                        EncodedTables.of(row("Row0", "ATAT", "at"), row("Row1", "TTTT", "at")));
        assertTrue(message, message.contains("same class \"at\"") && message.contains("\"class\""));
    }

    @Test
    public void identifiersAreNoClasses() {
        String message =
                failure(
                        node(),
                        EncodedTables.of(
                                row("Row0", "ATAT", "a"),
                                row("Row1", "TTTT", "b"),
                                row("Row2", "TTTA", "c")));
        assertTrue(message, message.contains("3 different classes") && message.contains("3 rows"));
    }

    @Test
    public void tableWithoutUsableRowsIsRefused() {
        assertTrue(failure(node(), EncodedTables.of()).contains("no rows"));
        String message =
                failure(
                        node(),
                        EncodedTables.of(row("Row0", null, "at"), row("Row1", "ATAT", null)));
        assertTrue(
                message,
                message.contains("None of the 2 rows")
                        && message.contains("1 without class, 1 without sequence"));
    }

    @Test
    public void configureRefusesWhatCannotWork() {
        DataTableSpec table = EncodedTables.of().getDataTableSpec();
        assertRefused(node().set("targetColumn", "gone"), table, "\"gone\"");
        assertRefused(node().set("sequenceColumn", "class"), table, "\"class\"");
        assertRefused(node().set("epochs", 0), table, "epochs");
        assertRefused(node().set("filterWidth", 4).set("convolutionLayers", 1), table, "odd");
        assertRefused(node().set("dropout", 1.0), table, "dropout");
        assertRefused(node().set("learningRate", 0.0), table, "learning rate");
        assertRefused(node(), EncodedTables.withoutEncoding(), "Sequence Encoder");
    }

    private static void assertRefused(NodeRun node, DataTableSpec table, String part) {
        String message =
                assertThrows(InvalidSettingsException.class, () -> node.configure(table))
                        .getMessage();
        assertTrue(message, message.contains(part));
    }

    @Test
    public void cancelledTrainingGivesNoModel() {
        NodeRun node = node().set("epochs", 100_000).set("patience", 0);
        node.cancel();
        assertThrows(NodeFailure.class, () -> node.execute(EncodedTables.twoClasses(40)));
    }

    @Test
    public void cancellingInTheMiddleOfTrainingEndsIt() throws Exception {
        BufferedDataTable table = EncodedTables.twoClasses(40);
        NodeRun node = node().set("epochs", 100_000).set("patience", 0);
        AtomicReference<Exception> outcome = new AtomicReference<>();
        Thread training =
                new Thread(
                        () -> {
                            try {
                                node.execute(table);
                            } catch (NodeFailure | InvalidSettingsException e) {
                                outcome.set(e);
                            }
                        });
        training.start();
        // Long enough to be within training; 100,000 epochs would take hours.
        Thread.sleep(500);
        node.cancel();
        training.join();
        assertTrue(String.valueOf(outcome.get()), outcome.get() instanceof NodeFailure);
    }
}
