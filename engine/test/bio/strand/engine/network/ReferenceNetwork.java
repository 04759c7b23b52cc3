// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import java.util.Arrays;

/**
 * The network's definition in double, written from the equations, one sequence at a time: no
 * batches, no masks, no padding, no tables. Dropout layers are left out.
 */
final class ReferenceNetwork {

    private final NetworkSpec spec;
    private final float[][] featureRows;
    private final int classes;
    private final NetworkLayout layout;

    private Tape tape;
    private int[] parameters;
    private int cursor;

    ReferenceNetwork(NetworkSpec spec, float[][] featureRows, int maximumLength, int classes) {
        this.spec = spec;
        this.featureRows = featureRows;
        this.classes = classes;
        layout = new NetworkLayout(spec, featureRows[0].length, maximumLength, classes);
    }

    /** Loss, its gradient, and the probabilities of each sequence. */
    record Result(double loss, double[] gradient, double[][] probabilities) {}

    Result run(double[] values, int[][] sequences, int[] targets, double[] weights) {
        tape = new Tape();
        parameters = Arrays.stream(values).mapToInt(tape::constant).toArray();
        int loss = tape.constant(0);
        double[][] probabilities = new double[sequences.length][classes];
        for (int i = 0; i < sequences.length; i++) {
            int[] logits = logits(sequences[i]);
            int sum = tape.constant(0);
            for (int logit : logits) {
                sum = tape.add(sum, tape.exp(logit));
            }
            for (int c = 0; c < classes; c++) {
                probabilities[i][c] = Math.exp(tape.value(logits[c])) / tape.value(sum);
            }
            int crossEntropy = tape.subtract(tape.log(sum), logits[targets[i]]);
            loss = tape.add(loss, tape.scale(crossEntropy, weights[i]));
        }
        double[] all = tape.gradient(loss);
        double[] gradient = Arrays.stream(parameters).mapToDouble(p -> all[p]).toArray();
        return new Result(tape.value(loss), gradient, probabilities);
    }

    private int[] logits(int[] sequence) {
        int[][] states = new int[sequence.length][];
        for (int t = 0; t < sequence.length; t++) {
            float[] row = featureRows[sequence[t]];
            states[t] = new int[row.length];
            for (int f = 0; f < row.length; f++) {
                states[t][f] = tape.constant(row[f]);
            }
        }
        cursor = 0;
        int[] vector = null;
        boolean bidirectional = false;
        for (LayerSpec layer : spec.layers()) {
            if (layer instanceof LayerSpec.Convolution convolution) {
                states = convolution(convolution, states);
                bidirectional = false;
            } else if (layer instanceof LayerSpec.Recurrent recurrent) {
                states = recurrent(recurrent, states);
                bidirectional = recurrent.bidirectional();
            } else if (layer instanceof LayerSpec.Aggregation aggregation) {
                vector = aggregate(aggregation.pooling(), states, bidirectional);
            } else if (layer instanceof LayerSpec.Dense dense) {
                vector = affine(vector, dense.units());
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = tape.rectify(vector[i]);
                }
            }
        }
        return affine(vector, classes);
    }

    private int take(int count) {
        int at = cursor;
        cursor += count;
        return at;
    }

    private int[] affine(int[] x, int columns) {
        int weights = take(x.length * columns);
        int bias = take(columns);
        int[] y = new int[columns];
        for (int n = 0; n < columns; n++) {
            y[n] = parameters[bias + n];
            for (int f = 0; f < x.length; f++) {
                y[n] = tape.add(y[n], product(x[f], weights + f * columns + n));
            }
        }
        return y;
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

    private int[][] recurrent(LayerSpec.Recurrent layer, int[][] x) {
        int h = layer.hiddenSize();
        int[][] forward = direction(layer, x, false);
        if (!layer.bidirectional()) {
            return forward;
        }
        int[][] backward = direction(layer, x, true);
        int[][] both = new int[x.length][2 * h];
        for (int t = 0; t < x.length; t++) {
            System.arraycopy(forward[t], 0, both[t], 0, h);
            System.arraycopy(backward[t], 0, both[t], h, h);
        }
        return both;
    }

    private int[][] direction(LayerSpec.Recurrent layer, int[][] x, boolean reverse) {
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
                        back[g] = tape.add(back[g], product(state[i], u));
                    }
                }
                switch (layer.cell()) {
                    case RNN -> next[j] = tape.tanh(tape.add(in[0], back[0]));
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
}
