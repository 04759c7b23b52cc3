// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import java.util.Arrays;

/** {@link Kernel#convolution} on the CPU. */
final class ConvolutionOperator implements Operator {

    private static final int ROWS = Kernel.ROWS;

    private final WindowProjection projection;
    private final int filters;
    private final int pooling;
    private final Activations output;
    private Activations input;

    /** Before the rectifier, {@code [steps][ROWS][filters]}; reused for its gradient. */
    private float[] linear = {};

    private float[] linearGradient = {};

    ConvolutionOperator(WindowProjection projection, int filters, int pooling) {
        this.projection = projection;
        this.filters = filters;
        this.pooling = pooling;
        output = new Activations(filters);
    }

    @Override
    public int parameterCount() {
        return projection.parameterCount();
    }

    @Override
    public void load(float[] parameters, int offset) {
        projection.load(parameters, offset);
    }

    @Override
    public Activations forward(Activations batch, boolean training) {
        input = batch;
        int count = batch.steps() * ROWS * filters;
        if (linear.length < count) {
            linear = new float[count];
        }
        projection.forward(batch, linear);
        output.resize((batch.steps() + pooling - 1) / pooling);
        output.copyLengths(batch, pooling);
        output.clear();
        float[] values = output.values();
        for (int t = 0; t < batch.steps(); t++) {
            for (int b = 0; b < ROWS; b++) {
                if (t < batch.lengths()[b]) {
                    maximum(
                            values,
                            (t / pooling * ROWS + b) * filters,
                            linear,
                            (t * ROWS + b) * filters,
                            filters);
                }
            }
        }
        return output;
    }

    /** With values that begin at zero this is the rectifier and the pooling in one. */
    private static void maximum(float[] target, int to, float[] source, int from, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = Math.max(target[to + i], source[from + i]);
        }
    }

    @Override
    public float[] backward(float[] outputGradient, float[] parameterGradient, int offset) {
        int steps = input.steps();
        int count = steps * ROWS * filters;
        if (linearGradient.length < count) {
            linearGradient = new float[count];
        }
        Arrays.fill(linearGradient, 0, count, 0f);
        float[] values = output.values();
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < ROWS; b++) {
                if (t >= input.lengths()[b]) {
                    continue;
                }
                int pooled = (t / pooling * ROWS + b) * filters;
                int at = (t * ROWS + b) * filters;
                if (pooling == 1) {
                    pass(linearGradient, outputGradient, values, at, filters);
                } else {
                    passFirstMaximum(outputGradient, pooled, at);
                }
            }
        }
        return projection.backward(input, linearGradient, parameterGradient, offset);
    }

    private static void pass(float[] target, float[] source, float[] values, int at, int count) {
        for (int i = at; i < at + count; i++) {
            target[i] = values[i] > 0 ? source[i] : 0f;
        }
    }

    /**
     * The gradient goes to the first position of the window that has the maximum, and nowhere when
     * the rectifier cut it off. A gradient that has been passed on is set to zero, so that a later
     * equal value does not get it again.
     */
    private void passFirstMaximum(float[] outputGradient, int pooled, int at) {
        float[] values = output.values();
        for (int f = 0; f < filters; f++) {
            if (values[pooled + f] > 0 && linear[at + f] == values[pooled + f]) {
                linearGradient[at + f] = outputGradient[pooled + f];
                outputGradient[pooled + f] = 0;
            }
        }
    }

    @Override
    public void close() {
        projection.close();
    }
}
