// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.workflows;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.testing.ProjectFolder;
import bio.strand.nodes.testing.TestContributions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;

/**
 * The committed example workflows are what the nodes themselves would save. After a deliberate
 * change, write them anew with {@link ExampleWorkflows#main}.
 */
@RunWith(Parameterized.class)
public class ExampleWorkflowsTest {

    private static final String METADATA = "workflow-metadata.xml";

    private final String name;
    private final Path folder;

    public ExampleWorkflowsTest(String name) {
        this.name = name;
        folder = ProjectFolder.file("workflows", name);
    }

    @Parameters(name = "{0}")
    public static Iterable<String> names() {
        return List.of(
                "promoters",
                "splice-junctions",
                "genbank-features",
                "expression-classes",
                "secondary-structure",
                "solubility",
                "toxicity",
                "cell-cycle",
                "honest-split",
                "promoter-design",
                "profile-generation");
    }

    @Before
    public void install() {
        TestContributions.install();
    }

    private WorkflowFolder asCode() {
        return ExampleWorkflows.all().get(name);
    }

    private NodeSettingsRO load(String file) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            return NodeSettings.loadFromXML(in);
        }
    }

    private List<String> nodeFolders() throws IOException, InvalidSettingsException {
        NodeSettingsRO nodes = load("workflow.knime").getNodeSettings("nodes");
        List<String> folders = new ArrayList<>();
        for (String key : nodes.keySet()) {
            folders.add(nodes.getNodeSettings(key).getString("node_settings_file"));
        }
        return folders;
    }

    @Test
    public void folderHoldsExactlyTheFilesOfTheWorkflow() throws Exception {
        Set<String> expected = new TreeSet<>(asCode().settingsFiles().keySet());
        expected.add(METADATA);
        expected.addAll(asCode().dataFiles().keySet());
        Set<String> actual = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .forEach(actual::add);
        }
        assertEquals(expected, actual);
    }

    @Test
    public void everySettingIsWhatTheNodesSave() throws Exception {
        for (Map.Entry<String, NodeSettings> file : asCode().settingsFiles().entrySet()) {
            assertEquals(file.getKey(), file.getValue(), load(file.getKey()));
        }
        assertEquals(asCode().metadata(), Files.readString(folder.resolve(METADATA)));
        for (Map.Entry<String, String> file : asCode().dataFiles().entrySet()) {
            assertEquals(file.getValue(), Files.readString(folder.resolve(file.getKey())));
        }
    }

    @Test
    public void lastNodeIsAScorer() throws Exception {
        List<String> folders = nodeFolders();
        NodeSettingsRO last = load(folders.get(folders.size() - 1));
        assertTrue(last.getString("name").matches("(Sequence|Generation) Scorer"));
        NodeSettingsRO connections = load("workflow.knime").getNodeSettings("connections");
        for (String key : connections.keySet()) {
            assertTrue(connections.getNodeSettings(key).getInt("sourceID") < folders.size());
        }
    }

    @Test
    public void everyNodeIsAnnotated() throws Exception {
        Set<String> texts = new HashSet<>();
        for (String file : nodeFolders()) {
            String text = load(file).getNodeSettings("nodeAnnotation").getString("text");
            assertFalse(file, text.isBlank());
            assertTrue(file + " repeats an annotation", texts.add(text));
        }
        NodeSettingsRO nodes = load("workflow.knime").getNodeSettings("nodes");
        Set<Integer> columns = new HashSet<>();
        for (String key : nodes.keySet()) {
            NodeSettingsRO place = nodes.getNodeSettings(key).getNodeSettings("ui_settings");
            columns.add(place.getIntArray("extrainfo.node.bounds")[0]);
        }
        NodeSettingsRO annotations = load("workflow.knime").getNodeSettings("annotations");
        assertEquals(
                "an introduction and a text for each step, which is a column of nodes",
                1 + columns.size(),
                annotations.keySet().size());
    }

    @Test
    public void introductionSaysResultTimeOwnDataAndReferences() throws Exception {
        String text =
                load("workflow.knime")
                        .getNodeSettings("annotations")
                        .getNodeSettings("annotation_0")
                        .getString("text");
        for (String fact : List.of("Expected result", "Run time", "Your own data", "References")) {
            assertTrue(fact, text.matches("(?s).*<strong>" + fact + ":</strong> .{20}.*"));
        }
    }

    @Test
    public void controllingVariablesAreDefinedAndTheirSettingsExist() throws Exception {
        Set<String> defined = new HashSet<>();
        NodeSettingsRO variables = load("workflow.knime").getNodeSettings("workflow_variables");
        for (String key : variables.keySet()) {
            defined.add(variables.getNodeSettings(key).getString("name"));
        }
        Set<String> used = new HashSet<>();
        for (String file : nodeFolders()) {
            NodeSettingsRO node = load(file);
            if (node.containsKey("variables")) {
                NodeSettingsRO tree = node.getNodeSettings("variables").getNodeSettings("tree");
                for (String key : tree.keySet()) {
                    assertTrue(file, node.getNodeSettings("model").containsKey(key));
                    used.add(tree.getNodeSettings(key).getString("used_variable"));
                }
            }
        }
        assertEquals(defined, used);
    }
}
