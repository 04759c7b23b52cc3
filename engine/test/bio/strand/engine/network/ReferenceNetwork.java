// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import bio.strand.engine.kernel.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The network's definition in double, written from the equations, one sequence at a time: no
 * batches, no masks, no padding, no tables. Dropout layers are left out; what recurrent dropout
 * drops is told from outside.
 */
final class ReferenceNetwork {

    private final NetworkSpec spec;
    private final NetworkInput input;
    private final HeadSpec head;
    private final NetworkLayout layout;

    /** Factors of the states by number of the layer, {@code [directions][ROWS][H]}. */
    private final Map<Integer, float[]> stateFactors = new HashMap<>();

    private int partSteps;
    private Tape tape;
    private int[] parameters;
    private int cursor;
    private int row;
    private List<double[]> attention;

    ReferenceNetwork(NetworkSpec spec, NetworkInput input, HeadSpec head, int maximumLength) {
        this.spec = spec;
        this.input = input;
        this.head = head;
        layout = new NetworkLayout(spec, input, head, maximumLength);
    }

    /** Sets what recurrent dropout leaves of the states of a layer. */
    ReferenceNetwork withStateFactors(int layer, float[] factors) {
        stateFactors.put(layer, factors);
        return this;
    }

    /** Cuts the gradient (not the states) at the borders of parts. */
    ReferenceNetwork withParts(int steps) {
        partSteps = steps;
        return this;
    }

    /**
     * A sequence and what it should give.
     *
     * @param row its row in the batch
     * @param codes its codes; null when there are values
     * @param values {@code [steps][features]}; null when there are codes
     * @param classes its class, or those of its positions; null for other heads
     * @param targets its target values, or those of its positions one after the other
     * @param weight factor of its loss
     */
    record Row(
            int row,
            int[] codes,
            double[][] values,
            int[] classes,
            double[] targets,
            double weight) {
        int length() {
            return codes == null ? values.length : codes.length;
        }
    }

    /** Weighted loss, its gradient, and each sequence's outputs, its weights of attention. */
    record Result(
            double loss, double[] gradient, List<double[]> outputs, List<double[]> attention) {}

    Result run(double[] values, List<Row> rows, LossSpec lossSpec, double[] outputWeights) {
        tape = new Tape();
        parameters = Arrays.stream(values).mapToInt(tape::constant).toArray();
        attention = new ArrayList<>();
        List<double[]> outputs = new ArrayList<>();
        int total = tape.constant(0);
        for (Row sequence : rows) {
            row = sequence.row();
            int[] x = outputs(sequence);
            outputs.add(Arrays.stream(x).mapToDouble(tape::value).toArray());
            int loss = tape.constant(0);
            for (int from = 0; from < x.length; from += head.outputs()) {
                int[] own = Arrays.copyOfRange(x, from, from + head.outputs());
                if (head.isSoftmax()) {
                    int target = sequence.classes()[from / head.outputs()];
                    if (target >= 0) {
                        double s = ((LossSpec.CrossEntropy) lossSpec).labelSmoothing();
                        int one = crossEntropy(own, target, s);
                        loss = tape.add(loss, tape.scale(one, outputWeights[target]));
                    }
                } else {
                    for (int k = 0; k < own.length; k++) {
                        double target = sequence.targets()[from + k];
                        if (!Double.isNaN(target)) {
                            int one = valueLoss(own[k], target, lossSpec);
                            loss = tape.add(loss, tape.scale(one, outputWeights[k]));
                        }
                    }
                }
            }
            total = tape.add(total, tape.scale(loss, sequence.weight()));
        }
        double[] all = tape.gradient(total);
        double[] gradient = Arrays.stream(parameters).mapToDouble(p -> all[p]).toArray();
        return new Result(tape.value(total), gradient, outputs, attention);
    }

    /** By the definition: minus the sum of q log p. */
    private int crossEntropy(int[] x, int target, double smoothing) {
        int sum = tape.constant(0);
        for (int logit : x) {
            sum = tape.add(sum, tape.exp(logit));
        }
        int loss = tape.constant(0);
        for (int c = 0; c < x.length; c++) {
            double q = (c == target ? 1 - smoothing : 0) + smoothing / x.length;
            int p = tape.divide(tape.exp(x[c]), sum);
            loss = tape.subtract(loss, tape.scale(tape.log(p), q));
        }
        return loss;
    }

    private int valueLoss(int x, double target, LossSpec lossSpec) {
        if (lossSpec instanceof LossSpec.BinaryCrossEntropy) {
            int p = tape.sigmoid(x);
            int q = tape.subtract(tape.constant(1), p);
            int log = tape.scale(tape.log(p), target);
            return tape.scale(tape.add(log, tape.scale(tape.log(q), 1 - target)), -1);
        }
        int error = tape.absolute(tape.subtract(x, tape.constant(target)));
        if (lossSpec instanceof LossSpec.AbsoluteError) {
            return error;
        }
        if (lossSpec instanceof LossSpec.Huber huber) {
            double delta = huber.delta();
            return tape.value(error) <= delta
                    ? tape.scale(tape.multiply(error, error), 0.5)
                    : tape.scale(tape.subtract(error, tape.constant(delta / 2)), delta);
        }
        return tape.multiply(error, error);
    }

    /** The outputs, position after position where the head has one for each. */
    private int[] outputs(Row sequence) {
        cursor = 0;
        int[][] states = inputs(sequence);
        int[] vector = null;
        boolean bidirectional = false;
        int layerNumber = 0;
        for (LayerSpec layer : spec.layers()) {
            if (layer instanceof LayerSpec.Embedding embedding) {
                int weights = take(states[0].length * embedding.size());
                for (int t = 0; t < states.length; t++) {
                    states[t] = linear(states[t], weights, embedding.size(), -1);
                }
            } else if (layer instanceof LayerSpec.Convolution convolution) {
                states = convolution(convolution, states);
                bidirectional = false;
            } else if (layer instanceof LayerSpec.Recurrent recurrent) {
                states = recurrent(recurrent, states, stateFactors.get(layerNumber));
                bidirectional = recurrent.bidirectional();
            } else if (layer instanceof LayerSpec.Aggregation aggregation) {
                vector = aggregate(aggregation.pooling(), states, bidirectional);
            } else if (layer instanceof LayerSpec.Dense dense && vector != null) {
                vector = rectified(affine(vector, dense.units()));
            } else if (layer instanceof LayerSpec.Dense dense) {
                int at = cursor;
                for (int t = 0; t < states.length; t++) {
                    cursor = at;
                    states[t] = rectified(affine(states[t], dense.units()));
                }
            }
            layerNumber++;
        }
        if (vector != null) {
            return affine(vector, head.outputs());
        }
        int at = cursor;
        int[] all = new int[states.length * head.outputs()];
        for (int t = 0; t < states.length; t++) {
            cursor = at;
            int[] y = affine(states[t], head.outputs());
            System.arraycopy(y, 0, all, t * y.length, y.length);
        }
        return all;
    }

    private int[][] inputs(Row sequence) {
        int[][] x = new int[sequence.length()][input.features()];
        for (int t = 0; t < x.length; t++) {
            for (int f = 0; f < x[t].length; f++) {
                double value;
                if (input instanceof NetworkInput.Codes codes) {
                    value = codes.rows()[sequence.codes()[t]][f];
                } else if (input instanceof NetworkInput.Tokens) {
                    value = sequence.codes()[t] == f ? 1 : 0;
                } else {
                    double given = sequence.values()[t][f];
                    value = Double.isNaN(given) ? 0 : given;
                }
                x[t][f] = tape.constant(value);
            }
        }
        return x;
    }

    private int[] rectified(int[] x) {
        return Arrays.stream(x).map(tape::rectify).toArray();
    }

    private int[] linear(int[] x, int weights, int columns, int bias) {
        int[] y = new int[columns];
        for (int n = 0; n < columns; n++) {
            y[n] = bias < 0 ? tape.constant(0) : parameters[bias + n];
            for (int f = 0; f < x.length; f++) {
                y[n] = tape.add(y[n], product(x[f], weights + f * columns + n));
            }
        }
        return y;
    }

    private int take(int count) {
        int at = cursor;
        cursor += count;
        return at;
    }

    private int[] affine(int[] x, int columns) {
        int weights = take(x.length * columns);
        return linear(x, weights, columns, take(columns));
    }

    private int product(int x, int parameter) {
        return tape.multiply(x, parameters[parameter]);
    }

    private int[][] convolution(LayerSpec.Convolution layer, int[][] x) {
        int size = x[0].length;
        int filters = layer.filters();
        int weights = take(layer.width() * size * filters);
        int bias = take(filters);
        int[][] y = new int[x.length][filters];
        for (int t = 0; t < x.length; t++) {
            for (int n = 0; n < filters; n++) {
                int sum = parameters[bias + n];
                for (int k = 0; k < layer.width(); k++) {
                    int source = t + k - layer.width() / 2;
                    if (source >= 0 && source < x.length) {
                        for (int f = 0; f < size; f++) {
                            int w = weights + (k * size + f) * filters + n;
                            sum = tape.add(sum, product(x[source][f], w));
                        }
                    }
                }
                y[t][n] = tape.rectify(sum);
            }
        }
        int window = layer.pooling();
        int[][] pooled = new int[(x.length + window - 1) / window][filters];
        for (int p = 0; p < pooled.length; p++) {
            for (int n = 0; n < filters; n++) {
                pooled[p][n] = y[p * window][n];
                for (int t = p * window + 1; t < Math.min(x.length, (p + 1) * window); t++) {
                    pooled[p][n] = tape.maximum(pooled[p][n], y[t][n]);
                }
            }
        }
        return pooled;
    }

    private int[][] recurrent(LayerSpec.Recurrent layer, int[][] x, float[] factors) {
        int h = layer.hiddenSize();
        int[][] forward = direction(layer, x, false, factors);
        if (!layer.bidirectional()) {
            return forward;
        }
        int[][] backward = direction(layer, x, true, factors);
        int[][] both = new int[x.length][2 * h];
        for (int t = 0; t < x.length; t++) {
            System.arraycopy(forward[t], 0, both[t], 0, h);
            System.arraycopy(backward[t], 0, both[t], h, h);
        }
        return both;
    }

    private int[][] direction(
            LayerSpec.Recurrent layer, int[][] x, boolean reverse, float[] factors) {
        int h = layer.hiddenSize();
        int size = x[0].length;
        int gates = layer.cell() == CellType.RNN ? 1 : layer.cell() == CellType.LSTM ? 4 : 3;
        int input = take(size * gates * h);
        int bias = take(gates * h);
        int recurrent = take(h * gates * h);
        int candidateBias = layer.cell() == CellType.GRU ? take(h) : -1;
        int[] state = new int[h];
        int[] cell = new int[h];
        Arrays.setAll(state, j -> tape.constant(0));
        Arrays.setAll(cell, j -> tape.constant(0));
        int[][] states = new int[x.length][];
        for (int s = 0; s < x.length; s++) {
            int t = reverse ? x.length - 1 - s : s;
            if (partSteps > 0 && s > 0 && s % partSteps == 0) {
                state = Arrays.stream(state).map(i -> tape.constant(tape.value(i))).toArray();
                cell = Arrays.stream(cell).map(i -> tape.constant(tape.value(i))).toArray();
            }
            int[] seen = state.clone();
            for (int i = 0; i < h && factors != null; i++) {
                int at = ((reverse ? Kernel.ROWS : 0) + row) * h + i;
                seen[i] = tape.scale(state[i], factors[at]);
            }
            int[] next = new int[h];
            for (int j = 0; j < h; j++) {
                int[] in = new int[gates];
                int[] back = new int[gates];
                for (int g = 0; g < gates; g++) {
                    int column = g * h + j;
                    in[g] = parameters[bias + column];
                    for (int f = 0; f < size; f++) {
                        int w = input + f * gates * h + column;
                        in[g] = tape.add(in[g], product(x[t][f], w));
                    }
                    back[g] = tape.constant(0);
                    for (int i = 0; i < h; i++) {
                        int u = recurrent + i * gates * h + column;
                        back[g] = tape.add(back[g], product(seen[i], u));
                    }
                }
                switch (layer.cell()) {
                    case RNN -> {
                        int sum = tape.add(in[0], back[0]);
                        boolean rectified = layer.activation() == CellActivation.RELU;
                        next[j] = rectified ? tape.rectify(sum) : tape.tanh(sum);
                    }
                    case LSTM -> {
                        int i = tape.sigmoid(tape.add(in[0], back[0]));
                        int f = tape.sigmoid(tape.add(in[1], back[1]));
                        int g = tape.tanh(tape.add(in[2], back[2]));
                        int o = tape.sigmoid(tape.add(in[3], back[3]));
                        cell[j] = tape.add(tape.multiply(f, cell[j]), tape.multiply(i, g));
                        next[j] = tape.multiply(o, tape.tanh(cell[j]));
                    }
                    case GRU -> {
                        int r = tape.sigmoid(tape.add(in[0], back[0]));
                        int z = tape.sigmoid(tape.add(in[1], back[1]));
                        int q = tape.add(back[2], parameters[candidateBias + j]);
                        int n = tape.tanh(tape.add(in[2], tape.multiply(r, q)));
                        int kept = tape.multiply(z, state[j]);
                        int fresh = tape.multiply(tape.subtract(tape.constant(1), z), n);
                        next[j] = tape.add(fresh, kept);
                    }
                }
            }
            state = next;
            states[t] = next;
        }
        return states;
    }

    private int[] aggregate(Pooling pooling, int[][] states, boolean bidirectional) {
        int size = states[0].length;
        int last = states.length - 1;
        int[] vector = new int[size];
        switch (pooling) {
            case LAST -> {
                for (int f = 0; f < size; f++) {
                    vector[f] = bidirectional && f >= size / 2 ? states[0][f] : states[last][f];
                }
            }
            case MEAN -> {
                for (int f = 0; f < size; f++) {
                    int sum = tape.constant(0);
                    for (int[] state : states) {
                        sum = tape.add(sum, state[f]);
                    }
                    vector[f] = tape.scale(sum, 1.0 / states.length);
                }
            }
            case MAX -> {
                for (int f = 0; f < size; f++) {
                    vector[f] = states[0][f];
                    for (int[] state : states) {
                        vector[f] = tape.maximum(vector[f], state[f]);
                    }
                }
            }
            case ATTENTION -> vector = attend(states);
            case ALL -> {
                vector = new int[layout.headInputSize()];
                Arrays.setAll(vector, i -> tape.constant(0));
                for (int t = 0; t < states.length; t++) {
                    System.arraycopy(states[t], 0, vector, t * size, size);
                }
            }
        }
        return vector;
    }

    private int[] attend(int[][] states) {
        int size = states[0].length;
        int weights = take(size * size);
        int bias = take(size);
        int scoreWeights = take(size);
        int[] shares = new int[states.length];
        int sum = tape.constant(0);
        for (int t = 0; t < states.length; t++) {
            int score = tape.constant(0);
            for (int hidden : linear(states[t], weights, size, bias)) {
                score = tape.add(score, product(tape.tanh(hidden), scoreWeights++));
            }
            scoreWeights -= size;
            shares[t] = tape.exp(score);
            sum = tape.add(sum, shares[t]);
        }
        int[] vector = new int[size];
        Arrays.setAll(vector, f -> tape.constant(0));
        for (int t = 0; t < states.length; t++) {
            shares[t] = tape.divide(shares[t], sum);
            for (int f = 0; f < size; f++) {
                vector[f] = tape.add(vector[f], tape.multiply(shares[t], states[t][f]));
            }
        }
        attention.add(Arrays.stream(shares).mapToDouble(tape::value).toArray());
        return vector;
    }
}
