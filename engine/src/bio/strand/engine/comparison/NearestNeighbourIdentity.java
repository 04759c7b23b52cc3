// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;

/**
 * How like a sequence is to the most similar one of some others, such as a generated sequence to
 * the training data.
 *
 * <p><b>Definition.</b> The identity of two sequences is {@code 1 - d / max(n, m)} with d the edit
 * distance (Levenshtein, Sov. Phys. Dokl. 10:707-710, 1966): the fewest substitutions, insertions
 * and deletions that turn one into the other, and n and m the lengths. It is 1 for equal sequences,
 * 0 for sequences without a symbol in common. A copy that is shifted by one position keeps nearly
 * all of its identity. Random DNA of 50 positions has about 0.5 with one other sequence, and 0.6 to
 * 0.7 with the nearest of ten thousand: compare with the identity that held-out real sequences
 * have.
 *
 * <p>The distance is computed bit-parallel, 64 positions at a time (Myers, J. ACM 46:395-415, 1999,
 * in the form of Hyyr&ouml;, 2003); unknown symbols equal each other. Memory: the sequences once
 * more with two bytes a position. Safe for use by several threads.
 */
public final class NearestNeighbourIdentity {

    private final short[][] others;

    /**
     * Takes the sequences among which neighbours are looked for.
     *
     * @param others the sequences; copied
     */
    public NearestNeighbourIdentity(EncodedSequences others) {
        this.others = new short[others.size()][];
        for (int i = 0; i < this.others.length; i++) {
            this.others[i] = new short[others.length(i)];
            others.copyCodes(i, this.others[i], 0);
        }
        // Long ones last: a bound on the distance by lengths then cuts off whole ranges.
        Arrays.sort(this.others, (a, b) -> Integer.compare(a.length, b.length));
    }

    /**
     * The identities of sequences with their nearest neighbours, computed by all processors.
     *
     * @param sequences the sequences to look up
     * @param rows indices of those to look up
     * @param cancellation asked several times a second
     * @return the identity of each, 0 to 1; NaN if there are no others
     * @throws bio.strand.engine.progress.CancelledException if cancelled
     */
    public double[] of(EncodedSequences sequences, int[] rows, CancellationToken cancellation) {
        double[] identities = new double[rows.length];
        ForkJoinTask<?> task =
                ForkJoinPool.commonPool()
                        .submit(
                                () ->
                                        IntStream.range(0, rows.length)
                                                .parallel()
                                                .forEach(
                                                        i ->
                                                                identities[i] =
                                                                        identity(
                                                                                sequences,
                                                                                rows[i],
                                                                                cancellation)));
        task.join();
        return identities;
    }

    private double identity(EncodedSequences sequences, int row, CancellationToken cancellation) {
        cancellation.throwIfCancelled();
        short[] codes = new short[sequences.length(row)];
        sequences.copyCodes(row, codes, 0);
        return of(codes);
    }

    /**
     * The identity of one sequence with its nearest neighbour.
     *
     * @param codes the sequence
     * @return 0 to 1; NaN if there are no others
     */
    public double of(short[] codes) {
        if (others.length == 0) {
            return Double.NaN;
        }
        EditDistance distance = new EditDistance(codes);
        double best = -1;
        for (short[] other : others) {
            int longer = Math.max(codes.length, other.length);
            if (longer == 0) {
                return 1;
            }
            int shortest = Math.abs(codes.length - other.length);
            if (1 - shortest / (double) longer > best) {
                best = Math.max(best, 1 - distance.to(other) / (double) longer);
            }
            if (best == 1) {
                return 1;
            }
        }
        return best;
    }
}
