// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.network.Tape;
import java.util.Arrays;

/**
 * Generators and critics written down a second time, number by number in double on a {@link Tape},
 * for one row at a time.
 */
final class ReferenceGan {

    private static final double SHARE = 0.3;
    private static final double SLOPE = 0.2;

    private final Tape tape;
    private final int[] parameters;
    private int at;

    ReferenceGan(Tape tape, int[] parameters) {
        this.tape = tape;
        this.parameters = parameters;
    }

    static int[] constants(Tape tape, double[] values) {
        return Arrays.stream(values).mapToInt(tape::constant).toArray();
    }

    static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    /** A window's product with the next parameters, at each of some positions. */
    private int[][] affine(int[][] x, int outputs, int width) {
        int inputs = x[0].length;
        int biasAt = at + width * inputs * outputs;
        int[][] y = new int[x.length][outputs];
        for (int t = 0; t < x.length; t++) {
            for (int o = 0; o < outputs; o++) {
                int sum = parameters[biasAt + o];
                for (int k = 0; k < width; k++) {
                    int from = t + k - width / 2;
                    if (from < 0 || from >= x.length) {
                        continue;
                    }
                    for (int i = 0; i < inputs; i++) {
                        int weight = parameters[at + (k * inputs + i) * outputs + o];
                        sum = tape.add(sum, tape.multiply(x[from][i], weight));
                    }
                }
                y[t][o] = sum;
            }
        }
        at = biasAt + outputs;
        return y;
    }

    private interface Function {
        int of(int x);
    }

    private static int[][] map(int[][] x, Function function) {
        int[][] y = new int[x.length][];
        Arrays.setAll(y, t -> Arrays.stream(x[t]).map(function::of).toArray());
        return y;
    }

    private int leaky(int x) {
        return tape.value(x) > 0 ? x : tape.scale(x, SLOPE);
    }

    private int[][] block(int[][] x, int width) {
        int[][] inner = affine(map(x, tape::rectify), x[0].length, width);
        int[][] y = affine(map(inner, tape::rectify), x[0].length, width);
        int[][] sum = new int[x.length][x[0].length];
        for (int t = 0; t < x.length; t++) {
            for (int c = 0; c < x[0].length; c++) {
                sum[t][c] = tape.add(x[t][c], tape.scale(y[t][c], SHARE));
            }
        }
        return sum;
    }

    private int[][] lstm(int[][] x, int size) {
        int[] state = new int[size];
        int[] cell = new int[size];
        Arrays.fill(state, tape.constant(0));
        Arrays.fill(cell, tape.constant(0));
        int[][] states = new int[x.length][];
        int begin = at;
        for (int t = 0; t < x.length; t++) {
            at = begin;
            int[] gates = affine(new int[][] {concatenate(x[t], state)}, 4 * size, 1)[0];
            int[] nextState = new int[size];
            int[] nextCell = new int[size];
            for (int j = 0; j < size; j++) {
                int in = tape.sigmoid(gates[j]);
                int forget = tape.sigmoid(gates[size + j]);
                int candidate = tape.tanh(gates[2 * size + j]);
                int output = tape.sigmoid(gates[3 * size + j]);
                nextCell[j] =
                        tape.add(tape.multiply(forget, cell[j]), tape.multiply(in, candidate));
                nextState[j] = tape.multiply(output, tape.tanh(nextCell[j]));
            }
            state = nextState;
            cell = nextCell;
            states[t] = state;
        }
        return states;
    }

    private static int[] concatenate(int[] left, int[] right) {
        int[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    private static int[][] fold(int[] values, int steps) {
        int size = values.length / steps;
        int[][] folded = new int[steps][];
        Arrays.setAll(folded, t -> Arrays.copyOfRange(values, t * size, (t + 1) * size));
        return folded;
    }

    private static int[] flatten(int[][] values) {
        return Arrays.stream(values).flatMapToInt(Arrays::stream).toArray();
    }

    /** The score of an example. */
    int critic(CriticSpec spec, GanShape shape, int[] example, double[] condition) {
        int[] given = constants(tape, condition);
        int[][] positions = fold(example, shape.steps());
        for (int t = 0; t < positions.length; t++) {
            positions[t] = concatenate(positions[t], given);
        }
        if (spec instanceof CriticSpec.Dense dense) {
            int[][] y = {concatenate(example, given)};
            for (int size : dense.hiddenSizes()) {
                y = map(affine(y, size, 1), this::leaky);
            }
            return affine(y, 1, 1)[0][0];
        }
        if (spec instanceof CriticSpec.ResidualConvolution convolution) {
            int[][] y = affine(positions, convolution.channels(), 1);
            for (int i = 0; i < convolution.blocks(); i++) {
                y = block(y, convolution.width());
            }
            return affine(new int[][] {flatten(y)}, 1, 1)[0][0];
        }
        CriticSpec.Recurrent recurrent = (CriticSpec.Recurrent) spec;
        int[][] y = positions;
        for (int i = 0; i < recurrent.layers(); i++) {
            y = lstm(y, recurrent.hiddenSize());
        }
        int[] mean = y[0];
        for (int t = 1; t < y.length; t++) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] = tape.add(mean[j], y[t][j]);
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] = tape.scale(mean[j], 1.0 / y.length);
        }
        return affine(new int[][] {mean}, 1, 1)[0][0];
    }

    /** The values of an example, position after position. */
    int[] generator(
            GeneratorSpec spec,
            Relaxation relaxation,
            GanShape shape,
            double[] latent,
            double[] condition,
            double[] noise) {
        int[] given = concatenate(constants(tape, latent), constants(tape, condition));
        int[][] logits;
        if (spec instanceof GeneratorSpec.Dense dense) {
            int[][] y = {given};
            for (int size : dense.hiddenSizes()) {
                y = map(affine(y, size, 1), tape::rectify);
            }
            logits = fold(affine(y, shape.exampleSize(), 1)[0], shape.steps());
        } else if (spec instanceof GeneratorSpec.ResidualConvolution convolution) {
            int wide = shape.steps() * convolution.channels();
            int[][] y = fold(affine(new int[][] {given}, wide, 1)[0], shape.steps());
            for (int i = 0; i < convolution.blocks(); i++) {
                y = block(y, convolution.width());
            }
            logits = affine(y, shape.symbols(), 1);
        } else {
            GeneratorSpec.Recurrent recurrent = (GeneratorSpec.Recurrent) spec;
            int[][] y = new int[shape.steps()][];
            Arrays.fill(y, given);
            for (int i = 0; i < recurrent.layers(); i++) {
                y = lstm(y, recurrent.hiddenSize());
            }
            logits = affine(y, shape.symbols(), 1);
        }
        for (int t = 0; t < logits.length; t++) {
            double[] drawn =
                    noise.length == 0
                            ? new double[shape.symbols()]
                            : Arrays.copyOfRange(
                                    noise, t * shape.symbols(), (t + 1) * shape.symbols());
            logits[t] = relax(relaxation, logits[t], drawn);
        }
        return flatten(logits);
    }

    private int[] relax(Relaxation relaxation, int[] logits, double[] noise) {
        if (relaxation instanceof Relaxation.Softmax softmax) {
            return softmax(logits, noise, softmax.temperature());
        }
        if (relaxation instanceof Relaxation.GumbelSoftmax gumbel) {
            return softmax(logits, noise, gumbel.temperature());
        }
        if (relaxation instanceof Relaxation.StraightThrough straight) {
            int[] soft = softmax(logits, noise, straight.temperature());
            int best = 0;
            for (int s = 1; s < soft.length; s++) {
                best = tape.value(soft[s]) > tape.value(soft[best]) ? s : best;
            }
            for (int s = 0; s < soft.length; s++) {
                double missing = (s == best ? 1 : 0) - tape.value(soft[s]);
                soft[s] = tape.add(soft[s], tape.constant(missing));
            }
            return soft;
        }
        return logits;
    }

    private int[] softmax(int[] logits, double[] noise, double temperature) {
        int[] powers = new int[logits.length];
        int sum = tape.constant(0);
        for (int s = 0; s < logits.length; s++) {
            int shifted = tape.add(logits[s], tape.constant(noise[s]));
            powers[s] = tape.exp(tape.scale(shifted, 1 / temperature));
            sum = tape.add(sum, powers[s]);
        }
        int total = sum;
        return Arrays.stream(powers).map(p -> tape.divide(p, total)).toArray();
    }
}
