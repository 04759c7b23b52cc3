// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.cells;

import bio.strand.engine.encoding.EncodedSequence;
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
 * <p>Memory: one byte a position plus a constant; the letters are one string shared by all cells of
 * a column. Cells are immutable; two are equal when they read the same, that is, when codes and
 * letters are equal.
 */
public final class EncodedSequenceCell extends DataCell implements EncodedSequenceValue {

    /** The type of the cells. */
    public static final DataType TYPE = DataType.getType(EncodedSequenceCell.class);

    private static final long serialVersionUID = 1L;

    private final transient EncodedSequence sequence;
    private final String letters;

    /**
     * Creates a cell.
     *
     * @param sequence the codes
     * @param letters the letter of each code, as {@code SequenceEncoding.letters()} gives them,
     *     once a column; at least one, at most 256
     * @throws IllegalArgumentException if a code has no letter
     */
    public EncodedSequenceCell(EncodedSequence sequence, String letters) {
        this.sequence = Objects.requireNonNull(sequence, "sequence");
        this.letters = Objects.requireNonNull(letters, "letters");
        for (int i = 0; i < sequence.length(); i++) {
            if (sequence.codeAt(i) >= letters.length()) {
                throw new IllegalArgumentException(
                        "Code %d at position %d has no letter; the codes have the letters '%s'."
                                .formatted(sequence.codeAt(i), i + 1, letters));
            }
        }
    }

    @Override
    public EncodedSequence getEncodedSequence() {
        return sequence;
    }

    @Override
    public String getLetters() {
        return letters;
    }

    /** The whole sequence as text. */
    @Override
    public String toString() {
        return getText();
    }

    @Override
    protected boolean equalsDataCell(DataCell other) {
        EncodedSequenceCell that = (EncodedSequenceCell) other;
        return sequence.equals(that.sequence) && letters.equals(that.letters);
    }

    @Override
    public int hashCode() {
        return 31 * sequence.hashCode() + letters.hashCode();
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
