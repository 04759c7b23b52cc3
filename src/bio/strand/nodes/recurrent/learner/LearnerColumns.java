// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.learner;

import static bio.strand.nodes.recurrent.learner.RnnLearnerNodeParameters.MASK_TITLE;
import static bio.strand.nodes.recurrent.learner.RnnLearnerNodeParameters.SEQUENCE_TITLE;
import static bio.strand.nodes.recurrent.learner.RnnLearnerNodeParameters.TARGETS_TITLE;
import static bio.strand.nodes.recurrent.learner.RnnLearnerNodeParameters.TARGET_TITLE;

import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.ports.TaskKind;
import bio.strand.nodes.recurrent.learner.RnnLearnerNodeParameters.LearningTask;
import bio.strand.nodes.tables.ColumnRole;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableRows;
import bio.strand.nodes.tables.YesNo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;

/**
 * The columns that the parameters mean in a certain table, and what is learned from them.
 *
 * @param sequence index of the column with the encoded sequences
 * @param targets indices of the columns with the targets; none for forecasts
 * @param mask index of the column that leaves positions out; empty for none
 * @param table the table's specification
 * @param encoding how the sequences are encoded
 * @param kind the task, as far as the columns tell
 * @param isCertain whether the rows need not be asked for the task
 */
record LearnerColumns(
        int sequence,
        List<Integer> targets,
        OptionalInt mask,
        DataTableSpec table,
        Encoding encoding,
        TaskKind kind,
        boolean isCertain) {

    /** Longer texts than this are hardly names of classes. */
    private static final int LONGEST_CLASS_NAME = 12;

    /**
     * Finds the columns.
     *
     * @param parameters the settings
     * @param table the table
     * @return the columns
     * @throws InvalidSettingsException if a column is missing or does not suit; names it and the
     *     columns that do
     */
    static LearnerColumns find(RnnLearnerNodeParameters parameters, DataTableSpec table)
            throws InvalidSettingsException {
        int sequence = ColumnRole.ENCODED.resolve(table, parameters.sequenceColumn, SEQUENCE_TITLE);
        Encoding encoding = EncodedColumn.encodingOf(table.getColumnSpec(sequence));
        LearningTask task = parameters.task;
        boolean canHaveSeveral =
                task == LearningTask.AUTO
                        || task == LearningTask.NUMBERS
                        || task == LearningTask.YES_NO;
        if (parameters.severalTargets && canHaveSeveral) {
            return several(parameters, table, sequence, encoding);
        }
        boolean hasTarget = parameters.targetColumn != null && !parameters.targetColumn.isEmpty();
        if (task == LearningTask.FORECAST
                || task == LearningTask.AUTO && !hasTarget && encoding.hasValues()) {
            return forecast(table, sequence, encoding);
        }
        int target = target(parameters, table, task);
        TaskKind kind =
                switch (task) {
                    case CLASSES -> TaskKind.CLASSES;
                    case NUMBERS -> TaskKind.NUMBERS;
                    case YES_NO -> TaskKind.YES_NO;
                    case POSITIONS -> TaskKind.POSITIONS;
                    case AUTO, FORECAST ->
                            ColumnRole.LABEL.matches(table.getColumnSpec(target))
                                    ? TaskKind.CLASSES
                                    : TaskKind.NUMBERS;
                };
        boolean text = ColumnRole.SEQUENCE.matches(table.getColumnSpec(target));
        boolean certain = task != LearningTask.AUTO || !text;
        return new LearnerColumns(
                sequence, List.of(target), mask(parameters, table), table, encoding, kind, certain);
    }

    /** Whether a column may hold targets of some task. */
    static boolean maybeTarget(DataColumnSpec column) {
        return ColumnRole.LABEL.matches(column) || ColumnRole.NUMBER.matches(column);
    }

    private static LearnerColumns forecast(DataTableSpec table, int sequence, Encoding encoding)
            throws InvalidSettingsException {
        if (!(encoding instanceof SeriesEncoding)) {
            throw new InvalidSettingsException(
                    "Forecasts need series of measured values, but column \"%s\" holds encoded sequences of letters; choose a column that the Time Series Encoder made, or another task."
                            .formatted(table.getColumnSpec(sequence).getName()));
        }
        return new LearnerColumns(
                sequence, List.of(), OptionalInt.empty(), table, encoding, TaskKind.FORECAST, true);
    }

    private static LearnerColumns several(
            RnnLearnerNodeParameters parameters,
            DataTableSpec table,
            int sequence,
            Encoding encoding)
            throws InvalidSettingsException {
        List<DataColumnSpec> candidates =
                table.stream().filter(LearnerColumns::maybeTarget).toList();
        String[] names = parameters.targetColumns.filter(candidates);
        String[] gone = parameters.targetColumns.getMissingSelected(candidates);
        if (gone.length > 0) {
            throw new InvalidSettingsException(
                    "The columns %s chosen under \"%s\" are not in the input table; choose others."
                            .formatted(List.of(gone), TARGETS_TITLE));
        }
        if (names.length == 0) {
            throw new InvalidSettingsException(
                    "No column is chosen under \"%s\"; choose at least one with numbers, or with yes (1) and no (0)."
                            .formatted(TARGETS_TITLE));
        }
        List<Integer> targets = new ArrayList<>();
        Answer all = Answer.YES;
        for (String name : names) {
            targets.add(table.findColumnIndex(name));
            all = all.and(isYesNo(table.getColumnSpec(name)));
        }
        TaskKind kind =
                switch (parameters.task) {
                    case NUMBERS -> TaskKind.NUMBERS;
                    case YES_NO -> TaskKind.YES_NO;
                    default -> all == Answer.NO ? TaskKind.NUMBERS : TaskKind.YES_NO;
                };
        return new LearnerColumns(
                sequence,
                targets,
                OptionalInt.empty(),
                table,
                encoding,
                kind,
                parameters.task != LearningTask.AUTO || all != Answer.UNKNOWN);
    }

    private static int target(
            RnnLearnerNodeParameters parameters, DataTableSpec table, LearningTask task)
            throws InvalidSettingsException {
        String chosen = parameters.targetColumn;
        DataColumnSpec column =
                chosen == null || chosen.isEmpty() ? null : table.getColumnSpec(chosen);
        boolean otherNeed =
                column != null
                        && switch (task) {
                            case AUTO, CLASSES, YES_NO, NUMBERS -> maybeTarget(column);
                            case POSITIONS, FORECAST -> false;
                        };
        if (otherNeed) {
            return table.findColumnIndex(chosen);
        }
        ColumnRole role =
                task == LearningTask.NUMBERS
                        ? ColumnRole.NUMBER
                        : task == LearningTask.POSITIONS ? ColumnRole.SEQUENCE : ColumnRole.LABEL;
        return role.resolve(table, chosen, TARGET_TITLE);
    }

    private static OptionalInt mask(RnnLearnerNodeParameters parameters, DataTableSpec table)
            throws InvalidSettingsException {
        boolean possible =
                parameters.task == LearningTask.AUTO || parameters.task == LearningTask.POSITIONS;
        return parameters.useMask && possible
                ? OptionalInt.of(
                        ColumnRole.SEQUENCE.resolve(table, parameters.maskColumn, MASK_TITLE))
                : OptionalInt.empty();
    }

    private enum Answer {
        YES,
        NO,
        UNKNOWN;

        Answer and(Answer other) {
            if (this == NO || other == NO) {
                return NO;
            }
            return this == YES && other == YES ? YES : UNKNOWN;
        }
    }

    /** Whether a column holds yes and no alone, from what its specification says. */
    private static Answer isYesNo(DataColumnSpec column) {
        if (column.getType().isCompatible(BooleanValue.class)) {
            return Answer.YES;
        }
        DataColumnDomain domain = column.getDomain();
        if (domain.hasValues()) {
            return domain.getValues().stream()
                            .noneMatch(value -> Double.isNaN(YesNo.of(value.toString())))
                    ? Answer.YES
                    : Answer.NO;
        }
        if (column.getType().isCompatible(IntValue.class)) {
            if (!domain.hasBounds()) {
                return Answer.UNKNOWN;
            }
            return number(domain.getLowerBound()) >= 0 && number(domain.getUpperBound()) <= 1
                    ? Answer.YES
                    : Answer.NO;
        }
        return ColumnRole.NUMBER.matches(column) ? Answer.NO : Answer.UNKNOWN;
    }

    private static double number(DataCell cell) {
        return cell instanceof DoubleValue value ? value.getDoubleValue() : Double.NaN;
    }

    /** Whether the classes can be announced before the rows are read. */
    boolean announcesClasses() {
        if (kind != TaskKind.CLASSES) {
            return false;
        }
        DataColumnDomain domain = table.getColumnSpec(targets.get(0)).getDomain();
        return domain.hasValues()
                && domain.getValues().stream()
                        .allMatch(value -> value.toString().length() <= LONGEST_CLASS_NAME);
    }

    /** The names of the target columns. */
    List<String> targetNames() {
        return targets.stream().map(index -> table.getColumnSpec(index).getName()).toList();
    }

    /** What the model's target is called: the first target, or the series itself. */
    String targetName() {
        return targets.isEmpty() ? sequenceName() : targetNames().get(0);
    }

    String sequenceName() {
        return table.getColumnSpec(sequence).getName();
    }

    /** The same columns for another task. */
    LearnerColumns withKind(TaskKind decided) {
        return new LearnerColumns(sequence, targets, mask, table, encoding, decided, true);
    }

    /**
     * Asks the rows for the task where the columns do not tell.
     *
     * @param rows the table
     * @param exec for progress and cancellation
     * @return the columns with the task
     * @throws CanceledExecutionException if the user cancelled
     */
    LearnerColumns decide(BufferedDataTable rows, ExecutionMonitor exec)
            throws CanceledExecutionException {
        if (isCertain) {
            return this;
        }
        if (kind == TaskKind.YES_NO) {
            YesNoScan scan = new YesNoScan();
            TableRows.forEach(rows, exec, "Looking at", (index, row) -> scan.look(row));
            return withKind(scan.allYesNo ? TaskKind.YES_NO : TaskKind.NUMBERS);
        }
        LengthScan scan = new LengthScan();
        TableRows.forEach(rows, exec, "Looking at", (index, row) -> scan.look(row));
        return withKind(scan.arePositions() ? TaskKind.POSITIONS : kind);
    }

    private final class YesNoScan {

        private boolean allYesNo = true;

        void look(RowView row) {
            for (int target : targets) {
                allYesNo &= row.isMissing(target) || !Double.isNaN(YesNo.of(row, target));
            }
        }
    }

    /**
     * Text that is always as long as its sequence labels positions, if lengths differ or hardly any
     * text occurs twice.
     */
    private final class LengthScan {

        private final Set<String> texts = new HashSet<>();
        private boolean sameLengths = true;
        private int shortest = Integer.MAX_VALUE;
        private int longest;
        private int rows;

        void look(RowView row) {
            int target = targets.get(0);
            if (!sameLengths || row.isMissing(target) || row.isMissing(sequence)) {
                return;
            }
            String text = row.text(target);
            sameLengths = text.length() == row.encoded(sequence).length();
            shortest = Math.min(shortest, text.length());
            longest = Math.max(longest, text.length());
            texts.add(text);
            rows++;
        }

        boolean arePositions() {
            return sameLengths && longest > 2 && (shortest < longest || 2 * texts.size() > rows);
        }
    }
}
