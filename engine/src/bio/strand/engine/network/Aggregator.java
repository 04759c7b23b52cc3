// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import bio.strand.engine.kernel.Activations;
import bio.strand.engine.kernel.Kernel;
import java.util.Arrays;

/**
 * From a state per position to one vector per sequence, forward and backward. Positions may come in
 * several parts, one after the other; the result is the same, bit for bit.
 */
final class Aggregator {

    private static final int ROWS = Kernel.ROWS;

    private final Pooling pooling;
    private final int size;
    private final int backwardFrom;
    private final Activations output;
    private final int[] maximumAt;

    /** Positions of each row so far. */
    private final int[] lengths = new int[ROWS];

    /** Scores of attention {@code [steps][ROWS]}; after {@link #finish} the weights. */
    private float[] weights = {};

    private final double[] highest;
    private final double[] sums;
    private int steps;

    private float[] inputGradient = {};
    private float[] scoreGradient = {};

    /**
     * Creates an aggregator.
     *
     * @param size features of a state
     * @param backwardFrom first feature of a backward direction; {@code size} when there is none
     * @param flattenedSteps positions side by side for {@link Pooling#ALL}
     */
    Aggregator(Pooling pooling, int size, int backwardFrom, int flattenedSteps) {
        this.pooling = pooling;
        this.size = size;
        this.backwardFrom = backwardFrom;
        output = new Activations(pooling == Pooling.ALL ? size * flattenedSteps : size);
        output.resize(1);
        maximumAt = new int[pooling == Pooling.MAX ? ROWS * size : 0];
        boolean attentive = pooling == Pooling.ATTENTION;
        highest = new double[attentive ? ROWS : 0];
        sums = new double[highest.length];
    }

    /** Begins new sequences. */
    void begin() {
        Arrays.fill(lengths, 0);
        output.clear();
        steps = 0;
    }

    /**
     * Adds the next positions.
     *
     * @param scores one for each position, for attention; else not read
     */
    void add(Activations states, float[] scores) {
        if (pooling == Pooling.ATTENTION) {
            keepScores(states, scores);
        }
        float[] values = output.values();
        float[] from = states.values();
        for (int b = 0; b < ROWS; b++) {
            int length = states.lengths()[b];
            if (length == 0) {
                continue;
            }
            int to = b * output.size();
            switch (pooling) {
                case LAST -> {
                    int last = ((length - 1) * ROWS + b) * size;
                    System.arraycopy(from, last, values, to, backwardFrom);
                    int rest = size - backwardFrom;
                    System.arraycopy(
                            from, b * size + backwardFrom, values, to + backwardFrom, rest);
                }
                case MEAN -> {
                    for (int t = 0; t < length; t++) {
                        add(values, to, from, (t * ROWS + b) * size, 1f);
                    }
                }
                case MAX -> maximum(values, to, from, b, length);
                case ATTENTION -> attend(values, to, from, scores, b, length);
                case ALL -> {
                    for (int t = 0; t < length; t++) {
                        int at = (t * ROWS + b) * size;
                        System.arraycopy(from, at, values, to + (lengths[b] + t) * size, size);
                    }
                }
            }
            lengths[b] += length;
        }
        steps += states.steps();
    }

    private void keepScores(Activations states, float[] scores) {
        int needed = (steps + states.steps()) * ROWS;
        if (weights.length < needed) {
            weights = Arrays.copyOf(weights, Math.max(needed, weights.length / 2 * 3));
        }
        System.arraycopy(scores, 0, weights, steps * ROWS, states.steps() * ROWS);
    }

    /** Completes the vectors. */
    Activations finish() {
        float[] values = output.values();
        for (int b = 0; b < ROWS; b++) {
            output.lengths()[b] = Math.min(1, lengths[b]);
            int to = b * output.size();
            if (lengths[b] > 0 && pooling == Pooling.MEAN) {
                for (int f = 0; f < size; f++) {
                    values[to + f] /= lengths[b];
                }
            } else if (lengths[b] > 0 && pooling == Pooling.ATTENTION) {
                float scale = (float) (1 / sums[b]);
                for (int f = 0; f < size; f++) {
                    values[to + f] *= scale;
                }
            }
        }
        if (pooling == Pooling.ATTENTION) {
            for (int i = 0; i < steps * ROWS; i++) {
                int b = i % ROWS;
                boolean there = i / ROWS < lengths[b];
                weights[i] =
                        there ? (float) (StrictMath.exp(weights[i] - highest[b]) / sums[b]) : 0f;
            }
        }
        return output;
    }

    private void maximum(float[] values, int to, float[] from, int b, int length) {
        for (int t = 0; t < length; t++) {
            int at = (t * ROWS + b) * size;
            int position = lengths[b] + t;
            if (position == 0) {
                System.arraycopy(from, at, values, to, size);
                Arrays.fill(maximumAt, b * size, (b + 1) * size, 0);
                continue;
            }
            for (int f = 0; f < size; f++) {
                float value = from[at + f];
                // A NaN must not be lost: it is how divergence is noticed.
                if (value > values[to + f] || Float.isNaN(value)) {
                    values[to + f] = value;
                    maximumAt[b * size + f] = position;
                }
            }
        }
    }

    /**
     * The sum of states times exp(score - highest so far), made smaller when a higher one comes.
     */
    private void attend(float[] values, int to, float[] from, float[] scores, int b, int length) {
        for (int t = 0; t < length; t++) {
            double score = scores[t * ROWS + b];
            if (lengths[b] + t == 0) {
                highest[b] = score;
                sums[b] = 0;
            } else if (score > highest[b]) {
                float factor = (float) StrictMath.exp(highest[b] - score);
                for (int f = 0; f < size; f++) {
                    values[to + f] *= factor;
                }
                sums[b] *= StrictMath.exp(highest[b] - score);
                highest[b] = score;
            }
            double weight = StrictMath.exp(score - highest[b]);
            sums[b] += weight;
            add(values, to, from, (t * ROWS + b) * size, (float) weight);
        }
    }

    private void add(float[] target, int to, float[] source, int from, float factor) {
        for (int f = 0; f < size; f++) {
            target[to + f] += factor * source[from + f];
        }
    }

    /** Length of the vectors. */
    int size() {
        return output.size();
    }

    /** Whether the vectors are as long as a state, whatever the length of the sequences. */
    boolean isPooled() {
        return pooling != Pooling.ALL;
    }

    /** What {@link #finish} gave. */
    Activations result() {
        return output;
    }

    /**
     * The weights of attention after {@link #finish}, {@code [steps][ROWS]}, zero beyond the end.
     */
    float[] weights() {
        return weights;
    }

    /**
     * Whether the result depends on states of a part, and so the gradient by them can be other than
     * zero.
     */
    boolean reads(int first, int count) {
        if (pooling != Pooling.LAST) {
            return true;
        }
        for (int length : lengths) {
            if (length > first && length <= first + count) {
                return true;
            }
        }
        return false;
    }

    /**
     * The gradient by the states of a part.
     *
     * @param outputGradient the gradient by the result of {@link #finish}
     * @param states the same states again
     * @param first number of positions before the part
     */
    float[] backward(float[] outputGradient, Activations states, int first) {
        int needed = states.steps() * ROWS * size;
        if (inputGradient.length < needed) {
            inputGradient = new float[needed];
        } else {
            Arrays.fill(inputGradient, 0, needed, 0f);
        }
        if (pooling == Pooling.ATTENTION) {
            int positions = states.steps() * ROWS;
            scoreGradient = scoreGradient.length < positions ? new float[positions] : scoreGradient;
            Arrays.fill(scoreGradient, 0, positions, 0f);
        }
        float[] gradient = inputGradient;
        for (int b = 0; b < ROWS; b++) {
            int length = states.lengths()[b];
            if (length == 0) {
                continue;
            }
            int from = b * output.size();
            switch (pooling) {
                case LAST -> {
                    if (first + length == lengths[b]) {
                        int last = ((length - 1) * ROWS + b) * size;
                        System.arraycopy(outputGradient, from, gradient, last, backwardFrom);
                        int rest = size - backwardFrom;
                        System.arraycopy(
                                outputGradient,
                                from + backwardFrom,
                                gradient,
                                b * size + backwardFrom,
                                rest);
                    }
                }
                case MEAN -> {
                    for (int t = 0; t < length; t++) {
                        add(gradient, (t * ROWS + b) * size, outputGradient, from, 1f / lengths[b]);
                    }
                }
                case MAX -> {
                    for (int f = 0; f < size; f++) {
                        int t = maximumAt[b * size + f] - first;
                        if (t >= 0 && t < length) {
                            gradient[(t * ROWS + b) * size + f] = outputGradient[from + f];
                        }
                    }
                }
                case ATTENTION -> attendBackward(outputGradient, from, states, b, first);
                case ALL -> {
                    for (int t = 0; t < length; t++) {
                        int at = (t * ROWS + b) * size;
                        System.arraycopy(
                                outputGradient, from + (first + t) * size, gradient, at, size);
                    }
                }
            }
        }
        return gradient;
    }

    /** With y = sum of a h: dh += a dy, and by the softmax de = a (dy h - dy y). */
    private void attendBackward(
            float[] outputGradient, int from, Activations states, int b, int first) {
        double mean = product(outputGradient, from, output.values(), from);
        for (int t = 0; t < states.lengths()[b]; t++) {
            int at = (t * ROWS + b) * size;
            float weight = weights[(first + t) * ROWS + b];
            add(inputGradient, at, outputGradient, from, weight);
            double own = product(outputGradient, from, states.values(), at);
            scoreGradient[t * ROWS + b] = (float) (weight * (own - mean));
        }
    }

    private double product(float[] left, int l, float[] right, int r) {
        double sum = 0;
        for (int f = 0; f < size; f++) {
            sum += (double) left[l + f] * right[r + f];
        }
        return sum;
    }

    /** The gradient by the scores after {@link #backward}, {@code [steps][ROWS]}. */
    float[] scoreGradient() {
        return scoreGradient;
    }
}
