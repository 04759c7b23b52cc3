// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.engine.simulation.PositionWeightMatrix;
import java.util.Arrays;

/**
 * Learns the matrix of the motif that stands out most in aligned sequences.
 *
 * <p>It begins at the window of positions whose symbols carry the most information against the
 * composition of all, and lets the motif shift from sequence to sequence by expectation
 * maximisation with one site in each sequence (Lawrence and Reilly, Proteins 7:41-51, 1990): the
 * probability of each window to be the site is proportional to its likelihood ratio. Deterministic.
 */
public final class MotifLearner {

    private static final int ITERATIONS = 20;

    /** Added to each symbol at each position, times its frequency in the background. */
    private static final double PSEUDOCOUNT = 1;

    /** Windows that may be the site begin at most so many positions from the first one. */
    private static final int SHIFT = 5;

    private MotifLearner() {}

    /**
     * Learns a matrix.
     *
     * @param sequences the sequences, coded by the alphabet
     * @param alphabet the symbols
     * @param width positions of the motif, at least 1
     * @param cancellation asked several times a second
     * @return the matrix
     * @throws IllegalArgumentException if no sequence has as many positions as the motif
     * @throws bio.strand.engine.progress.CancelledException if cancelled
     */
    public static PositionWeightMatrix learn(
            EncodedSequences sequences,
            Alphabet alphabet,
            int width,
            CancellationToken cancellation) {
        if (width < 1 || sequences.maximumLength() < width) {
            throw new IllegalArgumentException(
                    "A motif of %d positions cannot be learned from sequences of at most %d."
                            .formatted(width, sequences.maximumLength()));
        }
        double[] background = Composition.of(sequences, alphabet.size()).frequencies();
        double[][] counts = countsByPosition(sequences, alphabet.size());
        int start = mostInformative(counts, background, width);
        double[][] weights = Arrays.copyOfRange(counts, start, start + width);
        PositionWeightMatrix matrix = matrix(alphabet, weights, background);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            matrix = maximised(sequences, matrix, background, start, cancellation);
        }
        return matrix;
    }

    private static double[][] countsByPosition(EncodedSequences sequences, int symbols) {
        double[][] counts = new double[sequences.maximumLength()][symbols];
        for (int i = 0; i < sequences.size(); i++) {
            for (int t = 0; t < sequences.length(i); t++) {
                int code = sequences.code(i, t);
                if (code < symbols) {
                    counts[t][code]++;
                }
            }
        }
        return counts;
    }

    private static int mostInformative(double[][] counts, double[] background, int width) {
        double[] information = new double[counts.length];
        for (int t = 0; t < counts.length; t++) {
            double sum = Arrays.stream(counts[t]).sum() + PSEUDOCOUNT;
            for (int s = 0; s < background.length; s++) {
                double p = (counts[t][s] + PSEUDOCOUNT * background[s]) / sum;
                information[t] += p * Math.log(p / background[s]);
            }
        }
        int best = 0;
        double most = -1;
        for (int from = 0; from + width <= counts.length; from++) {
            double sum = Arrays.stream(information, from, from + width).sum();
            if (sum > most) {
                most = sum;
                best = from;
            }
        }
        return best;
    }

    private static PositionWeightMatrix matrix(
            Alphabet alphabet, double[][] counts, double[] background) {
        double[][] weights = new double[counts.length][background.length];
        for (int j = 0; j < counts.length; j++) {
            for (int s = 0; s < background.length; s++) {
                weights[j][s] = counts[j][s] + PSEUDOCOUNT * background[s];
            }
        }
        return PositionWeightMatrix.of(alphabet, weights);
    }

    private static PositionWeightMatrix maximised(
            EncodedSequences sequences,
            PositionWeightMatrix matrix,
            double[] background,
            int start,
            CancellationToken cancellation) {
        cancellation.throwIfCancelled();
        int width = matrix.width();
        double[][] ratios = new double[width][background.length];
        for (int j = 0; j < width; j++) {
            for (int s = 0; s < background.length; s++) {
                ratios[j][s] = matrix.probability(j, s) / background[s];
            }
        }
        double[][] counts = new double[width][background.length];
        short[] row = new short[sequences.maximumLength()];
        double[] likelihoods = new double[2 * SHIFT + 1];
        for (int i = 0; i < sequences.size(); i++) {
            int length = sequences.copyCodes(i, row, 0);
            double sum = 0;
            for (int d = 0; d < likelihoods.length; d++) {
                int from = start + d - SHIFT;
                boolean inside = from >= 0 && from + width <= length;
                likelihoods[d] = inside ? likelihood(row, from, ratios) : 0;
                sum += likelihoods[d];
            }
            for (int d = 0; d < likelihoods.length; d++) {
                for (int j = 0; j < width && likelihoods[d] > 0; j++) {
                    counts[j][row[start + d - SHIFT + j]] += likelihoods[d] / sum;
                }
            }
        }
        return matrix(matrix.alphabet(), counts, background);
    }

    private static double likelihood(short[] row, int from, double[][] ratios) {
        double likelihood = 1;
        for (int j = 0; j < ratios.length; j++) {
            int code = row[from + j] & 0xFFFF;
            likelihood *= code < ratios[j].length ? ratios[j][code] : 0;
        }
        return likelihood;
    }
}
