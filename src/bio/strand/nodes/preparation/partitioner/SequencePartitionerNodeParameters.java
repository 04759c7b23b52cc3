// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.partitioner;

import bio.strand.engine.split.PartitionSize;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.tables.ColumnRole;
import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.node.InvalidSettingsException;
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
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;

/** What one may set in the Sequence Partitioner. Field names are the keys of saved workflows. */
final class SequencePartitionerNodeParameters implements NodeParameters {

    /** Title of {@link #groupColumn}, also for error messages. */
    static final String GROUP_COLUMN_TITLE = "Class column";

    @Section(title = "Size of the first table")
    interface SizeSection {}

    @Section(title = "Choice of rows")
    @After(SizeSection.class)
    interface ChoiceSection {}

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

    static final class AtMost1 extends MaxValidation {
        @Override
        protected double getMax() {
            return 1;
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
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMost1.class)
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
                    "How the rows of the first table are chosen. Prefer stratified sampling"
                            + " whenever there are classes, above all rare ones.")
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
     * Defaults for an input: guesses the class column.
     *
     * @param input what is connected
     */
    SequencePartitionerNodeParameters(NodeParametersInput input) {
        groupColumn = input.getInTableSpec(0).flatMap(ColumnRole.LABEL::guess).orElse("");
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
        try {
            toSpec();
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }
}
