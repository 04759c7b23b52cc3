// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import bio.strand.engine.kernel.Activations;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.kernel.Operator;
import bio.strand.engine.kernel.OperatorInput;
import bio.strand.engine.kernel.StatefulOperator;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers of a network at work: the stages at each position, the aggregation with its attention,
 * and the stages after it. It owns them, and with them memory outside the heap.
 */
final class LayerStack implements AutoCloseable {

    private static final int ROWS = Kernel.ROWS;

    private final NetworkSpec spec;
    private final NetworkInput input;
    private final HeadSpec head;
    private final NetworkLayout layout;

    /** What is computed at each position; with a head per position all there is. */
    private final List<Stage> positionStages = new ArrayList<>();

    /** What is computed from the aggregated vector. */
    private final List<Stage> vectorStages = new ArrayList<>();

    private final List<StatefulOperator> recurrences = new ArrayList<>();
    private Aggregator aggregator;
    private Stage.OfOperator attention;

    /** How many of the position stages make the states that {@link #lastStates} takes. */
    private int stateStages;

    private Aggregator lastStates;

    LayerStack(
            NetworkSpec spec,
            NetworkInput input,
            HeadSpec head,
            NetworkLayout layout,
            Kernel kernel) {
        this.spec = spec;
        this.input = input;
        this.head = head;
        this.layout = layout;
        try {
            build(kernel);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void build(Kernel kernel) {
        List<LayerSpec> layers = spec.layers();
        OperatorInput flowing = input.forOperator();
        int size = input.features();
        int backwardFrom = -1;
        int offset = 0;
        boolean aggregated = false;
        if (!(input instanceof NetworkInput.Tokens)) {
            lastStates = lastStates(size, -1);
        }
        for (int i = 0; i < layers.size(); i++) {
            LayerSpec layer = layers.get(i);
            Stage stage = null;
            if (layer instanceof LayerSpec.Embedding vectors) {
                OperatorInput.Codes codes = (OperatorInput.Codes) flowing;
                stage = new Stage.OfOperator(kernel.embedding(codes, vectors.size()), offset);
                size = vectors.size();
            } else if (layer instanceof LayerSpec.Convolution convolution) {
                stage =
                        new Stage.OfOperator(
                                kernel.convolution(
                                        flowing,
                                        convolution.filters(),
                                        convolution.width(),
                                        convolution.pooling()),
                                offset);
                size = convolution.filters();
                backwardFrom = -1;
            } else if (layer instanceof LayerSpec.Recurrent recurrent) {
                StatefulOperator operator = recurrence(kernel, flowing, recurrent);
                recurrences.add(operator);
                stage = new Stage.OfRecurrence(operator, offset, recurrent, i);
                backwardFrom = recurrent.bidirectional() ? recurrent.hiddenSize() : -1;
                size = recurrent.hiddenSize() * (recurrent.bidirectional() ? 2 : 1);
            } else if (layer instanceof LayerSpec.Dense dense) {
                flowing = toValues(flowing);
                Operator operator =
                        aggregated
                                ? kernel.dense(size, dense.units(), true)
                                : kernel.positionDense(flowing, dense.units(), true);
                stage = new Stage.OfOperator(operator, offset);
                size = dense.units();
            } else {
                flowing = toValues(flowing);
                if (layer instanceof LayerSpec.Dropout dropout) {
                    stage = new Stage.OfDropout(new DropoutMask(dropout.rate(), size), i);
                }
            }
            if (layer instanceof LayerSpec.Aggregation aggregation) {
                stateStages = positionStages.size();
                lastStates = lastStates(size, backwardFrom);
                offset += aggregate(kernel, aggregation.pooling(), size, backwardFrom, offset);
                size = layout.aggregatedSize();
                aggregated = true;
            } else {
                (aggregated ? vectorStages : positionStages).add(stage);
                offset += stage.parameterCount();
                if (!aggregated && !(layer instanceof LayerSpec.Dense)) {
                    stateStages = positionStages.size();
                    lastStates = lastStates(size, backwardFrom);
                }
            }
            flowing = new OperatorInput.Values(size);
        }
        if (aggregated) {
            vectorStages.add(
                    new Stage.OfOperator(kernel.dense(size, head.outputs(), false), offset));
        } else {
            flowing = toValues(flowing);
            positionStages.add(
                    new Stage.OfOperator(
                            kernel.positionDense(flowing, head.outputs(), false), offset));
        }
    }

    /** Feature rows in place of codes, for layers that cannot gather them. */
    private OperatorInput toValues(OperatorInput flowing) {
        if (flowing instanceof OperatorInput.Codes table) {
            positionStages.add(new Stage.OfFeatures(table.rows()));
            stateStages = positionStages.size();
            return new OperatorInput.Values(table.size());
        }
        return flowing;
    }

    private static Aggregator lastStates(int size, int backwardFrom) {
        return new Aggregator(Pooling.LAST, size, backwardFrom < 0 ? size : backwardFrom, 0);
    }

    /** Returns the number of parameters. */
    private int aggregate(Kernel kernel, Pooling pooling, int size, int backwardFrom, int offset) {
        aggregator =
                new Aggregator(
                        pooling,
                        size,
                        backwardFrom < 0 ? size : backwardFrom,
                        layout.flattenedSteps());
        if (pooling != Pooling.ATTENTION) {
            return 0;
        }
        attention = new Stage.OfOperator(kernel.attentionScores(size, size), offset);
        return attention.parameterCount();
    }

    private static StatefulOperator recurrence(
            Kernel kernel, OperatorInput input, LayerSpec.Recurrent layer) {
        boolean both = layer.bidirectional();
        return switch (layer.cell()) {
            case RNN ->
                    kernel.rnn(
                            input,
                            layer.hiddenSize(),
                            both,
                            layer.activation() == CellActivation.RELU);
            case LSTM -> kernel.lstm(input, layer.hiddenSize(), both);
            case GRU -> kernel.gru(input, layer.hiddenSize(), both);
        };
    }

    void load(float[] parameters) {
        positionStages.forEach(stage -> stage.load(parameters));
        vectorStages.forEach(stage -> stage.load(parameters));
        if (attention != null) {
            attention.load(parameters);
        }
    }

    /** What makes one vector of a sequence's states; null with a head per position. */
    Aggregator aggregator() {
        return aggregator;
    }

    boolean hasAttention() {
        return attention != null;
    }

    /** Takes the last states of each row while outputs are computed without dropout. */
    Aggregator lastStates() {
        return lastStates;
    }

    /** The states that every recurrent layer begins a sequence with: none. */
    float[][] noStates() {
        return new float[recurrences.size()][];
    }

    /** Lets the recurrent layers begin with states of their own, or with zeros for null. */
    void beginWith(float[][] states) {
        for (int i = 0; i < states.length; i++) {
            recurrences.get(i).beginWith(states[i]);
        }
    }

    /** The states in which the recurrent layers ended. */
    float[][] states() {
        float[][] states = noStates();
        for (int i = 0; i < states.length; i++) {
            states[i] = new float[recurrences.get(i).stateSize()];
            recurrences.get(i).copyStates(states[i]);
        }
        return states;
    }

    /** Computes what is computed at each position: the outputs, or the states to aggregate. */
    Activations runPositions(Activations batch, boolean training, long key, long partKey) {
        Activations flowing = batch;
        for (int i = 0; i < positionStages.size(); i++) {
            if (i == stateStages && !training) {
                lastStates.add(flowing, null);
            }
            flowing = positionStages.get(i).forward(flowing, training, key, partKey);
        }
        if (stateStages == positionStages.size() && !training) {
            lastStates.add(flowing, null);
        }
        return flowing;
    }

    /** Aggregates states, after those before. */
    void aggregate(Activations states, boolean training) {
        aggregator.add(states, scores(states, training));
    }

    private float[] scores(Activations states, boolean training) {
        return attention == null ? null : attention.forward(states, training, 0, 0).values();
    }

    /** Computes the outputs from the aggregated vectors. */
    Activations runVector(boolean training, long key) {
        Activations flowing = aggregator.finish();
        for (Stage stage : vectorStages) {
            flowing = stage.forward(flowing, training, key, key);
        }
        return flowing;
    }

    /** From the gradient by the outputs to that by the aggregated vectors. */
    float[] backVector(float[] outputGradient, float[] gradient) {
        return back(vectorStages, outputGradient, gradient);
    }

    /**
     * The way back from the aggregated vectors through the states of a part.
     *
     * @param states the states as they were aggregated
     * @param first positions before the part
     * @param again whether the states have been computed a second time, and so must their scores
     */
    void backStates(
            float[] vectorGradient,
            Activations states,
            int first,
            boolean again,
            float[] gradient) {
        float[] byStates = aggregator.backward(vectorGradient, states, first);
        if (attention != null) {
            if (again) {
                scores(states, true);
            }
            float[] byScores = attention.backward(aggregator.scoreGradient(), gradient);
            int count = states.steps() * ROWS * states.size();
            for (int i = 0; i < count; i++) {
                byStates[i] += byScores[i];
            }
        }
        backPositions(byStates, gradient);
    }

    /** The way back through the stages at each position. */
    void backPositions(float[] outputGradient, float[] gradient) {
        back(positionStages, outputGradient, gradient);
    }

    private static float[] back(List<Stage> stages, float[] outputGradient, float[] gradient) {
        float[] flowing = outputGradient;
        for (int i = stages.size() - 1; i >= 0; i--) {
            flowing = stages.get(i).backward(flowing, gradient);
        }
        return flowing;
    }

    @Override
    public void close() {
        positionStages.forEach(Stage::close);
        vectorStages.forEach(Stage::close);
        if (attention != null) {
            attention.close();
        }
    }
}
