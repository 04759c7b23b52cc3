// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.encoder;

import bio.strand.engine.chemistry.Molecules;
import bio.strand.engine.encoding.EncodingOutcome;
import bio.strand.engine.encoding.SequenceEncoder;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.SequenceEncodingException;
import bio.strand.engine.encoding.VocabularyBuilder;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.preparation.encoder.SequenceEncoderNodeParameters.InvalidMolecules;
import bio.strand.nodes.preparation.encoder.SequenceEncoderNodeParameters.OutputForm;
import bio.strand.nodes.preparation.encoder.SequenceEncoderNodeParameters.OutputPlacement;
import bio.strand.nodes.preparation.encoder.SequenceEncoderNodeParameters.RefusedRows;
import bio.strand.nodes.preparation.encoder.SequenceEncoderNodeParameters.TokenChoice;
import bio.strand.nodes.runtime.RowMapping;
import bio.strand.nodes.runtime.RowMappingNodeModel;
import bio.strand.nodes.runtime.RowMappingPlan;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.ColumnRole;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** Encodes one column, row by row; learns the vocabulary from the whole table first if need be. */
final class SequenceEncoderNodeModel extends RowMappingNodeModel<SequenceEncoderNodeParameters> {

    /** The optional input with a column that was encoded before. */
    static final int REFERENCE_PORT = 1;

    /** Share of the progress that learning the vocabulary takes: it writes nothing. */
    private static final double LEARNING_SHARE = 0.4;

    SequenceEncoderNodeModel() {
        super(
                SequenceEncoderNodeParameters.class,
                new PortType[] {BufferedDataTable.TYPE, BufferedDataTable.TYPE_OPTIONAL},
                0);
    }

    @Override
    protected boolean mapsRowsAsTheyCome(SequenceEncoderNodeParameters parameters) {
        return !parameters.learnsVocabulary();
    }

    @Override
    protected Optional<RowMappingPlan> plan(
            SequenceEncoderNodeParameters parameters, PortObjectSpec[] specs)
            throws InvalidSettingsException {
        DataTableSpec table = (DataTableSpec) specs[0];
        sequenceColumn(parameters, table);
        Optional<SequenceEncoding> known = knownEncoding(parameters, specs);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(plan(parameters, table, output(parameters, known.get())));
    }

    private static RowMappingPlan plan(
            SequenceEncoderNodeParameters parameters, DataTableSpec table, EncodedOutput output)
            throws InvalidSettingsException {
        int column = sequenceColumn(parameters, table);
        boolean replaces =
                parameters.output == OutputPlacement.REPLACE
                        && parameters.outputForm != OutputForm.COLUMNS;
        String name =
                replaces
                        ? table.getColumnSpec(column).getName()
                        : DataTableSpec.getUniqueColumnName(table, parameters.outputColumn.trim());
        return new RowMappingPlan(
                table,
                output.columns(name, table),
                replaces ? OptionalInt.of(column) : OptionalInt.empty());
    }

    private static EncodedOutput output(
            SequenceEncoderNodeParameters parameters, SequenceEncoding encoding)
            throws InvalidSettingsException {
        return new EncodedOutput(encoding, parameters.outputForm);
    }

    /** The encoding, unless its vocabulary has to be learned first. */
    private static Optional<SequenceEncoding> knownEncoding(
            SequenceEncoderNodeParameters parameters, PortObjectSpec[] specs)
            throws InvalidSettingsException {
        if (specs[REFERENCE_PORT] instanceof DataTableSpec reference) {
            return Optional.of(
                    EncodedColumn.sequenceEncodingOf(referenceColumn(parameters, reference)));
        }
        return parameters.learnsVocabulary()
                ? Optional.empty()
                : Optional.of(parameters.toSpec(List.of()));
    }

    private static DataColumnSpec referenceColumn(
            SequenceEncoderNodeParameters parameters, DataTableSpec reference)
            throws InvalidSettingsException {
        String chosen = parameters.referenceColumn;
        if (chosen != null && !chosen.isEmpty()) {
            DataColumnSpec column = reference.getColumnSpec(chosen);
            if (column == null) {
                throw new InvalidSettingsException(
                        "The column \"%s\" chosen under \"%s\" is not in the second table. Open the dialog and choose another."
                                .formatted(chosen, SequenceEncoderNodeParameters.REFERENCE_TITLE));
            }
            return column;
        }
        return reference.stream()
                .filter(EncodedColumn::statesTextEncoding)
                .reduce((earlier, later) -> later)
                .orElseThrow(
                        () ->
                                new InvalidSettingsException(
                                        "The second table has no column with encoded sequences."
                                                + " Connect the output of the Sequence Encoder that"
                                                + " encoded the training rows."));
    }

    @Override
    protected Prepared prepare(
            SequenceEncoderNodeParameters parameters,
            PortObjectSpec[] specs,
            PortObject[] inputs,
            BufferedDataTable table,
            SkippedRows skipped,
            ExecutionContext exec)
            throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        Optional<SequenceEncoding> known = knownEncoding(parameters, specs);
        SequenceEncoding encoding =
                known.isPresent() ? known.get() : learn(parameters, table, exec);
        EncodedOutput output = output(parameters, encoding);
        return new Prepared(
                plan(parameters, table.getDataTableSpec(), output),
                open(parameters, table.getDataTableSpec(), encoding, output, skipped));
    }

    @Override
    protected RowMapping open(
            SequenceEncoderNodeParameters parameters,
            PortObjectSpec[] specs,
            PortObject[] inputs,
            SkippedRows skipped,
            ExecutionContext exec)
            throws InvalidSettingsException {
        SequenceEncoding encoding =
                knownEncoding(parameters, specs)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "A vocabulary cannot be learned from a stream."));
        return open(
                parameters,
                (DataTableSpec) specs[0],
                encoding,
                output(parameters, encoding),
                skipped);
    }

    private static RowMapping open(
            SequenceEncoderNodeParameters parameters,
            DataTableSpec table,
            SequenceEncoding encoding,
            EncodedOutput output,
            SkippedRows skipped)
            throws InvalidSettingsException {
        int column = sequenceColumn(parameters, table);
        return new EncodingMapping(
                encoding,
                output,
                parameters.missingSequences,
                column,
                table.getColumnSpec(column).getName(),
                skipped);
    }

    private static SequenceEncoding learn(
            SequenceEncoderNodeParameters parameters,
            BufferedDataTable table,
            ExecutionContext exec)
            throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        int column = sequenceColumn(parameters, table.getDataTableSpec());
        boolean checksMolecules =
                parameters.tokens == TokenChoice.SMILES
                        && parameters.invalidMolecules != InvalidMolecules.UNCHECKED;
        VocabularyBuilder builder = parameters.vocabularyBuilder();
        try {
            TableRows.forEach(
                    table,
                    exec.createSubProgress(LEARNING_SHARE),
                    "Learning the tokens of",
                    (index, row) -> {
                        if (row.isMissing(column)) {
                            return;
                        }
                        String text = row.text(column);
                        // Broken text that no row of the output will have teaches nothing.
                        if (!checksMolecules || Molecules.problem(text).isEmpty()) {
                            builder.add(text);
                        }
                    });
        } catch (IllegalStateException e) {
            throw new KNIMEException(e.getMessage(), e);
        }
        List<String> vocabulary =
                builder.vocabulary(parameters.leastOccurrences, parameters.mostTokens);
        if (vocabulary.isEmpty()) {
            throw new KNIMEException(
                    "No token occurs %s in column \"%s\", so that nothing can be encoded; check the column and the alphabet, or lower \"Least occurrences\"."
                            .formatted(
                                    parameters.leastOccurrences == 1
                                            ? "at all"
                                            : parameters.leastOccurrences + " times",
                                    table.getDataTableSpec().getColumnSpec(column).getName()));
        }
        return parameters.toSpec(vocabulary);
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
        private final EncodedOutput output;
        private final RefusedRows missingSequences;
        private final int column;
        private final String columnName;
        private final SkippedRows skipped;

        EncodingMapping(
                SequenceEncoding encoding,
                EncodedOutput output,
                RefusedRows missingSequences,
                int column,
                String columnName,
                SkippedRows skipped) {
            encoder = new SequenceEncoder(encoding);
            this.output = output;
            this.missingSequences = missingSequences;
            this.column = column;
            this.columnName = columnName;
            this.skipped = skipped;
        }

        @Override
        public List<DataCell[]> map(List<DataRow> rows) throws KNIMEException {
            List<DataCell[]> cells = new ArrayList<>(rows.size());
            for (DataRow row : rows) {
                cells.add(encode(RowView.of(row)));
            }
            return cells;
        }

        private DataCell[] encode(RowView row) throws KNIMEException {
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
                    return output.cells(encoded.sequence());
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

        private DataCell[] skip(RowView row, String reason) {
            skipped.add(row.rowId(), reason);
            return output.missing(reason);
        }
    }
}
