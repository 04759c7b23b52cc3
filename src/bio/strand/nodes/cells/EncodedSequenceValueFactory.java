// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.cells;

import bio.strand.engine.encoding.EncodedSequence;
import org.knime.core.data.DataCell;
import org.knime.core.data.v2.ReadValue;
import org.knime.core.data.v2.ValueFactory;
import org.knime.core.data.v2.WriteValue;
import org.knime.core.table.access.VarBinaryAccess.VarBinaryReadAccess;
import org.knime.core.table.access.VarBinaryAccess.VarBinaryWriteAccess;
import org.knime.core.table.schema.VarBinaryDataSpec;

/**
 * Stores encoded sequences in KNIME's columnar tables: each as one binary value, in the very bytes
 * that row-based tables hold.
 */
public final class EncodedSequenceValueFactory
        implements ValueFactory<VarBinaryReadAccess, VarBinaryWriteAccess> {

    /** KNIME creates value factories by their public constructor. */
    public EncodedSequenceValueFactory() {}

    @Override
    public VarBinaryDataSpec getSpec() {
        return VarBinaryDataSpec.INSTANCE;
    }

    @Override
    public ReadValue createReadValue(VarBinaryReadAccess access) {
        return new EncodedSequenceReadValue(access);
    }

    @Override
    public WriteValue<EncodedSequenceValue> createWriteValue(VarBinaryWriteAccess access) {
        return new EncodedSequenceWriteValue(access);
    }

    /**
     * A window onto the current row; KNIME moves it on, so nothing may be kept between two calls.
     */
    private record EncodedSequenceReadValue(VarBinaryReadAccess access)
            implements ReadValue, EncodedSequenceValue {

        @Override
        public DataCell getDataCell() {
            return cell();
        }

        @Override
        public EncodedSequence getEncodedSequence() {
            return cell().getEncodedSequence();
        }

        @Override
        public SequenceLegend getLegend() {
            return cell().getLegend();
        }

        @Override
        public String getText() {
            return cell().getText();
        }

        private EncodedSequenceCell cell() {
            return EncodedSequenceFormat.fromBytes(access.getByteArray());
        }
    }

    private record EncodedSequenceWriteValue(VarBinaryWriteAccess access)
            implements WriteValue<EncodedSequenceValue> {

        @Override
        public void setValue(EncodedSequenceValue value) {
            EncodedSequenceCell cell =
                    value instanceof EncodedSequenceCell given
                            ? given
                            : new EncodedSequenceCell(
                                    value.getEncodedSequence(), value.getLegend());
            access.setByteArray(EncodedSequenceFormat.toBytes(cell));
        }
    }
}
