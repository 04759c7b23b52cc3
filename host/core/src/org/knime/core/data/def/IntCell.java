// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.def;

import java.io.IOException;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.ComplexNumberValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellFactory.FromComplexString;
import org.knime.core.data.DataCellFactory.FromSimpleString;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.FuzzyIntervalValue;
import org.knime.core.data.FuzzyNumberValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;

/** Cell that holds a 32-bit integer. */
public class IntCell extends DataCell
        implements IntValue,
                LongValue,
                DoubleValue,
                ComplexNumberValue,
                FuzzyNumberValue,
                FuzzyIntervalValue,
                BoundedValue {
    private static final long serialVersionUID = 1L;

    /** Type of these cells. */
    public static final DataType TYPE = DataType.getType(IntCell.class);

    private final int value;

    /**
     * Creates a cell.
     *
     * @param value the value
     */
    public IntCell(final int value) {
        this.value = value;
    }

    @Override
    public int getIntValue() {
        return value;
    }

    @Override
    public long getLongValue() {
        return value;
    }

    @Override
    public double getDoubleValue() {
        return value;
    }

    @Override
    public double getCore() {
        return getDoubleValue();
    }

    @Override
    public double getMinSupport() {
        return getDoubleValue();
    }

    @Override
    public double getMaxSupport() {
        return getDoubleValue();
    }

    @Override
    public double getMinCore() {
        return getDoubleValue();
    }

    @Override
    public double getMaxCore() {
        return getDoubleValue();
    }

    @Override
    public double getCenterOfGravity() {
        return getDoubleValue();
    }

    @Override
    public double getRealValue() {
        return getDoubleValue();
    }

    @Override
    public double getImaginaryValue() {
        return 0;
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return Integer.compare(value, ((IntCell) dc).value) == 0;
    }

    @Override
    public int hashCode() {
        return value;
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }

    /** Makes cells of text and numbers. */
    public static final class IntCellFactory implements FromSimpleString, FromComplexString {
        /** Type of the cells. */
        public static final DataType TYPE = IntCell.TYPE;

        /** Creates a factory. */
        public IntCellFactory() {
            super();
        }

        @Override
        public DataCell createCell(final String input) {
            return create(input);
        }

        @Override
        public DataType getDataType() {
            return TYPE;
        }

        /**
         * Makes a cell of text.
         *
         * @param text the number, possibly with spaces around it
         * @return the cell, a missing cell if there is nothing but spaces
         * @throws NumberFormatException if the text is no such number
         */
        public static DataCell create(final String text) {
            final String trimmed = text.trim();
            return trimmed.isEmpty()
                    ? DataType.getMissingCell()
                    : new IntCell(Integer.parseInt(trimmed));
        }

        /**
         * Makes a cell.
         *
         * @param number the value
         * @return the cell
         */
        public static DataCell create(final int number) {
            return new IntCell(number);
        }
    }

    /** Writes and reads the value. */
    public static final class IntCellSerializer implements DataCellSerializer<IntCell> {
        /** Creates a serializer. */
        public IntCellSerializer() {
            super();
        }

        @Override
        public void serialize(final IntCell cell, final DataCellDataOutput output)
                throws IOException {
            output.writeInt(cell.value);
        }

        @Override
        public IntCell deserialize(final DataCellDataInput input) throws IOException {
            return new IntCell(input.readInt());
        }
    }
}
