// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.scorer;

import bio.strand.engine.comparison.ComparisonSpec;
import bio.strand.engine.comparison.ComparisonSpec.TestedSources;
import bio.strand.engine.comparison.MotifChoice;
import bio.strand.engine.comparison.SequenceBaselineKind;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.NumberBounds.AtLeastTwo;
import bio.strand.nodes.runtime.NumberBounds.AtMostOne;
import bio.strand.nodes.tables.ColumnRole;
import java.util.Arrays;
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
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;

/**
 * What one may set in the Generation Scorer. The field names are the keys in saved workflows and
 * never change.
 */
final class GenerationScorerNodeParameters implements NodeParameters {

    static final int GENERATED_PORT = 0;
    static final int REFERENCE_PORT = 1;

    /** The input port that the user may add. */
    static final String TRAINING_PORT = "Training rows";

    static final String GENERATED_TITLE = "Generated sequences";
    static final String REFERENCE_TITLE = "Reference sequences";
    static final String TRAINING_TITLE = "Training sequences";
    static final String PROFILE_TITLE = "Profile columns";

    @Section(title = "Baselines and classifiers")
    interface BaselineSection {}

    @Section(title = "Motifs")
    @After(BaselineSection.class)
    interface MotifSection {}

    @Section(title = "Effort and chance")
    @Advanced
    @After(MotifSection.class)
    interface EffortSection {}

    /** What is compared; the constants' names are stored in workflows. */
    enum Compared {
        @Label(
                value = "Automatic",
                description =
                        "Sequences if the table of generated rows has a column that looks like"
                                + " sequences, else profiles.")
        AUTO,
        @Label(value = "Sequences", description = "DNA, RNA, proteins, SMILES or other symbols.")
        SEQUENCES,
        @Label(
                value = "Profiles",
                description = "Several numbers a row, such as the expression of genes.")
        PROFILES
    }

    /** Which baselines are fitted; the constants' names are stored in workflows. */
    enum Baselines {
        @Label(
                value = "All",
                description =
                        "Sequences: shuffled ones, Markov chains of order 0 to 5, position weight"
                            + " matrix, position-specific Markov chains of order 1 to 3. Profiles:"
                            + " normal distributions without and with correlations.")
        ALL,
        @Label(
                value = "Strongest",
                description =
                        "Of sequences only position weight matrix and position-specific Markov"
                            + " chains, which are the hardest to beat on aligned sequences, and the"
                            + " Markov chain of order 5, which is on others.")
        STRONGEST,
        @Label(value = "None", description = "No baseline.")
        NONE
    }

    /** Which sources classifiers are trained for; the constants' names are stored in workflows. */
    enum Tested {
        @Label(value = "All", description = "Generated rows, real training rows and baselines.")
        ALL,
        @Label(
                value = "Generated and real",
                description = "Generated rows and real training rows, but no baseline.")
        GENERATED_AND_REAL,
        @Label(value = "None", description = "No test of this kind.")
        NONE;

        TestedSources toSpec() {
            return switch (this) {
                case ALL -> TestedSources.ALL;
                case GENERATED_AND_REAL -> TestedSources.GENERATED_AND_REAL;
                case NONE -> TestedSources.NONE;
            };
        }
    }

    /** Which motifs are looked for; the constants' names are stored in workflows. */
    enum Motifs {
        @Label(
                value = "Learned",
                description =
                        "The motif that stands out most in the real rows learned from, found by its"
                                + " place in the alignment.")
        LEARNED,
        @Label(
                value = "Promoter of E. coli",
                description = "The -35 and the -10 box of promoters of sigma factor 70.")
        SIGMA70,
        @Label(value = "Consensus", description = "Motifs that you write as consensus sequences.")
        CONSENSUS,
        @Label(value = "None", description = "No motif.")
        NONE
    }

    abstract static class SequenceColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnRole.ENCODED_OR_SEQUENCE.matches(column);
        }
    }

    static final class GeneratedColumns extends SequenceColumns {}

    static final class ReferenceColumns extends SequenceColumns {
        @Override
        public int getInputTableIndex(NodeParametersInput input) {
            return REFERENCE_PORT;
        }
    }

    /** Sequence columns of the table that the user may have connected. */
    static final class TrainingColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(NodeParametersInput input) {
            return TrainingPort.tableSpec(input)
                    .map(table -> table.stream().toList())
                    .orElse(List.of())
                    .stream()
                    .filter(ColumnRole.ENCODED_OR_SEQUENCE::matches)
                    .toList();
        }
    }

    static final class NumberColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnRole.NUMBER.matches(column);
        }
    }

    interface ComparedReference extends ParameterReference<Compared> {}

    interface MotifReference extends ParameterReference<Motifs> {}

    static final class SequencesAreCompared implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(ComparedReference.class)
                    .isOneOf(Compared.AUTO, Compared.SEQUENCES);
        }
    }

    static final class TrainingSequencesAreCompared implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getPredicate(SequencesAreCompared.class)
                    .and(initializer.getConstant(input -> TrainingPort.index(input).isPresent()));
        }
    }

    static final class ProfilesAreCompared implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(ComparedReference.class)
                    .isOneOf(Compared.AUTO, Compared.PROFILES);
        }
    }

    static final class MotifIsLearned implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(MotifReference.class).isOneOf(Motifs.LEARNED);
        }
    }

    static final class MotifIsWritten implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(MotifReference.class).isOneOf(Motifs.CONSENSUS);
        }
    }

    static final class MotifIsUsed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(MotifReference.class)
                    .isOneOf(Motifs.LEARNED, Motifs.SIGMA70, Motifs.CONSENSUS);
        }
    }

    static final class AtMostFifty extends MaxValidation {
        @Override
        protected double getMax() {
            return 50;
        }
    }

    static final class AtLeastFifty extends MinValidation {
        @Override
        protected double getMin() {
            return 50;
        }
    }

    static final class AtMostAMillion extends MaxValidation {
        @Override
        protected double getMax() {
            return 1_000_000;
        }
    }

    static final class AtMostHalf extends MaxValidation {
        @Override
        protected double getMax() {
            return 0.5;
        }
    }

    @Widget(title = "Compare", description = "Whether sequences or profiles are compared.")
    @ValueSwitchWidget
    @ValueReference(ComparedReference.class)
    Compared compare = Compared.AUTO;

    @Widget(
            title = GENERATED_TITLE,
            description =
                    "The column with the generated sequences, as text or encoded. Left empty, it is"
                            + " found by its type and name.")
    @ChoicesProvider(GeneratedColumns.class)
    @Effect(predicate = SequencesAreCompared.class, type = EffectType.SHOW)
    String generatedColumn = "";

    @Widget(
            title = REFERENCE_TITLE,
            description =
                    "The column with the real sequences of the second input. Left empty, it is"
                            + " found by its type and name.")
    @ChoicesProvider(ReferenceColumns.class)
    @Effect(predicate = SequencesAreCompared.class, type = EffectType.SHOW)
    String referenceColumn = "";

    @Widget(
            title = TRAINING_TITLE,
            description =
                    "The column with the sequences of the input Training rows. Left empty, it is"
                            + " found by its type and name.")
    @ChoicesProvider(TrainingColumns.class)
    @Effect(predicate = TrainingSequencesAreCompared.class, type = EffectType.SHOW)
    String trainingColumn = "";

    @Widget(
            title = PROFILE_TITLE,
            description =
                    "The numeric columns of the generated rows that make up a profile. Those that"
                            + " the reference lacks, such as a score of the generator, are left out"
                            + " with a warning.")
    @ColumnFilterWidget(choicesProvider = NumberColumns.class)
    @Effect(predicate = ProfilesAreCompared.class, type = EffectType.SHOW)
    ColumnFilter profileColumns = new ColumnFilter().withIncludeUnknownColumns();

    @Layout(BaselineSection.class)
    @Widget(
            title = "Baselines",
            description =
                    "Simple generators that the node fits itself and judges by the same figures. A"
                            + " network that does not beat them is not worth its training.")
    Baselines baselines = Baselines.ALL;

    @Layout(BaselineSection.class)
    @Widget(
            title = "Test by logistic regression",
            description =
                    "For which rows a logistic regression learns to tell them from real ones: from"
                        + " the symbol at each position and the numbers of all k-mers up to four;"
                        + " of profiles from values, squares and products of pairs. Takes some"
                        + " seconds for each kind of rows.")
    Tested logisticRegression = Tested.ALL;

    @Layout(BaselineSection.class)
    @Widget(
            title = "Test by a network",
            description =
                    "For which rows a small convolutional network (for profiles a dense one) learns"
                        + " to tell them from real ones. It finds more than the regression, and"
                        + " takes up to a minute for each kind of rows; leave the baselines out to"
                        + " save time.")
    Tested network = Tested.ALL;

    @Layout(MotifSection.class)
    @Widget(
            title = "Motifs",
            description =
                    "Whose sites are looked for in each sequence, by a position weight matrix. A"
                            + " good generator has as many, at the same positions, as nature.")
    @ValueReference(MotifReference.class)
    @Effect(predicate = SequencesAreCompared.class, type = EffectType.SHOW)
    Motifs motifs = Motifs.LEARNED;

    @Layout(MotifSection.class)
    @Widget(title = "Width of the learned motif", description = "Its number of positions, 2 to 50.")
    @NumberInputWidget(minValidation = AtLeastTwo.class, maxValidation = AtMostFifty.class)
    @Effect(predicate = MotifIsLearned.class, type = EffectType.SHOW)
    int motifWidth = 6;

    @Layout(MotifSection.class)
    @Widget(
            title = "Consensus sequences",
            description =
                    "One motif or several, separated by commas or blanks, in symbols and ambiguity"
                            + " codes (N for any base), for instance TTGACA, TATAAT.")
    @Effect(predicate = MotifIsWritten.class, type = EffectType.SHOW)
    String consensus = "TATAAT";

    @Layout(MotifSection.class)
    @Widget(
            title = "Conservation",
            description =
                    "How often each letter of the consensus is found in real sites, above 0, at"
                            + " most 1. The rest follows the composition of the sequences.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostOne.class)
    @Effect(predicate = MotifIsWritten.class, type = EffectType.SHOW)
    double conservation = 0.8;

    @Layout(MotifSection.class)
    @Widget(
            title = "Chance of a site",
            description =
                    "How often a place in random sequence may pass for a site, above 0, at most"
                        + " 0.5: smaller values ask for better sites. 0.005 takes of a motif of six"
                        + " bases about those with one deviation.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostHalf.class)
    @Effect(predicate = MotifIsUsed.class, type = EffectType.SHOW)
    double motifChance = 0.005;

    @Layout(EffortSection.class)
    @Widget(
            title = "Rows for classifiers",
            description =
                    "From how many real and as many generated rows at most each classifier learns,"
                        + " 50 to 1000000. More rows find finer differences; all kinds of rows get"
                        + " the same number.")
    @NumberInputWidget(minValidation = AtLeastFifty.class, maxValidation = AtMostAMillion.class)
    int classifierRows = 10_000;

    @Layout(EffortSection.class)
    @Widget(
            title = "Rows for nearest neighbours",
            description =
                    "For how many rows of each kind the most similar training row is looked for, 0"
                            + " (none) to 1000000. They are spread evenly over the table.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostAMillion.class)
    int neighbourRows = 1000;

    @Layout(EffortSection.class)
    @Widget(
            title = "Seed",
            description =
                    "The start of all random numbers: baselines, divisions of rows, training of"
                            + " classifiers. The same seed gives the same figures.")
    int seed = 1;

    GenerationScorerNodeParameters() {}

    GenerationScorerNodeParameters(NodeParametersInput input) {
        input.getInTableSpec(GENERATED_PORT)
                .flatMap(ColumnRole.ENCODED_OR_SEQUENCE::guess)
                .ifPresent(name -> generatedColumn = name);
        input.getInTableSpec(REFERENCE_PORT)
                .flatMap(ColumnRole.ENCODED_OR_SEQUENCE::guess)
                .ifPresent(name -> referenceColumn = name);
        TrainingPort.tableSpec(input)
                .flatMap(ColumnRole.ENCODED_OR_SEQUENCE::guess)
                .ifPresent(name -> trainingColumn = name);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        toSpec();
    }

    /** The names of the motifs, in the order of the engine's result. */
    List<String> motifNames() {
        return switch (motifs) {
            case LEARNED -> List.of("learned motif");
            case SIGMA70 -> List.of("-35 box", "-10 box");
            case CONSENSUS -> consensusSequences();
            case NONE -> List.of();
        };
    }

    private List<String> consensusSequences() {
        return Arrays.stream((consensus == null ? "" : consensus).split("[,;\\s]+"))
                .filter(text -> !text.isEmpty())
                .map(text -> text.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    List<SequenceBaselineKind> sequenceBaselines() {
        return switch (baselines) {
            case ALL -> List.of(SequenceBaselineKind.values());
            case STRONGEST ->
                    List.of(
                            SequenceBaselineKind.MARKOV_5,
                            SequenceBaselineKind.POSITION_WEIGHTS,
                            SequenceBaselineKind.POSITION_MARKOV_1,
                            SequenceBaselineKind.POSITION_MARKOV_2,
                            SequenceBaselineKind.POSITION_MARKOV_3);
            case NONE -> List.of();
        };
    }

    /**
     * The settings as the engine takes them.
     *
     * @return the specification
     * @throws InvalidSettingsException if a value is out of its range
     */
    ComparisonSpec toSpec() throws InvalidSettingsException {
        try {
            return new ComparisonSpec(
                    sequenceBaselines(),
                    baselines != Baselines.NONE,
                    logisticRegression.toSpec(),
                    network.toSpec(),
                    classifierRows,
                    neighbourRows,
                    motifChoice(),
                    motifChance,
                    seed,
                    0);
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }

    private MotifChoice motifChoice() {
        return switch (motifs) {
            case LEARNED -> new MotifChoice.Learned(motifWidth);
            case SIGMA70 -> new MotifChoice.Sigma70();
            case CONSENSUS -> new MotifChoice.Consensus(consensusSequences(), conservation);
            case NONE -> new MotifChoice.None();
        };
    }
}
