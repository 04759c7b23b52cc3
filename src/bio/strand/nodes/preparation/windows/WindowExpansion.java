// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.windows;

import bio.strand.engine.encoding.SequenceWindows;
import bio.strand.nodes.preparation.windows.SequenceWindowsNodeParameters.LabelSource;
import bio.strand.nodes.preparation.windows.SequenceWindowsNodeParameters.RefusedRows;
import bio.strand.nodes.runtime.RowExpansion;
import bio.strand.nodes.runtime.RowSink;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.RowView;
import java.util.BitSet;
import java.util.function.IntFunction;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

/** Makes the windows of a row. */
final class WindowExpansion implements RowExpansion {

    private final SequenceWindows windows;
    private final SequenceWindowsNodeParameters parameters;
    private final WindowLayout layout;
    private final SkippedRows skipped;
    private final StringCell siteLabel;
    private final StringCell otherLabel;

    WindowExpansion(
            SequenceWindowsNodeParameters parameters, WindowLayout layout, SkippedRows skipped)
            throws InvalidSettingsException {
        windows = parameters.toSpec();
        this.parameters = parameters;
        this.layout = layout;
        this.skipped = skipped;
        siteLabel = new StringCell(parameters.siteLabel);
        otherLabel = new StringCell(parameters.otherLabel);
    }

    /** A row of which no windows can be made. */
    private static final class UnusableRowException extends Exception {

        private static final long serialVersionUID = 1L;

        UnusableRowException(String reason) {
            super(reason);
        }
    }

    @Override
    public void expand(DataRow row, RowSink sink)
            throws KNIMEException, InterruptedException, CanceledExecutionException {
        RowView view = RowView.of(row);
        String sequence;
        IntFunction<DataCell> labels;
        try {
            sequence = sequenceOf(view);
            labels = labelsOf(view, sequence.length());
        } catch (UnusableRowException e) {
            if (parameters.refusedRows == RefusedRows.ERROR) {
                throw new KNIMEException(
                        "Row \"%s\": %s; correct the row, or choose to leave such rows out."
                                .formatted(view.rowId(), e.getMessage()),
                        e);
            }
            skipped.add(view.rowId(), e.getMessage());
            return;
        }
        StringCell source = new StringCell(view.rowId());
        for (int i = 0; i < windows.count(sequence.length()); i++) {
            sink.add(window(row, source, sequence, i, labels));
        }
    }

    private DataRow window(
            DataRow row,
            StringCell source,
            String sequence,
            int number,
            IntFunction<DataCell> labels) {
        DataCell[] cells = new DataCell[layout.output().getNumColumns()];
        int filled = 0;
        for (int column : layout.repeated()) {
            cells[filled++] = row.getCell(column);
        }
        int start = windows.start(number);
        int position = windows.label(number);
        cells[filled++] = source;
        cells[filled++] = new IntCell(Math.max(start, 0) + 1);
        cells[filled++] = new IntCell(Math.min(start + windows.size(), sequence.length()));
        cells[filled++] = new IntCell(position + 1);
        cells[filled++] =
                new StringCell(windows.text(sequence, number, parameters.fillingCharacter()));
        if (layout.label().isPresent()) {
            cells[filled] = labels.apply(position);
        }
        return new DefaultRow(source.getStringValue() + "_" + (number + 1), cells);
    }

    private String sequenceOf(RowView row) throws UnusableRowException {
        if (row.isMissing(layout.sequence())) {
            throw new UnusableRowException(
                    "the sequence in column \"%s\" is missing".formatted(layout.sequenceName()));
        }
        String sequence = row.text(layout.sequence());
        if (windows.count(sequence.length()) == 0) {
            throw new UnusableRowException(
                    sequence.isEmpty()
                            ? "the sequence in column \"%s\" is empty"
                                    .formatted(layout.sequenceName())
                            : "the sequence in column \"%s\" has %d positions, fewer than a window (%d)"
                                    .formatted(
                                            layout.sequenceName(),
                                            sequence.length(),
                                            windows.size()));
        }
        return sequence;
    }

    /** The label of each position. */
    private IntFunction<DataCell> labelsOf(RowView row, int length) throws UnusableRowException {
        if (parameters.labels == LabelSource.SITES) {
            BitSet sites = sitesOf(row, length);
            return position -> sites.get(position) ? siteLabel : otherLabel;
        }
        if (parameters.labels == LabelSource.NONE) {
            return position -> otherLabel;
        }
        int column = layout.label().getAsInt();
        if (row.isMissing(column)) {
            throw new UnusableRowException(
                    "the labels in column \"%s\" are missing".formatted(layout.labelName()));
        }
        String letters = row.text(column);
        if (letters.length() != length) {
            throw new UnusableRowException(
                    "column \"%s\" has %d labels for the %d positions of the sequence"
                            .formatted(layout.labelName(), letters.length(), length));
        }
        return position -> new StringCell(letters.substring(position, position + 1));
    }

    private BitSet sitesOf(RowView row, int length) throws UnusableRowException {
        BitSet sites = new BitSet(length);
        int column = layout.label().getAsInt();
        if (row.isMissing(column)) {
            return sites;
        }
        for (double position : positionsOf(row, column)) {
            if (position != Math.rint(position) || position < 1 || position > length) {
                throw new UnusableRowException(
                        "column \"%s\" has the position %s, which is not within 1 to %d"
                                .formatted(layout.labelName(), shown(position), length));
            }
            sites.set((int) position - 1);
        }
        return sites;
    }

    private static String shown(double position) {
        return position == Math.rint(position) && Math.abs(position) < 1e15
                ? Long.toString((long) position)
                : Double.toString(position);
    }

    private double[] positionsOf(RowView row, int column) throws UnusableRowException {
        if (layout.labelIsList()) {
            return row.numbers(column);
        }
        String text = row.text(column).strip();
        if (text.isEmpty()) {
            return new double[0];
        }
        String[] parts = text.split("[,;\\s]+");
        double[] positions = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                positions[i] = Double.parseDouble(parts[i]);
            } catch (NumberFormatException e) {
                throw new UnusableRowException(
                        "column \"%s\" has '%s' where a position is expected"
                                .formatted(layout.labelName(), parts[i]));
            }
        }
        return positions;
    }
}
