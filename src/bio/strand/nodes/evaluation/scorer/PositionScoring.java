// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import bio.strand.engine.evaluation.ClassScores;
import bio.strand.engine.evaluation.ClassificationScores;
import bio.strand.engine.evaluation.ConfusionMatrix;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableRows;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import bio.strand.nodes.views.ConfusionChart;
import bio.strand.nodes.views.page.Histogram;
import bio.strand.nodes.views.page.Panel;
import bio.strand.nodes.views.page.TrackPanel;
import bio.strand.nodes.views.page.ViewPage;
import bio.strand.nodes.views.page.ViewPage.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;

/**
 * Scores a label for each position of sequences, each label one letter.
 *
 * @param prediction the index of the column with the predicted labels
 * @param truth the index of the column with the true labels
 * @param mask the index of the column that has 0 where a position must not be scored; empty to
 *     score all
 */
record PositionScoring(int prediction, int truth, OptionalInt mask) implements Scoring {

    private static final String OVERALL = "Overall";

    /** Sequences that the view shows; more would swell the saved workflow. */
    private static final int MAXIMUM_TRACKS = 50;

    private static final int MAXIMUM_TRACK_LENGTH = 3000;

    private static final DataTableSpec STATISTICS =
            TableSchema.builder()
                    .longInteger("Positions")
                    .number("Precision")
                    .number("Recall")
                    .number("Specificity")
                    .number("F1")
                    .number("Accuracy")
                    .number("Mean accuracy of sequences")
                    .number("Balanced accuracy")
                    .number("MCC")
                    .number("Cohen's kappa")
                    .longInteger("Sequences")
                    .toSpec();

    @Override
    public DataTableSpec details() {
        return null;
    }

    @Override
    public DataTableSpec statistics() {
        return STATISTICS;
    }

    @Override
    public Result score(BufferedDataTable table, ExecutionContext exec)
            throws KNIMEException, CanceledExecutionException {
        Counts counts = new Counts();
        SkippedRows skipped = new SkippedRows();
        TableRows.forEach(
                table,
                exec.createSubProgress(0.9),
                "Comparing",
                (index, row) -> {
                    String refusal = count(row, counts);
                    if (!refusal.isEmpty()) {
                        skipped.add(row.rowId(), refusal);
                    }
                });
        if (counts.sequences == 0) {
            throw new KNIMEException(
                    table.size() == 0
                            ? "The input table has no rows; there is nothing to score."
                            : "None of the %d rows has a position to score%s; check the columns with true and predicted labels."
                                    .formatted(
                                            table.size(),
                                            skipped.warning("left out")
                                                    .map(warning -> " (" + warning + ")")
                                                    .orElse("")));
        }
        ConfusionMatrix matrix = counts.matrix();
        List<String> warnings = skipped.warning("left out of all scores").stream().toList();
        return new Result(
                ClassScoring.matrixTable(matrix, exec),
                statisticsTable(matrix, counts, exec),
                ConfusionChart.draw(matrix.labels(), counts(matrix)),
                warnings,
                page(matrix, counts, warnings));
    }

    private static ViewPage page(ConfusionMatrix matrix, Counts counts, List<String> warnings) {
        ClassificationScores scores = ClassificationScores.of(matrix);
        List<Fact> facts =
                List.of(
                        ScorePanels.percent(
                                "Accuracy by position",
                                scores.accuracy(),
                                "Q3 or Q8 of secondary structure"),
                        ScorePanels.percent(
                                "Mean accuracy of sequences",
                                counts.sumOfAccuracies / counts.sequences,
                                "Each sequence counts the same"),
                        ScorePanels.percent("Balanced accuracy", scores.balancedAccuracy(), ""),
                        ScorePanels.number("MCC", scores.matthewsCorrelation(), ""),
                        ScorePanels.count("Positions", scores.total()),
                        ScorePanels.count("Sequences", counts.sequences));
        List<Panel> panels =
                List.of(
                        ScorePanels.matrix("Confusion matrix of positions", matrix),
                        ScorePanels.byClass(scores, "label"),
                        Histogram.of(
                                "Accuracy of the sequences",
                                "How many sequences are labelled how well.",
                                "Share of the positions that are right",
                                "Sequences",
                                counts.accuracies.toArray()),
                        new TrackPanel(
                                "True and predicted labels along the sequences",
                                counts.sequences > counts.tracks.size()
                                        ? "The first %d of %d sequences; wrong labels are underlined."
                                                .formatted(counts.tracks.size(), counts.sequences)
                                        : "Wrong labels are underlined.",
                                matrix.labels(),
                                counts.tracks));
        return ScorePanels.page(
                "Predicted labels compared with true ones, position by position.",
                facts,
                warnings,
                panels);
    }

    /** Counts the positions of a row; says why if that cannot be done. */
    private String count(RowView row, Counts counts) {
        for (int column : new int[] {truth, prediction}) {
            if (row.isMissing(column)) {
                String reason = row.missingReason(column);
                String what = column == truth ? "true" : "predicted";
                return reason.isEmpty() ? "the %s labels are missing".formatted(what) : reason;
            }
        }
        String actual = row.text(truth);
        String predicted = row.text(prediction);
        if (actual.length() != predicted.length()) {
            return "it has %d true labels but %d predicted ones"
                    .formatted(actual.length(), predicted.length());
        }
        String measured = null;
        if (mask.isPresent()) {
            if (row.isMissing(mask.getAsInt())) {
                return "the mask is missing";
            }
            measured = row.text(mask.getAsInt());
            if (measured.length() != actual.length()) {
                return "its mask has %d positions, its labels have %d"
                        .formatted(measured.length(), actual.length());
            }
        }
        counts.add(row.rowId(), actual, predicted, measured);
        return "";
    }

    private static long[][] counts(ConfusionMatrix matrix) {
        long[][] counts = new long[matrix.size()][matrix.size()];
        for (int t = 0; t < counts.length; t++) {
            for (int p = 0; p < counts.length; p++) {
                counts[t][p] = matrix.count(t, p);
            }
        }
        return counts;
    }

    private static BufferedDataTable statisticsTable(
            ConfusionMatrix matrix, Counts counts, ExecutionContext exec) {
        ClassificationScores scores = ClassificationScores.of(matrix);
        List<String> names = ClassScoring.names(matrix.labels());
        try (TableWriter writer = TableWriter.open(exec, STATISTICS)) {
            for (int k = 0; k < names.size(); k++) {
                ClassScores one = scores.classes().get(k);
                writer.addRow(
                        names.get(k),
                        one.support(),
                        Scoring.orMissing(one.precision()),
                        Scoring.orMissing(one.recall()),
                        Scoring.orMissing(one.specificity()),
                        Scoring.orMissing(one.f1()),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
            }
            writer.addRow(
                    OVERALL,
                    scores.total(),
                    Scoring.orMissing(scores.macroPrecision()),
                    Scoring.orMissing(scores.macroRecall()),
                    null,
                    Scoring.orMissing(scores.macroF1()),
                    Scoring.orMissing(scores.accuracy()),
                    counts.sumOfAccuracies / counts.sequences,
                    Scoring.orMissing(scores.balancedAccuracy()),
                    Scoring.orMissing(scores.matthewsCorrelation()),
                    Scoring.orMissing(scores.cohensKappa()),
                    counts.sequences);
            return writer.finish();
        }
    }

    /** Counts pairs of letters, of which the labels are known only in the end. */
    private static final class Counts {

        private final Map<Integer, long[]> byPair = new TreeMap<>();
        private long sequences;
        private double sumOfAccuracies;
        private final GrowingNumbers accuracies = new GrowingNumbers();
        private final List<TrackPanel.Track> tracks = new ArrayList<>();

        void add(String rowId, String actual, String predicted, String measured) {
            int scored = 0;
            int correct = 0;
            for (int t = 0; t < actual.length(); t++) {
                if (measured != null && measured.charAt(t) == '0') {
                    continue;
                }
                int pair = actual.charAt(t) << 16 | predicted.charAt(t);
                byPair.computeIfAbsent(pair, key -> new long[1])[0]++;
                scored++;
                correct += actual.charAt(t) == predicted.charAt(t) ? 1 : 0;
            }
            if (scored > 0) {
                sequences++;
                sumOfAccuracies += correct / (double) scored;
                accuracies.add(correct / (double) scored);
                if (tracks.size() < MAXIMUM_TRACKS && actual.length() <= MAXIMUM_TRACK_LENGTH) {
                    tracks.add(track(rowId, actual, predicted, measured));
                }
            }
        }

        /** The labels by position; a position that is not scored has no true label. */
        private static TrackPanel.Track track(
                String rowId, String actual, String predicted, String measured) {
            List<String> truths = new ArrayList<>();
            List<String> predictions = new ArrayList<>();
            for (int t = 0; t < actual.length(); t++) {
                boolean isScored = measured == null || measured.charAt(t) != '0';
                truths.add(isScored ? letter(actual.charAt(t)) : "");
                predictions.add(letter(predicted.charAt(t)));
            }
            return new TrackPanel.Track(
                    rowId, List.of(), predictions, List.of(), new double[0], truths);
        }

        ConfusionMatrix matrix() {
            TreeSet<String> labels = new TreeSet<>();
            byPair.keySet()
                    .forEach(
                            pair -> {
                                labels.add(letter(pair >>> 16));
                                labels.add(letter(pair & 0xFFFF));
                            });
            List<String> sorted = List.copyOf(labels);
            ConfusionMatrix matrix = new ConfusionMatrix(sorted);
            byPair.forEach(
                    (pair, count) -> {
                        int t = sorted.indexOf(letter(pair >>> 16));
                        int p = sorted.indexOf(letter(pair & 0xFFFF));
                        for (long i = 0; i < count[0]; i++) {
                            matrix.add(t, p);
                        }
                    });
            return matrix;
        }

        private static String letter(int code) {
            return String.valueOf((char) code);
        }
    }
}
