// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.encoder;

import bio.strand.engine.encoding.EncodingOutcome;
import bio.strand.engine.encoding.SequenceEncoder;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.SequenceEncodingException;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.cells.EncodedSequenceCell;
import bio.strand.nodes.cells.SequenceLegend;
import bio.strand.nodes.preparation.encoder.SequenceEncoderNodeParameters.OutputPlacement;
import bio.strand.nodes.preparation.encoder.SequenceEncoderNodeParameters.RefusedRows;
import bio.strand.nodes.runtime.RowMapping;
import bio.strand.nodes.runtime.RowMappingNodeModel;
import bio.strand.nodes.runtime.RowMappingPlan;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.ColumnRole;
import bio.strand.nodes.tables.RowView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.MissingCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** Encodes one column, row by row. */
final class SequenceEncoderNodeModel extends RowMappingNodeModel<SequenceEncoderNodeParameters> {

    SequenceEncoderNodeModel() {
        super(SequenceEncoderNodeParameters.class, new PortType[] {BufferedDataTable.TYPE}, 0);
    }

    @Override
    protected Optional<RowMappingPlan> plan(
            SequenceEncoderNodeParameters parameters, PortObjectSpec[] specs)
            throws InvalidSettingsException {
        DataTableSpec table = (DataTableSpec) specs[0];
        int column = sequenceColumn(parameters, table);
        boolean replaces = parameters.output == OutputPlacement.REPLACE;
        String name =
                replaces
                        ? table.getColumnSpec(column).getName()
                        : DataTableSpec.getUniqueColumnName(table, parameters.outputColumn.trim());
        return Optional.of(
                new RowMappingPlan(
                        table,
                        List.of(EncodedColumn.describe(name, parameters.toSpec())),
                        replaces ? OptionalInt.of(column) : OptionalInt.empty()));
    }

    @Override
    protected RowMapping open(
            SequenceEncoderNodeParameters parameters,
            PortObjectSpec[] specs,
            PortObject[] inputs,
            SkippedRows skipped,
            ExecutionContext exec)
            throws InvalidSettingsException {
        DataTableSpec table = (DataTableSpec) specs[0];
        int column = sequenceColumn(parameters, table);
        return new EncodingMapping(
                parameters.toSpec(),
                parameters.missingSequences,
                column,
                table.getColumnSpec(column).getName(),
                skipped);
    }

    @Override
    protected String consequenceOfSkipping() {
        return "could not be encoded and got a missing cell";
    }

    private static int sequenceColumn(SequenceEncoderNodeParameters parameters, DataTableSpec table)
            throws InvalidSettingsException {
        return ColumnRole.SEQUENCE.resolve(
                table, parameters.sequenceColumn, SequenceEncoderNodeParameters.SEQUENCE_TITLE);
    }

    private static final class EncodingMapping implements RowMapping {

        private final SequenceEncoder encoder;
        private final SequenceLegend legend;
        private final RefusedRows missingSequences;
        private final int column;
        private final String columnName;
        private final SkippedRows skipped;

        EncodingMapping(
                SequenceEncoding encoding,
                RefusedRows missingSequences,
                int column,
                String columnName,
                SkippedRows skipped) {
            encoder = new SequenceEncoder(encoding);
            legend = SequenceLegend.of(encoding);
            this.missingSequences = missingSequences;
            this.column = column;
            this.columnName = columnName;
            this.skipped = skipped;
        }

        @Override
        public List<DataCell[]> map(List<DataRow> rows) throws KNIMEException {
            List<DataCell[]> cells = new ArrayList<>(rows.size());
            for (DataRow row : rows) {
                cells.add(new DataCell[] {encode(RowView.of(row))});
            }
            return cells;
        }

        private DataCell encode(RowView row) throws KNIMEException {
            if (row.isMissing(column)) {
                if (missingSequences == RefusedRows.ERROR) {
                    throw new KNIMEException(
                            "Row \"%s\" has no sequence in column \"%s\"; remove the row, or let missing sequences become missing cells."
                                    .formatted(row.rowId(), columnName));
                }
                return skip(row, "the sequence is missing");
            }
            try {
                EncodingOutcome outcome = encoder.encodeOrMissing(row.rowId(), row.text(column));
                if (outcome instanceof EncodingOutcome.Encoded encoded) {
                    return new EncodedSequenceCell(encoded.sequence(), legend);
                }
                EncodingOutcome.Missing missing = (EncodingOutcome.Missing) outcome;
                return skip(row, "the sequence " + missing.reason().reason());
            } catch (SequenceEncodingException e) {
                throw new KNIMEException(
                        "Row \"%s\", column \"%s\": %s"
                                .formatted(row.rowId(), columnName, e.getMessage()),
                        e);
            }
        }

        private DataCell skip(RowView row, String reason) {
            skipped.add(row.rowId(), reason);
            return new MissingCell(reason);
        }
    }
}
