// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.encoder;

import bio.strand.engine.encoding.AminoAcidScale;
import bio.strand.engine.encoding.CasePolicy;
import bio.strand.engine.encoding.GapPolicy;
import bio.strand.engine.encoding.InvalidMoleculePolicy;
import bio.strand.engine.encoding.LengthPolicy;
import bio.strand.engine.encoding.Padding;
import bio.strand.engine.encoding.PartialCodonPolicy;
import bio.strand.engine.encoding.Representation;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.StrandPolicy;
import bio.strand.engine.encoding.SymbolPolicy;
import bio.strand.engine.encoding.Tokenization;
import bio.strand.engine.encoding.TruncationSide;
import bio.strand.engine.encoding.UnknownPolicy;
import bio.strand.engine.encoding.VocabularyBuilder;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.engine.sequence.SubstitutionMatrix;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.tables.ColumnRole;
import java.util.List;
import java.util.Locale;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/**
 * What one may set in the Sequence Encoder. The field names are the keys in saved workflows and
 * never change.
 */
public final class SequenceEncoderNodeParameters implements NodeParameters {

    static final String SEQUENCE_TITLE = "Sequence column";

    private static final String CUSTOM_NAME = "custom";

    static final String REFERENCE_TITLE = "Encoded column of the second table";

    private static final String STRUCTURE_NAME = "secondary structure";

    private static final String STRUCTURE_SYMBOLS = "HEC";

    private static final String DSSP_NAME = "DSSP";

    /** Helices, strands, turns, bends, P of later releases, and both ways to write none of them. */
    private static final String DSSP_SYMBOLS = "HBEGITSPC-";

    @Section(title = "Symbols and tokens")
    @Effect(predicate = HasOwnRules.class, type = EffectType.SHOW)
    interface SymbolSection {}

    @Section(title = "What the network sees")
    @After(SymbolSection.class)
    @Effect(predicate = HasOwnRules.class, type = EffectType.SHOW)
    interface MeaningSection {}

    @Section(title = "Length")
    @After(MeaningSection.class)
    @Effect(predicate = HasOwnRules.class, type = EffectType.SHOW)
    interface LengthSection {}

    @Section(title = "Rows that cannot be encoded")
    @After(LengthSection.class)
    interface RefusalSection {}

    @Section(title = "Output")
    @After(RefusalSection.class)
    interface OutputSection {}

    enum AlphabetChoice {
        @Label(value = "DNA", description = "The bases A, C, G and T.")
        DNA,
        @Label(value = "RNA", description = "The bases A, C, G and U.")
        RNA,
        @Label(value = "Protein", description = "The twenty amino acids by one-letter code.")
        PROTEIN,
        @Label(value = "Custom", description = "The symbols that you list.")
        CUSTOM,
        @Label(
                value = "Structure (3 states)",
                description = "Secondary structure: H (helix), E (strand), C (anything else).")
        STRUCTURE,
        @Label(
                value = "Structure (DSSP)",
                description =
                        "The states of DSSP: H, G, I (helices), E, B (strand, bridge), T, S (turn,"
                            + " bend), P (polyproline helix), C or - (none); each is a symbol of"
                            + " its own.")
        DSSP
    }

    enum TokenChoice {
        @Label(
                value = "Single symbols",
                description = "Every base, amino acid or letter by itself.")
        SYMBOL,
        @Label(
                value = "k-mers",
                description =
                        "Overlapping words of some symbols, such as ACG, CGT, GTT: short motifs"
                                + " become visible at once.")
        KMER,
        @Label(
                value = "Codons",
                description = "Words of three bases side by side, for coding sequences.")
        CODON,
        @Label(
                value = "SMILES",
                description =
                        "Molecules: atoms (two-letter ones and those in brackets as one token),"
                                + " bonds, branches and ring closures.")
        SMILES
    }

    enum VocabularyChoice {
        @Label(
                value = "All possible",
                description = "Every word of the alphabet has a code, whether it occurs or not.")
        ALL,
        @Label(
                value = "Those that occur",
                description =
                        "The words of this table are learned; the table is read twice. Encode the"
                                + " training rows here, and new rows with this node's output at the"
                                + " second input of another Sequence Encoder.")
        LEARNED
    }

    enum IncompleteCodons {
        @Label(value = "Leave out", description = "One or two bases at the end are not encoded.")
        DROP,
        @Label(value = "Missing cell", description = "The row's encoded sequence is missing.")
        MISSING,
        @Label(value = "Error", description = "The node fails and names row and position.")
        ERROR
    }

    enum InvalidMolecules {
        @Label(
                value = "Missing cell",
                description = "The row's encoded sequence is missing, with the reason.")
        MISSING,
        @Label(value = "Error", description = "The node fails and names the row and the reason.")
        ERROR,
        @Label(
                value = "Not checked",
                description = "Any text is taken that consists of known tokens.")
        UNCHECKED
    }

    enum RepresentationChoice {
        @Label(
                value = "One-hot",
                description =
                        "One feature a token; nothing is assumed about which tokens are alike.")
        ONE_HOT,
        @Label(
                value = "Learned embedding",
                description =
                        "The bare number of the token; the RNN Learner learns what it means in a"
                                + " first layer. For many tokens (k-mers, SMILES) and many rows.")
        ORDINAL,
        @Label(
                value = "BLOSUM62",
                description =
                        "Amino acids by how readily each of the twenty replaces them in related"
                                + " proteins (Henikoff and Henikoff 1992).")
        BLOSUM62,
        @Label(value = "PAM250", description = "The same by Dayhoff, Schwartz and Orcutt (1978).")
        PAM250,
        @Label(
                value = "Kidera factors",
                description =
                        "Amino acids by ten factors of 188 physical properties (Kidera et al."
                                + " 1985).")
        KIDERA,
        @Label(
                value = "Atchley factors",
                description =
                        "Amino acids by five factors of 494 properties (Atchley et al. 2005):"
                            + " polarity, secondary structure, volume, codon diversity, charge.")
        ATCHLEY,
        @Label(
                value = "Chosen scales",
                description = "Amino acids by physico-chemical scales that you choose by name.")
        SCALES
    }

    enum StrandChoice {
        @Label(value = "As given", description = "The sequence as it stands in the table.")
        FORWARD,
        @Label(
                value = "Canonical",
                description =
                        "The sequence or its reverse complement, whichever comes first in the"
                                + " alphabet: it does not matter from which strand a row was read.")
        CANONICAL,
        @Label(
                value = "Both",
                description =
                        "The sequence, one neutral position, and its reverse complement: the"
                                + " network sees both strands.")
        BOTH
    }

    enum FillSide {
        @Label(value = "None", description = "Sequences keep their own lengths.")
        NONE,
        @Label(
                value = "End",
                description = "Neutral positions after the last symbol; sequences begin together.")
        END,
        @Label(
                value = "Start",
                description = "Neutral positions before the first symbol; sequences end together.")
        START
    }

    enum OutputForm {
        @Label(
                value = "Encoded sequence",
                description = "One compact cell a row, for Strand's own learners.")
        CELL,
        @Label(
                value = "List of numbers",
                description = "One cell a row with all numbers, position after position.")
        LIST,
        @Label(
                value = "Numeric columns",
                description =
                        "One column a number, for KNIME's other learners. All sequences need the"
                                + " same length: set a maximum length, shorter ones are filled up.")
        COLUMNS
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

    static final class EncodedColumns implements FilteredInputTableColumnsProvider {

        /** The method that takes its place is not there in older releases of KNIME. */
        @Override
        @SuppressWarnings("deprecation")
        public int getInputTableIndex() {
            return SequenceEncoderNodeModel.REFERENCE_PORT;
        }

        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return EncodedColumn.statesTextEncoding(column);
        }
    }

    static final class ScaleNames implements StringChoicesProvider {
        @Override
        public List<String> choices(NodeParametersInput context) {
            return AminoAcidScale.names();
        }
    }

    interface AlphabetReference extends ParameterReference<AlphabetChoice> {}

    interface TokenReference extends ParameterReference<TokenChoice> {}

    interface VocabularyReference extends ParameterReference<VocabularyChoice> {}

    interface RepresentationReference extends ParameterReference<RepresentationChoice> {}

    interface FormReference extends ParameterReference<OutputForm> {}

    interface OutputPlacementReference extends ParameterReference<OutputPlacement> {}

    /** No table at the second input, whose encoding would be taken over whole. */
    static final class HasOwnRules implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getConstant(input -> !hasReference(input));
        }
    }

    static final class HasReference implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getConstant(SequenceEncoderNodeParameters::hasReference);
        }
    }

    private static boolean hasReference(NodeParametersInput input) {
        return input.getInTableSpec(SequenceEncoderNodeModel.REFERENCE_PORT).isPresent();
    }

    static final class TokensAreNotSmiles implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return not(initializer.getEnum(TokenReference.class).isOneOf(TokenChoice.SMILES));
        }
    }

    static final class TokensAreSmiles implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(TokenReference.class).isOneOf(TokenChoice.SMILES);
        }
    }

    static final class TokensAreSmilesWithOwnRules implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return and(
                    initializer.getPredicate(HasOwnRules.class),
                    initializer.getPredicate(TokensAreSmiles.class));
        }
    }

    static final class TokensAreKmers implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(TokenReference.class).isOneOf(TokenChoice.KMER);
        }
    }

    static final class TokensAreCodons implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(TokenReference.class).isOneOf(TokenChoice.CODON);
        }
    }

    static final class TokensAreWords implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(TokenReference.class)
                    .isOneOf(TokenChoice.KMER, TokenChoice.CODON);
        }
    }

    static final class VocabularyIsLearned implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return or(
                    initializer.getEnum(TokenReference.class).isOneOf(TokenChoice.SMILES),
                    and(
                            initializer.getPredicate(TokensAreWords.class),
                            initializer
                                    .getEnum(VocabularyReference.class)
                                    .isOneOf(VocabularyChoice.LEARNED)));
        }
    }

    static final class AlphabetIsCustom implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return and(
                    initializer.getPredicate(TokensAreNotSmiles.class),
                    initializer.getEnum(AlphabetReference.class).isOneOf(AlphabetChoice.CUSTOM));
        }
    }

    static final class AlphabetIsNucleotides implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return and(
                    initializer.getPredicate(TokensAreNotSmiles.class),
                    initializer
                            .getEnum(AlphabetReference.class)
                            .isOneOf(AlphabetChoice.DNA, AlphabetChoice.RNA));
        }
    }

    static final class RepresentationIsScales implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(RepresentationReference.class)
                    .isOneOf(RepresentationChoice.SCALES);
        }
    }

    static final class OutputIsOneColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return not(initializer.getEnum(FormReference.class).isOneOf(OutputForm.COLUMNS));
        }
    }

    static final class OutputIsAppended implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return and(
                    initializer.getPredicate(OutputIsOneColumn.class),
                    initializer
                            .getEnum(OutputPlacementReference.class)
                            .isOneOf(OutputPlacement.APPEND));
        }
    }

    @Widget(
            title = SEQUENCE_TITLE,
            description =
                    "The text column with the sequences, one sequence a row, without white space.")
    @ChoicesProvider(SequenceColumns.class)
    String sequenceColumn = "";

    @Widget(
            title = REFERENCE_TITLE,
            description =
                    "Only with a table at the second input: the column whose encoding (alphabet,"
                        + " vocabulary and all other rules) is applied to the sequences of the"
                        + " first table, so that new rows are encoded as the training rows were."
                        + " Empty takes the last encoded column.")
    @ChoicesProvider(EncodedColumns.class)
    @Effect(predicate = HasReference.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String referenceColumn = "";

    @Layout(SymbolSection.class)
    @Widget(
            title = "Tokens",
            description =
                    "What gets a code of its own. Single symbols suit most questions; a network"
                        + " finds words of several symbols by itself when there are enough rows."
                        + " Molecules need SMILES.")
    @ValueReference(TokenReference.class)
    @ValueSwitchWidget
    @Migrate(loadDefaultIfAbsent = true)
    TokenChoice tokens = TokenChoice.SYMBOL;

    @Layout(SymbolSection.class)
    @Widget(
            title = "Alphabet",
            description =
                    "The symbols that sequences are written in. DNA, RNA and protein know the"
                        + " ambiguity codes of IUPAC (for DNA for instance N, R, Y; for protein B,"
                        + " J, X, Z).")
    @ValueReference(AlphabetReference.class)
    @Effect(predicate = TokensAreNotSmiles.class, type = EffectType.SHOW)
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
            title = "Word length (k)",
            description =
                    "Symbols of a word, 1 to 12. Of DNA there are 64 words of 3, 4096 of 6; of"
                            + " protein 8000 of 3.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = TokensAreKmers.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    int wordLength = 3;

    @Layout(SymbolSection.class)
    @Widget(
            title = "Stride",
            description =
                    "Symbols from the beginning of a word to that of the next one: 1 gives every"
                            + " word, the word length gives words side by side.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = TokensAreKmers.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    int stride = 1;

    @Layout(SymbolSection.class)
    @Widget(
            title = "Reading frame",
            description =
                    "The base at which the first codon begins, 1 to 3; bases before it are left"
                            + " out.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = TokensAreCodons.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    int readingFrame = 1;

    @Layout(SymbolSection.class)
    @Widget(
            title = "Incomplete last codon",
            description = "What to do when one or two bases are left over at the end.")
    @ValueSwitchWidget
    @Effect(predicate = TokensAreCodons.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    IncompleteCodons incompleteCodons = IncompleteCodons.DROP;

    @Layout(SymbolSection.class)
    @Widget(
            title = "Words with a code",
            description =
                    "Whether all possible words have codes or those that occur in this table."
                        + " Learning them pays for long words, of which most never occur. Learn on"
                        + " training rows only.")
    @ValueReference(VocabularyReference.class)
    @ValueSwitchWidget
    @Effect(predicate = TokensAreWords.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    VocabularyChoice vocabulary = VocabularyChoice.ALL;

    @Layout(SymbolSection.class)
    @Widget(
            title = "Least occurrences",
            description =
                    "How often a token must occur in the table to get a code, at least 1. Rarer"
                            + " ones are treated as unknown symbols.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = VocabularyIsLearned.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    int leastOccurrences = 1;

    @Layout(SymbolSection.class)
    @Widget(
            title = "Most tokens",
            description =
                    "The greatest number of tokens that get a code, 1 to 65,535; the most frequent"
                            + " ones do. One-hot takes at most 4096.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Advanced
    @Effect(predicate = VocabularyIsLearned.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    int mostTokens = 4096;

    @Layout(SymbolSection.class)
    @Widget(
            title = "Letter case",
            description =
                    "Whether upper and lower case differ. Many files write masked or uncertain"
                            + " regions in lower case; ignore the case unless a custom alphabet has"
                            + " letters of both cases.")
    @ValueSwitchWidget
    @Effect(predicate = TokensAreNotSmiles.class, type = EffectType.SHOW)
    LetterCase letterCase = LetterCase.UPPER;

    @Layout(SymbolSection.class)
    @Widget(
            title = "Ambiguity codes",
            description =
                    "What to do with codes that stand for one of several symbols. Fractional keeps"
                        + " all that is known and suits a few codes in otherwise good sequences; of"
                        + " k-mers and codons, which have no fractions, the whole word is neutral.")
    @Effect(predicate = TokensAreNotSmiles.class, type = EffectType.SHOW)
    AmbiguityHandling ambiguityCodes = AmbiguityHandling.FRACTIONAL;

    @Layout(SymbolSection.class)
    @Widget(
            title = "Gaps",
            description =
                    "What to do with the gap characters - and . of aligned sequences. Neutral keeps"
                        + " the columns of an alignment in place; remove gives the plain sequence.")
    @Effect(predicate = TokensAreNotSmiles.class, type = EffectType.SHOW)
    GapHandling gaps = GapHandling.ERROR;

    @Layout(SymbolSection.class)
    @Widget(
            title = "Unknown symbols",
            description =
                    "What to do with every other character. An error is safest: it shows a wrong"
                            + " alphabet or damaged data at once.")
    @ValueSwitchWidget
    UnknownHandling unknownSymbols = UnknownHandling.ERROR;

    @Layout(MeaningSection.class)
    @Widget(
            title = "Representation",
            description =
                    "The numbers that stand for a token. One-hot is a good beginning for DNA, RNA"
                        + " and large protein tables; for few proteins what is known of amino acids"
                        + " (BLOSUM62, factors, scales) helps; a learned embedding suits large"
                        + " vocabularies. All but the first two need the alphabet protein and"
                        + " single symbols.")
    @ValueReference(RepresentationReference.class)
    @Migrate(loadDefaultIfAbsent = true)
    RepresentationChoice representation = RepresentationChoice.ONE_HOT;

    @Layout(MeaningSection.class)
    @Widget(
            title = "Scales",
            description =
                    "Published properties of amino acids, each one feature: hydropathy, charge,"
                            + " volume, polarity, flexibility, propensities and others of AAindex"
                            + " (Kawashima et al. 2008).")
    @ChoicesProvider(ScaleNames.class)
    @Effect(predicate = RepresentationIsScales.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String[] scales = {
        "Kyte-Doolittle hydropathy", "Net charge", "Zamyatnin volume", "Grantham polarity"
    };

    @Layout(MeaningSection.class)
    @Widget(
            title = "Standardise scales",
            description =
                    "Shifts and scales each property to mean 0 and standard deviation 1 over the"
                            + " twenty amino acids, so that none counts more for its unit alone.")
    @Effect(predicate = RepresentationIsScales.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    boolean standardizeScales = true;

    @Layout(MeaningSection.class)
    @Widget(
            title = "Strand",
            description =
                    "Which strand of DNA or RNA is encoded. Canonical or both suit questions in"
                            + " which the direction means nothing, such as binding sites on either"
                            + " strand; as given suits oriented sequences, such as splice sites.")
    @ValueSwitchWidget
    @Effect(predicate = AlphabetIsNucleotides.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    StrandChoice strand = StrandChoice.FORWARD;

    @Layout(LengthSection.class)
    @Widget(
            title = "Minimum length",
            description =
                    "The least number of symbols, at least 1. An empty sequence is always too"
                            + " short. Removed gaps do not count.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
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
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
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

    @Layout(LengthSection.class)
    @Widget(
            title = "Fill up",
            description =
                    "Whether shorter sequences are filled up to the maximum length with neutral"
                            + " positions, and at which end. Strand's learners do not need it; they"
                            + " mask what is beyond the end of a sequence.")
    @Advanced
    @ValueSwitchWidget
    @Migrate(loadDefaultIfAbsent = true)
    FillSide fillUp = FillSide.NONE;

    @Layout(RefusalSection.class)
    @Widget(
            title = "Missing sequences",
            description = "What to do with rows whose sequence is a missing cell.")
    @ValueSwitchWidget
    RefusedRows missingSequences = RefusedRows.MISSING;

    @Layout(RefusalSection.class)
    @Widget(
            title = "Invalid molecules",
            description =
                    "What to do with text that is no molecule in SMILES notation, for instance a"
                            + " ring that stays open.")
    @ValueSwitchWidget
    @Effect(predicate = TokensAreSmilesWithOwnRules.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    InvalidMolecules invalidMolecules = InvalidMolecules.MISSING;

    @Layout(OutputSection.class)
    @Widget(
            title = "Output",
            description =
                    "The form of the output. The encoded sequence is smallest and all that Strand's"
                            + " nodes need; numbers are for other learners.")
    @ValueReference(FormReference.class)
    @ValueSwitchWidget
    @Migrate(loadDefaultIfAbsent = true)
    OutputForm outputForm = OutputForm.CELL;

    @Layout(OutputSection.class)
    @Widget(
            title = "Output column",
            description = "Whether to keep the text column beside the encoded one.")
    @ValueReference(OutputPlacementReference.class)
    @ValueSwitchWidget
    @Effect(predicate = OutputIsOneColumn.class, type = EffectType.SHOW)
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
        String name = sequenceColumn.toLowerCase(Locale.ROOT);
        if (name.contains("smiles")) {
            tokens = TokenChoice.SMILES;
        } else if (name.contains("protein") || name.contains("peptide")) {
            alphabet = AlphabetChoice.PROTEIN;
        } else if (name.contains("rna")) {
            alphabet = AlphabetChoice.RNA;
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        // Any vocabulary will do to see whether the other settings fit each other.
        toSpec(List.of("A"));
        if (output == OutputPlacement.APPEND
                && outputForm != OutputForm.COLUMNS
                && (outputColumn == null || outputColumn.isBlank())) {
            throw new InvalidSettingsException(
                    "The new column needs a name; enter one under \"Name of the new column\".");
        }
        if (learnsVocabulary() && (leastOccurrences < 1 || mostTokens < 1)) {
            throw new InvalidSettingsException(
                    "\"Least occurrences\" and \"Most tokens\" must be at least 1.");
        }
    }

    /**
     * Whether the tokens that have codes are those of the rows.
     *
     * @return false if they are known beforehand
     */
    boolean learnsVocabulary() {
        return switch (tokens) {
            case SYMBOL -> false;
            case KMER, CODON -> vocabulary == VocabularyChoice.LEARNED;
            case SMILES -> true;
        };
    }

    /**
     * Learns tokens by these rules.
     *
     * @return a builder without tokens
     * @throws InvalidSettingsException if a value is out of its range; the message names it
     */
    VocabularyBuilder vocabularyBuilder() throws InvalidSettingsException {
        SequenceEncoding rules = toSpec(List.of("A"));
        return new VocabularyBuilder(
                rules.alphabet(),
                rules.casePolicy(),
                rules.gapPolicy(),
                rules.tokenization(),
                rules.strandPolicy());
    }

    /**
     * The rules of encoding that these parameters state.
     *
     * @param learned the vocabulary where it is learned; ignored elsewhere
     * @return the engine's record
     * @throws InvalidSettingsException if a value is out of its range; the message names it
     */
    SequenceEncoding toSpec(List<String> learned) throws InvalidSettingsException {
        try {
            boolean molecules = tokens == TokenChoice.SMILES;
            SymbolPolicy ambiguity = SymbolPolicy.valueOf(ambiguityCodes.name());
            // Words have no fractions; molecules have no ambiguity codes.
            boolean fractions =
                    ambiguity != SymbolPolicy.FRACTIONAL || tokens == TokenChoice.SYMBOL;
            return new SequenceEncoding(
                    chosenAlphabet(),
                    molecules ? CasePolicy.EXACT : CasePolicy.valueOf(letterCase.name()),
                    molecules ? SymbolPolicy.ERROR : fractions ? ambiguity : SymbolPolicy.NEUTRAL,
                    molecules ? GapPolicy.ERROR : GapPolicy.valueOf(gaps.name()),
                    UnknownPolicy.valueOf(unknownSymbols.name()),
                    minimumLength,
                    LengthPolicy.valueOf(tooShort.name()),
                    maximumLength,
                    TruncationSide.valueOf(cutAt.name()),
                    chosenTokenization(),
                    chosenVocabulary(learned),
                    chosenRepresentation(),
                    strandOf(chosenAlphabet()),
                    chosenPadding());
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }

    private Alphabet chosenAlphabet() {
        if (tokens == TokenChoice.SMILES) {
            return SequenceEncoding.SMILES;
        }
        return switch (alphabet) {
            case DNA -> Alphabet.DNA;
            case RNA -> Alphabet.RNA;
            case PROTEIN -> Alphabet.PROTEIN;
            case CUSTOM -> Alphabet.custom(CUSTOM_NAME, customSymbols);
            case STRUCTURE -> Alphabet.custom(STRUCTURE_NAME, STRUCTURE_SYMBOLS);
            case DSSP -> Alphabet.custom(DSSP_NAME, DSSP_SYMBOLS);
        };
    }

    private Tokenization chosenTokenization() {
        return switch (tokens) {
            case SYMBOL -> new Tokenization.Symbols();
            case KMER -> new Tokenization.Kmers(wordLength, stride);
            case CODON -> {
                if (readingFrame < 1 || readingFrame > 3) {
                    throw new IllegalArgumentException(
                            "The reading frame must be 1, 2 or 3, not " + readingFrame + ".");
                }
                yield new Tokenization.Codons(
                        readingFrame - 1, PartialCodonPolicy.valueOf(incompleteCodons.name()));
            }
            case SMILES ->
                    new Tokenization.SmilesTokens(
                            InvalidMoleculePolicy.valueOf(invalidMolecules.name()));
        };
    }

    private List<String> chosenVocabulary(List<String> learned) {
        if (learnsVocabulary()) {
            return learned;
        }
        return switch (tokens) {
            case KMER -> SequenceEncoding.allWords(chosenAlphabet(), wordLength);
            case CODON -> SequenceEncoding.allWords(chosenAlphabet(), 3);
            case SYMBOL, SMILES -> List.of();
        };
    }

    private Representation chosenRepresentation() {
        return switch (representation) {
            case ONE_HOT -> new Representation.OneHot();
            case ORDINAL -> new Representation.Ordinal();
            case BLOSUM62 -> new Representation.Substitution(SubstitutionMatrix.BLOSUM62);
            case PAM250 -> new Representation.Substitution(SubstitutionMatrix.PAM250);
            case KIDERA -> new Representation.Scales(AminoAcidScale.kideraFactors(), false);
            case ATCHLEY -> new Representation.Scales(AminoAcidScale.atchleyFactors(), false);
            case SCALES -> new Representation.Scales(List.of(scales), standardizeScales);
        };
    }

    /** The setting is hidden for other alphabets and must not speak then. */
    private StrandPolicy strandOf(Alphabet chosen) {
        boolean hasStrands = chosen.equals(Alphabet.DNA) || chosen.equals(Alphabet.RNA);
        return hasStrands ? StrandPolicy.valueOf(strand.name()) : StrandPolicy.FORWARD;
    }

    /** Numeric columns need one length; {@link SequenceEncoderNodeModel} checks that there is. */
    private Padding chosenPadding() {
        boolean implied =
                outputForm == OutputForm.COLUMNS && fillUp == FillSide.NONE && maximumLength > 0;
        return implied ? Padding.END : Padding.valueOf(fillUp.name());
    }
}
