// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import bio.strand.nodes.tables.ColumnRole;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
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
 * What one may set in the Sequence Scorer. The field names are the keys in saved workflows and
 * never change.
 */
public final class SequenceScorerNodeParameters implements NodeParameters {

    static final String TRUTH_TITLE = "True class";
    static final String PREDICTION_TITLE = "Predicted class";

    @Section(title = "ROC curves")
    interface RocSection {}

    static final class LabelColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnRole.LABEL.matches(column);
        }
    }

    interface ProbabilitiesReference extends ParameterReference<Boolean> {}

    static final class ProbabilitiesAreUsed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getBoolean(ProbabilitiesReference.class).isTrue();
        }
    }

    @Widget(title = TRUTH_TITLE, description = "The column with the true class of each row.")
    @ChoicesProvider(LabelColumns.class)
    String truthColumn = "";

    @Widget(
            title = PREDICTION_TITLE,
            description = "The column with the predicted class of each row.")
    @ChoicesProvider(LabelColumns.class)
    String predictionColumn = "";

    @Layout(RocSection.class)
    @Widget(
            title = "Use probabilities",
            description =
                    "Whether to draw ROC curves and compute their areas from columns with the"
                        + " probability of each class. They are found by their names, \"P"
                        + " (target=class)\", which the LSTM Predictor and KNIME's own predictors"
                        + " write.")
    @ValueReference(ProbabilitiesReference.class)
    boolean useProbabilities = true;

    @Layout(RocSection.class)
    @Widget(
            title = "Suffix of probability columns",
            description =
                    "The text that the predictor added to the names of its probability columns;"
                            + " empty if it added none.")
    @Effect(predicate = ProbabilitiesAreUsed.class, type = EffectType.SHOW)
    String probabilitySuffix = "";

    SequenceScorerNodeParameters() {}

    SequenceScorerNodeParameters(NodeParametersInput input) {
        input.getInTableSpec(0)
                .ifPresent(
                        table -> {
                            predictionColumn = guessPrediction(table).orElse("");
                            truthColumn = guessTruth(table, predictionColumn).orElse("");
                        });
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (probabilitySuffix == null) {
            throw new InvalidSettingsException(
                    "The suffix of probability columns may be empty, but not absent.");
        }
        if (truthColumn != null && !truthColumn.isEmpty() && truthColumn.equals(predictionColumn)) {
            throw new InvalidSettingsException(
                    "The column \"%s\" is chosen for both the true and the predicted class; choose the column that a predictor appended under \"%s\"."
                            .formatted(truthColumn, PREDICTION_TITLE));
        }
    }

    /**
     * The column that most likely holds predictions: the last one whose name begins so.
     *
     * @param table the input table
     * @return a column name; empty if there is no such column
     */
    static Optional<String> guessPrediction(DataTableSpec table) {
        List<String> candidates =
                ColumnRole.LABEL.candidates(table).stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("prediction"))
                        .toList();
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(candidates.get(candidates.size() - 1));
    }

    /**
     * The column that most likely holds the true classes: the one that the name of the prediction
     * column mentions in brackets.
     *
     * @param table the input table
     * @param prediction the column with the predictions, or an empty text
     * @return a column name; empty if it cannot be told
     */
    static Optional<String> guessTruth(DataTableSpec table, String prediction) {
        int open = prediction.indexOf('(');
        int close = prediction.lastIndexOf(')');
        if (open >= 0 && close > open) {
            DataColumnSpec mentioned = table.getColumnSpec(prediction.substring(open + 1, close));
            if (mentioned != null && ColumnRole.LABEL.matches(mentioned)) {
                return Optional.of(mentioned.getName());
            }
        }
        return ColumnRole.LABEL.guess(table).filter(name -> !name.equals(prediction));
    }
}
