// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.ui.dialog.Choice;
import bio.strand.host.core.ui.dialog.DialogModel;
import bio.strand.host.core.ui.dialog.ParameterDescription;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.TestContributions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.webui.node.dialog.NodeDialogFactory;
import org.knime.core.webui.node.dialog.SettingsType;
import org.knime.core.webui.node.dialog.defaultdialog.DefaultNodeDialog;

/**
 * What the dialog of each node of {@code plugin.xml} shows, as the stand-in for KNIME reads it out
 * of the parameters: every setting, with a help text that says something.
 */
@RunWith(Parameterized.class)
public class ParameterHelpTest {

    /** Of what numbers are counted or measured in, so that a help text says what 1 means. */
    private static final Pattern UNIT =
            Pattern.compile(
                    "\\d|share|number of|how many|rows?\\b|steps?\\b|epochs?\\b|positions?\\b"
                            + "|letters?\\b|bases?\\b|residues?\\b|seconds?\\b|minutes?\\b"
                            + "|columns?\\b|seed|percent|times\\b|width|length",
                    Pattern.CASE_INSENSITIVE);

    private final String factoryName;

    private NodeFactory<? extends NodeModel> factory;

    public ParameterHelpTest(String name, String factoryName) {
        this.factoryName = factoryName;
    }

    @Parameters(name = "{0}")
    public static Iterable<Object[]> factories() throws IOException {
        return NodeDescriptionsTest.factories();
    }

    @Before
    public void makeFactory() throws ReflectiveOperationException {
        TestContributions.install();
        @SuppressWarnings("unchecked")
        Class<? extends NodeFactory<? extends NodeModel>> type =
                (Class<? extends NodeFactory<? extends NodeModel>>) Class.forName(factoryName);
        factory = type.getDeclaredConstructor().newInstance();
        factory.init();
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
    public void everySettingIsInTheDialogWithAHelpText() {
        NodeSettings settings = new NodeSettings("model");
        Node node = NodeRun.newNode(factory);
        node.saveModelSettingsTo(settings);
        Set<String> shown = new TreeSet<>();
        for (ParameterDescription parameter : parameters()) {
            shown.add(parameter.key());
            assertTrue(parameter.key(), parameter.description().length() > 20);
        }
        assertEquals(new TreeSet<>(settings.keySet()), shown);
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
            boolean seed = parameter.title().toLowerCase(Locale.ROOT).contains("seed");
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
}
