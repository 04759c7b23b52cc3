// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.generator;

import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.sequence.MotifPattern;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec.ConditionSummary;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.tables.ColumnRole;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.context.ports.PortsConfiguration;
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
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.choices.SuggestionsProvider;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/**
 * What one may set in the GAN Generator. The field names are the keys in saved workflows and never
 * change.
 */
final class GanGeneratorNodeParameters implements NodeParameters {

    static final String TRAINING_TITLE = "Training sequences";
    static final String LATENT_TITLE = "Latent column";

    static final int MODEL_PORT = 0;

    /** Input ports beside the model, which the user adds. */
    static final String TRAINING_PORT = "Training data";

    static final String LATENT_PORT = "Latent vectors";

    /** The most rows a table may hold that is generated in one go. */
    static final int MOST_ROWS = 100_000_000;

    /** The most candidates for each row that filters may take. */
    static final int MOST_ATTEMPTS = 10_000;

    /** The most points of a walk, which is held in memory. */
    static final int MOST_POINTS = 100_000;

    @Section(title = "Condition")
    interface ConditionSection {}

    @Section(title = "Variety")
    @After(ConditionSection.class)
    interface VarietySection {}

    @Section(title = "Filters")
    @After(VarietySection.class)
    interface FilterSection {}

    @Section(title = "Output columns")
    @After(FilterSection.class)
    interface OutputSection {}

    @Section(title = "Columns of the added inputs")
    @Advanced
    @After(OutputSection.class)
    interface InputSection {}

    /** Where rows come from; the constants' names are stored in workflows. */
    enum Points {
        @Label(
                value = "Everywhere",
                description =
                        "New rows from random latent vectors; or, if latent vectors are connected,"
                                + " one row for each of them, under its RowID.")
        EVERYWHERE,
        @Label(
                value = "Between two points",
                description =
                        "A walk from one latent vector to another in even steps, so that one sees"
                            + " one row turn into the other: the first two of the connected latent"
                            + " vectors, or else two random ones.")
        BETWEEN
    }

    enum ConditionChoice {
        @Label(
                value = "As in the training data",
                description =
                        "Each class as often, or numbers spread, as in the training data. If the"
                                + " connected latent vectors have a column with the condition, it"
                                + " is taken from there.")
        AS_LEARNED,
        @Label(value = "Given", description = "The same for all rows.")
        GIVEN
    }

    enum Symbols {
        @Label(
                value = "As trained",
                description =
                        "As the symbols were shown to the critic while training: drawn by their"
                                + " probabilities, or the likeliest one.")
        AS_TRAINED,
        @Label(value = "Likeliest", description = "The likeliest symbol at each position.")
        LIKELIEST,
        @Label(
                value = "Drawn",
                description = "Symbols are drawn by their probabilities at the temperature below.")
        DRAWN
    }

    enum Filter {
        @Label(value = "None", description = "Sequences are not searched.")
        NONE,
        @Label(
                value = "Motif",
                description = "Only sequences that hold a motif in IUPAC codes are kept.")
        MOTIF,
        @Label(
                value = "Regular expression",
                description = "Only sequences that match a regular expression are kept.")
        EXPRESSION
    }

    private static Optional<GenerativeModelPortObjectSpec> model(NodeParametersInput input) {
        return input.getInPortSpec(MODEL_PORT)
                .filter(GenerativeModelPortObjectSpec.class::isInstance)
                .map(GenerativeModelPortObjectSpec.class::cast);
    }

    /** The index of an input that the user may have added. */
    static OptionalInt port(PortsConfiguration ports, String group) {
        int[] indices = ports.getInputPortLocation().get(group);
        return indices == null || indices.length == 0
                ? OptionalInt.empty()
                : OptionalInt.of(indices[0]);
    }

    private static Optional<DataTableSpec> addedTable(NodeParametersInput input, String group) {
        OptionalInt index = port(input.getPortsConfiguration(), group);
        return index.isEmpty() ? Optional.empty() : input.getInTableSpec(index.getAsInt());
    }

    static final class Classes implements StringChoicesProvider {
        @Override
        public List<String> choices(NodeParametersInput input) {
            return model(input)
                    .map(GenerativeModelPortObjectSpec::condition)
                    .map(ConditionSummary::labels)
                    .orElse(List.of());
        }
    }

    static final class TrainingColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(NodeParametersInput input) {
            return addedTable(input, TRAINING_PORT).stream()
                    .flatMap(
                            table -> table.stream().filter(ColumnRole.ENCODED_OR_SEQUENCE::matches))
                    .toList();
        }
    }

    static final class LatentColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(NodeParametersInput input) {
            return addedTable(input, LATENT_PORT).stream()
                    .flatMap(
                            table ->
                                    table.stream()
                                            .filter(GanGeneratorNodeParameters::isListOfNumbers))
                    .toList();
        }
    }

    /** Whether a column can hold latent vectors. */
    static boolean isListOfNumbers(DataColumnSpec column) {
        return column.getType().isCompatible(CollectionDataValue.class)
                && column.getType().getCollectionElementType().isCompatible(DoubleValue.class);
    }

    interface ConditionReference extends ParameterReference<ConditionChoice> {}

    interface SymbolsReference extends ParameterReference<Symbols> {}

    interface DistanceReference extends ParameterReference<Boolean> {}

    interface FilterReference extends ParameterReference<Filter> {}

    static final class ConditionIsGiven implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(ConditionReference.class).isOneOf(ConditionChoice.GIVEN);
        }
    }

    static final class SymbolsAreDrawn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(SymbolsReference.class).isOneOf(Symbols.DRAWN);
        }
    }

    static final class DistanceCounts implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getBoolean(DistanceReference.class).isTrue();
        }
    }

    static final class MotifCounts implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(FilterReference.class).isOneOf(Filter.MOTIF);
        }
    }

    static final class ExpressionCounts implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(FilterReference.class).isOneOf(Filter.EXPRESSION);
        }
    }

    @Widget(
            title = "Rows",
            description =
                    "How many rows are generated, 0 to 100000000. Without effect where there is one"
                            + " row for each latent vector that is connected.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int rows = 1000;

    @Widget(
            title = "Seed",
            description =
                    "The start of all random numbers. The same seed gives the same rows; another"
                            + " one gives others.")
    int seed = 1;

    @Widget(title = "Latent vectors", description = "From where in the model's space rows come.")
    @ValueSwitchWidget
    Points points = Points.EVERYWHERE;

    @Layout(ConditionSection.class)
    @Widget(
            title = "Condition",
            description = "For models that learned a condition: what rows are asked for.")
    @ValueSwitchWidget
    @ValueReference(ConditionReference.class)
    ConditionChoice condition = ConditionChoice.AS_LEARNED;

    @Layout(ConditionSection.class)
    @Widget(
            title = "Class",
            description = "For models of classes: one of the classes that the model learned.")
    @SuggestionsProvider(Classes.class)
    @Effect(predicate = ConditionIsGiven.class, type = EffectType.SHOW)
    String conditionClass = "";

    @Layout(ConditionSection.class)
    @Widget(
            title = "Number",
            description =
                    "For models of a number: any number, in the units of the training data. Far"
                            + " outside what was learned, rows are guesses.")
    @Effect(predicate = ConditionIsGiven.class, type = EffectType.SHOW)
    double conditionNumber = 0;

    @Layout(VarietySection.class)
    @Widget(
            title = "Truncation",
            description =
                    "Latent values farther from 0 than this are drawn again, 0.01 to 10; 0 for no"
                            + " truncation. Values around 1 give more typical and less varied rows."
                            + " Without effect on connected latent vectors.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, stepSize = 0.1)
    double truncation = 0;

    @Layout(VarietySection.class)
    @Widget(
            title = "Symbols",
            description =
                    "How probabilities become the symbols of a sequence. Chance follows from the"
                            + " latent vector: the same vector always gives the same sequence.")
    @ValueSwitchWidget
    @ValueReference(SymbolsReference.class)
    Symbols symbols = Symbols.AS_TRAINED;

    @Layout(VarietySection.class)
    @Widget(
            title = "Temperature",
            description =
                    "Below 1 likely symbols are preferred, above 1 unlikely ones are allowed more"
                            + " often; above 0 and at most 10.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, stepSize = 0.1)
    @Effect(predicate = SymbolsAreDrawn.class, type = EffectType.SHOW)
    double temperature = 1;

    @Layout(FilterSection.class)
    @Widget(
            title = "Reject what the critic finds unlikely",
            description =
                    "Whether rows are left out by chance, the more likely the less real the critic"
                        + " holds them (discriminator rejection sampling). Often a little closer to"
                        + " real rows; several times slower. Without effect on connected latent"
                        + " vectors and between two points.")
    boolean rejection = false;

    @Layout(FilterSection.class)
    @Widget(title = "Unique rows only", description = "Whether repeated rows are left out.")
    boolean unique = false;

    @Layout(FilterSection.class)
    @Widget(
            title = "Keep away from the training data",
            description =
                    "Whether rows too near to a training row are left out. Needs the input"
                            + " <i>Training data</i>, which the dots of the node add.")
    @ValueReference(DistanceReference.class)
    boolean useDistance = false;

    @Layout(FilterSection.class)
    @Widget(
            title = "Least distance",
            description =
                    "How far the nearest training row must be at least, above 0. Of sequences it is"
                        + " the share of symbols that have to be replaced, inserted or deleted: 0.1"
                        + " leaves out those that agree with a training sequence by more than 90"
                        + " per cent. Of profiles it is the root mean square difference, in"
                        + " standard deviations of the training data.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, stepSize = 0.05)
    @Effect(predicate = DistanceCounts.class, type = EffectType.SHOW)
    double leastDistance = 0.1;

    @Layout(FilterSection.class)
    @Widget(title = "Sequences must hold", description = "What is searched in sequences.")
    @ValueSwitchWidget
    @ValueReference(FilterReference.class)
    Filter filter = Filter.NONE;

    @Layout(FilterSection.class)
    @Widget(
            title = "Motif",
            description =
                    "In the letters of the sequences and IUPAC codes, for example <tt>TATAWT</tt>"
                            + " or <tt>TTGACN</tt>.")
    @Effect(predicate = MotifCounts.class, type = EffectType.SHOW)
    String motif = "";

    @Layout(FilterSection.class)
    @Widget(
            title = "On either strand",
            description = "Whether the motif may lie on the other strand, for DNA and RNA.")
    @Effect(predicate = MotifCounts.class, type = EffectType.SHOW)
    boolean bothStrands = false;

    @Layout(FilterSection.class)
    @Widget(
            title = "Regular expression",
            description =
                    "As in Java, for example <tt>TTGAC.{15,19}TATAAT</tt>; it may match any part of"
                            + " the sequence, and case does not matter.")
    @Effect(predicate = ExpressionCounts.class, type = EffectType.SHOW)
    String expression = "";

    @Layout(FilterSection.class)
    @Widget(
            title = "Attempts for each row",
            description =
                    "How many candidates are made at most for each row that is wanted, 1 to"
                            + " 10000. When they are used up, the table has fewer rows and the node"
                            + " warns. Only where rows are filtered, and not for connected latent"
                            + " vectors, of which each gives one candidate.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int attempts = 100;

    @Layout(OutputSection.class)
    @Widget(
            title = "Append encoded sequences",
            description =
                    "Whether a column with the encoded sequences is added, encoded as the training"
                            + " sequences were, for a learner or predictor that comes after.")
    boolean appendEncoded = false;

    @Layout(OutputSection.class)
    @Widget(
            title = "Append the critic's score",
            description =
                    "Whether a column says how real the critic holds each row; higher is more real."
                            + " Scores compare rows of one model only.")
    boolean appendScore = false;

    @Layout(OutputSection.class)
    @Widget(
            title = "Append the distance to the training data",
            description =
                    "Whether a column says how far the nearest training row is, in the units above."
                            + " Needs the input <i>Training data</i>.")
    boolean appendDistance = false;

    @Layout(OutputSection.class)
    @Widget(
            title = "Append latent vectors",
            description =
                    "Whether a column of lists holds the latent vector of each row. Given back at"
                        + " the input <i>Latent vectors</i>, as it is or changed, it makes the same"
                        + " row again or one near it.")
    boolean appendLatent = false;

    @Layout(InputSection.class)
    @Widget(
            title = TRAINING_TITLE,
            description =
                    "The column of the training data with the sequences, encoded or as text. Empty"
                            + " takes the one the model learned from, or the only one there is.")
    @ChoicesProvider(TrainingColumns.class)
    String trainingColumn = "";

    @Layout(InputSection.class)
    @Widget(
            title = LATENT_TITLE,
            description =
                    "The column of the latent vectors: lists of numbers, as many as the model has"
                            + " latent values. Empty takes the last such column.")
    @ChoicesProvider(LatentColumns.class)
    String latentColumn = "";

    GanGeneratorNodeParameters() {}

    GanGeneratorNodeParameters(NodeParametersInput input) {
        conditionClass =
                model(input)
                        .map(model -> model.condition().labels())
                        .filter(labels -> !labels.isEmpty())
                        .map(labels -> labels.get(0))
                        .orElse("");
    }

    @Override
    public void validate() throws InvalidSettingsException {
        require(rows >= 0 && rows <= MOST_ROWS, "Rows", "0 to " + MOST_ROWS, rows);
        require(
                points == Points.EVERYWHERE || rows == 0 || rows >= 2 && rows <= MOST_POINTS,
                "Rows",
                "2 to " + MOST_POINTS + " (or 0) between two points",
                rows);
        require(
                attempts >= 1 && attempts <= MOST_ATTEMPTS,
                "Attempts for each row",
                "1 to " + MOST_ATTEMPTS,
                attempts);
        require(
                truncation == 0 || truncation >= 0.01 && truncation <= 10,
                "Truncation",
                "0, or 0.01 to 10",
                truncation);
        require(
                symbols != Symbols.DRAWN || temperature > 0 && temperature <= 10,
                "Temperature",
                "a number above 0 and at most 10",
                temperature);
        require(
                !useDistance || leastDistance > 0 && leastDistance < Double.POSITIVE_INFINITY,
                "Least distance",
                "a number above 0",
                leastDistance);
        require(Double.isFinite(conditionNumber), "Number", "a finite number", conditionNumber);
    }

    private static void require(boolean holds, String title, String range, Object found)
            throws InvalidSettingsException {
        if (!holds) {
            throw new InvalidSettingsException(
                    "\"%s\" must be %s, not %s.".formatted(title, range, found));
        }
    }

    /**
     * What sequences are searched for.
     *
     * @param encoding how the model's sequences are encoded
     * @return the pattern; empty for none
     * @throws InvalidSettingsException if it cannot be read; says where it is wrong
     */
    Optional<MotifPattern> toPattern(SequenceEncoding encoding) throws InvalidSettingsException {
        try {
            return switch (filter) {
                case NONE -> Optional.empty();
                case MOTIF ->
                        Optional.of(MotifPattern.ofIupac(motif, encoding.alphabet(), bothStrands));
                case EXPRESSION -> Optional.of(MotifPattern.ofRegularExpression(expression));
            };
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }
}
