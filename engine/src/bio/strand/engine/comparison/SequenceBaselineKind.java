// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;

/** The simple generators of sequences, the plainest first. */
public enum SequenceBaselineKind {
    /** {@link ShuffledSequences}. */
    SHUFFLED("Shuffled", false, -1),
    /** Independent symbols. */
    MARKOV_0("Markov chain, order 0", false, 0),
    /** {@link MarkovChain#homogeneous}. */
    MARKOV_1("Markov chain, order 1", false, 1),
    /** {@link MarkovChain#homogeneous}. */
    MARKOV_2("Markov chain, order 2", false, 2),
    /** {@link MarkovChain#homogeneous}. */
    MARKOV_3("Markov chain, order 3", false, 3),
    /** {@link MarkovChain#homogeneous}. */
    MARKOV_4("Markov chain, order 4", false, 4),
    /** {@link MarkovChain#homogeneous}. */
    MARKOV_5("Markov chain, order 5", false, 5),
    /** Independent symbols by position. */
    POSITION_WEIGHTS("Position weight matrix", true, 0),
    /** {@link MarkovChain#positionSpecific}. */
    POSITION_MARKOV_1("Position-specific Markov chain, order 1", true, 1),
    /** {@link MarkovChain#positionSpecific}. */
    POSITION_MARKOV_2("Position-specific Markov chain, order 2", true, 2),
    /** {@link MarkovChain#positionSpecific}. */
    POSITION_MARKOV_3("Position-specific Markov chain, order 3", true, 3);

    private final String label;
    private final boolean positionSpecific;
    private final int order;

    SequenceBaselineKind(String label, boolean positionSpecific, int order) {
        this.label = label;
        this.positionSpecific = positionSpecific;
        this.order = order;
    }

    /**
     * What users know it by.
     *
     * @return the name of the baselines that it fits
     */
    public String label() {
        return label;
    }

    /**
     * Whether the k-mers of so many symbols can be numbered, which the chain needs.
     *
     * @param symbols number of symbols
     * @return true if it can be fitted
     */
    public boolean suits(int symbols) {
        return order < 0 || Kmers.number(symbols + 1, order + 1) > 0;
    }

    /**
     * Fits the generator.
     *
     * @param rows the sequences to fit it to, at least one
     * @param symbols number of symbols, at least 1
     * @return the generator
     * @throws IllegalArgumentException if there is no row or it does not suit so many symbols
     */
    public SequenceBaseline fit(EncodedSequences rows, int symbols) {
        return fit(rows, symbols, CancellationToken.never());
    }

    SequenceBaseline fit(EncodedSequences rows, int symbols, CancellationToken cancellation) {
        if (order < 0) {
            return new ShuffledSequences(rows);
        }
        return positionSpecific
                ? MarkovChain.positionSpecific(rows, symbols, order, cancellation)
                : MarkovChain.homogeneous(rows, symbols, order, cancellation);
    }
}
