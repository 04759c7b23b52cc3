// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequences;
import java.util.Arrays;

/**
 * Finds sequences that are equal, symbol by symbol and in length. Memory: two numbers of four bytes
 * for each sequence beside the sequences themselves. Reading is safe from several threads.
 */
public final class SequenceIndex {

    private final EncodedSequences sequences;
    private final int[] rows;
    private int distinct;

    /**
     * Indexes sequences.
     *
     * @param sequences the sequences; they are kept, not copied
     */
    public SequenceIndex(EncodedSequences sequences) {
        this.sequences = sequences;
        rows = new int[Math.max(2, Integer.highestOneBit(Math.max(1, sequences.size())) * 4)];
        Arrays.fill(rows, -1);
        short[] row = new short[sequences.maximumLength()];
        for (int i = 0; i < sequences.size(); i++) {
            int slot = slot(row, sequences.copyCodes(i, row, 0));
            if (rows[slot] < 0) {
                rows[slot] = i;
                distinct++;
            }
        }
    }

    /**
     * The number of different sequences.
     *
     * @return 0 to the number of sequences
     */
    public int distinct() {
        return distinct;
    }

    /**
     * The share of sequences that repeat another one: {@code 1 - distinct / all}.
     *
     * @return 0 to below 1; NaN if there is no sequence
     */
    public double duplicateShare() {
        return 1 - distinct / (double) sequences.size();
    }

    /**
     * Whether a sequence is among the indexed ones.
     *
     * @param codes an array that holds the sequence
     * @param length its number of positions
     * @return true if an indexed sequence is equal to it
     */
    public boolean contains(short[] codes, int length) {
        return rows[slot(codes, length)] >= 0;
    }

    /**
     * How many sequences of a sample are exact copies of indexed ones.
     *
     * @param sample other sequences
     * @return their share, 0 to 1; NaN if there is no sequence
     */
    public double shareOf(EncodedSequences sample) {
        int copies = 0;
        short[] row = new short[sample.maximumLength()];
        for (int i = 0; i < sample.size(); i++) {
            int length = sample.copyCodes(i, row, 0);
            copies += contains(row, length) ? 1 : 0;
        }
        return copies / (double) sample.size();
    }

    /** The place of a sequence in the table: where it stands, or where it would. */
    private int slot(short[] codes, int length) {
        long hash = length;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ codes[i]) * 0x100000001B3L;
            hash ^= hash >>> 29;
        }
        int mask = rows.length - 1;
        int slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (rows[slot] >= 0 && !equal(rows[slot], codes, length)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean equal(int row, short[] codes, int length) {
        if (sequences.length(row) != length) {
            return false;
        }
        for (int j = 0; j < length; j++) {
            if (sequences.code(row, j) != (codes[j] & 0xFFFF)) {
                return false;
            }
        }
        return true;
    }
}
