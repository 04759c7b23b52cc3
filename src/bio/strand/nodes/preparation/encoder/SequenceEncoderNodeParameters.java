// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.encoder;

import bio.strand.engine.encoding.CasePolicy;
import bio.strand.engine.encoding.GapPolicy;
import bio.strand.engine.encoding.LengthPolicy;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.SymbolPolicy;
import bio.strand.engine.encoding.TruncationSide;
import bio.strand.engine.encoding.UnknownPolicy;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.tables.ColumnRole;
import org.knime.core.data.DataColumnSpec;
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
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/**
 * What one may set in the Sequence Encoder. The field names are the keys in saved workflows and
 * never change.
 */
public final class SequenceEncoderNodeParameters implements NodeParameters {

    static final String SEQUENCE_TITLE = "Sequence column";

    private static final String CUSTOM_NAME = "custom";

    @Section(title = "Symbols")
    interface SymbolSection {}

    @Section(title = "Length")
    @After(SymbolSection.class)
    interface LengthSection {}

    @Section(title = "Output")
    @After(LengthSection.class)
    interface OutputSection {}

    enum AlphabetChoice {
        @Label(value = "DNA", description = "The bases A, C, G and T.")
        DNA,
        @Label(value = "RNA", description = "The bases A, C, G and U.")
        RNA,
        @Label(value = "Protein", description = "The twenty amino acids by one-letter code.")
        PROTEIN,
        @Label(value = "Custom", description = "The symbols that you list.")
        CUSTOM
    }

    enum LetterCase {
        @Label(value = "Ignore", description = "Lower-case letters count as their upper-case ones.")
        UPPER,
        @Label(
                value = "Keep",
                description = "Upper and lower case are different symbols, as in the alphabet.")
        EXACT
    }

    enum AmbiguityHandling {
        @Label(
                value = "Fractional",
                description =
                        "Each symbol that the code may stand for gets an equal share: R counts half"
                                + " as A and half as G.")
        FRACTIONAL,
        @Label(
                value = "Neutral",
                description = "The position stays, but says nothing about its symbol.")
        NEUTRAL,
        @Label(value = "Missing cell", description = "The row's encoded sequence is missing.")
        MISSING,
        @Label(value = "Error", description = "The node fails and names row and position.")
        ERROR
    }

    enum GapHandling {
        @Label(value = "Remove", description = "Gaps are left out; the symbols after them move up.")
        REMOVE,
        @Label(
                value = "Neutral",
                description = "The position stays, but says nothing about its symbol.")
        NEUTRAL,
        @Label(value = "Missing cell", description = "The row's encoded sequence is missing.")
        MISSING,
        @Label(value = "Error", description = "The node fails and names row and position.")
        ERROR
    }

    enum UnknownHandling {
        @Label(
                value = "Neutral",
                description = "The position stays, but says nothing about its symbol.")
        NEUTRAL,
        @Label(value = "Missing cell", description = "The row's encoded sequence is missing.")
        MISSING,
        @Label(value = "Error", description = "The node fails and names row and position.")
        ERROR
    }

    enum RefusedRows {
        @Label(value = "Missing cell", description = "The row's encoded sequence is missing.")
        MISSING,
        @Label(value = "Error", description = "The node fails and names the row.")
        ERROR
    }

    enum CutSide {
        @Label(value = "End", description = "The first symbols are kept.")
        END,
        @Label(value = "Start", description = "The last symbols are kept.")
        START
    }

    enum OutputPlacement {
        @Label(value = "Append", description = "The encoded sequences become a new last column.")
        APPEND,
        @Label(
                value = "Replace",
                description = "The encoded sequences take the place of the text column.")
        REPLACE
    }

    static final class SequenceColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnRole.SEQUENCE.matches(column);
        }
    }

    interface AlphabetReference extends ParameterReference<AlphabetChoice> {}

    interface OutputPlacementReference extends ParameterReference<OutputPlacement> {}

    static final class AlphabetIsCustom implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(AlphabetReference.class).isOneOf(AlphabetChoice.CUSTOM);
        }
    }

    static final class OutputIsAppended implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(OutputPlacementReference.class)
                    .isOneOf(OutputPlacement.APPEND);
        }
    }

    static final class AtLeastOne extends MinValidation {
        @Override
        protected double getMin() {
            return 1;
        }
    }

    static final class AtLeastZero extends MinValidation {
        @Override
        protected double getMin() {
            return 0;
        }
    }

    @Widget(
            title = SEQUENCE_TITLE,
            description =
                    "The text column with the sequences, one sequence a row, without white space.")
    @ChoicesProvider(SequenceColumns.class)
    String sequenceColumn = "";

    @Layout(SymbolSection.class)
    @Widget(
            title = "Alphabet",
            description =
                    "The symbols that sequences are written in. DNA, RNA and protein know the"
                        + " ambiguity codes of IUPAC (for DNA for instance N, R, Y; for protein B,"
                        + " J, X, Z).")
    @ValueReference(AlphabetReference.class)
    @ValueSwitchWidget
    AlphabetChoice alphabet = AlphabetChoice.DNA;

    @Layout(SymbolSection.class)
    @Widget(
            title = "Custom symbols",
            description =
                    "The symbols of a custom alphabet, 1 to 200 different characters written one"
                        + " after the other, for instance HEC for secondary structure. Their order"
                        + " is part of the encoding. White space is not possible.")
    @Effect(predicate = AlphabetIsCustom.class, type = EffectType.SHOW)
    String customSymbols = "";

    @Layout(SymbolSection.class)
    @Widget(
            title = "Letter case",
            description =
                    "Whether upper and lower case differ. Many files write masked or uncertain"
                            + " regions in lower case; ignore the case unless a custom alphabet has"
                            + " letters of both cases.")
    @ValueSwitchWidget
    LetterCase letterCase = LetterCase.UPPER;

    @Layout(SymbolSection.class)
    @Widget(
            title = "Ambiguity codes",
            description =
                    "What to do with codes that stand for one of several symbols. Fractional keeps"
                        + " all that is known and suits a few codes in otherwise good sequences.")
    AmbiguityHandling ambiguityCodes = AmbiguityHandling.FRACTIONAL;

    @Layout(SymbolSection.class)
    @Widget(
            title = "Gaps",
            description =
                    "What to do with the gap characters - and . of aligned sequences. Neutral keeps"
                        + " the columns of an alignment in place; remove gives the plain sequence.")
    GapHandling gaps = GapHandling.ERROR;

    @Layout(SymbolSection.class)
    @Widget(
            title = "Unknown symbols",
            description =
                    "What to do with every other character. An error is safest: it shows a wrong"
                            + " alphabet or damaged data at once.")
    @ValueSwitchWidget
    UnknownHandling unknownSymbols = UnknownHandling.ERROR;

    @Layout(SymbolSection.class)
    @Widget(
            title = "Missing sequences",
            description = "What to do with rows whose sequence is a missing cell.")
    @ValueSwitchWidget
    RefusedRows missingSequences = RefusedRows.MISSING;

    @Layout(LengthSection.class)
    @Widget(
            title = "Minimum length",
            description =
                    "The least number of symbols, at least 1. An empty sequence is always too"
                            + " short. Removed gaps do not count.")
    @NumberInputWidget(minValidation = AtLeastOne.class)
    int minimumLength = 1;

    @Layout(LengthSection.class)
    @Widget(
            title = "Too short sequences",
            description = "What to do with sequences below the minimum length.")
    @ValueSwitchWidget
    RefusedRows tooShort = RefusedRows.ERROR;

    @Layout(LengthSection.class)
    @Widget(
            title = "Maximum length",
            description =
                    "The greatest number of symbols that is kept; longer sequences are cut. 0 keeps"
                            + " sequences of any length.")
    @NumberInputWidget(minValidation = AtLeastZero.class)
    int maximumLength = 0;

    @Layout(LengthSection.class)
    @Widget(
            title = "Cut at",
            description =
                    "The end at which sequences above the maximum length lose symbols. Cut at the"
                            + " start to keep what lies before an anchor at the end, for instance a"
                            + " transcription start.")
    @Advanced
    @ValueSwitchWidget
    CutSide cutAt = CutSide.END;

    @Layout(OutputSection.class)
    @Widget(
            title = "Output column",
            description = "Whether to keep the text column beside the encoded one.")
    @ValueReference(OutputPlacementReference.class)
    @ValueSwitchWidget
    OutputPlacement output = OutputPlacement.APPEND;

    @Layout(OutputSection.class)
    @Widget(
            title = "Name of the new column",
            description =
                    "The name of the appended column. If the table has a column of this name"
                            + " already, a number is added.")
    @Effect(predicate = OutputIsAppended.class, type = EffectType.SHOW)
    String outputColumn = "Encoded sequence";

    SequenceEncoderNodeParameters() {}

    SequenceEncoderNodeParameters(NodeParametersInput input) {
        sequenceColumn = input.getInTableSpec(0).flatMap(ColumnRole.SEQUENCE::guess).orElse("");
    }

    @Override
    public void validate() throws InvalidSettingsException {
        toSpec();
        if (output == OutputPlacement.APPEND && (outputColumn == null || outputColumn.isBlank())) {
            throw new InvalidSettingsException(
                    "The new column needs a name; enter one under \"Name of the new column\".");
        }
    }

    /**
     * The rules of encoding that these parameters state.
     *
     * @return the engine's record
     * @throws InvalidSettingsException if a value is out of its range; the message names it
     */
    SequenceEncoding toSpec() throws InvalidSettingsException {
        try {
            return new SequenceEncoding(
                    chosenAlphabet(),
                    CasePolicy.valueOf(letterCase.name()),
                    SymbolPolicy.valueOf(ambiguityCodes.name()),
                    GapPolicy.valueOf(gaps.name()),
                    UnknownPolicy.valueOf(unknownSymbols.name()),
                    minimumLength,
                    LengthPolicy.valueOf(tooShort.name()),
                    maximumLength,
                    TruncationSide.valueOf(cutAt.name()));
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }

    private Alphabet chosenAlphabet() {
        return switch (alphabet) {
            case DNA -> Alphabet.DNA;
            case RNA -> Alphabet.RNA;
            case PROTEIN -> Alphabet.PROTEIN;
            case CUSTOM -> Alphabet.custom(CUSTOM_NAME, customSymbols);
        };
    }
}
