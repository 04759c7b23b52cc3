// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.io.IOException;

/** Cell without a value, possibly with the reason. All missing cells are equal. */
public final class MissingCell extends DataCell implements MissingValue {
    private static final long serialVersionUID = 1L;

    static final MissingCell INSTANCE = new MissingCell(null);

    private final String error;

    /**
     * Creates a missing cell.
     *
     * @param error why the value is absent, may be null
     */
    public MissingCell(final String error) {
        this.error = error;
    }

    @Override
    public String getError() {
        return error;
    }

    @Override
    public boolean isMissing() {
        return true;
    }

    @Override
    public String toString() {
        return "?";
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return dc instanceof MissingCell;
    }

    @Override
    public int hashCode() {
        return 42;
    }

    /** Writes the reason, if there is one. */
    public static final class MissingSerializer implements DataCellSerializer<MissingCell> {
        /** Creates a serializer. */
        public MissingSerializer() {
            super();
        }

        @Override
        public void serialize(final MissingCell cell, final DataCellDataOutput output)
                throws IOException {
            output.writeByte(cell.error == null ? 0 : 1);
            if (cell.error != null) {
                output.writeUTF(cell.error);
            }
        }

        @Override
        public MissingCell deserialize(final DataCellDataInput input) throws IOException {
            return (input.readByte() & 1) == 0 ? INSTANCE : new MissingCell(input.readUTF());
        }
    }
}
