// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import bio.strand.engine.sequence.Alphabet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;

/**
 * Draws sequences one by one, positives and negatives in random order.
 *
 * <p>A negative is background. A positive is background in which the motif was planted: spacings
 * are drawn, then a place among all where the motif fits with them, then a symbol for each motif
 * position. The same spec gives the same sequences. Not safe for use by several threads.
 */
public final class SequenceSimulator implements Iterator<SimulatedSequence> {

    private final SimulationSpec spec;
    private final LikelihoodRatio likelihoodRatio;
    private final SplittableRandom random;
    private int remainingPositives;
    private int remaining;

    /**
     * Starts at the first sequence.
     *
     * @param spec what to draw
     */
    public SequenceSimulator(SimulationSpec spec) {
        this.spec = spec;
        likelihoodRatio = new LikelihoodRatio(spec.motif(), spec.background());
        random = new SplittableRandom(spec.seed());
        remainingPositives = spec.positives();
        remaining = spec.total();
    }

    @Override
    public boolean hasNext() {
        return remaining > 0;
    }

    @Override
    public SimulatedSequence next() {
        if (remaining == 0) {
            throw new NoSuchElementException("All sequences have been drawn.");
        }
        boolean positive = random.nextInt(remaining) < remainingPositives;
        remaining--;
        int[] symbols = new int[spec.length()];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = draw(spec.background().frequencies());
        }
        int position = 0;
        List<Integer> spacings = new ArrayList<>();
        if (positive) {
            remainingPositives--;
            position = plant(symbols, spacings) + 1;
        }
        Alphabet alphabet = spec.background().alphabet();
        StringBuilder text = new StringBuilder(symbols.length);
        for (int symbol : symbols) {
            text.append(alphabet.symbolAt(symbol));
        }
        return new SimulatedSequence(
                text.toString(), positive, position, spacings, likelihoodRatio.logRatio(symbols));
    }

    private int plant(int[] symbols, List<Integer> spacings) {
        MotifModel motif = spec.motif();
        int motifLength = motif.elementWidth();
        for (SpacingDistribution distribution : motif.spacings()) {
            int spacing = distribution.minimum() + draw(distribution.probabilities());
            spacings.add(spacing);
            motifLength += spacing;
        }
        int start = random.nextInt(symbols.length - motifLength + 1);
        int at = start;
        for (int e = 0; e < motif.elements().size(); e++) {
            PositionWeightMatrix element = motif.elements().get(e);
            for (int j = 0; j < element.width(); j++) {
                symbols[at++] = draw(element, j);
            }
            at += e < spacings.size() ? spacings.get(e) : 0;
        }
        return start;
    }

    private int draw(List<Double> probabilities) {
        double u = random.nextDouble();
        int last = 0;
        for (int k = 0; k < probabilities.size(); k++) {
            double probability = probabilities.get(k);
            if (probability > 0) {
                last = k;
            }
            u -= probability;
            if (u < 0) {
                return k;
            }
        }
        // Rounding may leave a sliver above the last probability.
        return last;
    }

    private int draw(PositionWeightMatrix element, int position) {
        double u = random.nextDouble();
        int last = 0;
        for (int k = 0; k < element.alphabet().size(); k++) {
            double probability = element.probability(position, k);
            if (probability > 0) {
                last = k;
            }
            u -= probability;
            if (u < 0) {
                return k;
            }
        }
        return last;
    }
}
