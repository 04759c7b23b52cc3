// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import bio.strand.engine.sequence.Alphabet;

/**
 * The log-likelihood ratio of "background with the motif planted at a random place" to "background
 * alone", exact.
 *
 * <p>With background b, elements with matrices m, spacings s of probability P(s) and a sequence x
 * of length n, the motif of length L(s) is equally likely at each of its n - L(s) + 1 places, so
 * that
 *
 * <pre>
 * ratio(x) = sum over s of P(s) / (n - L(s) + 1)
 *            * sum over places of product over motif positions j of m(j, x_j) / b(x_j)
 * </pre>
 *
 * All other positions cancel. By the lemma of Neyman and Pearson no classifier beats comparing this
 * ratio with a threshold; accuracy is highest when the threshold is the ratio of the numbers of
 * background and motif sequences. The sum runs element by element over place and total spacing, so
 * that the work grows with the product of length, elements, spacings and total spacings.
 *
 * <p>Logarithms and exponentials are those of {@link StrictMath}, so that every machine finds the
 * same bits. Instances are immutable and may be shared between threads.
 */
public final class LikelihoodRatio {

    private final MotifModel motif;
    private final Alphabet alphabet;

    /** Logarithms of matrix over background: [element][position][symbol]. */
    private final double[][][] logOdds;

    /**
     * Prepares the ratio.
     *
     * @param motif the motif that is planted
     * @param background the composition of everything else
     * @throws IllegalArgumentException if the alphabets differ
     */
    public LikelihoodRatio(MotifModel motif, BackgroundModel background) {
        if (!motif.alphabet().equals(background.alphabet())) {
            throw new IllegalArgumentException(
                    "The motif is over %s, the background over %s."
                            .formatted(motif.alphabet(), background.alphabet()));
        }
        this.motif = motif;
        alphabet = motif.alphabet();
        logOdds = new double[motif.elements().size()][][];
        for (int e = 0; e < logOdds.length; e++) {
            PositionWeightMatrix element = motif.elements().get(e);
            logOdds[e] = new double[element.width()][alphabet.size()];
            for (int j = 0; j < element.width(); j++) {
                for (int k = 0; k < alphabet.size(); k++) {
                    logOdds[e][j][k] =
                            StrictMath.log(element.probability(j, k) / background.frequency(k));
                }
            }
        }
    }

    /**
     * The logarithm of the ratio for a sequence.
     *
     * @param sequence symbols of the alphabet, at least as many as the motif with its largest
     *     spacings has
     * @return nats: positive when the motif is more likely than not at equal numbers; negative
     *     infinity when the motif cannot have made the sequence
     * @throws IllegalArgumentException if the sequence is too short or has a foreign symbol
     */
    public double logRatio(String sequence) {
        int n = sequence.length();
        if (n < motif.maximumLength()) {
            throw new IllegalArgumentException(
                    "The sequence has %d symbols, the motif needs %d."
                            .formatted(n, motif.maximumLength()));
        }
        int[] symbols = new int[n];
        for (int i = 0; i < n; i++) {
            symbols[i] = alphabet.indexOf(sequence.charAt(i));
            if (symbols[i] < 0) {
                throw new IllegalArgumentException(
                        "The sequence has at position %d %s, which is not in the alphabet %s."
                                .formatted(i + 1, Alphabet.describe(sequence.charAt(i)), alphabet));
            }
        }
        return logRatio(symbols);
    }

    /** The same for indices of symbols that are known to be right. */
    double logRatio(int[] symbols) {
        int n = symbols.length;
        int maximumSpacing = motif.maximumLength() - motif.elementWidth();
        // sums[d][p]: over the elements so far, for a motif that begins at p and has a total
        // spacing of d, the probability of the spacings times the odds of the symbols.
        double[][] sums = null;
        double scale = 0;
        int width = 0;
        int spacingSoFar = 0;
        for (int e = 0; e < logOdds.length; e++) {
            double[] odds = elementLogOdds(e, symbols);
            double largest = Double.NEGATIVE_INFINITY;
            for (double value : odds) {
                largest = Math.max(largest, value);
            }
            if (largest == Double.NEGATIVE_INFINITY) {
                return Double.NEGATIVE_INFINITY;
            }
            // Dividing by the largest odds keeps the sums within the range of a double.
            scale += largest;
            for (int p = 0; p < odds.length; p++) {
                odds[p] = StrictMath.exp(odds[p] - largest);
            }
            double[][] next = new double[maximumSpacing + 1][n];
            if (e == 0) {
                System.arraycopy(odds, 0, next[0], 0, odds.length);
            } else {
                SpacingDistribution spacing = motif.spacings().get(e - 1);
                for (int d = 0; d <= spacingSoFar; d++) {
                    for (int s = spacing.minimum(); s <= spacing.maximum(); s++) {
                        double probability = spacing.probability(s);
                        int shift = width + d + s;
                        for (int p = 0; p + shift < odds.length; p++) {
                            next[d + s][p] += probability * sums[d][p] * odds[p + shift];
                        }
                    }
                }
                spacingSoFar += spacing.maximum();
            }
            sums = next;
            width += logOdds[e].length;
        }
        double ratio = 0;
        for (int d = 0; d <= maximumSpacing; d++) {
            int places = n - width - d + 1;
            double sum = 0;
            for (int p = 0; p < places; p++) {
                sum += sums[d][p];
            }
            ratio += sum / places;
        }
        return StrictMath.log(ratio) + scale;
    }

    /** The log odds of one element at each place where it fits. */
    private double[] elementLogOdds(int element, int[] symbols) {
        double[][] positions = logOdds[element];
        double[] odds = new double[symbols.length - positions.length + 1];
        for (int p = 0; p < odds.length; p++) {
            double sum = 0;
            for (int j = 0; j < positions.length; j++) {
                sum += positions[j][symbols[p + j]];
            }
            odds[p] = sum;
        }
        return odds;
    }
}
