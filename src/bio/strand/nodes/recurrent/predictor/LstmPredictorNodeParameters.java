// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.predictor;

import bio.strand.nodes.ports.SequenceModelPortObjectSpec;
import bio.strand.nodes.tables.ColumnRole;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;

/**
 * What one may set in the LSTM Predictor. The field names are the keys in saved workflows and never
 * change.
 */
public final class LstmPredictorNodeParameters implements NodeParameters {

    static final String SEQUENCE_TITLE = "Sequence column";

    static final int MODEL_PORT = 0;
    static final int TABLE_PORT = 1;

    @Section(title = "Output columns")
    interface OutputSection {}

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
                    "The column with the sequences to classify: encoded ones, by the same encoding"
                            + " as the model's, or text, which the node encodes as the model's"
                            + " sequences were.")
    @ChoicesProvider(SequenceColumns.class)
    String sequenceColumn = "";

    @Layout(OutputSection.class)
    @Widget(
            title = "Name of the prediction column",
            description =
                    "The name of the column with the predicted class. Leave it empty for"
                        + " \"Prediction (target)\", with the name of the target column that the"
                        + " model learned from.")
    String predictionColumn = "";

    @Layout(OutputSection.class)
    @Widget(
            title = "Append confidence",
            description =
                    "Whether to append the probability of the predicted class, in a column that is"
                            + " called as the prediction column with \"(confidence)\" added.")
    boolean appendConfidence = true;

    @Layout(OutputSection.class)
    @Widget(
            title = "Append probabilities",
            description =
                    "Whether to append the probability of each class, in columns called \"P"
                            + " (target=class)\", from which the Sequence Scorer draws ROC curves.")
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
