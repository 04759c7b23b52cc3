// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.vector.bytevector;

import java.io.IOException;
import java.util.HexFormat;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellFactory.FromComplexString;
import org.knime.core.data.DataCellFactory.FromSimpleString;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;

/** Cell that holds a dense byte vector. Made by {@link DenseByteVectorCellFactory}. */
public class DenseByteVectorCell extends DataCell implements ByteVectorValue {
    private static final long serialVersionUID = 1L;

    /** Type of these cells. */
    public static final DataType TYPE = DataType.getType(DenseByteVectorCell.class);

    private final transient DenseByteVector vector;

    DenseByteVectorCell(final DenseByteVector vector) {
        this.vector = new DenseByteVector(vector);
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return vector.equals(((DenseByteVectorCell) dc).vector);
    }

    @Override
    protected boolean equalContent(final DataValue otherValue) {
        return ByteVectorValue.equalContent(this, (ByteVectorValue) otherValue);
    }

    @Override
    public int hashCode() {
        return vector.hashCode();
    }

    @Override
    public String toString() {
        return vector.toString();
    }

    @Override
    public int cardinality() {
        return vector.cardinality();
    }

    @Override
    public int get(final long index) {
        if (index > Integer.MAX_VALUE) {
            throw new ArrayIndexOutOfBoundsException("Index too large: " + index);
        }
        return vector.get((int) index);
    }

    @Override
    public boolean isEmpty() {
        return vector.isEmpty();
    }

    @Override
    public long length() {
        return vector.length();
    }

    @Override
    public long nextCountIndex(final long startIdx) {
        return startIdx > Integer.MAX_VALUE ? -1 : vector.nextCountIndex((int) startIdx);
    }

    @Override
    public long nextZeroIndex(final long startIdx) {
        return startIdx > Integer.MAX_VALUE ? -1 : vector.nextZeroIndex((int) startIdx);
    }

    @Override
    public long sumOfAllCounts() {
        return vector.sumOfAllCounts();
    }

    /**
     * The vector.
     *
     * @return a copy
     */
    public DenseByteVector getByteVectorCopy() {
        return new DenseByteVector(vector);
    }

    /** Makes cells of hexadecimal text. */
    public static final class Factory implements FromSimpleString, FromComplexString {
        /** Creates a factory. */
        public Factory() {
            super();
        }

        @Override
        public DataCell createCell(final String input) {
            // A last single digit stands for the upper half of its byte.
            final String padded = input.length() % 2 == 0 ? input : input + "0";
            return new DenseByteVectorCell(new DenseByteVector(HexFormat.of().parseHex(padded)));
        }

        @Override
        public DataType getDataType() {
            return TYPE;
        }
    }

    /** Writes and reads length and bytes. */
    public static final class DenseByteVectorSerializer
            implements DataCellSerializer<DenseByteVectorCell> {
        /** Creates a serializer. */
        public DenseByteVectorSerializer() {
            super();
        }

        @Override
        public void serialize(final DenseByteVectorCell cell, final DataCellDataOutput output)
                throws IOException {
            output.writeInt(cell.vector.length());
            output.write(cell.vector.getAllCountsAsBytes());
        }

        @Override
        public DenseByteVectorCell deserialize(final DataCellDataInput input) throws IOException {
            final byte[] counts = new byte[input.readInt()];
            input.readFully(counts);
            return new DenseByteVectorCell(new DenseByteVector(counts));
        }
    }
}
