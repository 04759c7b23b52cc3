// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.partitioner;

import bio.strand.engine.split.HomologySpec;
import bio.strand.engine.split.PartitionSize;
import bio.strand.engine.split.SequenceKind;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.NumberBounds.AtLeastTwo;
import bio.strand.nodes.runtime.NumberBounds.AtMostOne;
import bio.strand.nodes.tables.ColumnRole;
import java.util.List;
import java.util.Locale;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
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
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;

/** What one may set in the Sequence Partitioner. Field names are the keys of saved workflows. */
final class SequencePartitionerNodeParameters implements NodeParameters {

    /** Title of {@link #groupColumn}, also for error messages. */
    static final String GROUP_COLUMN_TITLE = "Class column";

    static final String SEQUENCE_COLUMN_TITLE = "Sequence column";
    static final String SEQUENCE_TYPE_TITLE = "Sequence type";
    static final String SAME_VALUE_COLUMN_TITLE = "Group column";
    static final String SMILES_COLUMN_TITLE = "SMILES column";
    static final String WITHOUT_GROUP_TITLE = "Rows without a group";
    static final String IDENTITY_TITLE = "Least identity";
    static final String KEEP_TOGETHER_TITLE = "Keep together";

    @Section(title = "Division")
    interface DivisionSection {}

    @Section(title = "Size of the first table")
    @After(DivisionSection.class)
    @Effect(predicate = IsTwoTables.class, type = EffectType.SHOW)
    interface SizeSection {}

    @Section(title = "Rows that belong together")
    @After(SizeSection.class)
    interface TogetherSection {}

    @Section(title = "Choice of rows")
    @After(TogetherSection.class)
    interface ChoiceSection {}

    /** What the rows are divided into. */
    enum Division {
        @Label(value = "Two tables", description = "For example for training and testing.")
        TWO_TABLES,
        @Label(
                value = "Folds",
                description =
                        "A column with the number of each row's fold, for cross-validation: all"
                                + " rows go to the first table, the second stays empty.")
        FOLDS
    }

    /** Which rows must not be torn apart. */
    enum KeepTogether {
        @Label(value = "Nothing", description = "Every row is placed for itself.")
        NOTHING,
        @Label(
                value = "Homologs",
                description =
                        "Sequences that are alike: they are clustered by shared words and"
                                + " alignments, and whole clusters go to one side.")
        HOMOLOGS,
        @Label(
                value = "Same value",
                description =
                        "Rows with the same value in a column, such as chromosome, species,"
                                + " patient or batch.")
        SAME_VALUE,
        @Label(
                value = "Same scaffold",
                description =
                        "Molecules with the same Bemis-Murcko scaffold: the rings and the chains"
                                + " that link them. All molecules without a ring have the same,"
                                + " empty one.")
        SAME_SCAFFOLD
    }

    /** What sequences consist of. */
    enum SequenceType {
        @Label(value = "Protein", description = "Amino acids in one-letter code.")
        PROTEIN,
        @Label(value = "Nucleotide", description = "DNA or RNA.")
        NUCLEOTIDE
    }

    /** What becomes of rows whose group is unknown. */
    enum WithoutGroup {
        @Label(
                value = "Keep together",
                description =
                        "They form one group: the safe choice, as any two of them could belong"
                                + " together.")
        TOGETHER,
        @Label(value = "Each for itself", description = "Each of them is a group of its own.")
        SEPARATE,
        @Label(value = "Fail", description = "The node fails and names the first of them.")
        FAIL
    }

    /** Where large groups go. */
    enum LargeGroups {
        @Label(
                value = "Any table",
                description = "Drawn at random; larger tables draw more of them.")
        RANDOM,
        @Label(
                value = "First table",
                description =
                        "The largest groups fill the first table, the second gets the many small"
                            + " ones, so that the test asks for the new and rare. As the scaffold"
                            + " splits of MoleculeNet do it; neither seed nor classes matter.")
        FIRST_TABLE
    }

    /** How the size of the first table is given. */
    enum SizeMode {
        @Label(value = "Relative", description = "A share of all rows.")
        RELATIVE,
        @Label(value = "Absolute", description = "A number of rows.")
        ABSOLUTE
    }

    /** How the rows of the first table are chosen. */
    enum Sampling {
        @Label(value = "Random", description = "Every row has the same chance.")
        RANDOM,
        @Label(
                value = "Stratified",
                description =
                        "Random within each class, so that both tables hold the classes in the"
                                + " proportions of the input.")
        STRATIFIED
    }

    interface DivisionReference extends ParameterReference<Division> {}

    interface KeepTogetherReference extends ParameterReference<KeepTogether> {}

    interface SequenceTypeReference extends ParameterReference<SequenceType> {}

    static final class IsTwoTables implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(DivisionReference.class).isOneOf(Division.TWO_TABLES);
        }
    }

    static final class IsFolds implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(DivisionReference.class).isOneOf(Division.FOLDS);
        }
    }

    static final class HasGroups implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(KeepTogetherReference.class)
                    .isOneOf(
                            KeepTogether.HOMOLOGS,
                            KeepTogether.SAME_VALUE,
                            KeepTogether.SAME_SCAFFOLD);
        }
    }

    static final class HasGroupsInTwoTables implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(HasGroups.class).and(i.getPredicate(IsTwoTables.class));
        }
    }

    static final class IsHomologs implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(KeepTogetherReference.class).isOneOf(KeepTogether.HOMOLOGS);
        }
    }

    static final class IsProteins implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsHomologs.class)
                    .and(i.getEnum(SequenceTypeReference.class).isOneOf(SequenceType.PROTEIN));
        }
    }

    static final class IsNucleotides implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsHomologs.class)
                    .and(i.getEnum(SequenceTypeReference.class).isOneOf(SequenceType.NUCLEOTIDE));
        }
    }

    static final class IsSameValue implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(KeepTogetherReference.class).isOneOf(KeepTogether.SAME_VALUE);
        }
    }

    static final class IsSameScaffold implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(KeepTogetherReference.class).isOneOf(KeepTogether.SAME_SCAFFOLD);
        }
    }

    interface SizeModeReference extends ParameterReference<SizeMode> {}

    interface SamplingReference extends ParameterReference<Sampling> {}

    static final class IsRelative implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SizeModeReference.class).isOneOf(SizeMode.RELATIVE);
        }
    }

    static final class IsAbsolute implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SizeModeReference.class).isOneOf(SizeMode.ABSOLUTE);
        }
    }

    static final class IsStratified implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(SamplingReference.class).isOneOf(Sampling.STRATIFIED);
        }
    }

    static final class AtLeastThreeTenths extends MinValidation {
        @Override
        protected double getMin() {
            return 0.3;
        }
    }

    static final class AtLeastSixTenths extends MinValidation {
        @Override
        protected double getMin() {
            return 0.6;
        }
    }

    static final class TextColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(NodeParametersInput input) {
            return input.getInTableSpec(0).stream()
                    .flatMap(spec -> spec.stream().filter(ColumnRole.SEQUENCE::matches))
                    .toList();
        }
    }

    static final class ValueColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(NodeParametersInput input) {
            return input.getInTableSpec(0).stream()
                    .flatMap(
                            spec ->
                                    spec.stream()
                                            .filter(SequencePartitionerNodeParameters::holdsValues))
                    .toList();
        }
    }

    static final class ClassColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(NodeParametersInput input) {
            return input.getInTableSpec(0).stream()
                    .flatMap(spec -> spec.stream().filter(ColumnRole.LABEL::matches))
                    .toList();
        }
    }

    @Widget(
            title = "Divide into",
            description =
                    "Two tables for one training and one test, or folds, of which each is the test"
                            + " once.")
    @ValueSwitchWidget
    @ValueReference(DivisionReference.class)
    @Layout(DivisionSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    Division division = Division.TWO_TABLES;

    @Widget(title = "Number of folds", description = "2 or more; 5 and 10 are the usual choices.")
    @NumberInputWidget(minValidation = AtLeastTwo.class)
    @Effect(predicate = IsFolds.class, type = EffectType.SHOW)
    @Layout(DivisionSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    int folds = 5;

    @Widget(
            title = "Fold column",
            description =
                    "The name of the new column with the number of each row's fold, from 1. If the"
                            + " input has such a column, a number is added to the name.")
    @Effect(predicate = IsFolds.class, type = EffectType.SHOW)
    @Layout(DivisionSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    String foldColumn = "Fold";

    @Widget(
            title = KEEP_TOGETHER_TITLE,
            description =
                    "Which rows must lie on the same side. If relatives of the training rows are in"
                            + " the test, a model can score well by remembering them, and the score"
                            + " says little about really new sequences.")
    @ValueReference(KeepTogetherReference.class)
    @Layout(TogetherSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    KeepTogether keepTogether = KeepTogether.NOTHING;

    @Widget(
            title = SEQUENCE_COLUMN_TITLE,
            description =
                    "The text column with the sequences to compare. Gaps (-), dots and asterisks"
                            + " are passed over.")
    @ChoicesProvider(TextColumns.class)
    @Effect(predicate = IsHomologs.class, type = EffectType.SHOW)
    @Layout(TogetherSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    String sequenceColumn = "";

    @Widget(title = SEQUENCE_TYPE_TITLE, description = "What the letters are.")
    @ValueSwitchWidget
    @ValueReference(SequenceTypeReference.class)
    @Effect(predicate = IsHomologs.class, type = EffectType.SHOW)
    @Layout(TogetherSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    SequenceType sequenceType = SequenceType.PROTEIN;

    @Widget(
            title = IDENTITY_TITLE,
            description =
                    "Proteins that agree in at least this share of positions stay together, from"
                        + " 0.3 to 1. The share counts the identical positions of the best local"
                        + " alignment (BLOSUM62) over the length of the shorter protein. Proteins"
                        + " above 0.3 nearly always have the same fold; at 0.9 only near copies are"
                        + " kept together. The lower, the larger the clusters.")
    @NumberInputWidget(minValidation = AtLeastThreeTenths.class, maxValidation = AtMostOne.class)
    @Effect(predicate = IsProteins.class, type = EffectType.SHOW)
    @Layout(TogetherSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    double identity = 0.3;

    @Widget(
            title = IDENTITY_TITLE,
            description =
                    "Nucleotide sequences that agree in at least this share of positions stay"
                            + " together, from 0.6 to 1: identical positions of the best local"
                            + " alignment over the length of the shorter sequence. Below 0.6,"
                            + " unrelated sequences agree by chance too often.")
    @NumberInputWidget(minValidation = AtLeastSixTenths.class, maxValidation = AtMostOne.class)
    @Effect(predicate = IsNucleotides.class, type = EffectType.SHOW)
    @Layout(TogetherSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    double nucleotideIdentity = 0.8;

    @Widget(
            title = "Compare both strands",
            description =
                    "Whether a sequence also counts as alike if its reverse complement is. Switch"
                        + " it off for RNA and for sequences that all lie on the coding strand.")
    @Effect(predicate = IsNucleotides.class, type = EffectType.SHOW)
    @Layout(TogetherSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    boolean bothStrands = true;

    @Widget(
            title = SAME_VALUE_COLUMN_TITLE,
            description =
                    "Rows with the same value in this column stay together: for example chromosome,"
                            + " species, patient or batch.")
    @ChoicesProvider(ValueColumns.class)
    @Effect(predicate = IsSameValue.class, type = EffectType.SHOW)
    @Layout(TogetherSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    String sameValueColumn = "";

    @Widget(title = SMILES_COLUMN_TITLE, description = "The text column with the molecules.")
    @ChoicesProvider(TextColumns.class)
    @Effect(predicate = IsSameScaffold.class, type = EffectType.SHOW)
    @Layout(TogetherSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    String smilesColumn = "";

    @Widget(
            title = WITHOUT_GROUP_TITLE,
            description =
                    "What becomes of rows with a missing value, an empty sequence or a SMILES that"
                            + " cannot be read. A warning counts them.")
    @ValueSwitchWidget
    @Effect(predicate = HasGroups.class, type = EffectType.SHOW)
    @Layout(TogetherSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    WithoutGroup withoutGroup = WithoutGroup.TOGETHER;

    @Advanced
    @Widget(
            title = "Large groups go to",
            description = "How groups that are more than one row are placed.")
    @ValueSwitchWidget
    @Effect(predicate = HasGroupsInTwoTables.class, type = EffectType.SHOW)
    @Layout(TogetherSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    LargeGroups largeGroups = LargeGroups.RANDOM;

    @Advanced
    @Widget(
            title = "Append the groups",
            description =
                    "Whether the tables get a column that names each row's group: the number of the"
                        + " cluster, the value, or the scaffold as SMILES. It is missing, with the"
                        + " reason, where a row has none.")
    @Effect(predicate = HasGroups.class, type = EffectType.SHOW)
    @Layout(TogetherSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    boolean appendGroups = false;

    @Widget(
            title = "Size given as",
            description =
                    "Whether the size of the first table is a share of all rows or a number of"
                            + " rows. The second table gets all other rows.")
    @ValueSwitchWidget
    @ValueReference(SizeModeReference.class)
    @Layout(SizeSection.class)
    SizeMode sizeMode = SizeMode.RELATIVE;

    @Widget(
            title = "Share of rows",
            description =
                    "How much of the input goes to the first table, from 0 to 1. The usual choice"
                        + " for training is 0.8; with few sequences 0.7 leaves the test a sharper"
                        + " verdict, with a hundred thousand and more 0.9 wastes less.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostOne.class)
    @Effect(predicate = IsRelative.class, type = EffectType.SHOW)
    @Layout(SizeSection.class)
    double relativeSize = 0.8;

    @Widget(
            title = "Number of rows",
            description =
                    "How many rows go to the first table. The node fails if the input has fewer.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsAbsolute.class, type = EffectType.SHOW)
    @Layout(SizeSection.class)
    int absoluteSize = 1000;

    @Widget(
            title = "Sampling",
            description =
                    "How the rows of the first table, or of each fold, are chosen. Prefer"
                        + " stratified sampling whenever there are classes, above all rare ones."
                        + " Where groups stay together, the classes are kept as well as the groups"
                        + " allow.")
    @ValueSwitchWidget
    @ValueReference(SamplingReference.class)
    @Layout(ChoiceSection.class)
    Sampling sampling = Sampling.RANDOM;

    @Widget(
            title = GROUP_COLUMN_TITLE,
            description =
                    "The column whose values are the classes to be kept in proportion. Rows with a"
                            + " missing value count as a class of their own. If nothing is chosen,"
                            + " the column is guessed from its name (class, label, target, ...).")
    @ChoicesProvider(ClassColumns.class)
    @Effect(predicate = IsStratified.class, type = EffectType.SHOW)
    @Layout(ChoiceSection.class)
    String groupColumn = "";

    @Widget(
            title = "Seed",
            description =
                    "Any whole number. The same seed, settings and input always give the same two"
                            + " tables; another seed gives another draw.")
    @Layout(ChoiceSection.class)
    int seed = 1;

    /** Defaults without knowledge of an input. */
    SequencePartitionerNodeParameters() {}

    /**
     * Defaults for an input: guesses the columns.
     *
     * @param input what is connected
     */
    SequencePartitionerNodeParameters(NodeParametersInput input) {
        groupColumn = input.getInTableSpec(0).flatMap(ColumnRole.LABEL::guess).orElse("");
        sequenceColumn = input.getInTableSpec(0).flatMap(ColumnRole.SEQUENCE::guess).orElse("");
        smilesColumn =
                input.getInTableSpec(0).stream()
                        .flatMap(spec -> ColumnRole.SEQUENCE.candidates(spec).stream())
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains("smiles"))
                        .findFirst()
                        .orElse("");
    }

    /** Whether a column's cells have a value that rows can share. */
    private static boolean holdsValues(DataColumnSpec column) {
        return !column.getType().isCollectionType() && !ColumnRole.ENCODED.matches(column);
    }

    /**
     * The column whose values keep rows together.
     *
     * @throws InvalidSettingsException if none is chosen or it is gone or holds no plain values
     */
    int sameValueColumn(DataTableSpec spec) throws InvalidSettingsException {
        if (sameValueColumn.isEmpty()) {
            throw new InvalidSettingsException(
                    "Choose the column whose values keep rows together, under \""
                            + SAME_VALUE_COLUMN_TITLE
                            + "\": for example chromosome, species or patient.");
        }
        int index = spec.findColumnIndex(sameValueColumn);
        if (index < 0) {
            throw new InvalidSettingsException(
                    String.format(
                            "The column \"%s\" chosen under \"%s\" is not in the input table. Open"
                                    + " the dialog and choose another one.",
                            sameValueColumn, SAME_VALUE_COLUMN_TITLE));
        }
        if (!holdsValues(spec.getColumnSpec(index))) {
            throw new InvalidSettingsException(
                    String.format(
                            "The column \"%s\" chosen under \"%s\" holds lists or encoded"
                                    + " sequences. Choose a column with text or numbers.",
                            sameValueColumn, SAME_VALUE_COLUMN_TITLE));
        }
        return index;
    }

    /**
     * The engine's form of what counts as homologous.
     *
     * @throws IllegalArgumentException if the identity is out of range; the message names the range
     */
    HomologySpec homology() {
        return switch (sequenceType) {
            case PROTEIN -> new HomologySpec(SequenceKind.PROTEIN, identity, false, 0);
            case NUCLEOTIDE ->
                    new HomologySpec(SequenceKind.NUCLEOTIDE, nucleotideIdentity, bothStrands, 0);
        };
    }

    /**
     * The engine's form of the size.
     *
     * @return how many rows the first table gets
     * @throws IllegalArgumentException if the number is out of range; the message names the range
     */
    PartitionSize toSpec() {
        return switch (sizeMode) {
            case RELATIVE -> new PartitionSize.Relative(relativeSize);
            case ABSOLUTE -> new PartitionSize.Absolute(absoluteSize);
        };
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (division == Division.FOLDS && folds < 2) {
            throw new InvalidSettingsException(
                    "The number of folds must be at least 2, not " + folds + ".");
        }
        if (division == Division.FOLDS && foldColumn.isBlank()) {
            throw new InvalidSettingsException("The fold column needs a name: enter one.");
        }
        try {
            toSpec();
            if (keepTogether == KeepTogether.HOMOLOGS) {
                homology();
            }
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }
}
