// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.network.ParameterBlock.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The sizes of a network for given data, and where each parameter stands in the flat vector.
 *
 * <p>Order: layers as in the specification, then the softmax; within a layer as {@link
 * bio.strand.engine.kernel.Kernel} states.
 */
public final class NetworkLayout {

    /** Largest number of parameters of a network, half a gibibyte of floats. */
    public static final int MAXIMUM_PARAMETERS = 1 << 27;

    /** Widest vector of which a batch fits into one array. */
    private static final int MAXIMUM_WIDTH = (Integer.MAX_VALUE - 64) / Kernel.ROWS;

    private final List<ParameterBlock> blocks = new ArrayList<>();
    private final int[] inputSizes;
    private final int headInputSize;
    private final int flattenedSteps;
    private int widestStep;
    private int count;

    /**
     * Lays a network out.
     *
     * @param spec the architecture
     * @param features features of an input position, at least 1
     * @param maximumLength longest sequence, at least 1; it matters only for {@link Pooling#ALL}
     * @param classes number of classes, at least 2
     * @throws IllegalArgumentException if a size is out of its range or there would be more than
     *     {@value #MAXIMUM_PARAMETERS} parameters
     */
    public NetworkLayout(NetworkSpec spec, int features, int maximumLength, int classes) {
        if (features < 1 || maximumLength < 1 || classes < 2) {
            throw new IllegalArgumentException(
                    "a network needs features, positions and two classes, not %d, %d and %d"
                            .formatted(features, maximumLength, classes));
        }
        List<LayerSpec> layers = spec.layers();
        inputSizes = new int[layers.size()];
        int size = features;
        widestStep = features;
        int steps = maximumLength;
        int flattened = 0;
        for (int i = 0; i < layers.size(); i++) {
            inputSizes[i] = size;
            LayerSpec layer = layers.get(i);
            String name = (i + 1) + ".";
            if (layer instanceof LayerSpec.Convolution convolution) {
                int filters = convolution.filters();
                add(
                        name + "convolution.weights",
                        Role.RECTIFIED_WEIGHTS,
                        (long) convolution.width() * size,
                        filters,
                        1);
                add(name + "convolution.bias", Role.BIAS, 1, filters, 1);
                size = filters;
                widestStep = Math.max(widestStep, filters);
                steps = (steps + convolution.pooling() - 1) / convolution.pooling();
            } else if (layer instanceof LayerSpec.Recurrent recurrent) {
                String cell = name + recurrent.cell().name().toLowerCase(Locale.ROOT);
                addDirection(cell + ".forward.", recurrent, size);
                if (recurrent.bidirectional()) {
                    addDirection(cell + ".backward.", recurrent, size);
                }
                size = recurrent.hiddenSize() * (recurrent.bidirectional() ? 2 : 1);
            } else if (layer instanceof LayerSpec.Aggregation aggregation) {
                if (aggregation.pooling() == Pooling.ALL) {
                    flattened = steps;
                    size = checked((long) size * steps);
                    if (size > MAXIMUM_WIDTH) {
                        throw tooLarge();
                    }
                }
            } else if (layer instanceof LayerSpec.Dense dense) {
                add(name + "dense.weights", Role.RECTIFIED_WEIGHTS, size, dense.units(), 1);
                add(name + "dense.bias", Role.BIAS, 1, dense.units(), 1);
                size = dense.units();
            }
        }
        headInputSize = size;
        flattenedSteps = flattened;
        add("softmax.weights", Role.WEIGHTS, size, classes, 1);
        add("softmax.bias", Role.BIAS, 1, classes, 1);
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
        add(name + "input", Role.WEIGHTS, inputSize, columns, gates);
        add(
                name + "bias",
                layer.cell() == CellType.LSTM ? Role.LSTM_BIAS : Role.BIAS,
                1,
                columns,
                gates);
        add(name + "recurrent", Role.RECURRENT_WEIGHTS, hiddenSize, columns, gates);
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
     * The longest sequence that the arrays of this network can hold, whatever the memory.
     *
     * @return at least 1
     */
    public int maximumSteps() {
        return MAXIMUM_WIDTH / widestStep;
    }

    /** Features at each position (or of the vector) that a layer reads. */
    int inputSize(int layer) {
        return inputSizes[layer];
    }

    /** Size of the vector in front of the softmax. */
    int headInputSize() {
        return headInputSize;
    }

    /** Positions that {@link Pooling#ALL} puts side by side, after pooling; 0 without it. */
    int flattenedSteps() {
        return flattenedSteps;
    }
}
