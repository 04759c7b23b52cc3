// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import java.util.Objects;

/** One layer of a {@link NetworkSpec}; the permitted records are the whole choice. */
public sealed interface LayerSpec {

    /** Largest width of a layer, filters or units; a guard against absurd settings and files. */
    int MAXIMUM_UNITS = 16_384;

    /**
     * A learned vector for each code, in place of the features that the encoding gives it; the
     * first layer of a network that reads codes. A code whose features are shares of several
     * symbols gets the same shares of their vectors, a code without features gets zeros.
     *
     * <p>Input codes {@code [T][B]}, output {@code [T][B][size]}.
     *
     * @param size length of the vectors, 1 to {@value LayerSpec#MAXIMUM_UNITS}
     */
    record Embedding(int size) implements LayerSpec {
        /** Checks the range. */
        public Embedding {
            requireRange("size of the embedding", size, 1, MAXIMUM_UNITS);
        }
    }

    /**
     * One-dimensional convolution over the positions with zero ("same") padding, a bias, the
     * rectifier max(0, x), and optional max pooling without overlap.
     *
     * <p>Input {@code [T][B][F]}, output {@code [ceil(T / pooling)][B][filters]}. Positions beyond
     * the end of a sequence are zero on input and output, so padding changes nothing; the pooled
     * length of a sequence is {@code ceil(length / pooling)} and its last window may be shorter.
     *
     * @param filters number of filters, 1 to {@value LayerSpec#MAXIMUM_UNITS}
     * @param width positions that a filter sees, odd, 1 to 255
     * @param pooling positions per pooling window, 1 (no pooling) to 255
     */
    record Convolution(int filters, int width, int pooling) implements LayerSpec {
        /** Checks the ranges. */
        public Convolution {
            requireRange("number of filters", filters, 1, MAXIMUM_UNITS);
            requireRange("filter width", width, 1, 255);
            requireRange("pooling window", pooling, 1, 255);
            if (width % 2 == 0) {
                throw new IllegalArgumentException(
                        "the filter width must be odd, so that a filter has a centre, not "
                                + width);
            }
        }
    }

    /**
     * A recurrent layer over the positions, in one or both directions.
     *
     * <p>Input {@code [T][B][F]}, output {@code [T][B][hiddenSize]}, or {@code [T][B][2
     * hiddenSize]} with the forward direction first. The backward direction begins at the end of
     * each sequence, not at the end of the padding.
     *
     * @param cell the kind of cell
     * @param hiddenSize width of the state of one direction, 1 to {@value LayerSpec#MAXIMUM_UNITS}
     * @param bidirectional whether a second cell reads the sequence from its end
     * @param recurrentDropout probability that a unit of the state is dropped in front of the
     *     recurrent products while training, 0 to below 1; which units is drawn once for a sequence
     *     and holds at all its positions (variational dropout, Gal and Ghahramani, NIPS 2016)
     * @param activation what makes the state of a simple cell; {@link CellActivation#TANH} for the
     *     gated ones
     */
    record Recurrent(
            CellType cell,
            int hiddenSize,
            boolean bidirectional,
            double recurrentDropout,
            CellActivation activation)
            implements LayerSpec {
        /** Checks the ranges. */
        public Recurrent {
            Objects.requireNonNull(cell, "cell");
            Objects.requireNonNull(activation, "activation");
            requireRange("hidden size", hiddenSize, 1, MAXIMUM_UNITS);
            requireRate("recurrent dropout rate", recurrentDropout);
            if (cell != CellType.RNN && activation != CellActivation.TANH) {
                throw new IllegalArgumentException(
                        "only the simple cell RNN can have the activation %s, not %s"
                                .formatted(activation, cell));
            }
        }

        /**
         * A layer with tanh and without recurrent dropout.
         *
         * @param cell the kind of cell
         * @param hiddenSize width of the state of one direction
         * @param bidirectional whether a second cell reads the sequence from its end
         */
        public Recurrent(CellType cell, int hiddenSize, boolean bidirectional) {
            this(cell, hiddenSize, bidirectional, 0, CellActivation.TANH);
        }
    }

    /**
     * Dropout while training (Srivastava et al., JMLR 15:1929-1958, 2014) in the inverted form:
     * each value is zeroed with probability {@code rate} and otherwise scaled by {@code 1 / (1 -
     * rate)}; prediction leaves values alone.
     *
     * @param rate probability to drop a value, 0 to below 1
     */
    record Dropout(double rate) implements LayerSpec {
        /** Checks the range. */
        public Dropout {
            requireRate("dropout rate", rate);
        }
    }

    /**
     * The step from a state per position to one vector per sequence: one in a network that gives an
     * answer for each sequence, none in a network that gives one for each position.
     *
     * @param pooling how
     */
    record Aggregation(Pooling pooling) implements LayerSpec {
        /** Checks that there is a choice. */
        public Aggregation {
            Objects.requireNonNull(pooling, "pooling");
        }
    }

    /**
     * A fully connected layer with rectifier, after the aggregation; without an aggregation at each
     * position by itself, after all convolutions and recurrent layers.
     *
     * @param units its width, 1 to {@value LayerSpec#MAXIMUM_UNITS}
     */
    record Dense(int units) implements LayerSpec {
        /** Checks the range. */
        public Dense {
            requireRange("number of units", units, 1, MAXIMUM_UNITS);
        }
    }

    private static void requireRate(String what, double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    "the %s must be at least 0 and below 1, not %s".formatted(what, rate));
        }
    }

    private static void requireRange(String what, int value, int minimum, int maximum) {
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException(
                    "the %s must be %d to %d, not %d".formatted(what, minimum, maximum, value));
        }
    }
}
