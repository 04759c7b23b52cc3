// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How frequent each k-mer is among all k-mers of some sequences, wherever it stands. K-mers overlap
 * and never reach beyond the end of a sequence; those with an unknown symbol (a code of {@code
 * symbols} or more) are left out. Reading is safe from several threads.
 */
public final class KmerSpectrum {

    /** Largest k. */
    public static final int MAXIMUM_K = 6;

    private final int symbols;
    private final int k;
    private final KmerCounts counts = new KmerCounts();
    private long total;

    private KmerSpectrum(int symbols, int k) {
        this.symbols = symbols;
        this.k = k;
    }

    /**
     * Counts k-mers.
     *
     * @param sequences the sequences
     * @param symbols number of symbols, at least 1
     * @param k length of the k-mers, 1 to {@value #MAXIMUM_K}
     * @return the spectrum
     * @throws IllegalArgumentException if k is out of range, or symbols and k are so many that
     *     their k-mers cannot be numbered ({@link #isCountable})
     */
    public static KmerSpectrum of(EncodedSequences sequences, int symbols, int k) {
        return of(sequences, symbols, k, CancellationToken.never());
    }

    static KmerSpectrum of(
            EncodedSequences sequences, int symbols, int k, CancellationToken cancellation) {
        Kmers.check(symbols, k, MAXIMUM_K);
        KmerSpectrum spectrum = new KmerSpectrum(symbols, k);
        long kmers = Kmers.number(symbols, k);
        short[] row = new short[sequences.maximumLength()];
        for (int i = 0; i < sequences.size(); i++) {
            if (i % Kmers.ROWS_BETWEEN_CHECKS == 0) {
                cancellation.throwIfCancelled();
            }
            int length = sequences.copyCodes(i, row, 0);
            long kmer = 0;
            int known = 0;
            for (int j = 0; j < length; j++) {
                int code = row[j] & 0xFFFF;
                known = code < symbols ? known + 1 : 0;
                kmer = known == 0 ? 0 : (kmer * symbols + code) % kmers;
                if (known >= k) {
                    spectrum.counts.add(kmer);
                    spectrum.total++;
                }
            }
        }
        return spectrum;
    }

    /**
     * Whether k-mers of so many symbols can be counted.
     *
     * @param symbols number of symbols
     * @param k length of the k-mers
     * @return false if there are more than 2^40 of them
     */
    public static boolean isCountable(int symbols, int k) {
        return Kmers.number(symbols + 1, k) > 0;
    }

    /**
     * How many k-mers were counted.
     *
     * @return 0 or more
     */
    public long total() {
        return total;
    }

    /**
     * How frequent a k-mer is.
     *
     * @param codes its symbols, k of them
     * @return its share among all k-mers, 0 to 1; NaN if there is none at all
     * @throws IllegalArgumentException if the k-mer is of another length or has an unknown symbol
     */
    public double share(int... codes) {
        if (codes.length != k || Arrays.stream(codes).anyMatch(c -> c < 0 || c >= symbols)) {
            throw new IllegalArgumentException(
                    "%s is no %d-mer of %d symbols".formatted(Arrays.toString(codes), k, symbols));
        }
        long key = 0;
        for (int code : codes) {
            key = key * symbols + code;
        }
        return share(key);
    }

    private double share(long key) {
        return counts.count(key) / (double) total;
    }

    /**
     * The Jensen-Shannon divergence of two spectra.
     *
     * @param other a spectrum of as many symbols and the same k
     * @return bits, 0 to 1; NaN if one of the two is empty
     * @throws IllegalArgumentException if the spectra are of different kinds
     */
    public double divergence(KmerSpectrum other) {
        check(other);
        if (total == 0 || other.total == 0) {
            return Double.NaN;
        }
        double divergence = 0;
        for (long key : counts.sortedKeys()) {
            divergence += JensenShannon.term(share(key), other.share(key));
        }
        for (long key : other.counts.sortedKeys()) {
            if (counts.count(key) == 0) {
                divergence += JensenShannon.term(0, other.share(key));
            }
        }
        return JensenShannon.bounded(divergence);
    }

    /**
     * The k-mers that make up most of the divergence from another spectrum.
     *
     * @param other a spectrum of as many symbols and the same k
     * @param most how many k-mers at most
     * @return the symbols of each k-mer, the one that adds most to the divergence first; of equal
     *     ones the first in the order of the symbols
     * @throws IllegalArgumentException if the spectra are of different kinds
     */
    public List<int[]> largestDifferences(KmerSpectrum other, int most) {
        check(other);
        if (total == 0 || other.total == 0) {
            return List.of();
        }
        List<Long> keys = new ArrayList<>();
        Arrays.stream(counts.sortedKeys()).forEach(keys::add);
        Arrays.stream(other.counts.sortedKeys())
                .filter(key -> counts.count(key) == 0)
                .forEach(keys::add);
        return keys.stream()
                .sorted(
                        Comparator.<Long>comparingDouble(
                                        key -> -JensenShannon.term(share(key), other.share(key)))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .map(this::codes)
                .toList();
    }

    private int[] codes(long key) {
        int[] codes = new int[k];
        long rest = key;
        for (int j = k - 1; j >= 0; j--) {
            codes[j] = (int) (rest % symbols);
            rest /= symbols;
        }
        return codes;
    }

    private void check(KmerSpectrum other) {
        if (other.symbols != symbols || other.k != k) {
            throw new IllegalArgumentException(
                    "a spectrum of %d-mers of %d symbols cannot be compared with one of %d-mers of %d"
                            .formatted(k, symbols, other.k, other.symbols));
        }
    }
}
