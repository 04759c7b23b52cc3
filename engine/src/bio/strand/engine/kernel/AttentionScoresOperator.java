// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import java.util.Arrays;

/** {@link Kernel#attentionScores} on the CPU. */
final class AttentionScoresOperator implements Operator {

    private static final int ROWS = Kernel.ROWS;

    private final WindowProjection projection;
    private final int units;
    private final float[] weights;
    private final float[] weightGradient;
    private final Activations output = new Activations(1);
    private Activations input;

    /** {@code tanh(x W + b)}, {@code [steps][ROWS][units]}; becomes its gradient. */
    private float[] hidden = {};

    AttentionScoresOperator(WindowProjection projection, int units) {
        this.projection = projection;
        this.units = units;
        weights = new float[units];
        weightGradient = new float[units];
    }

    @Override
    public int parameterCount() {
        return projection.parameterCount() + units;
    }

    @Override
    public void load(float[] parameters, int offset) {
        projection.load(parameters, offset);
        System.arraycopy(parameters, offset + projection.parameterCount(), weights, 0, units);
    }

    @Override
    public Activations forward(Activations batch, boolean training) {
        input = batch;
        output.resize(batch.steps());
        output.copyLengths(batch, 1);
        int positions = batch.steps() * ROWS;
        if (hidden.length < positions * units) {
            hidden = new float[positions * units];
        }
        projection.forward(batch, hidden);
        Elementwise.tanh(hidden, 0, positions * units);
        float[] scores = output.values();
        for (int i = 0; i < positions; i++) {
            float sum = 0f;
            if (i / ROWS < batch.lengths()[i % ROWS]) {
                for (int n = 0; n < units; n++) {
                    sum += hidden[i * units + n] * weights[n];
                }
            }
            scores[i] = sum;
        }
        return output;
    }

    @Override
    public float[] backward(float[] outputGradient, float[] parameterGradient, int offset) {
        Arrays.fill(weightGradient, 0f);
        int positions = input.steps() * ROWS;
        for (int i = 0; i < positions; i++) {
            boolean there = i / ROWS < input.lengths()[i % ROWS];
            float gradient = there ? outputGradient[i] : 0f;
            for (int n = 0; n < units; n++) {
                float h = there ? hidden[i * units + n] : 0f;
                weightGradient[n] += gradient * h;
                hidden[i * units + n] = gradient * weights[n] * (1f - h * h);
            }
        }
        Elementwise.add(
                parameterGradient, offset + projection.parameterCount(), weightGradient, 0, units);
        return projection.backward(input, hidden, parameterGradient, offset);
    }

    @Override
    public void close() {
        projection.close();
    }
}
