// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.windows;

import bio.strand.engine.encoding.SequenceWindows;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.tables.ColumnRole;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/**
 * What one may set in Sequence Windows. The field names are the keys in saved workflows and never
 * change.
 */
public final class SequenceWindowsNodeParameters implements NodeParameters {

    static final String SEQUENCE_TITLE = "Sequence column";
    static final String LABEL_TITLE = "Label column";
    static final String SITE_TITLE = "Column of positions";

    @Section(title = "Windows")
    interface WindowSection {}

    @Section(title = "Labels")
    @After(WindowSection.class)
    interface LabelSection {}

    @Section(title = "Output")
    @After(LabelSection.class)
    interface OutputSection {}

    enum EndChoice {
        @Label(
                value = "Fill up",
                description =
                        "Every position gets a window; beyond the ends of the sequence it is filled"
                                + " up.")
        FILLED,
        @Label(
                value = "Complete windows only",
                description = "Windows lie within the sequence; positions near its ends get none.")
        COMPLETE
    }

    enum LabelSource {
        @Label(value = "None", description = "Windows have no label.")
        NONE,
        @Label(
                value = "A letter a position",
                description =
                        "A text column as long as the sequence, for instance its secondary"
                                + " structure; the label is the letter at the label position.")
        LETTERS,
        @Label(
                value = "Positions of sites",
                description =
                        "A column with the positions of sites, counted from 1: a list of numbers, a"
                            + " number, or text such as \"12, 345\". Windows whose label position"
                            + " is one of them are sites.")
        SITES
    }

    enum RefusedRows {
        @Label(
                value = "Leave out",
                description = "Nothing is made of the row; one warning counts such rows.")
        SKIP,
        @Label(value = "Error", description = "The node fails and names the row.")
        ERROR
    }

    static final class SequenceColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnRole.SEQUENCE.matches(column);
        }
    }

    static final class SiteColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return holdsPositions(column);
        }
    }

    /** Whether a column may hold the positions of sites, to judge by its type. */
    static boolean holdsPositions(DataColumnSpec column) {
        return ColumnRole.NUMBER.matches(column)
                || column.getType().isCompatible(StringValue.class)
                || WindowLayout.isNumberList(column);
    }

    interface EndReference extends ParameterReference<EndChoice> {}

    interface LabelReference extends ParameterReference<LabelSource> {}

    static final class EndsAreFilled implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(EndReference.class).isOneOf(EndChoice.FILLED);
        }
    }

    static final class LabelsAreLetters implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(LabelReference.class).isOneOf(LabelSource.LETTERS);
        }
    }

    static final class LabelsAreSites implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(LabelReference.class).isOneOf(LabelSource.SITES);
        }
    }

    @Widget(
            title = SEQUENCE_TITLE,
            description = "The text column with the sequences, one sequence a row.")
    @ChoicesProvider(SequenceColumns.class)
    String sequenceColumn = "";

    @Layout(WindowSection.class)
    @Widget(
            title = "Window length",
            description =
                    "Positions of a window, at least 1. 13 to 21 residues are usual for proteins,"
                            + " 60 to 400 bases around splice sites and promoters.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int windowLength = 21;

    @Layout(WindowSection.class)
    @Widget(
            title = "Step",
            description =
                    "Positions from one window to the next, at least 1. 1 gives a window for every"
                            + " position.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int step = 1;

    @Layout(WindowSection.class)
    @Widget(
            title = "Label position",
            description =
                    "The position within the window that the label belongs to, counted from 1; 0 is"
                            + " the middle.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int labelPosition = 0;

    @Layout(WindowSection.class)
    @Widget(
            title = "At the ends",
            description = "What happens where a window would reach beyond the sequence.")
    @ValueReference(EndReference.class)
    @ValueSwitchWidget
    EndChoice ends = EndChoice.FILLED;

    @Layout(WindowSection.class)
    @Widget(
            title = "Filling",
            description =
                    "The character that stands for a position beyond the sequence. With - choose"
                        + " neutral for gaps in the Sequence Encoder: the network then sees nothing"
                        + " there.")
    @Effect(predicate = EndsAreFilled.class, type = EffectType.SHOW)
    String filling = "-";

    @Layout(LabelSection.class)
    @Widget(title = "Labels", description = "Where the labels of the windows come from.")
    @ValueReference(LabelReference.class)
    LabelSource labels = LabelSource.NONE;

    @Layout(LabelSection.class)
    @Widget(
            title = LABEL_TITLE,
            description = "The text column with one letter for each position of the sequence.")
    @ChoicesProvider(SequenceColumns.class)
    @Effect(predicate = LabelsAreLetters.class, type = EffectType.SHOW)
    String labelColumn = "";

    @Layout(LabelSection.class)
    @Widget(
            title = SITE_TITLE,
            description =
                    "The column with the positions of the sites, counted from 1. A missing cell is"
                            + " a sequence without sites.")
    @ChoicesProvider(SiteColumns.class)
    @Effect(predicate = LabelsAreSites.class, type = EffectType.SHOW)
    String siteColumn = "";

    @Layout(LabelSection.class)
    @Widget(title = "Label of sites", description = "The label of windows at a site.")
    @Effect(predicate = LabelsAreSites.class, type = EffectType.SHOW)
    String siteLabel = "site";

    @Layout(LabelSection.class)
    @Widget(title = "Label of others", description = "The label of all other windows.")
    @Effect(predicate = LabelsAreSites.class, type = EffectType.SHOW)
    String otherLabel = "other";

    @Layout(OutputSection.class)
    @Advanced
    @Widget(
            title = "Repeat the other columns",
            description =
                    "Whether each window repeats the other columns of its row, such as species or"
                        + " family, which an honest split needs. The sequence itself and its labels"
                        + " are never repeated.")
    boolean repeatColumns = true;

    @Layout(OutputSection.class)
    @Widget(
            title = "Rows that cannot be used",
            description =
                    "What to do with rows without a sequence or label, with a sequence that is too"
                        + " short for a window, with labels of another length, or with positions"
                        + " beyond the sequence.")
    @ValueSwitchWidget
    RefusedRows refusedRows = RefusedRows.SKIP;

    SequenceWindowsNodeParameters() {}

    SequenceWindowsNodeParameters(NodeParametersInput input) {
        sequenceColumn = input.getInTableSpec(0).flatMap(ColumnRole.SEQUENCE::guess).orElse("");
    }

    @Override
    public void validate() throws InvalidSettingsException {
        toSpec();
        if (ends == EndChoice.FILLED && filling.length() != 1) {
            throw new InvalidSettingsException(
                    "\"Filling\" must be one character, for instance -.");
        }
        if (labels == LabelSource.SITES && siteLabel.equals(otherLabel)) {
            throw new InvalidSettingsException(
                    "Windows at a site and others need different labels.");
        }
    }

    /**
     * The windows that these parameters state.
     *
     * @return the engine's record
     * @throws InvalidSettingsException if a value is out of its range; the message names it
     */
    SequenceWindows toSpec() throws InvalidSettingsException {
        try {
            return new SequenceWindows(
                    windowLength,
                    step,
                    labelPosition == 0 ? (windowLength + 1) / 2 : labelPosition,
                    SequenceWindows.Ends.valueOf(ends.name()));
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }

    /** The character beyond the ends; never used where windows are complete. */
    char fillingCharacter() {
        return filling.isEmpty() ? '-' : filling.charAt(0);
    }
}
