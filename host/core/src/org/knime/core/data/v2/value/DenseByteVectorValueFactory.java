// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.v2.value;

import org.knime.core.data.DataCell;
import org.knime.core.data.v2.ReadValue;
import org.knime.core.data.v2.ValueFactory;
import org.knime.core.data.v2.WriteValue;
import org.knime.core.data.vector.bytevector.ByteVectorValue;
import org.knime.core.data.vector.bytevector.DenseByteVector;
import org.knime.core.data.vector.bytevector.DenseByteVectorCell;
import org.knime.core.data.vector.bytevector.DenseByteVectorCellFactory;
import org.knime.core.table.access.VarBinaryAccess.VarBinaryReadAccess;
import org.knime.core.table.access.VarBinaryAccess.VarBinaryWriteAccess;
import org.knime.core.table.schema.VarBinaryDataSpec;

/** Keeps dense byte vectors as byte arrays. */
public final class DenseByteVectorValueFactory
        implements ValueFactory<VarBinaryReadAccess, VarBinaryWriteAccess> {
    /** An instance. */
    public static final DenseByteVectorValueFactory INSTANCE = new DenseByteVectorValueFactory();

    /** Creates a factory. */
    public DenseByteVectorValueFactory() {
        super();
    }

    @Override
    public VarBinaryDataSpec getSpec() {
        return VarBinaryDataSpec.INSTANCE;
    }

    @Override
    public ReadValue createReadValue(final VarBinaryReadAccess access) {
        return new Stored(access);
    }

    @Override
    public WriteValue<ByteVectorValue> createWriteValue(final VarBinaryWriteAccess access) {
        return value -> {
            final byte[] bytes = new byte[Math.toIntExact(value.length())];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) value.get(i);
            }
            access.setByteArray(bytes);
        };
    }

    private record Stored(VarBinaryReadAccess access) implements ReadValue, ByteVectorValue {
        private DenseByteVector vector() {
            return new DenseByteVector(access.getByteArray());
        }

        private DenseByteVectorCell cell() {
            return new DenseByteVectorCellFactory(vector()).createDataCell();
        }

        @Override
        public DataCell getDataCell() {
            return cell();
        }

        @Override
        public long length() {
            return access.getByteArray().length;
        }

        @Override
        public long sumOfAllCounts() {
            return vector().sumOfAllCounts();
        }

        @Override
        public int cardinality() {
            return vector().cardinality();
        }

        @Override
        public int get(final long index) {
            return cell().get(index);
        }

        @Override
        public boolean isEmpty() {
            return vector().isEmpty();
        }

        @Override
        public long nextZeroIndex(final long startIdx) {
            return cell().nextZeroIndex(startIdx);
        }

        @Override
        public long nextCountIndex(final long startIdx) {
            return cell().nextCountIndex(startIdx);
        }
    }
}
