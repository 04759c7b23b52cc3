// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.tables;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.nodes.cells.EncodedSequenceValue;
import java.util.Objects;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.MissingValue;
import org.knime.core.data.StringValue;

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
