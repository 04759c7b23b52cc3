// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.ui.dialog.Choice;
import bio.strand.host.core.ui.dialog.DialogModel;
import bio.strand.host.core.ui.dialog.ParameterDescription;
import bio.strand.nodes.testing.NodeRun;
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
import org.knime.core.webui.node.dialog.NodeDialogFactory;
import org.knime.core.webui.node.dialog.SettingsType;
import org.knime.core.webui.node.dialog.defaultdialog.DefaultNodeDialog;

/**
 * What users read about each node of {@code plugin.xml}: that all parts are there and long enough
 * to say something. Whether it is well said, no test can tell.
 */
@RunWith(Parameterized.class)
public class NodeDescriptionsTest {

    private static final Pattern FACTORY = Pattern.compile("factory-class=\"([^\"]+)\"");

    /** Of what numbers are counted or measured in, so that a help text says what 1 means. */
    private static final Pattern UNIT =
            Pattern.compile(
                    "\\d|share|number of|how many|rows?\\b|steps?\\b|epochs?\\b|positions?\\b"
                            + "|letters?\\b|bases?\\b|residues?\\b|seconds?\\b|minutes?\\b"
                            + "|columns?\\b|seed|percent|times\\b|width|length",
                    Pattern.CASE_INSENSITIVE);

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
        Matcher matcher = FACTORY.matcher(Files.readString(Path.of("plugin.xml")));
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

    private List<ParameterDescription> parameters() {
        return factory instanceof NodeDialogFactory dialogs
                        && dialogs.createNodeDialog() instanceof DefaultNodeDialog dialog
                ? DialogModel.of(dialog.getSettingsClasses().get(SettingsType.MODEL))
                        .topLevelParameters()
                : List.of();
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
    public void everyParameterHasHelp() {
        List<String> gaps = new ArrayList<>();
        for (ParameterDescription parameter : parameters()) {
            String help = words(parameter.descriptionWithChoices());
            expect(gaps, !parameter.title().isBlank(), parameter.key() + ": no title");
            expect(
                    gaps,
                    words(parameter.description()).endsWith("."),
                    parameter.key() + ": no full sentence: " + words(parameter.description()));
            expect(gaps, parameter.title().length() <= 60, parameter.key() + ": long title");
            expect(
                    gaps,
                    help.length() >= 30 && help.length() <= 2500,
                    parameter.key() + ": help of " + help.length() + " characters: " + help);
            for (Choice choice : parameter.choices()) {
                expect(
                        gaps,
                        !choice.title().isBlank(),
                        parameter.key() + ": no title of " + choice.id());
            }
        }
        assertEquals(List.of(), gaps);
    }

    @Test
    public void everyNumberHasARangeAndAMeaning() {
        List<String> gaps = new ArrayList<>();
        for (ParameterDescription parameter : parameters()) {
            boolean number = parameter.type().matches(".*(integer|number|real|decimal).*");
            if (!number || !parameter.elements().isEmpty()) {
                continue;
            }
            boolean seed = parameter.title().toLowerCase(java.util.Locale.ROOT).contains("seed");
            expect(
                    gaps,
                    seed
                            || !parameter.range().toString().isEmpty()
                            || words(parameter.description()).contains("any number"),
                    parameter.key() + " (" + parameter.type() + "): no range");
            expect(
                    gaps,
                    UNIT.matcher(words(parameter.description())).find(),
                    parameter.key() + ": no unit: " + words(parameter.description()));
            expect(gaps, !parameter.defaultValue().isEmpty(), parameter.key() + ": no default");
        }
        assertEquals(List.of(), gaps);
    }

    /** The few that everybody needs may stand above the first section. */
    @Test
    public void manyParametersStandInSections() {
        List<ParameterDescription> parameters = parameters();
        long outside =
                parameters.stream().filter(parameter -> parameter.section().isBlank()).count();
        assertTrue(outside + " parameters outside of sections", outside <= 8);
        if (parameters.size() > 12) {
            long sections =
                    parameters.stream().map(ParameterDescription::section).distinct().count();
            assertTrue(sections + " sections", sections >= 3);
            assertTrue(
                    "nothing is folded as advanced",
                    parameters.stream().anyMatch(ParameterDescription::advanced));
        }
    }

    @Test
    public void iconIsOfTheCommonStyle() throws IOException {
        // The icons lie at the root of the bundle, which is not on the class path of this test.
        String path = node.invokeGetNodeDescription().getIconPath();
        assertTrue(path, path.endsWith(".png"));
        Path icon = Path.of("icons").resolve(Path.of(path).getFileName());
        BufferedImage image = ImageIO.read(icon.toFile());
        assertEquals(16, image.getWidth());
        assertEquals(16, image.getHeight());
        String name = icon.getFileName().toString().replace(".png", ".svg");
        String drawing = Files.readString(Path.of("icons").resolve(name), StandardCharsets.UTF_8);
        assertTrue(name, drawing.contains("viewBox=\"0 0 16 16\""));
        assertTrue(name + " says what it shows", drawing.contains("<title>"));
        Matcher colour = Pattern.compile("#[0-9a-fA-F]{3,8}\\b").matcher(drawing);
        while (colour.find()) {
            assertTrue(name + ": " + colour.group(), COLOURS.contains(colour.group()));
        }
    }

    @Test
    public void nameOfTheNodeStandsInTheReadme() throws IOException {
        try (InputStream in = Files.newInputStream(Path.of("README.md"))) {
            String readme = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(node.getName(), readme.contains("| **" + node.getName() + "** |"));
        }
    }
}
