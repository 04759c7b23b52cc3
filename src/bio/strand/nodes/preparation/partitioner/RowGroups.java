// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.partitioner;

import bio.strand.engine.chemistry.InvalidMoleculeException;
import bio.strand.engine.chemistry.Molecules;
import bio.strand.engine.split.HomologyClustering;
import bio.strand.engine.split.HomologyClusters;
import bio.strand.engine.split.HomologySpec;
import bio.strand.engine.split.SequenceKind;
import bio.strand.nodes.preparation.partitioner.SequencePartitionerNodeParameters.WithoutGroup;
import bio.strand.nodes.runtime.ExecutionProgress;
import bio.strand.nodes.tables.ColumnRole;
import bio.strand.nodes.tables.LabelIndex;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;

/**
 * Which rows must stay together: finds the groups of a table's rows.
 *
 * <p>Held in memory: four bytes a row, the different group names, and for homologs all sequences.
 */
final class RowGroups {

    /** How many letters it takes to judge whether they are of the kind that was set. */
    private static final int LETTERS_TO_JUDGE = 1000;

    private final int[] groups;
    private final int count;
    private final List<String> names;
    private final Map<Integer, String> reasons;
    private final Optional<HomologyClusters> clusters;
    private final List<String> rowIds;

    private RowGroups(
            int[] groups,
            int count,
            List<String> names,
            Map<Integer, String> reasons,
            Optional<HomologyClusters> clusters,
            List<String> rowIds) {
        this.groups = groups;
        this.count = count;
        this.names = names;
        this.reasons = reasons;
        this.clusters = clusters;
        this.rowIds = rowIds;
    }

    /**
     * The group of each row, from 0 without holes.
     *
     * @return the array itself
     */
    int[] groups() {
        return groups;
    }

    int count() {
        return count;
    }

    /** The clusters, if rows are grouped by homology. */
    Optional<HomologyClusters> clusters() {
        return clusters;
    }

    String rowId(int row) {
        return rowIds.get(row);
    }

    /** How many rows have no group of their own because their value is missing or unreadable. */
    int withoutGroup() {
        return reasons.size();
    }

    /** Why the first of these rows has none; with its number, from 1. */
    String firstReason() {
        int row = reasons.keySet().stream().min(Integer::compare).orElseThrow();
        return "row number " + (row + 1) + ": " + reasons.get(row);
    }

    /** How a group is called in messages. */
    String name(int group) {
        return group < names.size() && !names.get(group).isEmpty()
                ? " (\"" + names.get(group) + "\")"
                : "";
    }

    /** What the appended column says of a row. */
    DataCell cell(int row) {
        String reason = reasons.get(row);
        if (reason != null) {
            return new MissingCell(reason);
        }
        return names.isEmpty()
                ? new IntCell(groups[row] + 1)
                : new StringCell(names.get(groups[row]));
    }

    /**
     * Finds the groups.
     *
     * @throws InvalidSettingsException if a row has no group and settings do not allow that, or if
     *     the sequences are not of the kind set; the message names row, column and remedy
     */
    static RowGroups of(
            SequencePartitionerNodeParameters parameters,
            BufferedDataTable table,
            ExecutionMonitor exec)
            throws InvalidSettingsException, CanceledExecutionException {
        DataTableSpec spec = table.getDataTableSpec();
        Collector collector = new Collector((int) table.size(), parameters.withoutGroup);
        return switch (parameters.keepTogether) {
            case NOTHING -> throw new IllegalStateException("Nothing is kept together.");
            case SAME_VALUE -> {
                int column = parameters.sameValueColumn(spec);
                TableRows.forEach(
                        table,
                        exec,
                        "Reading groups,",
                        (index, row) -> {
                            if (row.isMissing(column)) {
                                collector.none(index, row, spec, column, "the value is missing");
                            } else {
                                collector.add(index, row.cell(column).toString());
                            }
                        });
                yield collector.finish();
            }
            case SAME_SCAFFOLD -> {
                int column =
                        ColumnRole.SEQUENCE.resolve(
                                spec,
                                parameters.smilesColumn,
                                SequencePartitionerNodeParameters.SMILES_COLUMN_TITLE);
                TableRows.forEach(
                        table,
                        exec,
                        "Reading molecules,",
                        (index, row) -> {
                            if (row.isMissing(column)) {
                                collector.none(index, row, spec, column, "the SMILES is missing");
                                return;
                            }
                            try {
                                collector.add(index, Molecules.scaffold(row.text(column)));
                            } catch (InvalidMoleculeException e) {
                                collector.none(index, row, spec, column, e.getMessage());
                            }
                        });
                yield collector.finish();
            }
            case HOMOLOGS -> homologs(parameters, table, exec, collector);
        };
    }

    private static RowGroups homologs(
            SequencePartitionerNodeParameters parameters,
            BufferedDataTable table,
            ExecutionMonitor exec,
            Collector collector)
            throws InvalidSettingsException, CanceledExecutionException {
        DataTableSpec spec = table.getDataTableSpec();
        int column =
                ColumnRole.SEQUENCE.resolve(
                        spec,
                        parameters.sequenceColumn,
                        SequencePartitionerNodeParameters.SEQUENCE_COLUMN_TITLE);
        HomologySpec homology = parameters.homology();
        List<byte[]> sequences = new ArrayList<>();
        List<String> rowIds = new ArrayList<>();
        long[] letters = new long[256];
        TableRows.forEach(
                table,
                exec.createSubProgress(0.1),
                "Reading sequences,",
                (index, row) -> {
                    rowIds.add(row.rowId());
                    String text = row.isMissing(column) ? "" : row.text(column);
                    byte[] sequence = homology.kind().encode(text);
                    sequences.add(sequence);
                    if (sequence.length == 0) {
                        collector.none(
                                index,
                                row,
                                spec,
                                column,
                                row.isMissing(column)
                                        ? "the sequence is missing"
                                        : "the sequence is empty");
                    }
                    for (int i = 0; i < text.length(); i++) {
                        letters[Character.toUpperCase(text.charAt(i)) & 255]++;
                    }
                });
        checkKind(homology.kind(), letters, spec.getColumnSpec(column).getName());
        ExecutionProgress progress = ExecutionProgress.of(exec.createSubProgress(0.9));
        HomologyClusters clusters =
                HomologyClustering.cluster(sequences, homology, progress, progress);
        return collector.finish(clusters, rowIds);
    }

    /** Proteins compared as nucleotides, or the other way round, would give arbitrary clusters. */
    private static void checkKind(SequenceKind kind, long[] letters, String column)
            throws InvalidSettingsException {
        long all = 0;
        for (char c = 'A'; c <= 'Z'; c++) {
            all += letters[c];
        }
        long bases = letters['A'] + letters['C'] + letters['G'] + letters['T'] + letters['U'];
        bases += letters['N'];
        if (all < LETTERS_TO_JUDGE) {
            return;
        }
        boolean nucleotides = bases > 0.9 * all;
        if (kind == SequenceKind.PROTEIN && nucleotides
                || kind == SequenceKind.NUCLEOTIDE && bases < 0.7 * all) {
            throw new InvalidSettingsException(
                    String.format(
                            Locale.ROOT,
                            "The letters in column \"%s\" are those of %s (%.0f %% A, C, G, T, U"
                                    + " or N), but \"%s\" is set to %s: change it, or choose"
                                    + " another column.",
                            column,
                            nucleotides ? "nucleotides" : "proteins",
                            100.0 * bases / all,
                            SequencePartitionerNodeParameters.SEQUENCE_TYPE_TITLE,
                            nucleotides ? "protein" : "nucleotide"));
        }
    }

    /** Numbers groups in the order of their first rows. */
    private static final class Collector {

        private final int[] groups;
        private final WithoutGroup policy;
        private final LabelIndex labels = new LabelIndex();
        private final Map<Integer, String> reasons = new HashMap<>();

        Collector(int rows, WithoutGroup policy) {
            groups = new int[rows];
            this.policy = policy;
        }

        void add(long row, String name) {
            groups[(int) row] = labels.add(name);
        }

        void none(long index, RowView row, DataTableSpec spec, int column, String reason)
                throws InvalidSettingsException {
            if (policy == WithoutGroup.FAIL) {
                throw new InvalidSettingsException(
                        String.format(
                                Locale.ROOT,
                                "Row \"%s\", column \"%s\": %s. Correct or remove the row, or"
                                        + " choose under \"%s\" what shall become of it.",
                                row.rowId(),
                                spec.getColumnSpec(column).getName(),
                                reason,
                                SequencePartitionerNodeParameters.WITHOUT_GROUP_TITLE));
            }
            reasons.put((int) index, reason);
        }

        RowGroups finish() {
            return finish(labels.size(), labels.labels(), Optional.empty(), List.of());
        }

        RowGroups finish(HomologyClusters clusters, List<String> rowIds) {
            System.arraycopy(clusters.clusters(), 0, groups, 0, groups.length);
            if (policy == WithoutGroup.SEPARATE || reasons.isEmpty()) {
                // Sequences without letters are clusters of their own already.
                return new RowGroups(
                        groups,
                        clusters.count(),
                        List.of(),
                        reasons,
                        Optional.of(clusters),
                        rowIds);
            }
            return finish(clusters.count(), List.of(), Optional.of(clusters), rowIds);
        }

        private RowGroups finish(
                int known,
                List<String> names,
                Optional<HomologyClusters> clusters,
                List<String> rowIds) {
            int next = known;
            for (int row : reasons.keySet().stream().sorted().toList()) {
                groups[row] = policy == WithoutGroup.TOGETHER ? known : next;
                next++;
            }
            // Empty sequences have left their clusters, so that numbers may have holes.
            int[] numbers = new int[next];
            Arrays.fill(numbers, -1);
            List<String> used = new ArrayList<>();
            int count = 0;
            for (int row = 0; row < groups.length; row++) {
                int group = groups[row];
                if (numbers[group] < 0) {
                    numbers[group] = count++;
                    if (!names.isEmpty()) {
                        used.add(group < names.size() ? names.get(group) : "");
                    }
                }
                groups[row] = numbers[group];
            }
            return new RowGroups(groups, count, used, reasons, clusters, rowIds);
        }
    }
}
