// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.tables;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.nodes.cells.EncodedSequenceValue;
import java.util.Objects;
import java.util.OptionalDouble;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.MissingValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.CollectionDataValue;

/**
 * One row of a table seen as text, numbers and encoded sequences instead of cells.
 *
 * <p>Columns are addressed by their index in the table, from 0. Every accessor but {@link
 * #isMissing} and {@link #missingReason} throws an {@link IllegalStateException} on a missing cell,
 * so that no missing value passes unnoticed: ask {@link #isMissing} first.
 */
public final class RowView {

    private final DataRow row;

    private RowView(DataRow row) {
        this.row = row;
    }

    /**
     * A view of a row.
     *
     * @param row the row; kept, not copied
     * @return the view
     */
    public static RowView of(DataRow row) {
        return new RowView(Objects.requireNonNull(row, "row"));
    }

    /**
     * The row's key.
     *
     * @return the identifier of the row, never null
     */
    public String rowId() {
        return row.getKey().getString();
    }

    /**
     * Whether a cell is missing.
     *
     * @param column index of the column
     * @return true for a missing cell
     */
    public boolean isMissing(int column) {
        return row.getCell(column).isMissing();
    }

    /**
     * Why a cell is missing.
     *
     * @param column index of the column
     * @return the reason that the missing cell carries; empty if it carries none or is not missing
     */
    public String missingReason(int column) {
        if (row.getCell(column) instanceof MissingValue missing && missing.getError() != null) {
            return missing.getError();
        }
        return "";
    }

    /**
     * A cell's value as text: of a text cell its content, of any other its display form (a class
     * label may be a number).
     *
     * @param column index of the column
     * @return the text, never null
     */
    public String text(int column) {
        DataCell cell = present(column);
        return cell instanceof StringValue text ? text.getStringValue() : cell.toString();
    }

    /**
     * A numeric cell's value.
     *
     * @param column index of the column
     * @return the number; may be NaN or infinite if the cell says so
     * @throws IllegalStateException if the cell is missing or not numeric
     */
    public double number(int column) {
        if (present(column) instanceof DoubleValue number) {
            return number.getDoubleValue();
        }
        throw new IllegalStateException(place(column) + " is not numeric.");
    }

    /**
     * A number, also of a text cell that spells one, as tables read from text files have.
     *
     * @param column index of the column
     * @return the number; empty if the cell holds neither a number nor a text that spells one
     * @throws IllegalStateException if the cell is missing
     */
    public OptionalDouble spelledNumber(int column) {
        DataCell cell = present(column);
        if (cell instanceof DoubleValue number) {
            return OptionalDouble.of(number.getDoubleValue());
        }
        if (cell instanceof StringValue text) {
            try {
                return OptionalDouble.of(Double.parseDouble(text.getStringValue().trim()));
            } catch (NumberFormatException e) {
                // Text that spells no number is an answer, not a failure.
                return OptionalDouble.empty();
            }
        }
        return OptionalDouble.empty();
    }

    /**
     * The numbers of a list cell.
     *
     * @param column index of the column
     * @return a new array; NaN for missing elements
     * @throws IllegalStateException if the cell is missing or no list of numbers
     */
    public double[] numbers(int column) {
        if (!(present(column) instanceof CollectionDataValue list)) {
            throw new IllegalStateException(place(column) + " is not a list of numbers.");
        }
        double[] numbers = new double[list.size()];
        int filled = 0;
        for (DataCell element : list) {
            if (element.isMissing()) {
                numbers[filled] = Double.NaN;
            } else if (element instanceof DoubleValue number) {
                numbers[filled] = number.getDoubleValue();
            } else {
                throw new IllegalStateException(place(column) + " is not a list of numbers.");
            }
            filled++;
        }
        return numbers;
    }

    /**
     * An encoded sequence.
     *
     * @param column index of the column
     * @return the sequence
     * @throws IllegalStateException if the cell is missing or holds no encoded sequence
     */
    public EncodedSequence encoded(int column) {
        if (present(column) instanceof EncodedSequenceValue encoded) {
            return encoded.getEncodedSequence();
        }
        throw new IllegalStateException(place(column) + " is not an encoded sequence.");
    }

    /**
     * A cell as it is, to be copied into another table.
     *
     * @param column index of the column
     * @return the cell, possibly a missing one
     */
    public DataCell cell(int column) {
        return row.getCell(column);
    }

    private DataCell present(int column) {
        DataCell cell = row.getCell(column);
        if (cell.isMissing()) {
            throw new IllegalStateException(place(column) + " is missing.");
        }
        return cell;
    }

    private String place(int column) {
        return String.format("The cell of row \"%s\" in column %d", rowId(), column + 1);
    }
}
