// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import bio.strand.nodes.tables.ColumnRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;

/**
 * The columns that the parameters mean in a certain table.
 *
 * @param truth index of the column with the true classes
 * @param prediction index of the column with the predicted classes
 * @param possibleLabels the classes that the two columns list as their possible values
 * @param labelsAreKnown whether both columns list their possible values
 * @param probabilities the index of the column with the probability of each class that has one, in
 *     table order
 */
record ScorerColumns(
        int truth,
        int prediction,
        Set<String> possibleLabels,
        boolean labelsAreKnown,
        Map<String, Integer> probabilities) {

    static ScorerColumns find(SequenceScorerNodeParameters parameters, DataTableSpec table)
            throws InvalidSettingsException {
        String chosenPrediction =
                orElse(
                        parameters.predictionColumn,
                        () -> SequenceScorerNodeParameters.guessPrediction(table));
        if (chosenPrediction.isEmpty()) {
            throw new InvalidSettingsException(
                    "The input table has no column that is called \"Prediction\"; choose the column with the predicted classes under \"%s\"."
                            .formatted(SequenceScorerNodeParameters.PREDICTION_TITLE));
        }
        int prediction =
                ColumnRole.LABEL.resolve(
                        table, chosenPrediction, SequenceScorerNodeParameters.PREDICTION_TITLE);
        String chosenTruth =
                orElse(
                        parameters.truthColumn,
                        () -> SequenceScorerNodeParameters.guessTruth(table, chosenPrediction));
        int truth =
                ColumnRole.LABEL.resolve(
                        table, chosenTruth, SequenceScorerNodeParameters.TRUTH_TITLE);
        if (truth == prediction) {
            throw new InvalidSettingsException(
                    "The column \"%s\" cannot be both the true and the predicted class; choose another column under \"%s\"."
                            .formatted(chosenPrediction, SequenceScorerNodeParameters.TRUTH_TITLE));
        }
        Set<String> labels = new LinkedHashSet<>();
        boolean known =
                addPossible(table.getColumnSpec(truth), labels)
                        & addPossible(table.getColumnSpec(prediction), labels);
        Map<String, Integer> probabilities =
                parameters.useProbabilities
                        ? probabilityColumns(
                                table,
                                targets(table, truth, chosenPrediction),
                                parameters.probabilitySuffix)
                        : Map.of();
        return new ScorerColumns(truth, prediction, new TreeSet<>(labels), known, probabilities);
    }

    private static String orElse(String chosen, Supplier<Optional<String>> guess) {
        return chosen == null || chosen.isEmpty() ? guess.get().orElse("") : chosen;
    }

    private static boolean addPossible(DataColumnSpec column, Collection<String> labels) {
        if (!column.getDomain().hasValues()) {
            return false;
        }
        column.getDomain().getValues().stream().map(DataCell::toString).forEach(labels::add);
        return true;
    }

    /** What may stand before "=": the name of the truth, or what the prediction's name mentions. */
    private static List<String> targets(DataTableSpec table, int truth, String prediction) {
        List<String> targets = new ArrayList<>();
        int open = prediction.indexOf('(');
        int close = prediction.lastIndexOf(')');
        if (open >= 0 && close > open) {
            targets.add(prediction.substring(open + 1, close));
        }
        targets.add(table.getColumnSpec(truth).getName());
        return targets;
    }

    private static Map<String, Integer> probabilityColumns(
            DataTableSpec table, List<String> targets, String suffix) {
        for (String target : targets) {
            String begin = "P (" + target + "=";
            String end = ")" + suffix;
            Map<String, Integer> columns = new LinkedHashMap<>();
            for (int i = 0; i < table.getNumColumns(); i++) {
                String name = table.getColumnSpec(i).getName();
                if (name.startsWith(begin)
                        && name.endsWith(end)
                        && name.length() >= begin.length() + end.length()
                        && ColumnRole.NUMBER.matches(table.getColumnSpec(i))) {
                    columns.put(name.substring(begin.length(), name.length() - end.length()), i);
                }
            }
            if (!columns.isEmpty()) {
                return columns;
            }
        }
        return Map.of();
    }
}
