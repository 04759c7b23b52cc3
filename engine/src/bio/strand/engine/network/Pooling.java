// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

/** How the states of all positions become one vector per sequence. */
public enum Pooling {
    /**
     * The last state of the forward direction and, in a bidirectional layer, the last computed
     * state of the backward direction, which is the one at the first position.
     */
    LAST,
    /** The mean over the positions of the sequence; padding does not count. */
    MEAN,
    /**
     * The maximum over the positions of the sequence, feature by feature; padding does not count.
     */
    MAX,
    /**
     * A mean weighted by additive attention (Bahdanau et al., ICLR 2015): the weights are the
     * softmax over the positions of the sequence of {@code tanh(h W + b) v}, with W square, and can
     * be read out; padding does not count.
     */
    ATTENTION,
    /**
     * All states side by side, zero beyond the end of the sequence. It keeps the position of a
     * signal and therefore has a largest length; longer sequences are refused, never cut in
     * silence.
     */
    ALL
}
