// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.engine.simulation.PositionWeightMatrix;
import java.util.Arrays;
import java.util.Objects;

/**
 * A motif whose sites are looked for in sequences: a matrix of log-odds scores against a background
 * (Stormo, Bioinformatics 16:16-23, 2000) and the score from which on a window is a site (hit).
 *
 * <p>The score of a window is {@code sum log2(p / b)} over its positions, with p the probability of
 * the symbol in the matrix, mixed with {@value #BACKGROUND_SHARE} of the background so that no
 * symbol is impossible, and b that of the background. The limit is the lowest score that random
 * background reaches with at most a given probability, computed from the exact distribution of
 * scores rounded to {@value #SCORE_STEP} bits (Staden, CABIOS 5:89-96, 1989).
 *
 * <p>Instances are immutable.
 */
public final class Motif {

    /** How much of the background a matrix is mixed with. */
    public static final double BACKGROUND_SHARE = 0.01;

    private static final double SCORE_STEP = 0.01;

    private final String name;
    private final String consensus;
    private final int[][] scores;
    private final int threshold;

    private Motif(String name, String consensus, int[][] scores, int threshold) {
        this.name = name;
        this.consensus = consensus;
        this.scores = scores;
        this.threshold = threshold;
    }

    /**
     * A motif from a matrix.
     *
     * @param name what the motif is called
     * @param matrix its matrix; code s of a sequence is symbol s of the matrix's alphabet
     * @param background frequency of each symbol, positive; scaled to sum 1
     * @param chance probability with which a window of random background may be a site, above 0,
     *     below 1; the best window is always one
     * @return the motif
     * @throws IllegalArgumentException if a value is out of range
     */
    public static Motif of(
            String name, PositionWeightMatrix matrix, double[] background, double chance) {
        Alphabet alphabet = matrix.alphabet();
        double sum = Arrays.stream(background).sum();
        if (background.length != alphabet.size()
                || Arrays.stream(background).anyMatch(b -> !(b > 0))) {
            throw new IllegalArgumentException(
                    "The motif %s needs a positive background frequency for each of %s, not %s."
                            .formatted(name, alphabet, Arrays.toString(background)));
        }
        if (!(chance > 0 && chance < 1)) {
            throw new IllegalArgumentException(
                    "The probability of a chance hit lies above 0 and below 1, not %s."
                            .formatted(chance));
        }
        double[] frequencies = Arrays.stream(background).map(b -> b / sum).toArray();
        int[][] scores = new int[matrix.width()][alphabet.size()];
        for (int position = 0; position < scores.length; position++) {
            for (int s = 0; s < frequencies.length; s++) {
                double mixed =
                        (1 - BACKGROUND_SHARE) * matrix.probability(position, s)
                                + BACKGROUND_SHARE * frequencies[s];
                scores[position][s] =
                        (int)
                                Math.round(
                                        StrictMath.log(mixed / frequencies[s])
                                                / StrictMath.log(2)
                                                / SCORE_STEP);
            }
        }
        return new Motif(
                Objects.requireNonNull(name, "name"),
                consensusOf(matrix),
                scores,
                threshold(scores, frequencies, chance));
    }

    private static String consensusOf(PositionWeightMatrix matrix) {
        StringBuilder text = new StringBuilder();
        for (int position = 0; position < matrix.width(); position++) {
            int best = 0;
            for (int s = 1; s < matrix.alphabet().size(); s++) {
                best =
                        matrix.probability(position, s) > matrix.probability(position, best)
                                ? s
                                : best;
            }
            char symbol = matrix.alphabet().symbolAt(best);
            text.append(
                    matrix.probability(position, best) > 0.5
                            ? symbol
                            : Character.toLowerCase(symbol));
        }
        return text.toString();
    }

    private static int threshold(int[][] scores, double[] background, double chance) {
        int lowest = 0;
        int highest = 0;
        for (int[] position : scores) {
            lowest += Arrays.stream(position).min().orElseThrow();
            highest += Arrays.stream(position).max().orElseThrow();
        }
        double[] probability = {1};
        int from = 0;
        for (int[] position : scores) {
            int least = Arrays.stream(position).min().orElseThrow();
            int most = Arrays.stream(position).max().orElseThrow();
            double[] next = new double[probability.length + most - least];
            for (int i = 0; i < probability.length; i++) {
                for (int s = 0; s < background.length && probability[i] > 0; s++) {
                    next[i + position[s] - least] += probability[i] * background[s];
                }
            }
            probability = next;
            from += least;
        }
        double tail = 0;
        int threshold = highest;
        for (int score = highest; score >= lowest; score--) {
            tail += probability[score - from];
            // Sums of probabilities may end an ulp above what they mean.
            if (tail > chance * (1 + 1e-9)) {
                break;
            }
            threshold = probability[score - from] > 0 ? score : threshold;
        }
        return threshold;
    }

    /**
     * What the motif is called.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The most probable symbol at each position, in lower case where it is found in half of the
     * sites or less.
     *
     * @return {@link #width()} letters
     */
    public String consensus() {
        return consensus;
    }

    /**
     * The number of positions of the motif.
     *
     * @return 1 or more
     */
    public int width() {
        return scores.length;
    }

    /**
     * The score from which on a window is a site.
     *
     * @return bits
     */
    public double threshold() {
        return threshold * SCORE_STEP;
    }

    /**
     * The score of a window.
     *
     * @param codes its symbols, {@link #width()} of them
     * @return bits; negative infinity if a symbol is unknown
     */
    public double score(int... codes) {
        short[] window = new short[width()];
        for (int i = 0; i < window.length; i++) {
            window[i] = (short) codes[i];
        }
        int score = score(window, 0);
        return score == Integer.MIN_VALUE ? Double.NEGATIVE_INFINITY : score * SCORE_STEP;
    }

    private int score(short[] row, int from) {
        int score = 0;
        for (int j = 0; j < scores.length; j++) {
            int code = row[from + j] & 0xFFFF;
            if (code >= scores[j].length) {
                return Integer.MIN_VALUE;
            }
            score += scores[j][code];
        }
        return score;
    }

    /**
     * Where the sites of some sequences stand.
     *
     * @param sequences the sequences, coded by the alphabet of the motif's matrix
     * @return the sites by position
     */
    public MotifHits hits(EncodedSequences sequences) {
        return hits(sequences, CancellationToken.never());
    }

    MotifHits hits(EncodedSequences sequences, CancellationToken cancellation) {
        int[] starts = new int[Math.max(0, sequences.maximumLength() - width() + 1)];
        int withHit = 0;
        long all = 0;
        short[] row = new short[sequences.maximumLength()];
        for (int i = 0; i < sequences.size(); i++) {
            if (i % Kmers.ROWS_BETWEEN_CHECKS == 0) {
                cancellation.throwIfCancelled();
            }
            int length = sequences.copyCodes(i, row, 0);
            boolean any = false;
            for (int from = 0; from + width() <= length; from++) {
                if (score(row, from) >= threshold) {
                    starts[from]++;
                    all++;
                    any = true;
                }
            }
            withHit += any ? 1 : 0;
        }
        return new MotifHits(name, consensus, sequences.size(), withHit, all, starts);
    }
}
