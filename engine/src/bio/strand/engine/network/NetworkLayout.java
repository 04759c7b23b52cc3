// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.network.ParameterBlock.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The sizes of a network for given data, and where each parameter stands in the flat vector.
 *
 * <p>Order: layers as in the specification, then the head, named {@value #OUTPUT}; within a layer
 * as {@link bio.strand.engine.kernel.Kernel} states. Layers are named {@code embedding}, {@code
 * convolution1}, {@code recurrent1}, {@code attention}, {@code dense1} and so on, each kind counted
 * from 1; a block is named by its layer and its part, for instance {@code
 * recurrent2.forward.inputWeights}.
 */
public final class NetworkLayout {

    /** Largest number of parameters of a network, half a gibibyte of floats. */
    public static final int MAXIMUM_PARAMETERS = 1 << 27;

    private static final String WEIGHTS = "weights";
    private static final String BIAS = "bias";

    /** Widest vector of which a batch fits into one array. */
    private static final int MAXIMUM_WIDTH = (Integer.MAX_VALUE - 64) / Kernel.ROWS;

    /** Name of the layer that makes the outputs. */
    public static final String OUTPUT = "output";

    private final List<ParameterBlock> blocks = new ArrayList<>();
    private final int[] inputSizes;
    private final int headInputSize;
    private final int flattenedSteps;
    private final int aggregatedSize;
    private int widestStep;
    private int count;

    /**
     * Lays a network out.
     *
     * @param spec the architecture
     * @param input what the network reads
     * @param head what it ends in
     * @param maximumLength longest sequence, at least 1; it matters only for {@link Pooling#ALL}
     * @throws IllegalArgumentException if the parts do not fit each other, a size is out of its
     *     range or there would be more than {@value #MAXIMUM_PARAMETERS} parameters
     */
    public NetworkLayout(NetworkSpec spec, NetworkInput input, HeadSpec head, int maximumLength) {
        if (maximumLength < 1) {
            throw new IllegalArgumentException(
                    "a network needs at least one position, not " + maximumLength);
        }
        checkInput(spec, input);
        checkHead(spec, head);
        List<LayerSpec> layers = spec.layers();
        inputSizes = new int[layers.size()];
        int size = input.features();
        widestStep = input instanceof NetworkInput.Tokens ? 1 : size;
        Map<String, Integer> counts = new HashMap<>();
        int steps = maximumLength;
        int flattened = 0;
        int aggregated = 0;
        for (int i = 0; i < layers.size(); i++) {
            inputSizes[i] = size;
            LayerSpec layer = layers.get(i);
            String name = name(layer, counts) + ".";
            if (layer instanceof LayerSpec.Embedding embedding) {
                add(name + WEIGHTS, Role.EMBEDDING, size, embedding.size(), 1);
                size = embedding.size();
                widestStep = Math.max(widestStep, size);
            } else if (layer instanceof LayerSpec.Convolution convolution) {
                int filters = convolution.filters();
                add(
                        name + WEIGHTS,
                        Role.RECTIFIED_WEIGHTS,
                        (long) convolution.width() * size,
                        filters,
                        1);
                add(name + BIAS, Role.BIAS, 1, filters, 1);
                size = filters;
                widestStep = Math.max(widestStep, filters);
                steps = (steps + convolution.pooling() - 1) / convolution.pooling();
            } else if (layer instanceof LayerSpec.Recurrent recurrent) {
                addDirection(name + "forward.", recurrent, size);
                if (recurrent.bidirectional()) {
                    addDirection(name + "backward.", recurrent, size);
                }
                size = recurrent.hiddenSize() * (recurrent.bidirectional() ? 2 : 1);
            } else if (layer instanceof LayerSpec.Aggregation aggregation) {
                if (aggregation.pooling() == Pooling.ATTENTION) {
                    add(name + WEIGHTS, Role.WEIGHTS, size, size, 1);
                    add(name + BIAS, Role.BIAS, 1, size, 1);
                    add(name + "scoreWeights", Role.WEIGHTS, size, 1, 1);
                } else if (aggregation.pooling() == Pooling.ALL) {
                    flattened = steps;
                    size = checked((long) size * steps);
                    if (size > MAXIMUM_WIDTH) {
                        throw tooLarge();
                    }
                }
                aggregated = size;
            } else if (layer instanceof LayerSpec.Dense dense) {
                add(name + WEIGHTS, Role.RECTIFIED_WEIGHTS, size, dense.units(), 1);
                add(name + BIAS, Role.BIAS, 1, dense.units(), 1);
                size = dense.units();
                widestStep = head.isPerPosition() ? Math.max(widestStep, size) : widestStep;
            }
        }
        headInputSize = size;
        flattenedSteps = flattened;
        aggregatedSize = aggregated;
        add(OUTPUT + "." + WEIGHTS, Role.WEIGHTS, size, head.outputs(), 1);
        add(OUTPUT + "." + BIAS, Role.BIAS, 1, head.outputs(), 1);
        widestStep = head.isPerPosition() ? Math.max(widestStep, head.outputs()) : widestStep;
    }

    private static String name(LayerSpec layer, Map<String, Integer> counts) {
        if (layer instanceof LayerSpec.Embedding) {
            return "embedding";
        }
        if (layer instanceof LayerSpec.Aggregation aggregation) {
            return aggregation.pooling() == Pooling.ATTENTION ? "attention" : "aggregation";
        }
        String kind = layer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return kind + counts.merge(kind, 1, Integer::sum);
    }

    private static void checkInput(NetworkSpec spec, NetworkInput input) {
        boolean embedded =
                !spec.layers().isEmpty() && spec.layers().get(0) instanceof LayerSpec.Embedding;
        if (embedded && input instanceof NetworkInput.Values) {
            throw new IllegalArgumentException(
                    "an embedding layer reads codes; the input is a series of values");
        }
        if (!embedded && input instanceof NetworkInput.Tokens) {
            throw new IllegalArgumentException(
                    "the encoding gives bare codes; the network must begin with an embedding"
                            + " layer");
        }
    }

    private static void checkHead(NetworkSpec spec, HeadSpec head) {
        if (spec.pooling().isPresent() == head.isPerPosition()) {
            throw new IllegalArgumentException(
                    head.isPerPosition()
                            ? "a network with an answer for each position has no aggregation layer"
                            : "a network with one answer for each sequence needs an aggregation"
                                    + " layer");
        }
        if (head.isPerPosition()) {
            for (LayerSpec layer : spec.layers()) {
                if (layer instanceof LayerSpec.Convolution convolution
                        && convolution.pooling() > 1) {
                    throw new IllegalArgumentException(
                            "with an answer for each position a convolution cannot pool positions;"
                                    + " set its pooling to 1");
                }
            }
        }
        if (head instanceof HeadSpec.PositionLinear && !spec.isCausal()) {
            throw new IllegalArgumentException(
                    "a forecast must not see the future: take recurrent layers in one direction and"
                            + " no convolution");
        }
    }

    private void addDirection(String name, LayerSpec.Recurrent layer, int inputSize) {
        int hiddenSize = layer.hiddenSize();
        int gates =
                switch (layer.cell()) {
                    case RNN -> 1;
                    case LSTM -> 4;
                    case GRU -> 3;
                };
        int columns = gates * hiddenSize;
        widestStep = Math.max(widestStep, Math.max(columns, 2 * hiddenSize));
        add(name + "inputWeights", Role.WEIGHTS, inputSize, columns, gates);
        add(
                name + BIAS,
                layer.cell() == CellType.LSTM ? Role.LSTM_BIAS : Role.BIAS,
                1,
                columns,
                gates);
        add(name + "recurrentWeights", Role.RECURRENT_WEIGHTS, hiddenSize, columns, gates);
        if (layer.cell() == CellType.GRU) {
            add(name + "candidateBias", Role.BIAS, 1, hiddenSize, 1);
        }
    }

    private void add(String name, Role role, long rows, int columns, int gates) {
        int size = checked(rows * columns);
        blocks.add(new ParameterBlock(name, role, count, checked(rows), columns, gates));
        count = checked((long) count + size);
    }

    private static int checked(long size) {
        if (size > MAXIMUM_PARAMETERS) {
            throw tooLarge();
        }
        return (int) size;
    }

    private static IllegalArgumentException tooLarge() {
        return new IllegalArgumentException(
                ("the network would have more than %d parameters; take fewer filters or units,"
                                + " shorter sequences, or another aggregation than all states")
                        .formatted(MAXIMUM_PARAMETERS));
    }

    /**
     * The parts of the parameter vector.
     *
     * @return the blocks in the order of their offsets, without gaps
     */
    public List<ParameterBlock> blocks() {
        return List.copyOf(blocks);
    }

    /**
     * Length of the parameter vector.
     *
     * @return at least 1
     */
    public int parameterCount() {
        return count;
    }

    /**
     * The longest sequence that the arrays of this network can hold when it is computed in one
     * part, whatever the memory.
     *
     * @return at least 1
     */
    public int maximumSteps() {
        return MAXIMUM_WIDTH / widestStep;
    }

    /**
     * The layers that have parameters.
     *
     * @return the names in the order of computation, the head last; the blocks of a layer are named
     *     after it
     */
    public List<String> layerNames() {
        return blocks.stream().map(ParameterBlock::layer).distinct().toList();
    }

    /** Features at each position (or of the vector) that a layer reads. */
    int inputSize(int layer) {
        return inputSizes[layer];
    }

    /** Size of the vector in front of the head. */
    int headInputSize() {
        return headInputSize;
    }

    /** Size of the vector that the aggregation gives; 0 without one. */
    int aggregatedSize() {
        return aggregatedSize;
    }

    /** Positions that {@link Pooling#ALL} puts side by side, after pooling; 0 without it. */
    int flattenedSteps() {
        return flattenedSteps;
    }
}
