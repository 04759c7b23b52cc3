// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The architecture of a network, independent of the data: the layers between the input and the head
 * ({@link HeadSpec}), which follows from the task.
 *
 * <p>Order: at most one {@link LayerSpec.Embedding}; any number of {@link LayerSpec.Convolution},
 * {@link LayerSpec.Recurrent} and {@link LayerSpec.Dropout}; for a head per sequence exactly one
 * {@link LayerSpec.Aggregation}, for a head per position none; any number of {@link
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
        boolean dense = false;
        for (int i = 0; i < layers.size(); i++) {
            LayerSpec layer = layers.get(i);
            if (layer instanceof LayerSpec.Embedding && i > 0) {
                throw new IllegalArgumentException(
                        "layer %d (%s) must be the first layer".formatted(i + 1, layer));
            }
            if (layer instanceof LayerSpec.Dense) {
                dense |= !aggregated;
            } else if (!(layer instanceof LayerSpec.Dropout)) {
                if (aggregated || dense) {
                    throw new IllegalArgumentException(
                            "layer %d (%s) must stand before %s"
                                    .formatted(
                                            i + 1,
                                            layer,
                                            dense ? "the dense layers" : "the aggregation"));
                }
                aggregated = layer instanceof LayerSpec.Aggregation;
            }
        }
    }

    /**
     * The usual network for an answer per sequence: convolutions, a stack of equal recurrent layers
     * with dropout between them, aggregation, dropout.
     *
     * @param convolutions the convolutions in front, possibly none
     * @param cell the recurrent cell
     * @param recurrentLayers number of recurrent layers, 0 to 8
     * @param hiddenSize width of the state of one direction
     * @param bidirectional whether each layer reads in both directions
     * @param pooling how states become one vector
     * @param dropout dropout rate between recurrent layers and before the head; 0 for none
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
     * @return the pooling of the one aggregation layer; empty for a network that gives an answer
     *     for each position
     */
    public Optional<Pooling> pooling() {
        for (LayerSpec layer : layers) {
            if (layer instanceof LayerSpec.Aggregation aggregation) {
                return Optional.of(aggregation.pooling());
            }
        }
        return Optional.empty();
    }

    /**
     * Whether the state at a position depends on this and earlier positions alone: all recurrent
     * layers read forward, and no convolution sees further positions.
     *
     * @return true for networks that can forecast
     */
    public boolean isCausal() {
        return layers.stream()
                .noneMatch(
                        layer ->
                                layer instanceof LayerSpec.Recurrent recurrent
                                                && recurrent.bidirectional()
                                        || layer instanceof LayerSpec.Convolution convolution
                                                && (convolution.width() > 1
                                                        || convolution.pooling() > 1));
    }

    /**
     * Whether a sequence can be worked off in parts with carried states: for prediction in little
     * memory, and for truncated backpropagation through time.
     *
     * @return true for a {@linkplain #isCausal causal} network that does not keep all states
     */
    public boolean isDivisible() {
        return isCausal() && !pooling().equals(Optional.of(Pooling.ALL));
    }
}
