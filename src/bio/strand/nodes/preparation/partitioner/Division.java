// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.partitioner;

import bio.strand.engine.split.GroupOrder;
import bio.strand.engine.split.GroupPartitioner;
import bio.strand.engine.split.HomologyClustering;
import bio.strand.engine.split.HomologyClusters;
import bio.strand.engine.split.PartitionSize;
import bio.strand.engine.split.Partitioner;
import bio.strand.nodes.preparation.partitioner.SequencePartitionerNodeParameters.KeepTogether;
import bio.strand.nodes.preparation.partitioner.SequencePartitionerNodeParameters.LargeGroups;
import bio.strand.nodes.preparation.partitioner.SequencePartitionerNodeParameters.Sampling;
import bio.strand.nodes.preparation.partitioner.SequencePartitionerNodeParameters.WithoutGroup;
import bio.strand.nodes.tables.LabelIndex;
import bio.strand.nodes.tables.TableRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;

/** The part of each row of one table, and how the tables with them are written. */
final class Division {

    private final SequencePartitionerNodeParameters parameters;
    private final int[] partOfRow;
    private final PartitionReport report;
    private final List<String> warnings = new ArrayList<>();

    private Division(
            SequencePartitionerNodeParameters parameters,
            int[] partOfRow,
            Optional<RowGroups> groups) {
        this.parameters = parameters;
        this.partOfRow = partOfRow;
        String[] parts = {"First table", "Second table"};
        if (isFolds(parameters)) {
            parts = new String[parameters.folds];
            Arrays.setAll(parts, fold -> "Fold " + (fold + 1));
        }
        report = new PartitionReport(parts, partOfRow, groups);
    }

    private static boolean isFolds(SequencePartitionerNodeParameters parameters) {
        return parameters.division == SequencePartitionerNodeParameters.Division.FOLDS;
    }

    /** The columns of both output tables. */
    static DataTableSpec outputSpec(
            SequencePartitionerNodeParameters parameters, DataTableSpec spec) {
        List<DataColumnSpec> columns = new ArrayList<>();
        spec.forEach(columns::add);
        if (parameters.appendGroups) {
            switch (parameters.keepTogether) {
                case NOTHING -> {}
                case HOMOLOGS -> columns.add(column(columns, "Cluster", IntCell.TYPE));
                case SAME_VALUE -> columns.add(column(columns, "Group", StringCell.TYPE));
                case SAME_SCAFFOLD -> columns.add(column(columns, "Scaffold", StringCell.TYPE));
            }
        }
        if (isFolds(parameters)) {
            columns.add(column(columns, parameters.foldColumn.strip(), IntCell.TYPE));
        }
        return columns.size() == spec.getNumColumns()
                ? spec
                : new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    private static DataColumnSpec column(List<DataColumnSpec> before, String name, DataType type) {
        String unique = name;
        for (int number = 1; ; number++) {
            String tried = unique;
            if (before.stream().noneMatch(column -> column.getName().equals(tried))) {
                return new DataColumnSpecCreator(unique, type).createSpec();
            }
            unique = name + " (#" + number + ")";
        }
    }

    /**
     * Places every row.
     *
     * @throws InvalidSettingsException if the table cannot be divided as the settings ask; the
     *     message says why and what to do
     */
    static Division of(
            SequencePartitionerNodeParameters parameters,
            BufferedDataTable table,
            ExecutionMonitor exec)
            throws InvalidSettingsException, CanceledExecutionException {
        int rows = (int) table.size();
        PartitionSize size = parameters.toSpec();
        boolean folds = isFolds(parameters);
        if (!folds && size instanceof PartitionSize.Absolute absolute && absolute.rows() > rows) {
            throw new InvalidSettingsException(
                    String.format(
                            Locale.ROOT,
                            "The first table shall get %,d rows, but the input has only %,d: lower"
                                    + " \"Number of rows\" or give the size as a share.",
                            absolute.rows(),
                            rows));
        }
        if (folds && rows > 0 && rows < parameters.folds) {
            throw new InvalidSettingsException(
                    String.format(
                            Locale.ROOT,
                            "The input has only %,d rows for %,d folds: lower \"Number of folds\".",
                            rows,
                            parameters.folds));
        }
        boolean stratified = parameters.sampling == Sampling.STRATIFIED;
        boolean grouped = parameters.keepTogether != KeepTogether.NOTHING;
        int[] classes =
                stratified
                        ? classes(parameters, table, exec.createSubProgress(grouped ? 0.1 : 1))
                        : new int[rows];
        if (!grouped) {
            int[] parts =
                    folds
                            ? Partitioner.folds(classes, parameters.folds, parameters.seed)
                            : complement(
                                    stratified
                                            ? Partitioner.stratified(classes, size, parameters.seed)
                                            : Partitioner.random(rows, size, parameters.seed),
                                    rows);
            Division division = new Division(parameters, parts, Optional.empty());
            division.checkSizes(size);
            return division;
        }
        RowGroups groups =
                RowGroups.of(parameters, table, exec.createSubProgress(stratified ? 0.9 : 1));
        checkCount(parameters, groups, size, rows);
        int[] parts =
                folds
                        ? GroupPartitioner.folds(
                                groups.groups(), classes, parameters.folds, parameters.seed)
                        : GroupPartitioner.partition(
                                groups.groups(),
                                classes,
                                size,
                                parameters.largeGroups == LargeGroups.FIRST_TABLE
                                        ? GroupOrder.LARGEST_FIRST
                                        : GroupOrder.RANDOM,
                                parameters.seed);
        Division division = new Division(parameters, parts, Optional.of(groups));
        division.checkSizes(size);
        division.checkGroups(groups);
        return division;
    }

    private static int[] complement(BitSet first, int rows) {
        int[] parts = new int[rows];
        for (int row = 0; row < rows; row++) {
            parts[row] = first.get(row) ? 0 : 1;
        }
        return parts;
    }

    private static int[] classes(
            SequencePartitionerNodeParameters parameters,
            BufferedDataTable table,
            ExecutionMonitor exec)
            throws InvalidSettingsException, CanceledExecutionException {
        int column =
                SequencePartitionerNodeFactory.classColumn(parameters, table.getDataTableSpec());
        int[] classes = new int[(int) table.size()];
        LabelIndex labels = new LabelIndex();
        TableRows.forEach(
                table,
                exec,
                "Counting classes,",
                (index, row) ->
                        // Missing values form the class 0, so that they too stay in proportion.
                        classes[(int) index] =
                                row.isMissing(column) ? 0 : 1 + labels.add(row.text(column)));
        return classes;
    }

    private static void checkCount(
            SequencePartitionerNodeParameters parameters,
            RowGroups groups,
            PartitionSize size,
            int rows)
            throws InvalidSettingsException {
        if (isFolds(parameters)) {
            if (rows > 0 && groups.count() < parameters.folds) {
                throw new InvalidSettingsException(
                        String.format(
                                Locale.ROOT,
                                "The %,d rows form only %,d %s for %,d folds: lower \"Number of"
                                        + " folds\"%s.",
                                rows,
                                groups.count(),
                                groups.count() == 1 ? "group" : "groups",
                                parameters.folds,
                                remedy(parameters)));
            }
        } else if (groups.count() == 1 && size.of(rows) > 0 && size.of(rows) < rows) {
            throw new InvalidSettingsException(
                    String.format(
                            Locale.ROOT,
                            "All %,d rows belong to one group%s and cannot be divided%s.",
                            rows,
                            groups.name(0),
                            remedy(parameters).replaceFirst("^, or ", ": ")));
        }
    }

    private static String remedy(SequencePartitionerNodeParameters parameters) {
        return switch (parameters.keepTogether) {
            case NOTHING -> "";
            case HOMOLOGS ->
                    ", or raise \""
                            + SequencePartitionerNodeParameters.IDENTITY_TITLE
                            + "\", so that only closer relatives stay together";
            case SAME_VALUE ->
                    ", or choose another \""
                            + SequencePartitionerNodeParameters.SAME_VALUE_COLUMN_TITLE
                            + "\" with smaller groups";
            case SAME_SCAFFOLD ->
                    ", or choose something else under \""
                            + SequencePartitionerNodeParameters.KEEP_TOGETHER_TITLE
                            + "\"";
        };
    }

    private void checkSizes(PartitionSize size) {
        int rows = partOfRow.length;
        int[] sizes = report.sizes();
        if (rows == 0) {
            warnings.add(
                    isFolds(parameters)
                            ? "The input has no rows, so there is nothing to divide."
                            : "The input has no rows, so both tables are empty.");
            return;
        }
        if (isFolds(parameters)) {
            int most = Arrays.stream(sizes).max().orElse(0);
            int expected = (rows + sizes.length - 1) / sizes.length;
            if (most > expected + Math.max(1, rows / 50)) {
                warnings.add(
                        String.format(
                                Locale.ROOT,
                                "The folds have %,d to %,d rows: groups stay together, and the"
                                        + " largest%s has %,d. For more even folds lower"
                                        + " \"Number of folds\"%s.",
                                Arrays.stream(sizes).min().orElse(0),
                                most,
                                nameOfLargestGroup(),
                                report.sizeOfGroup(report.largestGroup()),
                                remedy(parameters)));
            }
            return;
        }
        if (sizes[0] == 0 || sizes[1] == 0) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "The %s table is empty: all %,d rows went to the other one. Change the"
                                    + " size of the first table.",
                            sizes[0] == 0 ? "first" : "second",
                            rows));
            return;
        }
        int wanted = size.of(rows);
        if (Math.abs(sizes[0] - wanted) > Math.max(1, rows / 50)) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "The first table has %,d of %,d rows (%.1f %%) instead of %,d (%.1f"
                                + " %%): groups stay together, and the largest%s has %,d rows. To"
                                + " come nearer to the size, change it%s.",
                            sizes[0],
                            rows,
                            100.0 * sizes[0] / rows,
                            wanted,
                            100.0 * wanted / rows,
                            nameOfLargestGroup(),
                            report.sizeOfGroup(report.largestGroup()),
                            remedy(parameters)));
        }
    }

    private String nameOfLargestGroup() {
        return report.groups().orElseThrow().name(report.largestGroup());
    }

    private void checkGroups(RowGroups groups) {
        int without = groups.withoutGroup();
        if (without > 0) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d rows have no group and %s (first: %s).",
                            without,
                            partOfRow.length,
                            parameters.withoutGroup == WithoutGroup.TOGETHER
                                    ? "were kept together"
                                    : "were placed each for itself",
                            groups.firstReason()));
        }
        int cut = groups.clusters().map(HomologyClusters::cut).orElse(0);
        if (cut > 0) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "%,d sequences are longer than %,d letters and were compared by their"
                                    + " beginning only.",
                            cut,
                            HomologyClustering.MAXIMUM_LENGTH));
        }
    }

    /** What the user should know, complete sentences. */
    List<String> warnings() {
        return warnings;
    }

    PartitionReport report() {
        return report;
    }

    /** Writes the two tables. */
    BufferedDataTable[] divide(BufferedDataTable table, ExecutionContext exec)
            throws CanceledExecutionException {
        DataTableSpec spec = table.getDataTableSpec();
        DataTableSpec output = outputSpec(parameters, spec);
        boolean folds = isFolds(parameters);
        if (output.getNumColumns() == spec.getNumColumns()) {
            return TableRows.divide(table, exec, row -> partOfRow[(int) row] == 0);
        }
        boolean groups = parameters.appendGroups && report.groups().isPresent();
        return TableRows.divide(
                table,
                exec,
                output,
                row -> {
                    List<DataCell> cells = new ArrayList<>(2);
                    if (groups) {
                        cells.add(report.groups().get().cell((int) row));
                    }
                    if (folds) {
                        cells.add(new IntCell(partOfRow[(int) row] + 1));
                    }
                    return cells.toArray(DataCell[]::new);
                },
                row -> folds || partOfRow[(int) row] == 0);
    }
}
