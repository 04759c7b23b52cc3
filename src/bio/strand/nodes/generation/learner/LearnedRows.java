// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.learner;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.Padding;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.generation.GanData;
import bio.strand.engine.generation.GeneratedKind;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec.ConditionKind;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.LabelIndex;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.KNIMEException;

/**
 * The rows of a table that can be learned from: those with all values and, where there is one, a
 * condition.
 *
 * @param data the rows for the engine
 * @param labels the classes of the condition, sorted; empty if there are none
 * @param warnings how many rows were left out and why
 */
record LearnedRows(GanData data, List<String> labels, List<String> warnings) {

    /**
     * Reads the training rows.
     *
     * @param table the table
     * @param columns what is learned from which columns
     * @param oneLength whether sequences of another length than the first one are an error
     * @param exec for progress and cancellation
     * @return the rows
     * @throws KNIMEException if there are none, a value is not a finite number, lengths differ
     *     where they must not, or all rows are of one class; names row, column and remedy
     * @throws CanceledExecutionException if the user has cancelled
     */
    static LearnedRows read(
            BufferedDataTable table,
            LearnedColumns columns,
            boolean oneLength,
            ExecutionMonitor exec)
            throws KNIMEException, CanceledExecutionException {
        return read(table, new Collector(columns, oneLength, Optional.empty(), ""), exec);
    }

    /**
     * Reads the held-out rows.
     *
     * @param table the table
     * @param columns what is learned from which of its columns
     * @param oneLength whether sequences of different lengths are an error
     * @param labels the classes that are learned; rows of others are left out
     * @param exec for progress and cancellation
     * @return the rows
     * @throws KNIMEException as for the training rows
     * @throws CanceledExecutionException if the user has cancelled
     */
    static LearnedRows readHeldOut(
            BufferedDataTable table,
            LearnedColumns columns,
            boolean oneLength,
            List<String> labels,
            ExecutionMonitor exec)
            throws KNIMEException, CanceledExecutionException {
        return read(
                table, new Collector(columns, oneLength, Optional.of(labels), "held-out "), exec);
    }

    private static LearnedRows read(
            BufferedDataTable table, Collector collector, ExecutionMonitor exec)
            throws KNIMEException, CanceledExecutionException {
        TableRows.forEach(table, exec, "Reading", (index, row) -> collector.add(row));
        return collector.finish(table.size());
    }

    private static final class Collector {

        private final LearnedColumns columns;
        private final boolean oneLength;

        /** Whether only these classes are taken. */
        private final boolean labelsAreKnown;

        /** "held-out " for rows that are not learned from. */
        private final String which;

        private final EncodedSequences sequences = new EncodedSequences();
        private final List<float[]> profiles = new ArrayList<>();
        private final LabelIndex labels;
        private int[] classes = new int[1024];
        private double[] numbers = new double[1024];
        private final SkippedRows withoutCondition = new SkippedRows();
        private final SkippedRows withoutValues = new SkippedRows();
        private final SkippedRows unfit = new SkippedRows();
        private String firstRow = "";
        private int firstLength = -1;

        Collector(
                LearnedColumns columns,
                boolean oneLength,
                Optional<List<String>> known,
                String which) {
            this.columns = columns;
            this.oneLength = oneLength;
            labelsAreKnown = known.isPresent();
            labels = known.map(LabelIndex::new).orElseGet(LabelIndex::new);
            this.which = which;
        }

        void add(RowView row) throws KNIMEException {
            if (columns.condition().isPresent() && row.isMissing(columns.condition().getAsInt())) {
                withoutCondition.add(row.rowId(), "the condition is missing");
                return;
            }
            for (int column : columns.values()) {
                if (row.isMissing(column)) {
                    String reason = row.missingReason(column);
                    withoutValues.add(
                            row.rowId(),
                            reason.isEmpty()
                                    ? "column \"%s\" is missing".formatted(nameOf(column))
                                    : reason);
                    return;
                }
            }
            if (columns.encoding().isPresent()) {
                EncodedSequence sequence =
                        withoutPadding(
                                row.encoded(columns.values().get(0)), columns.encoding().get());
                String refusal = refusal(sequence, columns.encoding().get());
                if (!refusal.isEmpty()) {
                    unfit.add(row.rowId(), refusal);
                } else if (addCondition(row)) {
                    addSequence(row, sequence);
                }
            } else if (addCondition(row)) {
                addProfile(row);
            }
        }

        /** Without the neutral positions that the encoder filled the row up with. */
        private static EncodedSequence withoutPadding(
                EncodedSequence sequence, SequenceEncoding encoding) {
            if (encoding.padding() == Padding.NONE) {
                return sequence;
            }
            int neutral = encoding.neutralCode();
            int from = 0;
            int to = sequence.length();
            while (encoding.padding() == Padding.END
                    && to > 0
                    && sequence.codeAt(to - 1) == neutral) {
                to--;
            }
            while (encoding.padding() == Padding.START
                    && from < to
                    && sequence.codeAt(from) == neutral) {
                from++;
            }
            return EncodedSequence.ofCodes(
                    IntStream.range(from, to).map(sequence::codeAt).toArray());
        }

        /** Why a sequence cannot be learned from; empty if it can. */
        private static String refusal(EncodedSequence sequence, SequenceEncoding encoding) {
            if (sequence.length() == 0) {
                return "the sequence is empty";
            }
            int plain = new GeneratedKind.Sequences(encoding, 1, false).plainSymbols();
            for (int t = 0; t < sequence.length(); t++) {
                if (sequence.codeAt(t) >= plain) {
                    return "\"%s\" at position %d is no symbol of its own, and cannot be generated"
                            .formatted(encoding.tokenOf(sequence.codeAt(t)), t + 1);
                }
            }
            return "";
        }

        private int size() {
            return sequences.size() + profiles.size();
        }

        private String nameOf(int column) {
            return columns.table().getColumnSpec(column).getName();
        }

        /** Takes the condition of the next row; false if the row cannot be used. */
        private boolean addCondition(RowView row) throws KNIMEException {
            int index = size();
            if (index == classes.length) {
                classes = Arrays.copyOf(classes, 2 * index);
                numbers = Arrays.copyOf(numbers, 2 * index);
            }
            if (columns.conditionKind() == ConditionKind.NUMBER) {
                numbers[index] = finite(row, columns.condition().getAsInt());
            } else if (columns.conditionKind() == ConditionKind.CLASSES) {
                String label = row.text(columns.condition().getAsInt());
                if (labelsAreKnown && labels.indexOf(label) < 0) {
                    withoutCondition.add(
                            row.rowId(),
                            "its class \"%s\" is not among the training rows".formatted(label));
                    return false;
                }
                classes[index] = labels.add(label);
            }
            return true;
        }

        private void addSequence(RowView row, EncodedSequence sequence) throws KNIMEException {
            if (firstLength < 0) {
                firstLength = sequence.length();
                firstRow = row.rowId();
            } else if (oneLength && sequence.length() != firstLength) {
                throw new KNIMEException(
                        "Row \"%s\" has a %ssequence of length %d in column \"%s\", but that of row \"%s\" has %d. Switch \"One length only\" off, or bring the sequences to one length before this node (\"Maximum length\" of the Sequence Encoder)."
                                .formatted(
                                        row.rowId(),
                                        which,
                                        sequence.length(),
                                        nameOf(columns.values().get(0)),
                                        firstRow,
                                        firstLength));
            }
            sequences.add(sequence);
        }

        private void addProfile(RowView row) throws KNIMEException {
            float[] profile = new float[columns.values().size()];
            for (int i = 0; i < profile.length; i++) {
                profile[i] = (float) finite(row, columns.values().get(i));
            }
            profiles.add(profile);
        }

        private double finite(RowView row, int column) throws KNIMEException {
            double value = row.number(column);
            if (!Double.isFinite(value) || !Float.isFinite((float) value)) {
                throw new KNIMEException(
                        "Row \"%s\" has %s in column \"%s\", where a finite number is needed. Correct it, or make it a missing cell: such rows are left out."
                                .formatted(row.rowId(), value, nameOf(column)));
            }
            return value;
        }

        LearnedRows finish(long tableSize) throws KNIMEException {
            if (size() == 0) {
                throw new KNIMEException(nothingLeft(tableSize));
            }
            GanData data =
                    columns.encoding().isPresent()
                            ? GanData.ofSequences(sequences, columns.encoding().get())
                            : GanData.ofProfiles(columns.names(), profiles.toArray(float[][]::new));
            List<String> sorted = labels.labels().stream().sorted().toList();
            return new LearnedRows(
                    withCondition(data, sorted),
                    sorted,
                    Stream.of(
                                    withoutCondition.warning(
                                            "without %scondition left out".formatted(which)),
                                    withoutValues.warning(
                                            "without %s%s left out"
                                                    .formatted(
                                                            which,
                                                            columns.encoding().isPresent()
                                                                    ? "sequence"
                                                                    : "all values")),
                                    unfit.warning(
                                            "of %ssequences with other symbols left out"
                                                    .formatted(which)))
                            .flatMap(Optional::stream)
                            .toList());
        }

        private GanData withCondition(GanData data, List<String> sorted) throws KNIMEException {
            String name = columns.conditionName();
            if (columns.conditionKind() == ConditionKind.NUMBER) {
                return data.withNumbers(name, Arrays.copyOf(numbers, size()));
            }
            if (columns.conditionKind() == ConditionKind.NONE) {
                return data;
            }
            if (sorted.size() == 1) {
                throw new KNIMEException(
                        "All %d rows have the same class \"%s\" in column \"%s\"; a condition needs at least two. Set \"Condition\" to \"None\", or choose another column."
                                .formatted(size(), sorted.get(0), name));
            }
            if (size() < 2L * sorted.size()) {
                throw new KNIMEException(
                        "There are %d different classes in column \"%s\" in only %d rows. Choose a column with classes instead of identifiers."
                                .formatted(sorted.size(), name, size()));
            }
            int[] ranks = labels.ranks();
            int[] ofRow = new int[size()];
            Arrays.setAll(ofRow, row -> ranks[classes[row]]);
            return data.withClasses(name, sorted, ofRow);
        }

        private String nothingLeft(long tableSize) {
            if (tableSize == 0) {
                return which.isEmpty()
                        ? "The input table has no rows; there is nothing to learn from."
                        : "The held-out table has no rows; connect one with rows, or remove the"
                                + " port.";
            }
            return "None of the %d %srows can be used (%d without condition, %d without all values in %s, %d with ambiguity codes or other symbols that cannot be generated); check the nodes before this one."
                    .formatted(
                            tableSize,
                            which,
                            withoutCondition.count(),
                            withoutValues.count(),
                            String.join(", ", columns.names()),
                            unfit.count());
        }
    }
}
