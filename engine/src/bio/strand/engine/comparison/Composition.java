// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;

/**
 * How frequent each symbol is, over all positions and at each one. Unknown symbols (codes of {@code
 * symbols} or more) are left out.
 */
public final class Composition {

    private final long[][] counts;
    private final int symbols;

    private Composition(long[][] counts, int symbols) {
        this.counts = counts;
        this.symbols = symbols;
    }

    /**
     * Counts symbols.
     *
     * @param sequences the sequences
     * @param symbols number of symbols, at least 1
     * @return the composition
     */
    public static Composition of(EncodedSequences sequences, int symbols) {
        return of(sequences, symbols, CancellationToken.never());
    }

    static Composition of(EncodedSequences sequences, int symbols, CancellationToken cancellation) {
        long[][] counts = new long[sequences.maximumLength()][symbols];
        short[] row = new short[sequences.maximumLength()];
        for (int i = 0; i < sequences.size(); i++) {
            if (i % Kmers.ROWS_BETWEEN_CHECKS == 0) {
                cancellation.throwIfCancelled();
            }
            int length = sequences.copyCodes(i, row, 0);
            for (int t = 0; t < length; t++) {
                int code = row[t] & 0xFFFF;
                if (code < symbols) {
                    counts[t][code]++;
                }
            }
        }
        return new Composition(counts, symbols);
    }

    /**
     * The number of positions of the longest sequence.
     *
     * @return 0 or more
     */
    public int positions() {
        return counts.length;
    }

    /**
     * How frequent a symbol is at a position.
     *
     * @param position 0 or more
     * @param symbol 0 to {@code symbols} - 1
     * @return its share among the known symbols there, 0 to 1; NaN if there is none
     */
    public double share(int position, int symbol) {
        return position < counts.length
                ? counts[position][symbol] / (double) Arrays.stream(counts[position]).sum()
                : Double.NaN;
    }

    /**
     * The frequency of each symbol over all positions, each counted once more than it was seen, so
     * that none is 0.
     *
     * @return positive numbers of sum 1, a new array
     */
    public double[] frequencies() {
        double[] frequencies = new double[symbols];
        Arrays.fill(frequencies, 1);
        for (long[] position : counts) {
            for (int s = 0; s < symbols; s++) {
                frequencies[s] += position[s];
            }
        }
        double sum = Arrays.stream(frequencies).sum();
        return Arrays.stream(frequencies).map(f -> f / sum).toArray();
    }
}
