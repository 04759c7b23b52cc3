// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import bio.strand.engine.kernel.Activations;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.kernel.Operator;
import bio.strand.engine.kernel.OperatorInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network on a kernel: computes class probabilities for up to {@link Kernel#ROWS} sequences, and
 * the gradient of the cross-entropy.
 *
 * <p>Use: {@link #begin}, {@link #setRow} for each row, then {@link #probabilities} or {@link
 * #gradient}. For one thread at a time; close it, because it holds memory outside the heap.
 *
 * <p>The probabilities of a row depend on nothing but the parameters and its codes: products have
 * the same shape whatever the number of rows and positions.
 */
public final class Network implements AutoCloseable {

    private static final int ROWS = Kernel.ROWS;

    private final NetworkLayout layout;
    private final int classes;
    private final Activations codes = new Activations(0);
    private final List<Stage> stages = new ArrayList<>();
    private final double[] probabilities;
    private final float[] logitGradient;

    /**
     * Builds a network without parameters; {@link #load} must come next.
     *
     * @param spec the architecture
     * @param featureRows what each code means, {@code [codes][features]}
     * @param maximumLength longest sequence, for {@link Pooling#ALL}
     * @param classes number of classes, at least 2
     * @param kernel does the arithmetic
     * @throws IllegalArgumentException if a size is out of its range
     */
    public Network(
            NetworkSpec spec,
            float[][] featureRows,
            int maximumLength,
            int classes,
            Kernel kernel) {
        this.classes = classes;
        layout = new NetworkLayout(spec, featureRows[0].length, maximumLength, classes);
        probabilities = new double[ROWS * classes];
        logitGradient = new float[ROWS * classes];
        try {
            build(spec, featureRows, kernel);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void build(NetworkSpec spec, float[][] featureRows, Kernel kernel) {
        List<LayerSpec> layers = spec.layers();
        OperatorInput input = new OperatorInput.Codes(featureRows);
        int backwardFrom = -1;
        int offset = 0;
        for (int i = 0; i < layers.size(); i++) {
            LayerSpec layer = layers.get(i);
            int size = layout.inputSize(i);
            if (i > 0 && !(input instanceof OperatorInput.Codes)) {
                input = new OperatorInput.Values(size);
            }
            Stage stage;
            if (layer instanceof LayerSpec.Convolution convolution) {
                stage =
                        new OperatorStage(
                                kernel.convolution(
                                        input,
                                        convolution.filters(),
                                        convolution.width(),
                                        convolution.pooling()),
                                offset);
                input = new OperatorInput.Values(convolution.filters());
                backwardFrom = -1;
            } else if (layer instanceof LayerSpec.Recurrent recurrent) {
                stage = new OperatorStage(recurrence(kernel, input, recurrent), offset);
                backwardFrom = recurrent.bidirectional() ? recurrent.hiddenSize() : -1;
                input = new OperatorInput.Values(recurrent.hiddenSize());
            } else if (layer instanceof LayerSpec.Dense dense) {
                stage = new OperatorStage(kernel.dense(size, dense.units(), true), offset);
            } else {
                if (input instanceof OperatorInput.Codes table) {
                    stages.add(new FeatureStage(table.rows()));
                    input = new OperatorInput.Values(size);
                }
                stage =
                        layer instanceof LayerSpec.Dropout dropout
                                ? new DropoutStage(new DropoutMask(dropout.rate(), size), i)
                                : new AggregationStage(
                                        new Aggregator(
                                                ((LayerSpec.Aggregation) layer).pooling(),
                                                size,
                                                backwardFrom < 0 ? size : backwardFrom,
                                                layout.flattenedSteps()));
            }
            stages.add(stage);
            offset += stage.parameterCount();
        }
        stages.add(new OperatorStage(kernel.dense(layout.headInputSize(), classes, false), offset));
    }

    private static Operator recurrence(
            Kernel kernel, OperatorInput input, LayerSpec.Recurrent layer) {
        return switch (layer.cell()) {
            case RNN -> kernel.rnn(input, layer.hiddenSize(), layer.bidirectional());
            case LSTM -> kernel.lstm(input, layer.hiddenSize(), layer.bidirectional());
            case GRU -> kernel.gru(input, layer.hiddenSize(), layer.bidirectional());
        };
    }

    /**
     * Sizes and places of the parameters.
     *
     * @return the layout
     */
    public NetworkLayout layout() {
        return layout;
    }

    /**
     * Draws initial parameters: Glorot uniform, He normal in front of rectifiers, orthogonal for
     * recurrent weights, forget bias 1.
     *
     * @param layout the network's layout
     * @param seed equal seeds give equal parameters on every machine
     * @return a new vector
     */
    public static float[] initialParameters(NetworkLayout layout, long seed) {
        return new ParameterInitializer(seed).initialize(layout);
    }

    /**
     * Takes parameters over; later changes of the array have no effect.
     *
     * @param parameters a vector of {@link NetworkLayout#parameterCount()} values
     * @throws IllegalArgumentException if the length is another
     */
    public void load(float[] parameters) {
        if (parameters.length != layout.parameterCount()) {
            throw new IllegalArgumentException(
                    "the network has %d parameters, not %d"
                            .formatted(layout.parameterCount(), parameters.length));
        }
        for (Stage stage : stages) {
            stage.load(parameters);
        }
    }

    /**
     * Begins a batch without rows.
     *
     * @param steps positions of the longest sequence to come, at least 1
     * @throws IllegalArgumentException if there are more than {@link NetworkLayout#maximumSteps()}
     */
    public void begin(int steps) {
        if (steps > layout.maximumSteps()) {
            throw new IllegalArgumentException(
                    "sequences of %d positions are too long; this network takes at most %d"
                            .formatted(steps, layout.maximumSteps()));
        }
        codes.resize(steps);
        Arrays.fill(codes.lengths(), 0);
    }

    /**
     * Sets one row of the batch.
     *
     * @param row 0 to {@link Kernel#ROWS} - 1
     * @param sequence its codes as unsigned bytes, from index 0 on
     * @param length number of codes, 1 to the steps of the batch
     */
    public void setRow(int row, byte[] sequence, int length) {
        codes.lengths()[row] = length;
        byte[] target = codes.codes();
        for (int t = 0; t < length; t++) {
            target[t * ROWS + row] = sequence[t];
        }
    }

    /**
     * Computes class probabilities without dropout.
     *
     * @return {@code [ROWS * classes]}, owned by the network; rows without a sequence are undefined
     */
    public double[] probabilities() {
        softmax(run(false, 0));
        return probabilities;
    }

    /**
     * Computes the weighted cross-entropy with dropout and adds its gradient.
     *
     * @param targets class of each row
     * @param weights factor of each row's loss in the gradient
     * @param dropoutKey decides the dropout masks; equal keys give equal masks
     * @param gradient the gradient by the parameters is added here
     * @param losses receives the unweighted loss of each row
     * @return number of rows whose target has the highest probability
     */
    public int gradient(
            int[] targets, float[] weights, long dropoutKey, float[] gradient, double[] losses) {
        float[] logits = run(true, dropoutKey);
        softmax(logits);
        int correct = 0;
        for (int b = 0; b < ROWS; b++) {
            int at = b * classes;
            if (codes.lengths()[b] == 0) {
                Arrays.fill(logitGradient, at, at + classes, 0f);
                losses[b] = 0;
                continue;
            }
            losses[b] = crossEntropy(logits, at, targets[b]);
            int best = 0;
            for (int c = 0; c < classes; c++) {
                double error = probabilities[at + c] - (c == targets[b] ? 1 : 0);
                logitGradient[at + c] = (float) (weights[b] * error);
                best = logits[at + c] > logits[at + best] ? c : best;
            }
            correct += best == targets[b] ? 1 : 0;
        }
        float[] flowing = logitGradient;
        for (int i = stages.size() - 1; i >= 0; i--) {
            flowing = stages.get(i).backward(flowing, gradient);
        }
        return correct;
    }

    private float[] run(boolean training, long dropoutKey) {
        Activations flowing = codes;
        for (Stage stage : stages) {
            flowing = stage.forward(flowing, training, dropoutKey);
        }
        return flowing.values();
    }

    private void softmax(float[] logits) {
        for (int b = 0; b < ROWS; b++) {
            int at = b * classes;
            double maximum = logits[at];
            for (int c = 1; c < classes; c++) {
                maximum = Math.max(maximum, logits[at + c]);
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                double e = StrictMath.exp(logits[at + c] - maximum);
                probabilities[at + c] = e;
                sum += e;
            }
            for (int c = 0; c < classes; c++) {
                probabilities[at + c] /= sum;
            }
        }
    }

    /** From the logits, so that a vanishing probability still has a finite loss. */
    private double crossEntropy(float[] logits, int at, int target) {
        double maximum = logits[at];
        for (int c = 1; c < classes; c++) {
            maximum = Math.max(maximum, logits[at + c]);
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += StrictMath.exp(logits[at + c] - maximum);
        }
        return StrictMath.log(sum) + maximum - logits[at + target];
    }

    /** Frees the memory outside the heap. Closing twice does nothing. */
    @Override
    public void close() {
        stages.forEach(Stage::close);
        stages.clear();
    }

    /** One step of the computation. */
    private interface Stage {
        default int parameterCount() {
            return 0;
        }

        default void load(float[] parameters) {}

        Activations forward(Activations input, boolean training, long dropoutKey);

        float[] backward(float[] outputGradient, float[] parameterGradient);

        default void close() {}
    }

    private record OperatorStage(Operator operator, int offset) implements Stage {
        @Override
        public int parameterCount() {
            return operator.parameterCount();
        }

        @Override
        public void load(float[] parameters) {
            operator.load(parameters, offset);
        }

        @Override
        public Activations forward(Activations input, boolean training, long dropoutKey) {
            return operator.forward(input);
        }

        @Override
        public float[] backward(float[] outputGradient, float[] parameterGradient) {
            return operator.backward(outputGradient, parameterGradient, offset);
        }

        @Override
        public void close() {
            operator.close();
        }
    }

    private record DropoutStage(DropoutMask mask, int layer) implements Stage {
        @Override
        public Activations forward(Activations input, boolean training, long dropoutKey) {
            return training ? mask.forward(input, DropoutMask.mix(dropoutKey + layer)) : input;
        }

        @Override
        public float[] backward(float[] outputGradient, float[] parameterGradient) {
            mask.backward(outputGradient);
            return outputGradient;
        }
    }

    private record AggregationStage(Aggregator aggregator) implements Stage {
        @Override
        public Activations forward(Activations input, boolean training, long dropoutKey) {
            return aggregator.forward(input);
        }

        @Override
        public float[] backward(float[] outputGradient, float[] parameterGradient) {
            return aggregator.backward(outputGradient);
        }
    }

    /**
     * Feature rows as values, for a network that begins with neither convolution nor recurrence.
     */
    private static final class FeatureStage implements Stage {

        private final float[][] rows;
        private final Activations output;

        FeatureStage(float[][] rows) {
            this.rows = rows;
            output = new Activations(rows[0].length);
        }

        @Override
        public Activations forward(Activations input, boolean training, long dropoutKey) {
            output.resize(input.steps());
            output.copyLengths(input, 1);
            output.clear();
            int size = output.size();
            for (int t = 0; t < input.steps(); t++) {
                for (int b = 0; b < ROWS; b++) {
                    if (t < input.lengths()[b]) {
                        int position = t * ROWS + b;
                        float[] row = rows[input.codes()[position] & 0xFF];
                        System.arraycopy(row, 0, output.values(), position * size, size);
                    }
                }
            }
            return output;
        }

        @Override
        public float[] backward(float[] outputGradient, float[] parameterGradient) {
            return null;
        }
    }
}
