// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static bio.strand.engine.generation.GanShape.requireRange;

import java.util.List;

/**
 * The network that scores examples: the discriminator, called critic with the Wasserstein
 * objective. Its last layer is linear with one output; objectives work from this score. The
 * condition, if there is one, is appended to the values of each position, with dense layers once to
 * all values.
 */
public sealed interface CriticSpec {

    /**
     * Fully connected layers with leaky rectifiers (slope 0.2 below zero, Maas et al., 2013) on all
     * values of an example, and one to the score.
     *
     * @param hiddenSizes widths of the hidden layers, 1 to {@value GeneratorSpec#MAXIMUM_UNITS}
     *     each; none for a linear critic
     */
    record Dense(List<Integer> hiddenSizes) implements CriticSpec {
        /** Checks the ranges. */
        public Dense {
            new GeneratorSpec.Dense(hiddenSizes);
            hiddenSizes = List.copyOf(hiddenSizes);
        }
    }

    /**
     * Residual one-dimensional convolutions, the mirror image of {@link
     * GeneratorSpec.ResidualConvolution}: a convolution of width 1 to the channels, blocks, and a
     * linear layer from {@code [steps][channels]} to the score.
     *
     * @param channels channels of all blocks, 1 to {@value GeneratorSpec#MAXIMUM_UNITS}
     * @param blocks number of residual blocks, 1 to {@value GeneratorSpec#MAXIMUM_DEPTH}
     * @param width positions that a filter sees, odd, 1 to 255; 5 in the papers
     */
    record ResidualConvolution(int channels, int blocks, int width) implements CriticSpec {
        /** Checks the ranges. */
        public ResidualConvolution {
            GeneratorSpec.requireConvolution(channels, blocks, width);
        }
    }

    /**
     * LSTM layers over the positions, and a linear layer from the mean of the last one's states to
     * the score.
     *
     * @param hiddenSize width of the states, 1 to {@value GeneratorSpec#MAXIMUM_UNITS}
     * @param layers number of LSTM layers, 1 to {@value GeneratorSpec#MAXIMUM_DEPTH}
     */
    record Recurrent(int hiddenSize, int layers) implements CriticSpec {
        /** Checks the ranges. */
        public Recurrent {
            requireRange("width of the LSTM", hiddenSize, 1, GeneratorSpec.MAXIMUM_UNITS);
            requireRange("number of LSTM layers", layers, 1, GeneratorSpec.MAXIMUM_DEPTH);
        }
    }
}
