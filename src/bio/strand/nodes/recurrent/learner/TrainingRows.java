// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.learner;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.LabelIndex;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableRows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.KNIMEException;

/**
 * The rows of a table that can be trained on: those with both a sequence and a class.
 *
 * @param sequences the encoded sequences
 * @param targets the class of each, an index into {@code classLabels}
 * @param classLabels the classes that occur, sorted, so that they do not depend on the rows' order
 * @param warnings how many rows were left out and why
 */
record TrainingRows(
        EncodedSequences sequences,
        int[] targets,
        List<String> classLabels,
        List<String> warnings) {

    private static final int SHOWN_LABELS = 5;

    /**
     * Reads the rows of a table.
     *
     * @param table the table
     * @param sequenceColumn index of the column with the encoded sequences
     * @param targetColumn index of the column with the classes
     * @param exec for progress and cancellation
     * @return the rows, at least two classes among them
     * @throws KNIMEException if there is nothing to learn: no usable row, only one class, or hardly
     *     more rows than classes
     * @throws CanceledExecutionException if the user has cancelled
     */
    static TrainingRows read(
            BufferedDataTable table, int sequenceColumn, int targetColumn, ExecutionMonitor exec)
            throws KNIMEException, CanceledExecutionException {
        Collector collector = new Collector(sequenceColumn, targetColumn);
        TableRows.forEach(table, exec, "Reading", (index, row) -> collector.add(row));
        String sequenceName = table.getDataTableSpec().getColumnSpec(sequenceColumn).getName();
        String targetName = table.getDataTableSpec().getColumnSpec(targetColumn).getName();
        return collector.finish(table.size(), sequenceName, targetName);
    }

    private static final class Collector {

        private final int sequenceColumn;
        private final int targetColumn;
        private final EncodedSequences sequences = new EncodedSequences();
        private final LabelIndex labels = new LabelIndex();
        private final SkippedRows withoutSequence = new SkippedRows();
        private final SkippedRows withoutTarget = new SkippedRows();
        private int[] targets = new int[1024];

        Collector(int sequenceColumn, int targetColumn) {
            this.sequenceColumn = sequenceColumn;
            this.targetColumn = targetColumn;
        }

        void add(RowView row) {
            if (row.isMissing(targetColumn)) {
                withoutTarget.add(row.rowId(), "the class is missing");
            } else if (row.isMissing(sequenceColumn)) {
                String reason = row.missingReason(sequenceColumn);
                withoutSequence.add(
                        row.rowId(), reason.isEmpty() ? "the sequence is missing" : reason);
            } else {
                int rows = sequences.size();
                if (rows == targets.length) {
                    targets = Arrays.copyOf(targets, 2 * rows);
                }
                targets[rows] = labels.add(row.text(targetColumn));
                sequences.add(row.encoded(sequenceColumn));
            }
        }

        TrainingRows finish(long tableSize, String sequenceName, String targetName)
                throws KNIMEException {
            int rows = sequences.size();
            int classes = labels.size();
            if (rows == 0) {
                throw new KNIMEException(
                        tableSize == 0
                                ? "The input table has no rows; there is nothing to learn from."
                                : "None of the %d rows has both a sequence in column \"%s\" and a class in column \"%s\" (%d without class, %d without sequence); check the nodes before this one."
                                        .formatted(
                                                tableSize,
                                                sequenceName,
                                                targetName,
                                                withoutTarget.count(),
                                                withoutSequence.count()));
            }
            if (classes == 1) {
                throw new KNIMEException(
                        "All %d rows have the same class \"%s\" in column \"%s\"; a classifier needs rows of at least two classes. Choose another target column, or add rows of another class."
                                .formatted(rows, labels.labels().get(0), targetName));
            }
            if (rows < 2L * classes) {
                throw new KNIMEException(
                        "There are %d different classes in column \"%s\" in only %d rows (%s); training needs at least two rows a class on average. Choose a column with classes instead of identifiers, or add rows."
                                .formatted(classes, targetName, rows, firstLabels()));
            }
            int[] ranks = labels.ranks();
            int[] sortedTargets = new int[rows];
            for (int i = 0; i < rows; i++) {
                sortedTargets[i] = ranks[targets[i]];
            }
            return new TrainingRows(
                    sequences,
                    sortedTargets,
                    labels.labels().stream().sorted().toList(),
                    Stream.of(
                                    withoutTarget.warning("without class left out"),
                                    withoutSequence.warning("without sequence left out"))
                            .flatMap(Optional::stream)
                            .toList());
        }

        private String firstLabels() {
            String shown =
                    labels.labels().stream().limit(SHOWN_LABELS).collect(Collectors.joining(", "));
            return labels.size() > SHOWN_LABELS ? shown + ", \u2026" : shown;
        }
    }
}
