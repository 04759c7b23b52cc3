// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.def;

import java.io.IOException;
import org.knime.core.data.BooleanValue;
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
import org.knime.core.data.NominalValue;

/** Cell that holds a truth value; as a number, true is one and false is zero. */
public final class BooleanCell extends DataCell
        implements BooleanValue,
                IntValue,
                LongValue,
                DoubleValue,
                ComplexNumberValue,
                FuzzyNumberValue,
                FuzzyIntervalValue,
                BoundedValue,
                NominalValue {
    private static final long serialVersionUID = 1L;

    /** The cell that holds true. */
    public static final BooleanCell TRUE = new BooleanCell(true);

    /** The cell that holds false. */
    public static final BooleanCell FALSE = new BooleanCell(false);

    /** Type of these cells. */
    public static final DataType TYPE = DataType.getType(BooleanCell.class);

    private final boolean value;

    private BooleanCell(final boolean value) {
        this.value = value;
    }

    @Override
    public boolean getBooleanValue() {
        return value;
    }

    @Override
    public int getIntValue() {
        return value ? 1 : 0;
    }

    @Override
    public long getLongValue() {
        return getIntValue();
    }

    @Override
    public double getDoubleValue() {
        return getIntValue();
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
        return Boolean.compare(value, ((BooleanCell) dc).value) == 0;
    }

    @Override
    public int hashCode() {
        return getIntValue();
    }

    @Override
    public String toString() {
        return Boolean.toString(value);
    }

    /** Makes cells of text and numbers. */
    public static final class BooleanCellFactory implements FromSimpleString, FromComplexString {
        /** Type of the cells. */
        public static final DataType TYPE = BooleanCell.TYPE;

        /** Creates a factory. */
        public BooleanCellFactory() {
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
         * @param text {@code true} in any case, else false
         * @return the cell
         */
        public static DataCell create(final String text) {
            return create(Boolean.parseBoolean(text));
        }

        /**
         * Makes a cell.
         *
         * @param value the value
         * @return the cell
         */
        public static DataCell create(final boolean value) {
            return value ? TRUE : FALSE;
        }
    }

    /** Writes and reads the value. */
    public static final class BooleanSerializer implements DataCellSerializer<BooleanCell> {
        /** Creates a serializer. */
        public BooleanSerializer() {
            super();
        }

        @Override
        public void serialize(final BooleanCell cell, final DataCellDataOutput output)
                throws IOException {
            output.writeBoolean(cell.value);
        }

        @Override
        public BooleanCell deserialize(final DataCellDataInput input) throws IOException {
            return input.readBoolean() ? TRUE : FALSE;
        }
    }
}
