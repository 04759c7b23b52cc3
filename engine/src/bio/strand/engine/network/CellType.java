// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

/** The kinds of recurrent cell. */
public enum CellType {
    /**
     * The simple recurrent cell of Elman (Cognitive Science 14:179-211, 1990) with tanh or the
     * rectifier.
     */
    RNN,
    /**
     * Long short-term memory with forget gate and without peepholes (Hochreiter and Schmidhuber,
     * Neural Computation 9:1735-1780, 1997; Gers et al., Neural Computation 12:2451-2471, 2000).
     */
    LSTM,
    /**
     * The gated recurrent unit (Cho et al., EMNLP 2014) in the form of cuDNN and PyTorch: the reset
     * gate acts after the recurrent product, and there is a recurrent bias for the candidate.
     */
    GRU
}
