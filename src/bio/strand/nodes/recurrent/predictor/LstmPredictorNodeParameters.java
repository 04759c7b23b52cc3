// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.predictor;

import bio.strand.nodes.ports.SequenceModelPortObjectSpec;
import bio.strand.nodes.tables.ColumnRole;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;
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
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;

/**
 * What one may set in the LSTM Predictor. The field names are the keys in saved workflows and never
 * change.
 */
public final class LstmPredictorNodeParameters implements NodeParameters {

    static final String SEQUENCE_TITLE = "Sequence column";

    static final int MAXIMUM_STEPS = 100_000;

    static final int MODEL_PORT = 0;
    static final int TABLE_PORT = 1;

    @Section(title = "Output columns")
    interface OutputSection {}

    @Section(title = "Insight into the network")
    @Advanced
    @After(OutputSection.class)
    interface InsightSection {}

    @Section(title = "Forecasts")
    @Advanced
    @After(InsightSection.class)
    interface ForecastSection {}

    static final class AtMostSteps extends MaxValidation {
        @Override
        protected double getMax() {
            return MAXIMUM_STEPS;
        }
    }

    static final class SequenceColumns implements FilteredInputTableColumnsProvider {
        @Override
        public int getInputTableIndex(NodeParametersInput input) {
            return TABLE_PORT;
        }

        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnRole.ENCODED_OR_SEQUENCE.matches(column);
        }
    }

    interface ProbabilitiesReference extends ParameterReference<Boolean> {}

    static final class ProbabilitiesAreAppended implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getBoolean(ProbabilitiesReference.class).isTrue();
        }
    }

    @Widget(
            title = SEQUENCE_TITLE,
            description =
                    "The column with the sequences to predict: encoded ones, by the same encoding"
                            + " as the model's, or text, which the node encodes as the model's"
                            + " sequences were.")
    @ChoicesProvider(SequenceColumns.class)
    String sequenceColumn = "";

    @Layout(OutputSection.class)
    @Widget(
            title = "Name of the prediction column",
            description =
                    "The name of the column with the prediction. Leave it empty for \"Prediction"
                        + " (target)\", with the name of the target column that the model learned"
                        + " from. With several targets, the name of each is added in brackets.")
    String predictionColumn = "";

    @Layout(OutputSection.class)
    @Widget(
            title = "Append confidence",
            description =
                    "Whether to append the probability of the predicted class (for a label at each"
                            + " position, of each label, as a list), in a column that is"
                            + " called as the prediction column with \"(confidence)\" added.")
    boolean appendConfidence = true;

    @Layout(OutputSection.class)
    @Widget(
            title = "Append probabilities",
            description =
                    "Whether to append the probability of each class, in columns called \"P"
                            + " (target=class)\", from which the Sequence Scorer draws ROC curves."
                            + " For yes/no targets it is that of yes, \"P (target=1)\"; for a label"
                            + " at each position a list with one number a position.")
    @ValueReference(ProbabilitiesReference.class)
    boolean appendProbabilities = true;

    @Layout(OutputSection.class)
    @Widget(
            title = "Suffix of probability columns",
            description =
                    "A text added to the names of the probability columns, to tell several models"
                            + " on the same table apart.")
    @Effect(predicate = ProbabilitiesAreAppended.class, type = EffectType.SHOW)
    String probabilitySuffix = "";

    @Layout(InsightSection.class)
    @Widget(
            title = "Append embedding",
            description =
                    "Whether to append the numbers by which the network sums up each sequence (its"
                        + " last hidden state, after aggregation) as a list, for clustering, maps"
                        + " or other learners. For a label at each position they are those of the"
                        + " last position.")
    @Migrate(loadDefaultIfAbsent = true)
    boolean appendEmbedding = false;

    @Layout(InsightSection.class)
    @Widget(
            title = "Append attention weights",
            description =
                    "Whether to append how much each position counted for the prediction, as a list"
                            + " that adds up to 1. Only for models that were trained with the"
                            + " aggregation \"Attention\"; where convolutions merge neighbouring"
                            + " positions, there is one weight for each merged window.")
    @Migrate(loadDefaultIfAbsent = true)
    boolean appendAttention = false;

    @Layout(ForecastSection.class)
    @Widget(
            title = "Steps beyond the series",
            description =
                    "For models of series: how many steps to continue each series, 0 to 100000."
                        + " Each forecast value is fed back as if it had been measured, so that"
                        + " errors add up. 0 appends only the forecasts one step ahead within the"
                        + " series, which the Sequence Scorer judges.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostSteps.class)
    @Migrate(loadDefaultIfAbsent = true)
    int forecastSteps = 0;

    LstmPredictorNodeParameters() {}

    LstmPredictorNodeParameters(NodeParametersInput input) {
        sequenceColumn =
                input.getInTableSpec(TABLE_PORT)
                        .map(table -> guess(input.getInPortSpec(MODEL_PORT).orElse(null), table))
                        .orElse("");
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (probabilitySuffix == null || predictionColumn == null) {
            throw new InvalidSettingsException(
                    "The name of the prediction column and the suffix may be empty, but not"
                            + " absent.");
        }
        if (forecastSteps < 0 || forecastSteps > MAXIMUM_STEPS) {
            throw new InvalidSettingsException(
                    "The steps beyond the series must be 0 to %d, not %d."
                            .formatted(MAXIMUM_STEPS, forecastSteps));
        }
    }

    /**
     * The column to predict from when none is chosen: the one that the model learned from, if the
     * table has it.
     *
     * @param model the specification at the model port, possibly null
     * @param table the table
     * @return a column name, or an empty text
     */
    static String guess(PortObjectSpec model, DataTableSpec table) {
        if (model instanceof SequenceModelPortObjectSpec spec) {
            DataColumnSpec learnedFrom = table.getColumnSpec(spec.sequenceColumn());
            if (learnedFrom != null && ColumnRole.ENCODED_OR_SEQUENCE.matches(learnedFrom)) {
                return learnedFrom.getName();
            }
        }
        return ColumnRole.ENCODED_OR_SEQUENCE.guess(table).orElse("");
    }
}
