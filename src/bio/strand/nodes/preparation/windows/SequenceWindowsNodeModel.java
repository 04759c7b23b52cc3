// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.windows;

import bio.strand.nodes.preparation.windows.SequenceWindowsNodeParameters.LabelSource;
import bio.strand.nodes.runtime.RowExpandingNodeModel;
import bio.strand.nodes.runtime.RowExpansion;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.ColumnRole;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;

/** Cuts windows out of one column, row by row. */
final class SequenceWindowsNodeModel extends RowExpandingNodeModel<SequenceWindowsNodeParameters> {

    SequenceWindowsNodeModel() {
        super(SequenceWindowsNodeParameters.class);
    }

    @Override
    protected DataTableSpec describe(SequenceWindowsNodeParameters parameters, DataTableSpec input)
            throws InvalidSettingsException {
        return layout(parameters, input).output();
    }

    @Override
    protected RowExpansion open(
            SequenceWindowsNodeParameters parameters, DataTableSpec input, SkippedRows skipped)
            throws InvalidSettingsException {
        return new WindowExpansion(parameters, layout(parameters, input), skipped);
    }

    @Override
    protected String consequenceOfSkipping() {
        return "could not be used and got no window";
    }

    private static WindowLayout layout(
            SequenceWindowsNodeParameters parameters, DataTableSpec input)
            throws InvalidSettingsException {
        int sequence =
                ColumnRole.SEQUENCE.resolve(
                        input,
                        parameters.sequenceColumn,
                        SequenceWindowsNodeParameters.SEQUENCE_TITLE);
        OptionalInt label =
                switch (parameters.labels) {
                    case NONE -> OptionalInt.empty();
                    case LETTERS ->
                            OptionalInt.of(
                                    ColumnRole.SEQUENCE.resolve(
                                            input,
                                            required(
                                                    parameters.labelColumn,
                                                    SequenceWindowsNodeParameters.LABEL_TITLE),
                                            SequenceWindowsNodeParameters.LABEL_TITLE));
                    case SITES -> OptionalInt.of(siteColumn(parameters, input));
                };
        if (label.isPresent() && label.getAsInt() == sequence) {
            throw new InvalidSettingsException(
                    "The sequence and its labels must be different columns; choose another under \"%s\"."
                            .formatted(
                                    parameters.labels == LabelSource.SITES
                                            ? SequenceWindowsNodeParameters.SITE_TITLE
                                            : SequenceWindowsNodeParameters.LABEL_TITLE));
        }
        List<Integer> repeated = new ArrayList<>();
        for (int i = 0; parameters.repeatColumns && i < input.getNumColumns(); i++) {
            if (i != sequence && i != label.orElse(-1)) {
                repeated.add(i);
            }
        }
        return WindowLayout.of(input, sequence, label, repeated, parameters);
    }

    private static int siteColumn(SequenceWindowsNodeParameters parameters, DataTableSpec input)
            throws InvalidSettingsException {
        String name = required(parameters.siteColumn, SequenceWindowsNodeParameters.SITE_TITLE);
        int index = input.findColumnIndex(name);
        DataColumnSpec column = index < 0 ? null : input.getColumnSpec(index);
        if (column == null || !SequenceWindowsNodeParameters.holdsPositions(column)) {
            throw new InvalidSettingsException(
                    "The column \"%s\" chosen under \"%s\" %s; choose a column with numbers, lists of numbers or text such as \"12, 345\"."
                            .formatted(
                                    name,
                                    SequenceWindowsNodeParameters.SITE_TITLE,
                                    column == null
                                            ? "is not in the input table"
                                            : "cannot hold positions"));
        }
        return index;
    }

    private static String required(String column, String title) throws InvalidSettingsException {
        if (column == null || column.isEmpty()) {
            throw new InvalidSettingsException(
                    "Open the dialog and choose a column under \"%s\".".formatted(title));
        }
        return column;
    }
}
