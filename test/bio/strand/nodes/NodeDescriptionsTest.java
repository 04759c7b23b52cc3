// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.ProjectFolder;
import bio.strand.nodes.testing.TestContributions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.knime.core.node.Node;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;

/**
 * What users read about each node of {@code plugin.xml}: that all parts are there and long enough
 * to say something. Whether it is well said, no test can tell.
 */
@RunWith(Parameterized.class)
public class NodeDescriptionsTest {

    private static final Pattern FACTORY = Pattern.compile("factory-class=\"([^\"]+)\"");

    /** The colours of the icons: ink, accent, paper, and the accent thinned with paper. */
    private static final Set<String> COLOURS = Set.of("#1d2b3a", "#d6245e", "#ffffff", "#f0a8bf");

    private final String factoryName;

    private Node node;

    private NodeFactory<? extends NodeModel> factory;

    public NodeDescriptionsTest(String name, String factoryName) {
        this.factoryName = factoryName;
    }

    @Parameters(name = "{0}")
    public static Iterable<Object[]> factories() throws IOException {
        List<Object[]> factories = new ArrayList<>();
        Matcher matcher = FACTORY.matcher(Files.readString(ProjectFolder.file("plugin.xml")));
        while (matcher.find()) {
            String name = matcher.group(1);
            factories.add(new Object[] {name.substring(name.lastIndexOf('.') + 1), name});
        }
        return factories;
    }

    @Before
    public void makeNode() throws ReflectiveOperationException {
        TestContributions.install();
        @SuppressWarnings("unchecked")
        Class<? extends NodeFactory<? extends NodeModel>> type =
                (Class<? extends NodeFactory<? extends NodeModel>>) Class.forName(factoryName);
        factory = type.getDeclaredConstructor().newInstance();
        factory.init();
        node = NodeRun.newNode(factory);
    }

    private NodeDescription description() {
        return node.invokeGetNodeDescription();
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }

    private static void expect(List<String> gaps, boolean condition, String gap) {
        if (!condition) {
            gaps.add(gap);
        }
    }

    @Test
    public void shortDescriptionIsOneSentence() {
        String text = description().getShortDescription().orElse("");
        assertTrue(text, text.length() >= 30 && text.length() <= 250 && text.endsWith("."));
    }

    @Test
    public void introductionSaysWhatWhenHowAndWhatCanGoWrong() {
        String html = description().getIntro().orElse("");
        List<String> gaps = new ArrayList<>();
        expect(gaps, html.stripLeading().startsWith("<p>"), "begins with what the node does");
        for (String part :
                List.of("When to use it.", "How to choose the settings.", "What can go wrong.")) {
            int start = html.indexOf("<b>" + part + "</b>");
            expect(gaps, start >= 0, part);
            if (start >= 0) {
                int next = html.indexOf("<b>", start + part.length());
                String body = words(html.substring(start, next < 0 ? html.length() : next));
                expect(gaps, body.length() >= part.length() + 60, part + " says little");
            }
        }
        int length = words(html).length();
        expect(gaps, length >= 600 && length <= 8000, length + " characters");
        assertEquals(List.of(), gaps);
    }

    @Test
    public void aReferenceCanBeLookedUp() {
        List<NodeDescription.DescriptionLink> links = description().getLinks();
        assertTrue("no link", !links.isEmpty());
        for (NodeDescription.DescriptionLink link : links) {
            assertTrue(link.getTarget(), link.getTarget().matches("https://[^\\s\"<>]+"));
            assertTrue(link.getText(), link.getText().length() >= 15);
        }
    }

    @Test
    public void everyPortIsExplained() {
        for (int i = 1; i < node.getNrInPorts(); i++) {
            String text = words(description().getInportDescription(i - 1));
            assertTrue("input " + i + ": " + text, text.length() >= 20 && text.endsWith("."));
        }
        for (int i = 1; i < node.getNrOutPorts(); i++) {
            String text = words(description().getOutportDescription(i - 1));
            assertTrue("output " + i + ": " + text, text.length() >= 20 && text.endsWith("."));
        }
    }

    @Test
    public void isFoundByWordsOfTheField() {
        assertTrue(description().getKeywords().length >= 4);
        assertEquals(
                description().getKeywords().length,
                new HashSet<>(List.of(description().getKeywords())).size());
    }

    @Test
    public void iconIsOfTheCommonStyle() throws IOException {
        // The icons lie at the root of the bundle, which is not on the class path of this test.
        String path = node.invokeGetNodeDescription().getIconPath();
        assertTrue(path, path.endsWith(".png"));
        Path icon = ProjectFolder.file("icons").resolve(Path.of(path).getFileName());
        BufferedImage image = ImageIO.read(icon.toFile());
        assertEquals(16, image.getWidth());
        assertEquals(16, image.getHeight());
        String name = icon.getFileName().toString().replace(".png", ".svg");
        String drawing =
                Files.readString(ProjectFolder.file("icons").resolve(name), StandardCharsets.UTF_8);
        assertTrue(name, drawing.contains("viewBox=\"0 0 16 16\""));
        assertTrue(name + " says what it shows", drawing.contains("<title>"));
        Matcher colour = Pattern.compile("#[0-9a-fA-F]{3,8}\\b").matcher(drawing);
        while (colour.find()) {
            assertTrue(name + ": " + colour.group(), COLOURS.contains(colour.group()));
        }
    }

    @Test
    public void nameOfTheNodeStandsInTheReadme() throws IOException {
        try (InputStream in = Files.newInputStream(ProjectFolder.file("README.md"))) {
            String readme = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(node.getName(), readme.contains("| **" + node.getName() + "** |"));
        }
    }
}
