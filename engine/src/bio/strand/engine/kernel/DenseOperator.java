// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import java.util.Arrays;

/** {@link Kernel#dense} and {@link Kernel#positionDense} on the CPU. */
final class DenseOperator implements Operator {

    private static final int ROWS = Kernel.ROWS;

    private final WindowProjection projection;
    private final boolean rectified;
    private final int units;
    private final Activations output;
    private Activations input;

    DenseOperator(WindowProjection projection, int units, boolean rectified) {
        this.projection = projection;
        this.units = units;
        this.rectified = rectified;
        output = new Activations(units);
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
        output.resize(batch.steps());
        output.copyLengths(batch, 1);
        float[] values = output.values();
        projection.forward(batch, values);
        if (rectified) {
            int count = batch.steps() * ROWS * units;
            for (int i = 0; i < count; i++) {
                values[i] = Math.max(0f, values[i]);
            }
        }
        clearBeyondEnds(values);
        return output;
    }

    @Override
    public float[] backward(float[] outputGradient, float[] parameterGradient, int offset) {
        if (rectified) {
            float[] values = output.values();
            int count = input.steps() * ROWS * units;
            for (int i = 0; i < count; i++) {
                outputGradient[i] = values[i] > 0 ? outputGradient[i] : 0f;
            }
        }
        clearBeyondEnds(outputGradient);
        return projection.backward(input, outputGradient, parameterGradient, offset);
    }

    private void clearBeyondEnds(float[] values) {
        for (int t = 0; t < input.steps(); t++) {
            for (int b = 0; b < ROWS; b++) {
                if (t >= input.lengths()[b]) {
                    int at = (t * ROWS + b) * units;
                    Arrays.fill(values, at, at + units, 0f);
                }
            }
        }
    }

    @Override
    public void close() {
        projection.close();
    }
}
