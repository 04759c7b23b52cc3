// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;

/**
 * Finds sequences that are equal, symbol by symbol (or value by value) and in length. Memory: eight
 * to sixteen bytes for each sequence beside the sequences themselves. Reading is safe from several
 * threads.
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
        this(sequences, CancellationToken.never());
    }

    SequenceIndex(EncodedSequences sequences, CancellationToken cancellation) {
        this.sequences = sequences;
        rows = new int[Math.max(4, Integer.highestOneBit(Math.max(1, sequences.size())) * 4)];
        Arrays.fill(rows, -1);
        for (int i = 0; i < sequences.size(); i++) {
            if (i % Kmers.ROWS_BETWEEN_CHECKS == 0) {
                cancellation.throwIfCancelled();
            }
            int slot = slot(sequences.get(i));
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
        return (sequences.size() - distinct) / (double) sequences.size();
    }

    /**
     * Whether a sequence is among the indexed ones.
     *
     * @param sequence any sequence
     * @return true if an indexed sequence is equal to it
     */
    public boolean contains(EncodedSequence sequence) {
        return rows[slot(sequence)] >= 0;
    }

    /**
     * How many sequences of a sample are exact copies of indexed ones.
     *
     * @param sample other sequences
     * @return their share, 0 to 1; NaN if there is no sequence
     */
    public double shareOf(EncodedSequences sample) {
        return shareOf(sample, CancellationToken.never());
    }

    double shareOf(EncodedSequences sample, CancellationToken cancellation) {
        int copies = 0;
        for (int i = 0; i < sample.size(); i++) {
            if (i % Kmers.ROWS_BETWEEN_CHECKS == 0) {
                cancellation.throwIfCancelled();
            }
            copies += contains(sample.get(i)) ? 1 : 0;
        }
        return copies / (double) sample.size();
    }

    /** The place of a sequence in the table: where it stands, or where it would. */
    private int slot(EncodedSequence sequence) {
        int mask = rows.length - 1;
        int hash = sequence.hashCode() * 0x9E3779B9;
        int slot = (hash ^ (hash >>> 16)) & mask;
        while (rows[slot] >= 0 && !sequences.get(rows[slot]).equals(sequence)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
