// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import java.util.Arrays;

/** {@link Kernel#embedding} on the CPU: a table of vectors by code, filled when loading. */
final class EmbeddingOperator implements Operator {

    private static final int ROWS = Kernel.ROWS;

    private final OperatorInput.Codes codes;
    private final int size;
    private final Activations output;
    private final float[] table;
    private float[] tableGradient = {};
    private Activations input;

    EmbeddingOperator(OperatorInput.Codes codes, int size) {
        this.codes = codes;
        this.size = size;
        output = new Activations(size);
        table = new float[Math.multiplyExact(codes.count(), size)];
    }

    @Override
    public int parameterCount() {
        return codes.size() * size;
    }

    @Override
    public void load(float[] parameters, int offset) {
        Arrays.fill(table, 0f);
        for (int c = 0; c < codes.count(); c++) {
            int code = c;
            codes.forEachFeature(
                    c,
                    (f, share) -> {
                        for (int n = 0; n < size; n++) {
                            table[code * size + n] += share * parameters[offset + f * size + n];
                        }
                    });
        }
    }

    @Override
    public Activations forward(Activations batch, boolean training) {
        input = batch;
        output.resize(batch.steps());
        output.copyLengths(batch, 1);
        float[] values = output.values();
        for (int t = 0; t < batch.steps(); t++) {
            for (int b = 0; b < ROWS; b++) {
                int position = t * ROWS + b;
                int at = position * size;
                if (t < batch.lengths()[b]) {
                    int code = batch.codes()[position] & 0xFFFF;
                    System.arraycopy(table, code * size, values, at, size);
                } else {
                    Arrays.fill(values, at, at + size, 0f);
                }
            }
        }
        return output;
    }

    @Override
    public float[] backward(float[] outputGradient, float[] parameterGradient, int offset) {
        if (tableGradient.length == 0) {
            tableGradient = new float[table.length];
        }
        Arrays.fill(tableGradient, 0f);
        for (int t = 0; t < input.steps(); t++) {
            for (int b = 0; b < ROWS; b++) {
                if (t < input.lengths()[b]) {
                    int position = t * ROWS + b;
                    int code = input.codes()[position] & 0xFFFF;
                    Elementwise.add(
                            tableGradient, code * size, outputGradient, position * size, size);
                }
            }
        }
        for (int c = 0; c < codes.count(); c++) {
            int code = c;
            codes.forEachFeature(
                    c,
                    (f, share) -> {
                        for (int n = 0; n < size; n++) {
                            parameterGradient[offset + f * size + n] +=
                                    share * tableGradient[code * size + n];
                        }
                    });
        }
        return null;
    }

    @Override
    public void close() {
        // Everything is on the heap.
    }
}
