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
import org.knime.core.data.LongValue;

/** Cell that holds a 64-bit integer. */
public class LongCell extends DataCell
        implements LongValue,
                DoubleValue,
                ComplexNumberValue,
                FuzzyNumberValue,
                FuzzyIntervalValue,
                BoundedValue {
    private static final long serialVersionUID = 1L;

    /** Type of these cells. */
    public static final DataType TYPE = DataType.getType(LongCell.class);

    private final long value;

    /**
     * Creates a cell.
     *
     * @param value the value
     */
    public LongCell(final long value) {
        this.value = value;
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
        return Long.compare(value, ((LongCell) dc).value) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }

    /** Makes cells of text and numbers. */
    public static final class LongCellFactory implements FromSimpleString, FromComplexString {
        /** Type of the cells. */
        public static final DataType TYPE = LongCell.TYPE;

        /** Creates a factory. */
        public LongCellFactory() {
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
                    : new LongCell(Long.parseLong(trimmed));
        }

        /**
         * Makes a cell.
         *
         * @param number the value
         * @return the cell
         */
        public static DataCell create(final int number) {
            return new LongCell(number);
        }

        /**
         * Makes a cell.
         *
         * @param number the value
         * @return the cell
         */
        public static DataCell create(final long number) {
            return new LongCell(number);
        }
    }

    /** Writes and reads the value. */
    public static final class LongSerializer implements DataCellSerializer<LongCell> {
        /** Creates a serializer. */
        public LongSerializer() {
            super();
        }

        @Override
        public void serialize(final LongCell cell, final DataCellDataOutput output)
                throws IOException {
            output.writeLong(cell.value);
        }

        @Override
        public LongCell deserialize(final DataCellDataInput input) throws IOException {
            return new LongCell(input.readLong());
        }
    }
}
