// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.evaluation.scorer.SequenceScorerNodeFactory;
import bio.strand.nodes.generation.generator.GanGeneratorNodeFactory;
import bio.strand.nodes.generation.learner.GanLearnerNodeFactory;
import bio.strand.nodes.generation.scorer.GenerationScorerNodeFactory;
import bio.strand.nodes.io.expression.ExpressionReaderNodeFactory;
import bio.strand.nodes.io.model.SequenceModelReaderNodeFactory;
import bio.strand.nodes.io.model.SequenceModelWriterNodeFactory;
import bio.strand.nodes.io.reader.SequenceReaderNodeFactory;
import bio.strand.nodes.io.simulator.SequenceSimulatorNodeFactory;
import bio.strand.nodes.io.writer.SequenceWriterNodeFactory;
import bio.strand.nodes.preparation.divider.RowDividerNodeFactory;
import bio.strand.nodes.preparation.encoder.SequenceEncoderNodeFactory;
import bio.strand.nodes.preparation.expression.ExpressionPreprocessorApplyNodeFactory;
import bio.strand.nodes.preparation.expression.ExpressionPreprocessorNodeFactory;
import bio.strand.nodes.preparation.joiner.SequenceJoinerNodeFactory;
import bio.strand.nodes.preparation.partitioner.SequencePartitionerNodeFactory;
import bio.strand.nodes.preparation.series.TimeSeriesEncoderNodeFactory;
import bio.strand.nodes.preparation.windows.SequenceWindowsNodeFactory;
import bio.strand.nodes.recurrent.learner.RnnLearnerNodeFactory;
import bio.strand.nodes.recurrent.predictor.LstmPredictorNodeFactory;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.TestContributions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;

/**
 * The default settings of every node against what it saves today ({@code settings/}) and what the
 * first release saved ({@code settings/first-release/}, which never changes). A setting that has
 * come since has a migration, so that workflows saved before still load; a key is never renamed.
 * The goldens were saved by KNIME Analytics Platform itself.
 */
@RunWith(Parameterized.class)
public class SettingsGoldenTest {

    private final Supplier<NodeFactory<? extends NodeModel>> factory;
    private final String golden;

    /** What the first release saved; that of today for nodes that have come since. */
    private final String firstRelease;

    public SettingsGoldenTest(String name, Supplier<NodeFactory<? extends NodeModel>> factory)
            throws IOException {
        this.factory = factory;
        golden = resource("/settings/" + name + ".xml");
        assertNotNull("no golden for " + name, golden);
        String first = resource("/settings/first-release/" + name + ".xml");
        firstRelease = first == null ? golden : first;
    }

    private String resource(String path) throws IOException {
        try (InputStream in = getClass().getResourceAsStream(path)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Parameters(name = "{0}")
    public static Iterable<Object[]> factories() {
        return Arrays.asList(
                node("SequenceReaderNodeFactory", SequenceReaderNodeFactory::new),
                node("ExpressionReaderNodeFactory", ExpressionReaderNodeFactory::new),
                node("SequenceWriterNodeFactory", SequenceWriterNodeFactory::new),
                node("SequenceJoinerNodeFactory", SequenceJoinerNodeFactory::new),
                node("RowDividerNodeFactory", RowDividerNodeFactory::new),
                node("SequenceModelWriterNodeFactory", SequenceModelWriterNodeFactory::new),
                node("SequenceModelReaderNodeFactory", SequenceModelReaderNodeFactory::new),
                node("SequenceSimulatorNodeFactory", SequenceSimulatorNodeFactory::new),
                node("SequencePartitionerNodeFactory", SequencePartitionerNodeFactory::new),
                node("SequenceWindowsNodeFactory", SequenceWindowsNodeFactory::new),
                node("SequenceEncoderNodeFactory", SequenceEncoderNodeFactory::new),
                node("ExpressionPreprocessorNodeFactory", ExpressionPreprocessorNodeFactory::new),
                node(
                        "ExpressionPreprocessorApplyNodeFactory",
                        ExpressionPreprocessorApplyNodeFactory::new),
                node("TimeSeriesEncoderNodeFactory", TimeSeriesEncoderNodeFactory::new),
                node("RnnLearnerNodeFactory", RnnLearnerNodeFactory::new),
                node("LstmPredictorNodeFactory", LstmPredictorNodeFactory::new),
                node("GanLearnerNodeFactory", GanLearnerNodeFactory::new),
                node("GanGeneratorNodeFactory", GanGeneratorNodeFactory::new),
                node("GenerationScorerNodeFactory", GenerationScorerNodeFactory::new),
                node("SequenceScorerNodeFactory", SequenceScorerNodeFactory::new));
    }

    private static Object[] node(String name, Supplier<NodeFactory<? extends NodeModel>> factory) {
        return new Object[] {name, factory};
    }

    @Before
    public void install() {
        TestContributions.install();
    }

    private NodeSettingsRO goldenSettings() throws IOException {
        return settingsIn(golden);
    }

    private static NodeSettingsRO settingsIn(String xml) throws IOException {
        return NodeSettings.loadFromXML(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private Node newNode() {
        NodeFactory<? extends NodeModel> made = factory.get();
        made.init();
        return NodeRun.newNode(made);
    }

    @Test
    public void defaultSettingsAreThoseOfTheGolden() throws IOException {
        NodeSettings settings = new NodeSettings("model");
        newNode().saveModelSettingsTo(settings);
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        settings.saveToXML(xml);
        assertEquals(golden.strip(), xml.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    public void settingsLoadAsTheyWereSaved() throws Exception {
        assertEquals(goldenSettings(), savedAgain(goldenSettings()));
    }

    @Test
    public void settingsOfTheFirstReleaseLoadAndKeepTheirValues() throws Exception {
        NodeSettingsRO first = settingsIn(firstRelease);
        NodeSettings again = savedAgain(first);
        NodeSettings kept = new NodeSettings("model");
        for (String key : first.keySet()) {
            kept.addEntry(again.getEntry(key));
        }
        assertEquals(first, kept);
    }

    private NodeSettings savedAgain(NodeSettingsRO settings) throws InvalidSettingsException {
        Node node = newNode();
        node.validateModelSettings(settings);
        node.loadModelSettingsFrom(settings);
        NodeSettings again = new NodeSettings("model");
        node.saveModelSettingsTo(again);
        return again;
    }

    @Test
    public void settingsWithoutAKeyAreRefusedByItsName() throws Exception {
        // Later keys have migrations, so that the first one of the first release is missed first.
        String missing = settingsIn(firstRelease).keySet().iterator().next();
        NodeSettings others = new NodeSettings("model");
        InvalidSettingsException refusal =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> newNode().validateModelSettings(others));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains(missing));
    }
}
