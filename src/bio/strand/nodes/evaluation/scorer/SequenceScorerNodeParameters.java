// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import bio.strand.nodes.tables.ColumnRole;
import bio.strand.nodes.tables.PredictionColumn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;

/**
 * What one may set in the Sequence Scorer. The field names are the keys in saved workflows and
 * never change.
 */
public final class SequenceScorerNodeParameters implements NodeParameters {

    static final String TRUTH_TITLE = "Truth";
    static final String PREDICTION_TITLE = "Prediction";
    static final String MASK_TITLE = "Mask column";
    static final String FITTED_TITLE = "Series to fit to";

    @Section(title = "ROC curves")
    interface RocSection {}

    @Section(title = "Positions and series")
    @Advanced
    @After(RocSection.class)
    interface PositionsSection {}

    /** What is compared; the constants' names are stored in workflows. */
    enum ScoringTask {
        @Label(
                value = "Automatic",
                description = "As the columns say, which the LSTM Predictor marks.")
        AUTO,
        @Label(value = "Classes", description = "One class a row.")
        CLASSES,
        @Label(value = "Numbers", description = "One number a row, for one target or several.")
        NUMBERS,
        @Label(
                value = "Yes/no targets",
                description = "Yes or no a row, for one target or several, some labels missing.")
        YES_NO,
        @Label(
                value = "A label for each position",
                description = "One letter for each position (residue) of the sequence.")
        POSITIONS,
        @Label(
                value = "Forecast",
                description = "The next value of a series, at each step of the series.")
        FORECAST
    }

    static final class TruthColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnRole.LABEL.matches(column)
                    || ColumnRole.NUMBER.matches(column)
                    || ColumnRole.ENCODED.matches(column);
        }
    }

    static final class PredictionColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnRole.LABEL.matches(column)
                    || ColumnRole.NUMBER.matches(column)
                    || ScoringChoice.isList(column);
        }
    }

    static final class TextColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnRole.SEQUENCE.matches(column);
        }
    }

    static final class SeriesColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnRole.ENCODED.matches(column);
        }
    }

    interface TaskReference extends ParameterReference<ScoringTask> {}

    interface MaskReference extends ParameterReference<Boolean> {}

    interface FittedReference extends ParameterReference<Boolean> {}

    static final class SeveralTargetsArePossible implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(TaskReference.class)
                    .isOneOf(ScoringTask.AUTO, ScoringTask.NUMBERS, ScoringTask.YES_NO);
        }
    }

    static final class PositionsArePossible implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(TaskReference.class)
                    .isOneOf(ScoringTask.AUTO, ScoringTask.POSITIONS);
        }
    }

    static final class MaskIsUsed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getPredicate(PositionsArePossible.class)
                    .and(initializer.getBoolean(MaskReference.class).isTrue());
        }
    }

    static final class ForecastsArePossible implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(TaskReference.class)
                    .isOneOf(ScoringTask.AUTO, ScoringTask.FORECAST);
        }
    }

    static final class FittedIsUsed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getPredicate(ForecastsArePossible.class)
                    .and(initializer.getBoolean(FittedReference.class).isTrue());
        }
    }

    interface ProbabilitiesReference extends ParameterReference<Boolean> {}

    static final class ProbabilitiesAreUsed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getBoolean(ProbabilitiesReference.class).isTrue();
        }
    }

    @Widget(
            title = TRUTH_TITLE,
            description =
                    "The column with the truth of each row: its class, its number, yes or no, the"
                            + " labels of its positions, or the encoded series that was forecast.")
    @ChoicesProvider(TruthColumns.class)
    String truthColumn = "";

    @Widget(title = PREDICTION_TITLE, description = "The column with the prediction of each row.")
    @ChoicesProvider(PredictionColumns.class)
    String predictionColumn = "";

    @Widget(
            title = "Task",
            description =
                    "What is compared. Choose it yourself where a node between the predictor and"
                            + " this one has dropped what the columns say of themselves, or where"
                            + " the predictions come from elsewhere.")
    @ValueReference(TaskReference.class)
    @Migrate(loadDefaultIfAbsent = true)
    ScoringTask task = ScoringTask.AUTO;

    @Widget(
            title = "Score all targets",
            description =
                    "Whether numbers and yes/no targets are scored for every column called"
                            + " \"Prediction (target)\" whose target is in the table, and not only"
                            + " for the two columns chosen.")
    @Effect(predicate = SeveralTargetsArePossible.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    boolean allTargets = true;

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

    @Layout(PositionsSection.class)
    @Widget(
            title = "Leave positions out by a mask",
            description =
                    "Whether a column says which positions are scored, for instance because the"
                            + " others were not resolved in the experiment.")
    @ValueReference(MaskReference.class)
    @Effect(predicate = PositionsArePossible.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    boolean useMask = false;

    @Layout(PositionsSection.class)
    @Widget(
            title = MASK_TITLE,
            description =
                    "A text column with one letter a position: 0 where the position is left out,"
                            + " anything else where it is scored.")
    @ChoicesProvider(TextColumns.class)
    @Effect(predicate = MaskIsUsed.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String maskColumn = "";

    @Layout(PositionsSection.class)
    @Widget(
            title = "Fit the autoregression to other series",
            description =
                    "Whether the autoregression that forecasts are compared with is fitted to the"
                        + " series that the network learned from, which is fair. Else it is fitted"
                        + " to the scored series themselves, which flatters it a little.")
    @ValueReference(FittedReference.class)
    @Effect(predicate = ForecastsArePossible.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    boolean useFitted = false;

    @Layout(PositionsSection.class)
    @Widget(title = FITTED_TITLE, description = "The column with those encoded series.")
    @ChoicesProvider(SeriesColumns.class)
    @Effect(predicate = FittedIsUsed.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String fittedColumn = "";

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
                    "The column \"%s\" is chosen for both the truth and the prediction; choose the column that a predictor appended under \"%s\"."
                            .formatted(truthColumn, PREDICTION_TITLE));
        }
    }

    /**
     * The column that most likely holds predictions: the last one of classes whose name begins so,
     * or else the last one of numbers or lists that is called after another column.
     *
     * @param table the input table
     * @return a column name; empty if there is no such column
     */
    static Optional<String> guessPrediction(DataTableSpec table) {
        List<String> candidates =
                ColumnRole.LABEL.candidates(table).stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("prediction"))
                        .toList();
        if (!candidates.isEmpty()) {
            return Optional.of(candidates.get(candidates.size() - 1));
        }
        return table.stream()
                .filter(column -> ColumnRole.NUMBER.matches(column) || ScoringChoice.isList(column))
                .filter(column -> guessTruth(table, column.getName()).isPresent())
                .map(DataColumnSpec::getName)
                .filter(name -> PredictionColumn.targetIn(name).isPresent())
                .reduce((first, last) -> last);
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
            if (mentioned != null
                    && (ColumnRole.LABEL.matches(mentioned)
                            || ColumnRole.NUMBER.matches(mentioned)
                            || ColumnRole.ENCODED.matches(mentioned))) {
                return Optional.of(mentioned.getName());
            }
        }
        return ColumnRole.LABEL.guess(table).filter(name -> !name.equals(prediction));
    }
}
