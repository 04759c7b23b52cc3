// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.kernel.AffineMap;
import bio.strand.engine.network.NetworkLayout;
import bio.strand.engine.network.ParameterBlock;
import bio.strand.engine.network.ParameterBlock.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * The affine maps that a generator or critic is made of, in the order of computation, which is that
 * of the flat parameter vector: of each map the weights, then the bias. The weights of an LSTM are
 * those of its input over those of its state, gates side by side in the order input, forget,
 * candidate, output.
 */
final class GanLayout {

    private static final int LSTM_GATES = 4;

    /** Most values that a layer may have for one example, so that those of a shard fit an array. */
    private static final int MOST_VALUES = 1 << 25;

    private final List<Part> parts = new ArrayList<>();

    /**
     * One map.
     *
     * @param name the layer's name with an end that tells maps of a layer apart
     * @param steps positions that it maps at once
     * @param stateRows how many of its inputs, the last ones, are the state of an LSTM
     */
    private record Part(
            String name,
            int steps,
            int inputSize,
            int outputSize,
            int width,
            boolean rectified,
            int stateRows) {}

    /** Lays a generator out. */
    GanLayout(GeneratorSpec spec, GanShape shape) {
        int latent = shape.latentSize() + shape.conditionSize();
        if (spec instanceof GeneratorSpec.Dense dense) {
            addDense(dense.hiddenSizes(), latent, shape.exampleSize());
        } else if (spec instanceof GeneratorSpec.ResidualConvolution convolution) {
            int channels = convolution.channels();
            int wide = size((long) shape.steps() * channels);
            parts.add(new Part("input.", 1, latent, wide, 1, false, 0));
            addBlocks(shape.steps(), channels, convolution.blocks(), convolution.width());
            parts.add(new Part("output.", shape.steps(), channels, shape.symbols(), 1, false, 0));
        } else if (spec instanceof GeneratorSpec.Recurrent recurrent) {
            addRecurrent(latent, recurrent.hiddenSize(), recurrent.layers());
            int hidden = recurrent.hiddenSize();
            parts.add(new Part("output.", shape.steps(), hidden, shape.symbols(), 1, false, 0));
        }
        check();
    }

    /** Lays a critic out. */
    GanLayout(CriticSpec spec, GanShape shape) {
        int symbols = shape.symbols() + shape.conditionSize();
        if (spec instanceof CriticSpec.Dense dense) {
            addDense(dense.hiddenSizes(), shape.exampleSize() + shape.conditionSize(), 1);
        } else if (spec instanceof CriticSpec.ResidualConvolution convolution) {
            int channels = convolution.channels();
            parts.add(new Part("input.", shape.steps(), symbols, channels, 1, false, 0));
            addBlocks(shape.steps(), channels, convolution.blocks(), convolution.width());
            int wide = size((long) shape.steps() * channels);
            parts.add(new Part("output.", 1, wide, 1, 1, false, 0));
        } else if (spec instanceof CriticSpec.Recurrent recurrent) {
            addRecurrent(symbols, recurrent.hiddenSize(), recurrent.layers());
            parts.add(new Part("output.", 1, recurrent.hiddenSize(), 1, 1, false, 0));
        }
        check();
    }

    private void addDense(List<Integer> hiddenSizes, int inputSize, int outputSize) {
        int size = inputSize;
        for (int i = 0; i < hiddenSizes.size(); i++) {
            String name = "dense" + (i + 1) + ".";
            parts.add(new Part(name, 1, size, hiddenSizes.get(i), 1, true, 0));
            size = hiddenSizes.get(i);
        }
        parts.add(new Part("output.", 1, size, outputSize, 1, false, 0));
    }

    private void addBlocks(int steps, int channels, int blocks, int width) {
        for (int i = 1; i <= blocks; i++) {
            for (String which : new String[] {"first.", "second."}) {
                String name = "block" + i + "." + which;
                parts.add(new Part(name, steps, channels, channels, width, true, 0));
            }
        }
    }

    private void addRecurrent(int inputSize, int hiddenSize, int layers) {
        int size = inputSize;
        for (int i = 1; i <= layers; i++) {
            String name = "recurrent" + i + ".";
            int gates = LSTM_GATES * hiddenSize;
            parts.add(new Part(name, 1, size + hiddenSize, gates, 1, false, hiddenSize));
            size = hiddenSize;
        }
    }

    private static int size(long count) {
        if (count > NetworkLayout.MAXIMUM_PARAMETERS) {
            throw tooMany();
        }
        return (int) count;
    }

    private void check() {
        long count = 0;
        for (Part part : parts) {
            count += (long) part.width * part.inputSize * part.outputSize + part.outputSize;
            size(count);
            int widest = Math.max(part.inputSize, part.outputSize);
            if ((long) (part.steps + part.width) * widest > MOST_VALUES) {
                throw new IllegalArgumentException(
                        "a layer would have more than %,d values for one example; choose fewer channels or shorter sequences"
                                .formatted(MOST_VALUES));
            }
        }
    }

    private static IllegalArgumentException tooMany() {
        return new IllegalArgumentException(
                "the network would have more than %,d parameters; choose fewer channels or units"
                        .formatted(NetworkLayout.MAXIMUM_PARAMETERS));
    }

    /** The maps for some rows that are computed together. */
    List<AffineMap.Shape> shapes(int rows) {
        return parts.stream()
                .map(p -> new AffineMap.Shape(rows, p.steps, p.inputSize, p.outputSize, p.width))
                .toList();
    }

    /** The blocks of the flat vector. */
    List<ParameterBlock> blocks() {
        List<ParameterBlock> blocks = new ArrayList<>();
        int at = 0;
        for (Part part : parts) {
            int columns = part.outputSize;
            int gates = part.stateRows > 0 ? LSTM_GATES : 1;
            int rows = part.width * part.inputSize - part.stateRows;
            Role role = part.rectified ? Role.RECTIFIED_WEIGHTS : Role.WEIGHTS;
            blocks.add(new ParameterBlock(part.name + "weights", role, at, rows, columns, gates));
            at += rows * columns;
            if (part.stateRows > 0) {
                blocks.add(
                        new ParameterBlock(
                                part.name + "recurrentWeights",
                                Role.RECURRENT_WEIGHTS,
                                at,
                                part.stateRows,
                                columns,
                                gates));
                at += part.stateRows * columns;
            }
            Role biasRole = part.stateRows > 0 ? Role.LSTM_BIAS : Role.BIAS;
            blocks.add(new ParameterBlock(part.name + "bias", biasRole, at, 1, columns, gates));
            at += columns;
        }
        return List.copyOf(blocks);
    }

    int parameterCount() {
        return shapes(1).stream().mapToInt(AffineMap.Shape::parameterCount).sum();
    }
}
