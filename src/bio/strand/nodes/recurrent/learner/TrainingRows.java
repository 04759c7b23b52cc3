// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.learner;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.training.Targets;
import bio.strand.engine.training.TrainingData;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.LabelIndex;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableRows;
import bio.strand.nodes.tables.YesNo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.KNIMEException;

/**
 * The rows of a table that can be trained on: those with both a sequence and a target.
 *
 * @param data the encoded sequences with their targets
 * @param warnings how many rows were left out and why
 */
record TrainingRows(TrainingData data, List<String> warnings) {

    private static final int SHOWN_LABELS = 5;

    /**
     * Reads the rows of a table.
     *
     * @param table the table
     * @param columns what is learned from which columns
     * @param exec for progress and cancellation
     * @return the rows; of classes at least two among them, sorted, so that they do not depend on
     *     the rows' order
     * @throws KNIMEException if there is nothing to learn: no usable row, only one class, or hardly
     *     more rows than classes; or if a target is not what the task needs
     * @throws CanceledExecutionException if the user has cancelled
     */
    static TrainingRows read(BufferedDataTable table, LearnerColumns columns, ExecutionMonitor exec)
            throws KNIMEException, CanceledExecutionException {
        Collector collector = Collector.of(columns, Optional.empty());
        TableRows.forEach(table, exec, "Reading", (index, row) -> collector.add(row));
        return collector.finish(table.size(), "");
    }

    /**
     * Reads the rows of a table that the network is validated on.
     *
     * @param table the table
     * @param columns what is learned from which of its columns
     * @param training what the network learns from
     * @param exec for progress and cancellation
     * @return the rows; those of classes or labels that are not learned are left out
     * @throws KNIMEException if no row is left, or a target is not what the task needs
     * @throws CanceledExecutionException if the user has cancelled
     */
    static TrainingRows readValidation(
            BufferedDataTable table,
            LearnerColumns columns,
            TrainingData training,
            ExecutionMonitor exec)
            throws KNIMEException, CanceledExecutionException {
        Collector collector = Collector.of(columns, Optional.of(training.targets()));
        TableRows.forEach(table, exec, "Reading", (index, row) -> collector.add(row));
        return collector.finish(table.size(), "validation ");
    }

    /** Collects sequences; subclasses collect their targets. */
    private abstract static class Collector {

        final LearnerColumns columns;
        final EncodedSequences sequences = new EncodedSequences();
        private final SkippedRows withoutSequence = new SkippedRows();
        private final SkippedRows withoutTarget = new SkippedRows();
        private final SkippedRows unfit = new SkippedRows();

        Collector(LearnerColumns columns) {
            this.columns = columns;
        }

        static Collector of(LearnerColumns columns, Optional<Targets> known) {
            return switch (columns.kind()) {
                case CLASSES ->
                        new ClassCollector(
                                columns, known.map(targets -> (Targets.Classes) targets));
                case NUMBERS -> new NumberCollector(columns);
                case YES_NO -> new YesNoCollector(columns);
                case POSITIONS ->
                        new PositionCollector(
                                columns, known.map(targets -> (Targets.PositionLabels) targets));
                case FORECAST -> new ForecastCollector(columns);
            };
        }

        void add(RowView row) throws KNIMEException {
            if (!columns.targets().isEmpty()
                    && columns.targets().stream().allMatch(row::isMissing)) {
                withoutTarget.add(row.rowId(), missingTarget());
            } else if (row.isMissing(columns.sequence())) {
                String reason = row.missingReason(columns.sequence());
                withoutSequence.add(
                        row.rowId(), reason.isEmpty() ? "the sequence is missing" : reason);
            } else {
                EncodedSequence sequence = row.encoded(columns.sequence());
                String refusal = addTarget(row, sequence);
                if (refusal.isEmpty()) {
                    sequences.add(sequence);
                } else {
                    unfit.add(row.rowId(), refusal);
                }
            }
        }

        /** Takes the target of the next row, or says why the row cannot be used. */
        abstract String addTarget(RowView row, EncodedSequence sequence) throws KNIMEException;

        /** Checks and gives the targets. */
        abstract Targets targets() throws KNIMEException;

        String missingTarget() {
            return "the target is missing";
        }

        /** What targets are, in a warning: "without class". */
        String what() {
            return "target";
        }

        final TrainingRows finish(long tableSize, String which) throws KNIMEException {
            if (sequences.size() == 0) {
                throw new KNIMEException(nothingLeft(tableSize, which));
            }
            return new TrainingRows(
                    new TrainingData(sequences, targets()),
                    Stream.of(
                                    withoutTarget.warning(
                                            "without %s left out".formatted(which + what())),
                                    withoutSequence.warning(
                                            "without %ssequence left out".formatted(which)),
                                    unfit.warning("of %stargets left out".formatted(which)))
                            .flatMap(Optional::stream)
                            .toList());
        }

        private String nothingLeft(long tableSize, String which) {
            if (tableSize == 0) {
                return which.isEmpty()
                        ? "The input table has no rows; there is nothing to learn from."
                        : "The validation table has no rows; connect one with rows, or remove the"
                                + " port.";
            }
            String fault =
                    unfit.warning("cannot be used").map(text -> " (" + text + ")").orElse("");
            if (columns.targets().isEmpty()) {
                return "None of the %d %srows has a series of at least two steps in column \"%s\"%s; check the nodes before this one."
                        .formatted(tableSize, which, columns.sequenceName(), fault);
            }
            return "None of the %d %srows has both a sequence in column \"%s\" and a %s in column \"%s\" (%d without %s, %d without sequence)%s; check the nodes before this one."
                    .formatted(
                            tableSize,
                            which,
                            columns.sequenceName(),
                            what(),
                            columns.targetName(),
                            withoutTarget.count(),
                            what(),
                            withoutSequence.count(),
                            fault);
        }
    }

    private static final class ClassCollector extends Collector {

        private final Optional<Targets.Classes> known;
        private final LabelIndex labels;
        private int[] targets = new int[1024];

        ClassCollector(LearnerColumns columns, Optional<Targets.Classes> known) {
            super(columns);
            this.known = known;
            labels = known.map(k -> new LabelIndex(k.labels())).orElseGet(LabelIndex::new);
        }

        @Override
        String missingTarget() {
            return "the class is missing";
        }

        @Override
        String what() {
            return "class";
        }

        @Override
        String addTarget(RowView row, EncodedSequence sequence) {
            String label = row.text(columns.targets().get(0));
            if (known.isPresent() && labels.indexOf(label) < 0) {
                return "its class \"%s\" is not among the training rows".formatted(label);
            }
            int rows = sequences.size();
            if (rows == targets.length) {
                targets = Arrays.copyOf(targets, 2 * rows);
            }
            targets[rows] = labels.add(label);
            return "";
        }

        @Override
        Targets targets() throws KNIMEException {
            int rows = sequences.size();
            if (known.isPresent()) {
                return new Targets.Classes(known.get().labels(), Arrays.copyOf(targets, rows));
            }
            int classes = labels.size();
            if (classes == 1) {
                throw new KNIMEException(
                        "All %d rows have the same class \"%s\" in column \"%s\"; a classifier needs rows of at least two classes. Choose another target column, or add rows of another class."
                                .formatted(rows, labels.labels().get(0), columns.targetName()));
            }
            if (rows < 2L * classes) {
                throw new KNIMEException(
                        "There are %d different classes in column \"%s\" in only %d rows (%s); training needs at least two rows a class on average. Choose a column with classes instead of identifiers, or add rows."
                                .formatted(classes, columns.targetName(), rows, firstLabels()));
            }
            int[] ranks = labels.ranks();
            int[] sortedTargets = new int[rows];
            for (int i = 0; i < rows; i++) {
                sortedTargets[i] = ranks[targets[i]];
            }
            return new Targets.Classes(labels.labels().stream().sorted().toList(), sortedTargets);
        }

        private String firstLabels() {
            String shown =
                    labels.labels().stream().limit(SHOWN_LABELS).collect(Collectors.joining(", "));
            return labels.size() > SHOWN_LABELS ? shown + ", \u2026" : shown;
        }
    }

    private static final class NumberCollector extends Collector {

        private final double[][] values;

        NumberCollector(LearnerColumns columns) {
            super(columns);
            values = new double[columns.targets().size()][1024];
        }

        @Override
        String addTarget(RowView row, EncodedSequence sequence) throws KNIMEException {
            int rows = sequences.size();
            for (int k = 0; k < values.length; k++) {
                if (rows == values[k].length) {
                    values[k] = Arrays.copyOf(values[k], 2 * rows);
                }
                values[k][rows] = number(row, k);
            }
            return "";
        }

        private double number(RowView row, int target) throws KNIMEException {
            int column = columns.targets().get(target);
            if (row.isMissing(column)) {
                return Double.NaN;
            }
            OptionalDouble number = row.spelledNumber(column);
            if (number.isEmpty() || Double.isInfinite(number.getAsDouble())) {
                throw new KNIMEException(
                        "Row \"%s\" has \"%s\" in the target column \"%s\", where a finite number is needed. Correct it, make it a missing cell, or choose another task."
                                .formatted(
                                        row.rowId(),
                                        row.text(column),
                                        columns.targetNames().get(target)));
            }
            return number.getAsDouble();
        }

        @Override
        Targets targets() {
            double[][] columnsOfRows =
                    Arrays.stream(values)
                            .map(column -> Arrays.copyOf(column, sequences.size()))
                            .toArray(double[][]::new);
            return new Targets.Numbers(columns.targetNames(), columnsOfRows);
        }
    }

    private static final class YesNoCollector extends Collector {

        private final float[][] values;

        YesNoCollector(LearnerColumns columns) {
            super(columns);
            values = new float[columns.targets().size()][1024];
        }

        @Override
        String addTarget(RowView row, EncodedSequence sequence) throws KNIMEException {
            int rows = sequences.size();
            for (int k = 0; k < values.length; k++) {
                if (rows == values[k].length) {
                    values[k] = Arrays.copyOf(values[k], 2 * rows);
                }
                int column = columns.targets().get(k);
                double label = row.isMissing(column) ? Double.NaN : YesNo.of(row, column);
                if (!row.isMissing(column) && Double.isNaN(label)) {
                    throw new KNIMEException(
                            "Row \"%s\" has \"%s\" in the target column \"%s\", which is neither yes (1, true) nor no (0, false). Correct it, make it a missing cell, or choose another task."
                                    .formatted(
                                            row.rowId(),
                                            row.text(column),
                                            columns.targetNames().get(k)));
                }
                values[k][rows] = (float) label;
            }
            return "";
        }

        @Override
        Targets targets() {
            float[][] columnsOfRows =
                    Arrays.stream(values)
                            .map(column -> Arrays.copyOf(column, sequences.size()))
                            .toArray(float[][]::new);
            return new Targets.MultiLabel(columns.targetNames(), columnsOfRows);
        }
    }

    private static final class PositionCollector extends Collector {

        /** Stands for a position that is left out; no letter of a label has this code. */
        private static final char LEFT_OUT = 0xFFFF;

        private final Optional<Targets.PositionLabels> known;
        private final TreeSet<Character> letters = new TreeSet<>();
        private final List<char[]> rows = new ArrayList<>();

        PositionCollector(LearnerColumns columns, Optional<Targets.PositionLabels> known) {
            super(columns);
            this.known = known;
        }

        @Override
        String missingTarget() {
            return "the labels are missing";
        }

        @Override
        String what() {
            return "labels";
        }

        @Override
        String addTarget(RowView row, EncodedSequence sequence) {
            String labels = row.text(columns.targets().get(0));
            if (labels.length() != sequence.length()) {
                return "its sequence has %d positions, but there are %d labels"
                        .formatted(sequence.length(), labels.length());
            }
            char[] codes = labels.toCharArray();
            if (columns.mask().isPresent()) {
                int column = columns.mask().getAsInt();
                if (row.isMissing(column)) {
                    return "its mask is missing";
                }
                String mask = row.text(column);
                if (mask.length() != codes.length) {
                    return "its mask has %d positions, its labels have %d"
                            .formatted(mask.length(), codes.length);
                }
                for (int t = 0; t < codes.length; t++) {
                    if (mask.charAt(t) == '0') {
                        codes[t] = LEFT_OUT;
                    }
                }
            }
            for (char letter : codes) {
                if (letter != LEFT_OUT) {
                    letters.add(letter);
                }
            }
            rows.add(codes);
            return "";
        }

        @Override
        Targets targets() throws KNIMEException {
            List<String> labels =
                    known.map(Targets.PositionLabels::labels)
                            .orElseGet(() -> letters.stream().map(String::valueOf).toList());
            if (labels.size() < 2) {
                throw new KNIMEException(
                        "The labels in column \"%s\" %s; a network needs at least two to tell apart. Choose another target column, or check the mask."
                                .formatted(
                                        columns.targetName(),
                                        labels.isEmpty()
                                                ? "are all left out by the mask"
                                                : "are all \"" + labels.get(0) + "\""));
            }
            EncodedSequences codes = new EncodedSequences();
            for (char[] row : rows) {
                int[] own = new int[row.length];
                for (int t = 0; t < own.length; t++) {
                    int index = labels.indexOf(String.valueOf(row[t]));
                    // Masked positions, and labels that are not learned, have the code after all.
                    own[t] = index < 0 ? labels.size() : index;
                }
                codes.add(EncodedSequence.ofCodes(own));
            }
            return new Targets.PositionLabels(labels, codes);
        }
    }

    private static final class ForecastCollector extends Collector {

        ForecastCollector(LearnerColumns columns) {
            super(columns);
        }

        @Override
        String addTarget(RowView row, EncodedSequence sequence) {
            return sequence.length() < 2
                    ? "its series has %d step; there is no next one to learn"
                            .formatted(sequence.length())
                    : "";
        }

        @Override
        Targets targets() {
            return new Targets.NextStep();
        }
    }
}
