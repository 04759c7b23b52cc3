// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.training.RowFeatures;
import bio.strand.engine.training.SparseRow;

/**
 * What the logistic regression of the two-sample test reads of a sequence: which symbol stands at
 * each position, and how often each k-mer occurs anywhere, for all k up to a largest one. For one
 * thread at a time.
 */
final class SequenceFeatures implements RowFeatures {

    private final EncodedSequences sequences;
    private final int symbols;
    private final int positions;
    private final int longestKmer;
    private final int[] firsts;
    private final int count;
    private final short[] row;
    private final int[] occurrences;
    private final int[] touched;

    SequenceFeatures(EncodedSequences sequences, int symbols, int positions, int longestKmer) {
        this.sequences = sequences;
        this.symbols = symbols;
        this.positions = positions;
        this.longestKmer = longestKmer;
        firsts = new int[longestKmer + 1];
        int next = positions * symbols;
        for (int k = 1; k <= longestKmer; k++) {
            firsts[k] = next;
            next += (int) Kmers.number(symbols, k);
        }
        count = next;
        row = new short[sequences.maximumLength()];
        occurrences = new int[count - positions * symbols];
        touched = new int[longestKmer * row.length];
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int cost() {
        return positions;
    }

    @Override
    public void read(int index, SparseRow target) {
        target.clear();
        int length = sequences.copyCodes(index, row, 0);
        int used = 0;
        int offset = positions * symbols;
        for (int t = 0; t < length; t++) {
            int code = row[t] & 0xFFFF;
            if (t < positions && code < symbols) {
                target.add(t * symbols + code, 1);
            }
            int kmer = 0;
            for (int k = 1; k <= longestKmer && k <= t + 1; k++) {
                // The k-mer that ends here: one digit more in front for each k.
                int first = row[t - k + 1] & 0xFFFF;
                if (first >= symbols) {
                    break;
                }
                kmer += first * (int) Kmers.number(symbols, k - 1);
                int feature = firsts[k] - offset + kmer;
                if (occurrences[feature]++ == 0) {
                    touched[used++] = feature;
                }
            }
        }
        for (int i = 0; i < used; i++) {
            target.add(offset + touched[i], occurrences[touched[i]]);
            occurrences[touched[i]] = 0;
        }
    }
}
