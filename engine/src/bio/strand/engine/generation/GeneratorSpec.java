// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static bio.strand.engine.generation.GanShape.requireRange;

import java.util.List;

/**
 * The network that makes examples of latent vectors. The condition, if there is one, is appended to
 * the latent vector. Its last layer is linear; what becomes of its outputs is the {@link
 * Relaxation}'s choice.
 */
public sealed interface GeneratorSpec {

    /** Largest width of a layer. */
    int MAXIMUM_UNITS = 16_384;

    /** Most layers or blocks. */
    int MAXIMUM_DEPTH = 64;

    /**
     * Fully connected layers with rectifiers between them, and one to all values of an example.
     *
     * @param hiddenSizes widths of the hidden layers, 1 to {@value GeneratorSpec#MAXIMUM_UNITS}
     *     each; none for a linear generator
     */
    record Dense(List<Integer> hiddenSizes) implements GeneratorSpec {
        /** Checks the ranges. */
        public Dense {
            hiddenSizes = List.copyOf(hiddenSizes);
            requireRange("number of hidden layers", hiddenSizes.size(), 0, MAXIMUM_DEPTH);
            hiddenSizes.forEach(h -> requireRange("width of a layer", h, 1, MAXIMUM_UNITS));
        }
    }

    /**
     * Residual one-dimensional convolutions (Gulrajani et al., NIPS 2017, appendix; Killoran et
     * al., 2017): a linear layer from the latent vector to {@code [steps][channels]}, blocks {@code
     * x + 0.3 conv(relu(conv(relu(x))))} with zero ("same") padding, and a convolution of width 1
     * to the symbols.
     *
     * @param channels channels of all blocks, 1 to {@value GeneratorSpec#MAXIMUM_UNITS}
     * @param blocks number of residual blocks, 1 to {@value GeneratorSpec#MAXIMUM_DEPTH}
     * @param width positions that a filter sees, odd, 1 to 255; 5 in the papers
     */
    record ResidualConvolution(int channels, int blocks, int width) implements GeneratorSpec {
        /** Checks the ranges. */
        public ResidualConvolution {
            requireConvolution(channels, blocks, width);
        }
    }

    /**
     * LSTM layers that read the latent vector at every position, and a linear layer from the last
     * one's state to the symbols.
     *
     * @param hiddenSize width of the states, 1 to {@value GeneratorSpec#MAXIMUM_UNITS}
     * @param layers number of LSTM layers, 1 to {@value GeneratorSpec#MAXIMUM_DEPTH}
     */
    record Recurrent(int hiddenSize, int layers) implements GeneratorSpec {
        /** Checks the ranges. */
        public Recurrent {
            requireRange("width of the LSTM", hiddenSize, 1, MAXIMUM_UNITS);
            requireRange("number of LSTM layers", layers, 1, MAXIMUM_DEPTH);
        }
    }

    /** Checks what convolutions of both networks are made of. */
    static void requireConvolution(int channels, int blocks, int width) {
        requireRange("number of channels", channels, 1, MAXIMUM_UNITS);
        requireRange("number of blocks", blocks, 1, MAXIMUM_DEPTH);
        requireRange("filter width", width, 1, 255);
        if (width % 2 == 0) {
            throw new IllegalArgumentException(
                    "the filter width must be odd, so that a filter has a centre, not " + width);
        }
    }
}
