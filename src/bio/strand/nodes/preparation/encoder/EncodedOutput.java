// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.encoder;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.NumericForm;
import bio.strand.engine.encoding.Padding;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.cells.EncodedSequenceCell;
import bio.strand.nodes.cells.SequenceLegend;
import bio.strand.nodes.preparation.encoder.SequenceEncoderNodeParameters.OutputForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.InvalidSettingsException;

/** The columns that the node makes of encoded sequences, and their cells. */
final class EncodedOutput {

    /** Beyond this a table can hardly be handled; other learners cannot use it anyway. */
    private static final int MAXIMUM_COLUMNS = 50_000;

    private final SequenceEncoding encoding;
    private final OutputForm form;
    private final SequenceLegend legend;
    private final NumericForm numbers;

    /**
     * Creates the output of what an encoding makes.
     *
     * @param encoding the encoding
     * @param form the form that the user chose
     * @throws InvalidSettingsException if the encoding does not suit the form
     */
    EncodedOutput(SequenceEncoding encoding, OutputForm form) throws InvalidSettingsException {
        this.encoding = encoding;
        this.form = form;
        legend = SequenceLegend.of(encoding);
        numbers = form == OutputForm.CELL ? null : new NumericForm(encoding);
        if (form == OutputForm.COLUMNS) {
            if (encoding.padding() == Padding.NONE) {
                throw new InvalidSettingsException(
                        "Numeric columns need sequences of one length: set a maximum length, to"
                                + " which shorter sequences are filled up, or choose a list of"
                                + " numbers.");
            }
            long columns = (long) encoding.maximumLength() * numbers.names().size();
            if (columns > MAXIMUM_COLUMNS) {
                throw new InvalidSettingsException(
                        "%d positions of %d numbers would make %,d columns, at most %,d are possible; set a smaller maximum length, or choose a list of numbers."
                                .formatted(
                                        encoding.maximumLength(),
                                        numbers.names().size(),
                                        columns,
                                        MAXIMUM_COLUMNS));
            }
        }
    }

    /**
     * The columns.
     *
     * @param name the name of a single column
     * @param table the table that several columns are added to, whose names they must not repeat
     * @return the specifications; the (first) column states the encoding
     */
    List<DataColumnSpec> columns(String name, DataTableSpec table) {
        return switch (form) {
            case CELL -> List.of(EncodedColumn.describe(name, encoding));
            case LIST ->
                    List.of(
                            EncodedColumn.describe(
                                    name,
                                    DataType.getType(ListCell.class, DoubleCell.TYPE),
                                    encoding));
            case COLUMNS -> numericColumns(table);
        };
    }

    private List<DataColumnSpec> numericColumns(DataTableSpec table) {
        List<DataColumnSpec> columns = new ArrayList<>();
        for (int position = 1; position <= encoding.maximumLength(); position++) {
            for (String feature : numbers.names()) {
                String wanted = ("p" + position + " " + feature).trim();
                String name = DataTableSpec.getUniqueColumnName(table, wanted);
                columns.add(
                        columns.isEmpty()
                                ? EncodedColumn.describe(name, DoubleCell.TYPE, encoding)
                                : new DataColumnSpecCreator(name, DoubleCell.TYPE).createSpec());
            }
        }
        return columns;
    }

    /**
     * The cells of a sequence.
     *
     * @param sequence codes of the encoding
     * @return one cell a column
     */
    DataCell[] cells(EncodedSequence sequence) {
        if (form == OutputForm.CELL) {
            return new DataCell[] {new EncodedSequenceCell(sequence, legend)};
        }
        DataCell[] values =
                Arrays.stream(numbers.valuesOf(sequence))
                        .mapToObj(DoubleCell::new)
                        .toArray(DataCell[]::new);
        return form == OutputForm.COLUMNS
                ? values
                : new DataCell[] {CollectionCellFactory.createListCell(Arrays.asList(values))};
    }

    /**
     * The cells of a row that could not be encoded.
     *
     * @param reason why
     * @return missing cells, one a column
     */
    DataCell[] missing(String reason) {
        int count =
                form == OutputForm.COLUMNS ? encoding.maximumLength() * numbers.names().size() : 1;
        DataCell[] cells = new DataCell[count];
        Arrays.fill(cells, new MissingCell(reason));
        return cells;
    }
}
