// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.ports.SequenceModelPortObject;
import bio.strand.nodes.ports.SequenceModelPortObjectSpec;
import bio.strand.nodes.recurrent.learner.RnnLearnerNodeFactory;
import bio.strand.nodes.recurrent.predictor.LstmPredictorNodeFactory;
import bio.strand.nodes.testing.EncodedTables;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.webui.node.dialog.defaultdialog.NodeParametersUtil;

/** Sequence Model Writer and Sequence Model Reader together. */
public class SequenceModelFilesTest {

    private static SequenceModelPortObject model;

    @Rule public TemporaryFolder folder = new TemporaryFolder();

    @BeforeClass
    public static void trainModel() throws Exception {
        TestContributions.install();
        model = train("GRU", true);
    }

    private static SequenceModelPortObject train(String cell, boolean bidirectional)
            throws Exception {
        return (SequenceModelPortObject)
                NodeRun.of(new RnnLearnerNodeFactory())
                        .set("convolutionLayers", 0)
                        .set("cell", cell)
                        .set("bidirectional", bidirectional)
                        .set("hiddenSize", 4)
                        .set("aggregation", "MEAN")
                        .set("dropout", 0.0)
                        .set("epochs", 2)
                        .set("workers", 1)
                        .execute(EncodedTables.twoClasses(40))[0];
    }

    private Path file(String name) {
        return folder.getRoot().toPath().resolve(name);
    }

    private static NodeRun writer(Path file) {
        return NodeRun.of(new SequenceModelWriterNodeFactory()).set("outputFile", file.toString());
    }

    private static NodeRun reader(Path file) {
        return NodeRun.of(new SequenceModelReaderNodeFactory()).set("inputFile", file.toString());
    }

    private static List<List<String>> predictions(PortObject from) throws Exception {
        return TestTables.contents(
                NodeRun.of(new LstmPredictorNodeFactory())
                        .table(0, from, EncodedTables.twoClasses(10)));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> found = Files.list(folder.getRoot().toPath())) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    public void modelIsTheSameAfterWritingAndReading() throws Exception {
        Path file = file("promoters.strand");
        writer(file).execute(model);
        assertEquals(List.of("promoters.strand"), files());
        NodeRun reader = reader(file);
        SequenceModelPortObjectSpec announced = (SequenceModelPortObjectSpec) reader.configure()[0];
        assertNotNull("a small file is looked into", announced);
        SequenceModelPortObject read = (SequenceModelPortObject) reader.execute()[0];
        SequenceModelPortObjectSpec before = model.getSpec();
        SequenceModelPortObjectSpec after = read.getSpec();
        assertEquals(before.kind(), after.kind());
        assertEquals(before.names(), after.names());
        assertEquals(before.encoding(), after.encoding());
        assertEquals("sequence", after.sequenceColumn());
        assertEquals("class", after.targetColumn());
        assertEquals(before.network(), after.network());
        assertEquals(after.names(), announced.names());
        assertEquals(predictions(model), predictions(read));
    }

    @Test
    public void sameModelGivesTheSameBytes() throws Exception {
        writer(file("a.strand")).execute(model);
        writer(file("b.strand")).execute(model);
        assertArrayEquals(
                Files.readAllBytes(file("a.strand")), Files.readAllBytes(file("b.strand")));
    }

    @Test
    public void existingFileIsReplacedOnlyIfTheUserSaysSo() throws Exception {
        Path file = file("model.strand");
        Files.writeString(file, "precious");
        String message = failure(writer(file), model);
        assertTrue(message, message.contains("exists already"));
        assertEquals("precious", Files.readString(file));
        assertEquals(List.of("model.strand"), files());
        writer(file).set("ifExists", "OVERWRITE").execute(model);
        assertEquals(predictions(model), predictions(reader(file).execute()[0]));
        assertEquals(List.of("model.strand"), files());
    }

    @Test
    public void foldersAreCreatedOnlyIfTheUserSaysSo() throws Exception {
        Path file = file("new").resolve("model.strand");
        String message = failure(writer(file), model);
        assertTrue(message, message.contains("\"Create missing folders\""));
        writer(file).set("createFolders", true).execute(model);
        assertTrue(Files.exists(file));
        message = failure(writer(folder.getRoot().toPath()), model);
        assertTrue(message, message.contains("is a folder"));
    }

    private static String failure(NodeRun node, PortObject... inputs) {
        return assertThrows(NodeFailure.class, () -> node.execute(inputs)).getMessage();
    }

    private static String refusal(NodeRun node) {
        return assertThrows(InvalidSettingsException.class, node::configure).getMessage();
    }

    @Test
    public void networkThatDl4jLacksIsNamedAndNothingIsLeftBehind() throws Exception {
        String message = failure(writer(file("model.zip")).set("format", "DL4J"), model);
        assertTrue(message, message.contains("GRU") || message.contains("direction"));
        assertEquals(List.of(), files());
    }

    @Test
    public void dl4jModelPredictsAlikeAfterWritingAndReading() throws Exception {
        SequenceModelPortObject lstm = train("LSTM", false);
        Path file = file("model.zip");
        writer(file).set("format", "DL4J").execute(lstm);
        PortObject read = reader(file).execute()[0];
        List<List<String>> expected = predictions(lstm);
        List<List<String>> actual = predictions(read);
        for (int i = 0; i < expected.size(); i++) {
            double before = Double.parseDouble(expected.get(i).get(5));
            double after = Double.parseDouble(actual.get(i).get(5));
            assertEquals(before, after, 1e-5);
        }
    }

    @Test
    public void damagedMissingAndForeignFilesAreRefusedByName() throws Exception {
        String message = refusal(reader(file("gone.strand")));
        assertTrue(message, message.contains("gone.strand does not exist"));
        Path file = file("model.strand");
        writer(file).execute(model);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file("cut.strand"), Arrays.copyOf(bytes, bytes.length / 2));
        message = refusal(reader(file("cut.strand")));
        assertTrue(message, message.contains("cut.strand"));
        bytes[bytes.length / 2] ^= 0x10;
        Files.write(file, bytes);
        message = refusal(reader(file));
        assertTrue(message, message.contains("model.strand"));
        Files.writeString(file("notes.txt"), "no model at all");
        message = refusal(reader(file("notes.txt")));
        assertTrue(message, message.contains("notes.txt"));
        assertTrue(refusal(reader(file(""))).length() > 20);
    }

    /** KNIME makes the settings from the inputs when the node is new; there is none at first. */
    @Test
    public void newReaderHasSettingsWithoutAnyInput() {
        assertEquals(
                "",
                new SequenceModelReaderNodeParameters(
                                NodeParametersUtil.createDefaultNodeSettingsContext(
                                        new PortObjectSpec[0]))
                        .encodedColumn);
    }

    @Test
    public void withoutAFileTheNodeSaysWhatToChoose() {
        String message = refusal(NodeRun.of(new SequenceModelReaderNodeFactory()));
        assertTrue(message, message.contains("choose a model file"));
        message =
                assertThrows(
                                InvalidSettingsException.class,
                                () ->
                                        NodeRun.of(new SequenceModelWriterNodeFactory())
                                                .configure(model.getSpec()))
                        .getMessage();
        assertTrue(message, message.contains("the file to write the model to"));
    }
}
