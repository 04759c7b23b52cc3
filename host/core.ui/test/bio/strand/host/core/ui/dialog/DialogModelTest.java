// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.dialog;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.ui.dialog.TrainingParameters.CellType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.Test;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.util.AllColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation.IsSingleCharacterValidation;

public class DialogModelTest {

    private static final List<ParameterDescription> PARAMETERS =
            DialogModel.of(TrainingParameters.class).topLevelParameters();

    private static final Map<String, ParameterDescription> BY_KEY =
            PARAMETERS.stream()
                    .collect(Collectors.toMap(ParameterDescription::key, Function.identity()));

    @Test
    public void listsTheParametersThatHaveWidgetsInTheOrderOfTheFields() {
        assertEquals(
                List.of(
                        "file",
                        "target",
                        "cell",
                        "forgetBias",
                        "dropout",
                        "rate",
                        "seed",
                        "stopping/patienceEpochs",
                        "stages",
                        "hint"),
                PARAMETERS.stream().map(ParameterDescription::key).toList());
    }

    @Test
    public void describesTypeDefaultAndRange() {
        assertEquals("choice", BY_KEY.get("cell").type());
        assertEquals("LSTM", BY_KEY.get("cell").defaultValue());
        assertEquals("number", BY_KEY.get("rate").type());
        assertEquals("> 0, < 1", BY_KEY.get("rate").range().toString());
        assertEquals("integer (optional)", BY_KEY.get("seed").type());
        assertEquals(">= 1", BY_KEY.get("stopping/patienceEpochs").range().toString());
        assertEquals("", BY_KEY.get("forgetBias").range().toString());
    }

    @Test
    public void labelsChoices() {
        assertEquals(
                List.of(
                        new Choice("RNN", "Plain RNN", "Forgets soon."),
                        new Choice("LSTM", "Lstm", ""),
                        new Choice("GATED_RECURRENT_UNIT", "Gated recurrent unit", "")),
                BY_KEY.get("cell").choices());
        assertEquals(
                "Kind of cell.<ul><li><b>Plain RNN</b>: Forgets soon.</li><li><b>Lstm</b></li>"
                        + "<li><b>Gated recurrent unit</b></li></ul>",
                BY_KEY.get("cell").descriptionWithChoices());
    }

    @Test
    public void tellsSectionsAndAdvancedSettings() {
        assertEquals("Input", BY_KEY.get("target").section());
        assertEquals("Training", BY_KEY.get("cell").section());
        assertEquals("", BY_KEY.get("dropout").section());
        assertTrue(BY_KEY.get("forgetBias").advanced());
        assertTrue("by its group", BY_KEY.get("stopping/patienceEpochs").advanced());
        assertFalse(BY_KEY.get("rate").advanced());
    }

    @Test
    public void describesTheElementsOfAList() {
        assertEquals(
                List.of("Epochs", "Long"),
                BY_KEY.get("stages").elements().stream().map(ParameterDescription::title).toList());
        assertEquals("3", BY_KEY.get("stages").elements().get(0).defaultValue());
    }

    @Test
    public void tellsConditionsInWords() {
        assertEquals(
                List.of("shown if \"Cell\" is one of LSTM, GATED_RECURRENT_UNIT"),
                BY_KEY.get("forgetBias").conditions());
        assertEquals(List.of("enabled if \"Dropout\" is true"), BY_KEY.get("rate").conditions());
    }

    @Test
    public void evaluatesEffects() {
        DialogModel dialog = DialogModel.of(TrainingParameters.class);
        TrainingParameters parameters = new TrainingParameters();
        List<String> active = dialog.activeKeys(parameters);
        assertTrue(active.contains("forgetBias"));
        assertFalse(active.contains("rate"));
        assertTrue(active.contains("hint"));
        parameters.cell = CellType.RNN;
        parameters.dropout = true;
        parameters.stages[0].isLong = true;
        active = dialog.activeKeys(parameters);
        assertFalse(active.contains("forgetBias"));
        assertTrue(active.contains("rate"));
        assertFalse(active.contains("hint"));
    }

    private static String complaint(Class<? extends NodeParameters> type) {
        return assertThrows(IllegalArgumentException.class, () -> DialogModel.of(type))
                .getMessage();
    }

    static final class Unknown implements BooleanReference {}

    public static final class MissingReference implements NodeParameters {
        @Widget(title = "A", description = "a")
        @Effect(predicate = Unknown.class, type = EffectType.SHOW)
        int a = 1;
    }

    public static final class TwiceReferenced implements NodeParameters {
        @ValueReference(Unknown.class)
        boolean a = true;

        @ValueReference(Unknown.class)
        boolean b = true;
    }

    public static final class BlankTitle implements NodeParameters {
        @Widget(title = " ", description = "a")
        int a = 1;
    }

    public static final class DefaultOutOfRange implements NodeParameters {
        @Widget(title = "A", description = "a")
        @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
        int a = 0;
    }

    public static final class DefaultAgainstPattern implements NodeParameters {
        @Widget(title = "A", description = "a")
        @TextInputWidget(patternValidation = IsSingleCharacterValidation.class)
        String a = "ab";
    }

    public static final class SwitchOfText implements NodeParameters {
        @Widget(title = "A", description = "a")
        @ValueSwitchWidget
        String a = "x";
    }

    public static final class ColumnsOfNumber implements NodeParameters {
        @Widget(title = "A", description = "a")
        @ChoicesProvider(AllColumnsProvider.class)
        int a = 1;
    }

    public static final class FileWithoutFileSystem implements NodeParameters {
        @Widget(title = "A", description = "a")
        @FileReaderWidget
        String a = "";
    }

    @Test
    public void refusesEffectsOnUnknownReferences() {
        assertTrue(complaint(MissingReference.class).contains("@ValueReference(Unknown.class)"));
    }

    @Test
    public void refusesReferencesToTwoFields() {
        assertTrue(complaint(TwiceReferenced.class).contains("a and b"));
    }

    @Test
    public void refusesWidgetsWithoutTitle() {
        assertEquals("The field a has a @Widget without a title.", complaint(BlankTitle.class));
    }

    @Test
    public void refusesDefaultsThatTheDialogWouldRefuse() {
        assertEquals(
                "The field a has the default 0, which is outside >= 1.",
                complaint(DefaultOutOfRange.class));
        assertTrue(complaint(DefaultAgainstPattern.class).contains("must be a single character"));
    }

    @Test
    public void refusesWidgetsThatDoNotFitTheirFields() {
        assertTrue(complaint(SwitchOfText.class).contains("@ValueSwitchWidget"));
        assertTrue(complaint(ColumnsOfNumber.class).contains("@ChoicesProvider"));
        assertTrue(complaint(FileWithoutFileSystem.class).contains("@WithFileSystem"));
    }
}
