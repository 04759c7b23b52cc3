// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import bio.strand.engine.evaluation.ConfusionMatrix;
import bio.strand.engine.evaluation.RocCurve;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.LabelIndex;
import bio.strand.nodes.tables.RowView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Collects the true and the predicted class of rows, and the probabilities of the classes where
 * there are any. Memory: 8 bytes a row plus 8 for each column of probabilities.
 */
final class ScoredRows {

    private static final int INITIAL_ROWS = 1024;

    private final ScorerColumns columns;
    private final LabelIndex labels;
    private final SkippedRows withoutClass = new SkippedRows();
    private final SkippedRows withoutProbability = new SkippedRows();
    private final double[][] probabilities;
    private int[] truths = new int[INITIAL_ROWS];
    private int[] predictions = new int[INITIAL_ROWS];
    private int rows;

    /**
     * Creates an empty collection.
     *
     * @param columns where the values stand
     */
    ScoredRows(ScorerColumns columns) {
        this.columns = columns;
        labels = new LabelIndex(columns.possibleLabels());
        probabilities = new double[columns.probabilities().size()][INITIAL_ROWS];
    }

    /** Takes a row; one without true or predicted class is left out and counted. */
    void add(RowView row) {
        if (row.isMissing(columns.truth())) {
            withoutClass.add(row.rowId(), "the true class is missing");
            return;
        }
        if (row.isMissing(columns.prediction())) {
            String reason = row.missingReason(columns.prediction());
            withoutClass.add(
                    row.rowId(), reason.isEmpty() ? "the predicted class is missing" : reason);
            return;
        }
        grow();
        truths[rows] = labels.add(row.text(columns.truth()));
        predictions[rows] = labels.add(row.text(columns.prediction()));
        boolean complete = true;
        int k = 0;
        for (int column : columns.probabilities().values()) {
            double value = row.isMissing(column) ? Double.NaN : row.number(column);
            probabilities[k][rows] = value;
            complete &= !Double.isNaN(value);
            k++;
        }
        if (!complete) {
            withoutProbability.add(row.rowId(), "a probability is missing");
        }
        rows++;
    }

    private void grow() {
        if (rows == truths.length) {
            truths = Arrays.copyOf(truths, 2 * rows);
            predictions = Arrays.copyOf(predictions, 2 * rows);
            for (int k = 0; k < probabilities.length; k++) {
                probabilities[k] = Arrays.copyOf(probabilities[k], 2 * rows);
            }
        }
    }

    int size() {
        return rows;
    }

    /** The classes, sorted, so that they do not depend on the order of the rows. */
    List<String> sortedLabels() {
        return labels.labels().stream().sorted().toList();
    }

    /** True classes against predicted ones, in the order of {@link #sortedLabels}. */
    ConfusionMatrix confusionMatrix() {
        int[] ranks = labels.ranks();
        ConfusionMatrix matrix = new ConfusionMatrix(sortedLabels());
        for (int i = 0; i < rows; i++) {
            matrix.add(ranks[truths[i]], ranks[predictions[i]]);
        }
        return matrix;
    }

    /**
     * The curve of one class against all others, over the rows that have its probability.
     *
     * @return empty if the class has no column of probabilities
     */
    Optional<RocCurve> rocCurve(String label) {
        int k = List.copyOf(columns.probabilities().keySet()).indexOf(label);
        if (k < 0) {
            return Optional.empty();
        }
        int own = labels.indexOf(label);
        boolean[] positive = new boolean[rows];
        double[] scores = new double[rows];
        int used = 0;
        for (int i = 0; i < rows; i++) {
            if (!Double.isNaN(probabilities[k][i])) {
                positive[used] = truths[i] == own;
                scores[used] = probabilities[k][i];
                used++;
            }
        }
        return Optional.of(RocCurve.of(Arrays.copyOf(positive, used), Arrays.copyOf(scores, used)));
    }

    SkippedRows withoutClass() {
        return withoutClass;
    }

    SkippedRows withoutProbability() {
        return withoutProbability;
    }
}
