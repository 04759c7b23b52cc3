// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.testing;

import java.io.IOException;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;

/** A cell of a type that only tests know. */
public final class RangeCell extends DataCell {
    private static final long serialVersionUID = 1L;

    private final int from;
    private final int to;

    /**
     * Creates a cell.
     *
     * @param from one number
     * @param to another number
     */
    public RangeCell(final int from, final int to) {
        this.from = from;
        this.to = to;
    }

    /**
     * The type of the cells.
     *
     * @return the type
     */
    public static DataType type() {
        return DataType.getType(RangeCell.class);
    }

    @Override
    public String toString() {
        return from + ".." + to;
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return ((RangeCell) dc).from == from && ((RangeCell) dc).to == to;
    }

    @Override
    public int hashCode() {
        return 31 * from + to;
    }

    /** Writes and reads the cells. */
    public static final class Serializer implements DataCellSerializer<RangeCell> {
        @Override
        public void serialize(final RangeCell cell, final DataCellDataOutput output)
                throws IOException {
            output.writeInt(cell.from);
            output.writeInt(cell.to);
        }

        @Override
        public RangeCell deserialize(final DataCellDataInput input) throws IOException {
            return new RangeCell(input.readInt(), input.readInt());
        }
    }
}
