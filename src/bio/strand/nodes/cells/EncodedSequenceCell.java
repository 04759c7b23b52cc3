// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.cells;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.Encoding;
import java.io.IOException;
import java.io.Serializable;
import java.util.Objects;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;

/**
 * The cell that holds an encoded sequence.
 *
 * <p>Memory: one or two bytes a position, or four a value, plus a constant; the legend is shared by
 * all cells of a column. Cells are immutable; two are equal when they have the same codes or values
 * and read the same.
 */
public final class EncodedSequenceCell extends DataCell implements EncodedSequenceValue {

    /** The type of the cells. */
    public static final DataType TYPE = DataType.getType(EncodedSequenceCell.class);

    private static final long serialVersionUID = 1L;

    private final transient EncodedSequence sequence;
    private final transient SequenceLegend legend;

    /**
     * Creates a cell.
     *
     * @param sequence the codes or values
     * @param legend how the sequence reads, as {@link SequenceLegend#of} gives it, once a column
     * @throws IllegalArgumentException if the legend is not that of the sequence
     */
    public EncodedSequenceCell(EncodedSequence sequence, SequenceLegend legend) {
        this.sequence = Objects.requireNonNull(sequence, "sequence");
        this.legend = Objects.requireNonNull(legend, "legend");
        legend.problem(sequence)
                .ifPresent(
                        problem -> {
                            throw new IllegalArgumentException(problem);
                        });
    }

    /**
     * Creates a cell whose codes read as single letters.
     *
     * @param sequence the codes
     * @param letters the letter of each code, at least one, at most 256
     * @throws IllegalArgumentException if a code has no letter
     */
    public EncodedSequenceCell(EncodedSequence sequence, String letters) {
        this(sequence, new SequenceLegend.Letters(letters));
    }

    /**
     * Creates a cell for what an encoding made. For many cells of a column it takes less to make
     * the legend once and to share it.
     *
     * @param sequence the codes or values
     * @param encoding what made them
     * @return the cell
     * @throws IllegalArgumentException if the encoding cannot have made the sequence
     */
    public static EncodedSequenceCell of(EncodedSequence sequence, Encoding encoding) {
        return new EncodedSequenceCell(sequence, SequenceLegend.of(encoding));
    }

    @Override
    public EncodedSequence getEncodedSequence() {
        return sequence;
    }

    @Override
    public SequenceLegend getLegend() {
        return legend;
    }

    /** The whole sequence as text. */
    @Override
    public String toString() {
        return getText();
    }

    @Override
    protected boolean equalsDataCell(DataCell other) {
        EncodedSequenceCell that = (EncodedSequenceCell) other;
        return sequence.equals(that.sequence) && legend.readsLike(that.legend, sequence);
    }

    @Override
    public int hashCode() {
        return sequence.hashCode();
    }

    /** For Java serialization, which KNIME uses for cells outside tables. */
    private Object writeReplace() {
        return new SerializedForm(EncodedSequenceFormat.toBytes(this));
    }

    private record SerializedForm(byte[] bytes) implements Serializable {

        private Object readResolve() {
            return EncodedSequenceFormat.fromBytes(bytes);
        }
    }

    /** Stores cells in KNIME's row-based tables, in the form of {@link EncodedSequenceFormat}. */
    public static final class Serializer implements DataCellSerializer<EncodedSequenceCell> {

        @Override
        public void serialize(EncodedSequenceCell cell, DataCellDataOutput output)
                throws IOException {
            EncodedSequenceFormat.write(cell, output);
        }

        @Override
        public EncodedSequenceCell deserialize(DataCellDataInput input) throws IOException {
            return EncodedSequenceFormat.read(input);
        }
    }
}
