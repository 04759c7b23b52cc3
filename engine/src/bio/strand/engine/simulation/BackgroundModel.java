// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import bio.strand.engine.sequence.Alphabet;
import java.util.Collections;
import java.util.List;

/**
 * Independent symbols of a fixed composition.
 *
 * @param alphabet the symbols
 * @param frequencies the probability of each symbol in the order of the alphabet; all positive,
 *     given with a sum between 0.98 and 1.02 and scaled to 1
 */
public record BackgroundModel(Alphabet alphabet, List<Double> frequencies) {

    private static final double SUM_TOLERANCE = 0.02;

    /**
     * Checks and scales the frequencies.
     *
     * @throws IllegalArgumentException if there is not one positive frequency for every symbol or
     *     they do not sum to about 1
     */
    public BackgroundModel {
        if (frequencies.size() != alphabet.size()) {
            throw new IllegalArgumentException(
                    "The alphabet %s needs %d frequencies, not %d."
                            .formatted(alphabet, alphabet.size(), frequencies.size()));
        }
        double sum = 0;
        for (double frequency : frequencies) {
            if (!(frequency > 0 && frequency <= 1)) {
                throw new IllegalArgumentException(
                        "A background frequency must lie above 0 and not above 1, not "
                                + frequency
                                + ".");
            }
            sum += frequency;
        }
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new IllegalArgumentException(
                    "The background frequencies must sum to 1, not " + sum + ".");
        }
        double scale = sum;
        frequencies = frequencies.stream().map(frequency -> frequency / scale).toList();
    }

    /**
     * All symbols equally frequent.
     *
     * @param alphabet the symbols
     * @return the model
     */
    public static BackgroundModel uniform(Alphabet alphabet) {
        return new BackgroundModel(
                alphabet, Collections.nCopies(alphabet.size(), 1.0 / alphabet.size()));
    }

    /**
     * DNA of a given content of G and C, in which A is as frequent as T and C as G.
     *
     * @param gcContent the share of G and C, above 0 and below 1
     * @return the model
     * @throws IllegalArgumentException if the share is out of range
     */
    public static BackgroundModel dna(double gcContent) {
        if (!(gcContent > 0 && gcContent < 1)) {
            throw new IllegalArgumentException(
                    "The GC content must lie above 0 and below 1, not " + gcContent + ".");
        }
        double at = (1 - gcContent) / 2;
        double gc = gcContent / 2;
        return new BackgroundModel(Alphabet.DNA, List.of(at, gc, gc, at));
    }

    /** The probability of the symbol with an index. */
    double frequency(int symbol) {
        return frequencies.get(symbol);
    }
}
