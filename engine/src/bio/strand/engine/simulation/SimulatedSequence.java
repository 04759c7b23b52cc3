// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import java.util.List;

/**
 * One simulated sequence with the truth about it.
 *
 * @param sequence the symbols
 * @param positive whether the motif was planted
 * @param motifPosition the position of the motif's first symbol, 1 for the first of the sequence; 0
 *     without motif
 * @param spacings the spacings drawn between the motif's elements; empty without motif
 * @param logLikelihoodRatio the exact logarithm of the likelihood with motif over that without, in
 *     nats
 */
public record SimulatedSequence(
        String sequence,
        boolean positive,
        int motifPosition,
        List<Integer> spacings,
        double logLikelihoodRatio) {

    /** Copies the spacings. */
    public SimulatedSequence {
        spacings = List.copyOf(spacings);
    }
}
