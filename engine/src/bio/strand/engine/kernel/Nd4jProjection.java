// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.backend.Nd4jBackend;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What {@link WindowProjection} computes, by ND4J's operations. Codes are looked up in the products
 * of their feature rows with the weights, which have one more row of zeros for the positions
 * outside a sequence.
 */
final class Nd4jProjection implements AutoCloseable {

    private static final int ROWS = Kernel.ROWS;

    private final OperatorInput input;
    private final int inputSize;
    private final int width;
    private final int columns;
    private final boolean biased;
    private final ArrayScope weights = new ArrayScope();
    private final ArrayScope kept = new ArrayScope();

    /** Feature rows {@code [codes][features]}; null for values and for the identity. */
    private final INDArray features;

    /** W of each shift, {@code [inputSize][columns]}. */
    private INDArray[] w = {};

    /** Of codes: rows of each shift, {@code [codes + 1][columns]}. */
    private INDArray[] tables = {};

    private INDArray bias;

    /** Values with their neighbours, {@code [(steps + width - 1) * ROWS][inputSize]}. */
    private INDArray x;

    /** Codes of each shift, {@code [steps * ROWS]}. */
    private int[][] lookups = {};

    Nd4jProjection(OperatorInput input, int width, int columns, boolean biased) {
        this.input = input;
        this.width = width;
        this.columns = columns;
        this.biased = biased;
        inputSize = input.size();
        features =
                input instanceof OperatorInput.Codes codes && codes.rows() != null
                        ? Nd4j.create(codes.rows())
                        : null;
    }

    int parameterCount() {
        return width * inputSize * columns + (biased ? columns : 0);
    }

    void load(float[] parameters, int offset) {
        weights.close();
        w = new INDArray[width];
        tables = new INDArray[width];
        for (int k = 0; k < width; k++) {
            int at = offset + k * inputSize * columns;
            w[k] = weights.upload(parameters, at, inputSize, columns);
            if (input instanceof OperatorInput.Codes codes) {
                tables[k] = weights.zeros(codes.count() + 1L, columns);
                INDArray filled = ArrayScope.rows(tables[k], 0, codes.count());
                if (features == null) {
                    filled.assign(w[k]);
                } else {
                    try (ArrayScope scope = new ArrayScope()) {
                        filled.assign(scope.own(features.mmul(w[k])));
                    }
                }
            }
        }
        if (biased) {
            int at = offset + width * inputSize * columns;
            bias = weights.upload(parameters, at, 1, columns);
        }
    }

    /** The projection {@code [steps * ROWS][columns]}; the caller's scope owns it. */
    INDArray forward(Activations batch, ArrayScope scope) {
        // Every operator's forward pass comes by here, on whichever thread it runs.
        Nd4jBackend.confineThread();
        kept.close();
        int positions = batch.steps() * ROWS;
        INDArray y = scope.zeros(positions, columns);
        if (input instanceof OperatorInput.Codes codes) {
            lookups = new int[width][];
            for (int k = 0; k < width; k++) {
                lookups[k] = lookup(batch, k - width / 2, codes.count());
                try (ArrayScope rows = new ArrayScope()) {
                    y.addi(rows.own(Nd4j.pullRows(tables[k], 1, lookups[k])));
                }
            }
        } else {
            x = kept.zeros((batch.steps() + width - 1L) * ROWS, inputSize);
            int before = width / 2 * ROWS;
            try (ArrayScope rows = new ArrayScope()) {
                ArrayScope.rows(x, before, before + positions)
                        .assign(rows.upload(batch.values(), 0, positions, inputSize));
                for (int k = 0; k < width; k++) {
                    INDArray shifted = ArrayScope.rows(x, k * ROWS, k * ROWS + positions);
                    y.addi(rows.own(shifted.mmul(w[k])));
                }
            }
        }
        if (biased) {
            y.addiRowVector(bias);
        }
        return y;
    }

    /** Codes some positions away, or the row of zeros. */
    private static int[] lookup(Activations batch, int shift, int none) {
        int[] rows = new int[batch.steps() * ROWS];
        Arrays.fill(rows, none);
        for (int t = Math.max(0, -shift); t < batch.steps(); t++) {
            for (int b = 0; b < ROWS; b++) {
                if (t + shift < batch.lengths()[b]) {
                    rows[t * ROWS + b] = batch.codes()[(t + shift) * ROWS + b] & 0xFFFF;
                }
            }
        }
        return rows;
    }

    /**
     * Adds the gradients by W and b.
     *
     * @param outputGradient {@code [steps * ROWS][columns]}, zero beyond the end of a sequence
     * @return the gradient by the values, {@code [steps][ROWS][inputSize]}; null for codes
     */
    float[] backward(INDArray outputGradient, float[] gradient, int offset) {
        Nd4jBackend.confineThread();
        int positions = outputGradient.rows();
        try (ArrayScope scope = new ArrayScope()) {
            if (biased) {
                int at = offset + width * inputSize * columns;
                ArrayScope.addTo(scope.own(outputGradient.sum(0)), gradient, at);
            }
            if (input instanceof OperatorInput.Codes codes) {
                for (int k = 0; k < width; k++) {
                    INDArray table = scope.own(scatter(outputGradient, k, codes.count() + 1));
                    INDArray used = ArrayScope.rows(table, 0, codes.count());
                    INDArray byWeights =
                            features == null ? used : scope.own(features.transpose().mmul(used));
                    ArrayScope.addTo(byWeights, gradient, offset + k * inputSize * columns);
                }
                return null;
            }
            INDArray xGradient = scope.zeros(x.rows(), inputSize);
            for (int k = 0; k < width; k++) {
                int from = k * ROWS;
                INDArray shifted = ArrayScope.rows(x, from, from + positions);
                INDArray byWeights = scope.own(shifted.transpose().mmul(outputGradient));
                ArrayScope.addTo(byWeights, gradient, offset + k * inputSize * columns);
                ArrayScope.rows(xGradient, from, from + positions)
                        .addi(scope.own(outputGradient.mmul(w[k].transpose())));
            }
            int before = width / 2 * ROWS;
            return ArrayScope.download(ArrayScope.rows(xGradient, before, before + positions));
        }
    }

    private INDArray scatter(INDArray outputGradient, int k, int rows) {
        try (ArrayScope scope = new ArrayScope()) {
            INDArray target = Nd4j.create(DataType.FLOAT, new long[] {rows, columns}, 'c');
            INDArray indices = scope.own(Nd4j.createFromArray(lookups[k]));
            Nd4j.exec(
                    DynamicCustomOp.builder("scatter_add")
                            .addInputs(target, indices, outputGradient)
                            .addOutputs(target)
                            .build());
            return target;
        }
    }

    @Override
    public void close() {
        weights.close();
        kept.close();
        if (features != null && !features.wasClosed()) {
            features.close();
        }
    }
}
