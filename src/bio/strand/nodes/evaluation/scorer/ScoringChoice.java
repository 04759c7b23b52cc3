// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import static bio.strand.nodes.evaluation.scorer.SequenceScorerNodeParameters.PREDICTION_TITLE;
import static bio.strand.nodes.evaluation.scorer.SequenceScorerNodeParameters.TRUTH_TITLE;

import bio.strand.nodes.evaluation.scorer.SequenceScorerNodeParameters.ScoringTask;
import bio.strand.nodes.tables.ColumnRole;
import bio.strand.nodes.tables.PredictionColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.node.InvalidSettingsException;

/** Decides how the predictions of a table are scored, from its columns and the user's choice. */
final class ScoringChoice {

    private ScoringChoice() {}

    /**
     * Decides.
     *
     * @param parameters the valid parameters
     * @param table the table
     * @return the scoring
     * @throws InvalidSettingsException if a column is missing or cannot be scored so; names it and
     *     says what to choose instead
     */
    static Scoring of(SequenceScorerNodeParameters parameters, DataTableSpec table)
            throws InvalidSettingsException {
        String prediction = parameters.predictionColumn;
        if (prediction == null || prediction.isEmpty()) {
            prediction = SequenceScorerNodeParameters.guessPrediction(table).orElse("");
        }
        int index = table.findColumnIndex(prediction);
        if (index < 0) {
            // The search for classes has the messages for columns that are not there.
            return classes(parameters, table);
        }
        DataColumnSpec column = table.getColumnSpec(index);
        return switch (task(parameters, table, column)) {
            case AUTO, CLASSES -> classes(parameters, table);
            case NUMBERS -> new NumberScoring(pairs(parameters, table, column, false));
            case YES_NO -> new YesNoScoring(pairs(parameters, table, column, true));
            case POSITIONS ->
                    new PositionScoring(
                            index, truth(parameters, table, column), mask(parameters, table));
            case FORECAST -> forecast(parameters, table, column);
        };
    }

    private static ClassScoring classes(
            SequenceScorerNodeParameters parameters, DataTableSpec table)
            throws InvalidSettingsException {
        return new ClassScoring(ScorerColumns.find(parameters, table), parameters);
    }

    private static ScoringTask task(
            SequenceScorerNodeParameters parameters, DataTableSpec table, DataColumnSpec column) {
        if (parameters.task != ScoringTask.AUTO) {
            return parameters.task;
        }
        if (PredictionColumn.kindOf(column).isPresent()) {
            return switch (PredictionColumn.kindOf(column).get()) {
                case CLASS -> ScoringTask.CLASSES;
                case NUMBER -> ScoringTask.NUMBERS;
                case YES_NO -> ScoringTask.YES_NO;
                case POSITIONS -> ScoringTask.POSITIONS;
                case FORECAST -> ScoringTask.FORECAST;
            };
        }
        if (isList(column)) {
            return ScoringTask.FORECAST;
        }
        if (ColumnRole.LABEL.matches(column) || !ColumnRole.NUMBER.matches(column)) {
            return ScoringTask.CLASSES;
        }
        String target = PredictionColumn.targetIn(column.getName()).orElse(parameters.truthColumn);
        boolean hasProbability =
                table.containsName(
                        PredictionColumn.probabilityName(
                                target, "1", parameters.probabilitySuffix));
        if (hasProbability) {
            return ScoringTask.YES_NO;
        }
        String truth =
                parameters.truthColumn == null || parameters.truthColumn.isEmpty()
                        ? SequenceScorerNodeParameters.guessTruth(table, column.getName())
                                .orElse("")
                        : parameters.truthColumn;
        boolean textTruth =
                table.containsName(truth) && !ColumnRole.NUMBER.matches(table.getColumnSpec(truth));
        return textTruth ? ScoringTask.CLASSES : ScoringTask.NUMBERS;
    }

    static boolean isList(DataColumnSpec column) {
        return column.getType().isCompatible(CollectionDataValue.class);
    }

    /** The column with the truth of a prediction column. */
    private static int truth(
            SequenceScorerNodeParameters parameters, DataTableSpec table, DataColumnSpec column)
            throws InvalidSettingsException {
        String chosen = parameters.truthColumn;
        if (chosen == null || chosen.isEmpty()) {
            chosen =
                    SequenceScorerNodeParameters.guessTruth(table, column.getName())
                            .orElseThrow(
                                    () ->
                                            new InvalidSettingsException(
                                                    "It is not clear which column holds the truth of the predictions in \"%s\"; choose it under \"%s\"."
                                                            .formatted(
                                                                    column.getName(),
                                                                    TRUTH_TITLE)));
        }
        int index = table.findColumnIndex(chosen);
        if (index < 0) {
            throw new InvalidSettingsException(
                    "The column \"%s\" chosen under \"%s\" is not in the input table; choose another one."
                            .formatted(chosen, TRUTH_TITLE));
        }
        if (chosen.equals(column.getName())) {
            throw new InvalidSettingsException(
                    "The column \"%s\" cannot be both the truth and the prediction; choose another column under \"%s\"."
                            .formatted(chosen, TRUTH_TITLE));
        }
        return index;
    }

    /** The chosen pair of columns and, if wanted, every other pair of the same kind. */
    private static List<TargetPair> pairs(
            SequenceScorerNodeParameters parameters,
            DataTableSpec table,
            DataColumnSpec chosen,
            boolean yesNo)
            throws InvalidSettingsException {
        List<TargetPair> pairs = new ArrayList<>();
        int truth = truth(parameters, table, chosen);
        for (int i = 0; i < table.getNumColumns(); i++) {
            DataColumnSpec column = table.getColumnSpec(i);
            boolean isChosen = column.getName().equals(chosen.getName());
            int truthOfThis =
                    isChosen
                            ? truth
                            : PredictionColumn.targetIn(column.getName())
                                    .map(table::findColumnIndex)
                                    .orElse(-1);
            boolean sameKind =
                    PredictionColumn.kindOf(column).equals(PredictionColumn.kindOf(chosen))
                            && column.getType().equals(chosen.getType());
            if (isChosen || parameters.allTargets && truthOfThis >= 0 && sameKind) {
                pairs.add(pair(parameters, table, truthOfThis, i, yesNo));
            }
        }
        return pairs;
    }

    private static TargetPair pair(
            SequenceScorerNodeParameters parameters,
            DataTableSpec table,
            int truth,
            int prediction,
            boolean yesNo)
            throws InvalidSettingsException {
        DataColumnSpec column = table.getColumnSpec(prediction);
        if (isList(column) || !yesNo && !ColumnRole.NUMBER.matches(column)) {
            throw new InvalidSettingsException(
                    "The column \"%s\" chosen under \"%s\" is of type %s, but numbers are compared; choose a column of numbers, or another task."
                            .formatted(
                                    column.getName(),
                                    PREDICTION_TITLE,
                                    column.getType().getName()));
        }
        DataColumnSpec truthColumn = table.getColumnSpec(truth);
        if (!ColumnRole.NUMBER.matches(truthColumn) && !ColumnRole.LABEL.matches(truthColumn)) {
            throw new InvalidSettingsException(
                    "The column \"%s\" is of type %s and cannot be the truth of the predictions in \"%s\"; choose a column of numbers under \"%s\"."
                            .formatted(
                                    truthColumn.getName(),
                                    truthColumn.getType().getName(),
                                    column.getName(),
                                    TRUTH_TITLE));
        }
        OptionalInt probability = OptionalInt.empty();
        if (yesNo) {
            String target =
                    PredictionColumn.targetIn(column.getName()).orElse(truthColumn.getName());
            int index =
                    table.findColumnIndex(
                            PredictionColumn.probabilityName(
                                    target, "1", parameters.probabilitySuffix));
            if (index >= 0
                    && parameters.useProbabilities
                    && ColumnRole.NUMBER.matches(table.getColumnSpec(index))) {
                probability = OptionalInt.of(index);
            }
        }
        return new TargetPair(truthColumn.getName(), truth, prediction, probability);
    }

    private static OptionalInt mask(SequenceScorerNodeParameters parameters, DataTableSpec table)
            throws InvalidSettingsException {
        return parameters.useMask
                ? OptionalInt.of(
                        ColumnRole.SEQUENCE.resolve(
                                table,
                                parameters.maskColumn,
                                SequenceScorerNodeParameters.MASK_TITLE))
                : OptionalInt.empty();
    }

    private static ForecastScoring forecast(
            SequenceScorerNodeParameters parameters, DataTableSpec table, DataColumnSpec column)
            throws InvalidSettingsException {
        if (!isList(column)) {
            throw new InvalidSettingsException(
                    "The column \"%s\" chosen under \"%s\" is of type %s, but forecasts are lists of numbers; choose the column that the LSTM Predictor appended."
                            .formatted(
                                    column.getName(),
                                    PREDICTION_TITLE,
                                    column.getType().getName()));
        }
        int truth = truth(parameters, table, column);
        String fitted = parameters.fittedColumn;
        OptionalInt fittedIndex =
                parameters.useFitted
                        ? OptionalInt.of(
                                ColumnRole.ENCODED.resolve(
                                        table, fitted, SequenceScorerNodeParameters.FITTED_TITLE))
                        : OptionalInt.empty();
        return ForecastScoring.of(
                table,
                ColumnRole.ENCODED.resolve(
                        table, table.getColumnSpec(truth).getName(), TRUTH_TITLE),
                table.findColumnIndex(column.getName()),
                fittedIndex);
    }
}
