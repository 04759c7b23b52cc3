// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The architecture of a sequence classifier, independent of the data: the layers between the
 * one-hot (or fractional) input rows and the softmax over the classes, which every network has.
 *
 * <p>Order: any number of {@link LayerSpec.Convolution}, {@link LayerSpec.Recurrent} and {@link
 * LayerSpec.Dropout}, then exactly one {@link LayerSpec.Aggregation}, then any number of {@link
 * LayerSpec.Dense} and {@link LayerSpec.Dropout}.
 *
 * @param layers the layers in the order of computation, at most {@value #MAXIMUM_LAYERS}
 */
public record NetworkSpec(List<LayerSpec> layers) {

    /** Largest number of layers. */
    public static final int MAXIMUM_LAYERS = 64;

    /**
     * Checks the order of the layers.
     *
     * @throws IllegalArgumentException with the layer that stands wrong
     */
    public NetworkSpec {
        layers = List.copyOf(layers);
        if (layers.size() > MAXIMUM_LAYERS) {
            throw new IllegalArgumentException(
                    "a network has at most %d layers, not %d"
                            .formatted(MAXIMUM_LAYERS, layers.size()));
        }
        boolean aggregated = false;
        for (int i = 0; i < layers.size(); i++) {
            LayerSpec layer = layers.get(i);
            boolean fits =
                    layer instanceof LayerSpec.Dropout
                            || (layer instanceof LayerSpec.Dense) == aggregated;
            if (!fits) {
                throw new IllegalArgumentException(
                        "layer %d (%s) must stand %s the aggregation"
                                .formatted(i + 1, layer, aggregated ? "before" : "after"));
            }
            aggregated |= layer instanceof LayerSpec.Aggregation;
        }
        if (!aggregated) {
            throw new IllegalArgumentException("a network needs an aggregation layer");
        }
    }

    /**
     * The usual classifier: convolutions, a stack of equal recurrent layers with dropout between
     * them, aggregation, dropout, softmax.
     *
     * @param convolutions the convolutions in front, possibly none
     * @param cell the recurrent cell
     * @param recurrentLayers number of recurrent layers, 0 to 8
     * @param hiddenSize width of the state of one direction
     * @param bidirectional whether each layer reads in both directions
     * @param pooling how states become one vector
     * @param dropout dropout rate between recurrent layers and before the softmax; 0 for none
     * @return the specification
     * @throws IllegalArgumentException if a value is out of its range
     */
    public static NetworkSpec recurrent(
            List<LayerSpec.Convolution> convolutions,
            CellType cell,
            int recurrentLayers,
            int hiddenSize,
            boolean bidirectional,
            Pooling pooling,
            double dropout) {
        if (recurrentLayers < 0 || recurrentLayers > 8) {
            throw new IllegalArgumentException(
                    "the number of recurrent layers must be 0 to 8, not " + recurrentLayers);
        }
        List<LayerSpec> layers = new ArrayList<>(convolutions);
        for (int i = 0; i < recurrentLayers; i++) {
            if (i > 0 && dropout > 0) {
                layers.add(new LayerSpec.Dropout(dropout));
            }
            layers.add(new LayerSpec.Recurrent(cell, hiddenSize, bidirectional));
        }
        layers.add(new LayerSpec.Aggregation(pooling));
        if (dropout > 0) {
            layers.add(new LayerSpec.Dropout(dropout));
        }
        return new NetworkSpec(layers);
    }

    /**
     * The network of {@link RecurrentDefaults}.
     *
     * @return the specification that the RNN Learner uses when nothing is set
     */
    public static NetworkSpec defaults() {
        return recurrent(
                RecurrentDefaults.convolutions(
                        RecurrentDefaults.CONVOLUTION_LAYERS,
                        RecurrentDefaults.FILTERS,
                        RecurrentDefaults.FILTER_WIDTH,
                        RecurrentDefaults.CONVOLUTION_POOLING),
                RecurrentDefaults.CELL,
                RecurrentDefaults.RECURRENT_LAYERS,
                RecurrentDefaults.HIDDEN_SIZE,
                RecurrentDefaults.BIDIRECTIONAL,
                RecurrentDefaults.POOLING,
                RecurrentDefaults.DROPOUT);
    }

    /**
     * How the states are aggregated.
     *
     * @return the pooling of the one aggregation layer
     */
    public Pooling pooling() {
        for (LayerSpec layer : layers) {
            if (layer instanceof LayerSpec.Aggregation aggregation) {
                return aggregation.pooling();
            }
        }
        throw new IllegalStateException("a validated specification has an aggregation");
    }
}
