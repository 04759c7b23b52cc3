// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import java.util.Arrays;

/** {@link Kernel#dense} on the CPU. */
final class DenseOperator implements Operator {

    private final WindowProjection projection;
    private final boolean rectified;
    private final Activations output;
    private final int count;
    private Activations input;

    DenseOperator(WindowProjection projection, int units, boolean rectified) {
        this.projection = projection;
        this.rectified = rectified;
        count = Kernel.ROWS * units;
        output = new Activations(units);
        output.resize(1);
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
        output.copyLengths(batch, 1);
        float[] values = output.values();
        projection.forward(batch, values);
        if (rectified) {
            for (int i = 0; i < count; i++) {
                values[i] = Math.max(0f, values[i]);
            }
        }
        int units = output.size();
        for (int b = 0; b < Kernel.ROWS; b++) {
            if (batch.lengths()[b] == 0) {
                Arrays.fill(values, b * units, (b + 1) * units, 0f);
            }
        }
        return output;
    }

    @Override
    public float[] backward(float[] outputGradient, float[] parameterGradient, int offset) {
        float[] values = output.values();
        int units = output.size();
        for (int i = 0; i < count; i++) {
            boolean cut = rectified && values[i] <= 0;
            if (cut || input.lengths()[i / units] == 0) {
                outputGradient[i] = 0;
            }
        }
        return projection.backward(input, outputGradient, parameterGradient, offset);
    }

    @Override
    public void close() {
        projection.close();
    }
}
