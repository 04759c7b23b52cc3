// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;

/**
 * How far sequences are from reference ones in what stands where: at each position the {@linkplain
 * JensenShannon Jensen-Shannon divergence} of the k-mers that begin there, and their mean over the
 * positions.
 *
 * <p>Positions run from 0 to T - k, with T the length of the longest sequence of both samples.
 * Beyond the end of a sequence stands an end symbol, which makes differences of length count where
 * they occur and changes nothing where all lengths are equal. A k-mer with an unknown symbol (a
 * code of {@code symbols} or more) is left out at its position.
 *
 * <p>Samples of finite size from one distribution differ by about {@code (K - 1) / (8 ln 2) * (1 /
 * n + 1 / m)} bits at a position with K frequent k-mers and n and m rows ({@link
 * #expectedBySampling}). Reading is safe from several threads.
 */
public final class PositionSpecificDivergence {

    /** Largest k; beyond it, nearly every k-mer of a sample is seen once at a position. */
    public static final int MAXIMUM_K = 6;

    private final int symbols;
    private final int k;
    private final Counts reference;

    private PositionSpecificDivergence(int symbols, int k, Counts reference) {
        this.symbols = symbols;
        this.k = k;
        this.reference = reference;
    }

    /**
     * Counts the reference once, so that many samples can be compared with it.
     *
     * @param reference the sequences to compare with
     * @param symbols number of symbols, at least 1
     * @param k length of the k-mers, 1 to {@value #MAXIMUM_K}
     * @return the divergence from these sequences
     * @throws IllegalArgumentException if k is out of range, or symbols and k are so many that
     *     their k-mers cannot be numbered
     */
    public static PositionSpecificDivergence from(EncodedSequences reference, int symbols, int k) {
        return from(reference, symbols, k, CancellationToken.never());
    }

    static PositionSpecificDivergence from(
            EncodedSequences reference, int symbols, int k, CancellationToken cancellation) {
        Kmers.check(symbols, k, MAXIMUM_K);
        return new PositionSpecificDivergence(
                symbols, k, count(reference, symbols, k, cancellation));
    }

    /**
     * The mean over the positions.
     *
     * @param sequences the sequences to compare with the reference
     * @return bits, 0 to 1; NaN if no position has k-mers of both, as when one sample is empty or
     *     all sequences are shorter than k
     */
    public double mean(EncodedSequences sequences) {
        return Arrays.stream(byPosition(sequences))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /**
     * The divergence at each position.
     *
     * @param sequences the sequences to compare with the reference
     * @return bits, 0 to 1, for the k-mers that begin at position 0, 1, and so on; NaN where one
     *     sample has none; empty if all sequences are shorter than k
     */
    public double[] byPosition(EncodedSequences sequences) {
        return byPosition(sequences, CancellationToken.never());
    }

    double[] byPosition(EncodedSequences sequences, CancellationToken cancellation) {
        Counts other = count(sequences, symbols, k, cancellation);
        int longest = Math.max(reference.longest, other.longest);
        double[] divergence = new double[Math.max(0, longest - k + 1)];
        long kmers = Kmers.number(symbols + 1, k);
        for (long key : reference.kmers.sortedKeys()) {
            int position = (int) (key / kmers);
            if (position < divergence.length) {
                divergence[position] +=
                        JensenShannon.term(
                                share(reference, key, position), share(other, key, position));
            }
        }
        for (long key : other.kmers.sortedKeys()) {
            int position = (int) (key / kmers);
            if (position < divergence.length && share(reference, key, position) == 0) {
                divergence[position] += JensenShannon.term(0, share(other, key, position));
            }
        }
        for (int position = 0; position < divergence.length; position++) {
            boolean comparable = reference.total(position) > 0 && other.total(position) > 0;
            // Beyond the longest sequence of one sample all of its rows hold end symbols alone.
            divergence[position] =
                    comparable
                            ? JensenShannon.bounded(
                                    divergence[position] + beyond(other, position, kmers))
                            : Double.NaN;
        }
        return divergence;
    }

    /** Terms of the k-mer of end symbols alone, where a sample has no position of its own. */
    private double beyond(Counts other, int position, long kmers) {
        long ends = (long) position * kmers + kmers - 1;
        if (position >= reference.longest) {
            double q = share(other, ends, position);
            return JensenShannon.term(1, q) - JensenShannon.term(0, q);
        }
        if (position >= other.longest) {
            double p = share(reference, ends, position);
            return JensenShannon.term(p, 1) - JensenShannon.term(p, 0);
        }
        return 0;
    }

    private static double share(Counts counts, long key, int position) {
        return position >= counts.longest
                ? 0
                : counts.kmers.count(key) / (double) counts.totals[position];
    }

    /**
     * The mean divergence that sampling alone makes of two samples of one distribution: {@code (K -
     * 1) / (8 ln 2) * (1 / n + 1 / m)} with K the number of k-mers that were seen at a position of
     * the reference. It is the expectation of the leading term of the divergence, {@code sum (p -
     * q)^2 / (8 m ln 2)} (compare Grosse et al., Phys. Rev. E 65:041905, 2002); too large where
     * many k-mers are seen once.
     *
     * @param rows number of sequences that are compared with the reference, at least 1
     * @return bits; NaN if the reference has no position
     */
    public double expectedBySampling(int rows) {
        long kmers = Kmers.number(symbols + 1, k);
        int[] seen = new int[Math.max(0, reference.longest - k + 1)];
        for (long key : reference.kmers.sortedKeys()) {
            int position = (int) (key / kmers);
            if (position < seen.length) {
                seen[position]++;
            }
        }
        double sum = 0;
        int positions = 0;
        for (int position = 0; position < seen.length; position++) {
            if (seen[position] > 0) {
                sum += (seen[position] - 1) * (1.0 / rows + 1.0 / reference.totals[position]);
                positions++;
            }
        }
        return sum / positions / (8 * Math.log(2));
    }

    private static Counts count(
            EncodedSequences sequences, int symbols, int k, CancellationToken cancellation) {
        int longest = sequences.maximumLength();
        Counts counts = new Counts(longest, sequences.size(), new int[longest]);
        long base = symbols + 1L;
        long kmers = Kmers.number(symbols + 1, k);
        short[] row = new short[longest];
        for (int i = 0; i < sequences.size(); i++) {
            if (i % Kmers.ROWS_BETWEEN_CHECKS == 0) {
                cancellation.throwIfCancelled();
            }
            int length = sequences.copyCodes(i, row, 0);
            for (int position = 0; position < longest; position++) {
                long kmer = 0;
                for (int j = position; j < position + k && kmer >= 0; j++) {
                    int code = j < length ? row[j] & 0xFFFF : symbols;
                    kmer = j < length && code >= symbols ? -1 : kmer * base + code;
                }
                if (kmer >= 0) {
                    counts.kmers.add(position * kmers + kmer);
                    counts.totals[position]++;
                }
            }
        }
        return counts;
    }

    /** What was counted of one sample. */
    private static final class Counts {

        private final KmerCounts kmers = new KmerCounts();
        private final int longest;
        private final int rows;
        private final int[] totals;

        Counts(int longest, int rows, int[] totals) {
            this.longest = longest;
            this.rows = rows;
            this.totals = totals;
        }

        int total(int position) {
            return position < longest ? totals[position] : rows;
        }
    }
}
