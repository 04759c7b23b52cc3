// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import bio.strand.engine.kernel.Activations;
import bio.strand.engine.kernel.Kernel;
import java.util.Arrays;

/** From a state per position to one vector per sequence, forward and backward. */
final class Aggregator {

    private static final int ROWS = Kernel.ROWS;

    private final Pooling pooling;
    private final int size;
    private final int backwardFrom;
    private final Activations output;
    private final int[] maximumAt;
    private Activations input;
    private float[] inputGradient = {};

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
    }

    Activations forward(Activations states) {
        input = states;
        int[] lengths = states.lengths();
        for (int b = 0; b < ROWS; b++) {
            output.lengths()[b] = Math.min(1, lengths[b]);
        }
        output.clear();
        float[] values = output.values();
        float[] from = states.values();
        for (int b = 0; b < ROWS; b++) {
            int length = lengths[b];
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
                    for (int f = 0; f < size; f++) {
                        values[to + f] /= length;
                    }
                }
                case MAX -> maximum(values, to, from, b, length);
                case ALL -> {
                    for (int t = 0; t < length; t++) {
                        int at = (t * ROWS + b) * size;
                        System.arraycopy(from, at, values, to + t * size, size);
                    }
                }
            }
        }
        return output;
    }

    private void maximum(float[] values, int to, float[] from, int b, int length) {
        System.arraycopy(from, b * size, values, to, size);
        Arrays.fill(maximumAt, b * size, (b + 1) * size, 0);
        for (int t = 1; t < length; t++) {
            int at = (t * ROWS + b) * size;
            for (int f = 0; f < size; f++) {
                float value = from[at + f];
                // A NaN must not be lost: it is how divergence is noticed.
                if (value > values[to + f] || Float.isNaN(value)) {
                    values[to + f] = value;
                    maximumAt[b * size + f] = t;
                }
            }
        }
    }

    private void add(float[] target, int to, float[] source, int from, float factor) {
        for (int f = 0; f < size; f++) {
            target[to + f] += factor * source[from + f];
        }
    }

    float[] backward(float[] outputGradient) {
        int needed = input.steps() * ROWS * size;
        if (inputGradient.length < needed) {
            inputGradient = new float[needed];
        } else {
            Arrays.fill(inputGradient, 0, needed, 0f);
        }
        float[] gradient = inputGradient;
        for (int b = 0; b < ROWS; b++) {
            int length = input.lengths()[b];
            if (length == 0) {
                continue;
            }
            int from = b * output.size();
            switch (pooling) {
                case LAST -> {
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
                case MEAN -> {
                    for (int t = 0; t < length; t++) {
                        add(gradient, (t * ROWS + b) * size, outputGradient, from, 1f / length);
                    }
                }
                case MAX -> {
                    for (int f = 0; f < size; f++) {
                        int t = maximumAt[b * size + f];
                        gradient[(t * ROWS + b) * size + f] = outputGradient[from + f];
                    }
                }
                case ALL -> {
                    for (int t = 0; t < length; t++) {
                        int at = (t * ROWS + b) * size;
                        System.arraycopy(outputGradient, from + t * size, gradient, at, size);
                    }
                }
            }
        }
        return gradient;
    }
}
