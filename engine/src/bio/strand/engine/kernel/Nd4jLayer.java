// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The layers without recurrence by ND4J's operations: a projection, a function of its result, and
 * zeros beyond the end of each sequence.
 */
abstract class Nd4jLayer implements Operator {

    static final int ROWS = Kernel.ROWS;

    final Nd4jProjection projection;
    final ArrayScope kept = new ArrayScope();
    final Activations output;
    Activations input;

    /** 1 at the positions of a sequence, else 0, {@code [steps * ROWS][1]}. */
    INDArray mask;

    Nd4jLayer(Nd4jProjection projection, int outputSize) {
        this.projection = projection;
        output = new Activations(outputSize);
    }

    @Override
    public int parameterCount() {
        return projection.parameterCount();
    }

    @Override
    public void load(float[] parameters, int offset) {
        projection.load(parameters, offset);
    }

    /** Begins a forward pass: frees the one before, and gives the masked projection. */
    final INDArray begin(Activations batch) {
        kept.close();
        input = batch;
        mask = kept.own(mask(batch));
        return projection.forward(batch, kept).muliColumnVector(mask);
    }

    static INDArray mask(Activations batch) {
        float[] there = new float[batch.steps() * ROWS];
        for (int i = 0; i < there.length; i++) {
            there[i] = i / ROWS < batch.lengths()[i % ROWS] ? 1f : 0f;
        }
        try (ArrayScope scope = new ArrayScope()) {
            return scope.upload(there, 0, there.length, 1).dup();
        }
    }

    final Activations finish(INDArray values, int steps, int pooling) {
        output.resize(steps);
        output.copyLengths(input, pooling);
        float[] heap = ArrayScope.download(values);
        System.arraycopy(heap, 0, output.values(), 0, heap.length);
        return output;
    }

    @Override
    public void close() {
        kept.close();
        projection.close();
    }

    /** {@link Kernel#dense}, {@link Kernel#positionDense} and {@link Kernel#embedding}. */
    static final class Dense extends Nd4jLayer {

        private final boolean rectified;
        private INDArray values;

        Dense(Nd4jProjection projection, int units, boolean rectified) {
            super(projection, units);
            this.rectified = rectified;
        }

        @Override
        public Activations forward(Activations batch, boolean training) {
            values = begin(batch);
            if (rectified) {
                values = kept.own(Transforms.relu(values, true));
            }
            return finish(values, batch.steps(), 1);
        }

        @Override
        public float[] backward(float[] outputGradient, float[] parameterGradient, int offset) {
            try (ArrayScope scope = new ArrayScope()) {
                INDArray gradient =
                        scope.upload(outputGradient, 0, values.rows(), values.columns());
                gradient.muliColumnVector(mask);
                if (rectified) {
                    gradient.muli(scope.own(positive(values)));
                }
                return projection.backward(gradient, parameterGradient, offset);
            }
        }
    }

    /** 1 where a value is positive, else 0. */
    static INDArray positive(INDArray values) {
        return toFloat(values.gt(0));
    }

    private static INDArray toFloat(INDArray truth) {
        try (ArrayScope scope = new ArrayScope()) {
            return scope.own(truth).castTo(DataType.FLOAT);
        }
    }

    /** {@link Kernel#convolution}. */
    static final class Convolution extends Nd4jLayer {

        private final int filters;
        private final int pooling;
        private int windows;

        /** After the rectifier, {@code [windows][pooling][ROWS * filters]}. */
        private INDArray values;

        /** {@code [windows][ROWS * filters]}. */
        private INDArray maxima;

        Convolution(Nd4jProjection projection, int filters, int pooling) {
            super(projection, filters);
            this.filters = filters;
            this.pooling = pooling;
        }

        @Override
        public Activations forward(Activations batch, boolean training) {
            INDArray linear = begin(batch);
            windows = (batch.steps() + pooling - 1) / pooling;
            int positions = batch.steps() * ROWS;
            INDArray padded = kept.zeros((long) windows * pooling * ROWS, filters);
            try (ArrayScope scope = new ArrayScope()) {
                ArrayScope.rows(padded, 0, positions)
                        .assign(scope.own(Transforms.relu(linear, true)));
            }
            values = padded.reshape('c', windows, pooling, (long) ROWS * filters);
            maxima = kept.own(values.max(1));
            return finish(maxima, windows, pooling);
        }

        @Override
        public float[] backward(float[] outputGradient, float[] parameterGradient, int offset) {
            long count = (long) ROWS * filters;
            int positions = input.steps() * ROWS;
            try (ArrayScope scope = new ArrayScope()) {
                INDArray left = scope.upload(outputGradient, 0, windows, count);
                left.muli(scope.own(positive(maxima)));
                INDArray gradient = scope.zeros(windows, pooling, count);
                // The first of equal maxima gets the gradient; what it got is taken off the rest.
                for (int k = 0; k < pooling; k++) {
                    INDArray chosen = scope.own(toFloat(inWindows(values, k).eq(maxima)));
                    chosen.muli(left);
                    inWindows(gradient, k).assign(chosen);
                    left.subi(chosen);
                }
                INDArray flat = gradient.reshape('c', (long) windows * pooling * ROWS, filters);
                return projection.backward(
                        ArrayScope.rows(flat, 0, positions), parameterGradient, offset);
            }
        }
    }

    /** Position k of all windows, not copied. */
    private static INDArray inWindows(INDArray windows, int k) {
        return windows.get(NDArrayIndex.all(), NDArrayIndex.point(k), NDArrayIndex.all());
    }

    /** {@link Kernel#attentionScores}. */
    static final class AttentionScores extends Nd4jLayer {

        private final int units;
        private final ArrayScope weights = new ArrayScope();
        private INDArray v;
        private INDArray hidden;

        AttentionScores(Nd4jProjection projection, int units) {
            super(projection, 1);
            this.units = units;
        }

        @Override
        public int parameterCount() {
            return projection.parameterCount() + units;
        }

        @Override
        public void load(float[] parameters, int offset) {
            projection.load(parameters, offset);
            weights.close();
            v = weights.upload(parameters, offset + projection.parameterCount(), units, 1);
        }

        @Override
        public Activations forward(Activations batch, boolean training) {
            hidden = kept.own(Transforms.tanh(begin(batch), true));
            hidden.muliColumnVector(mask);
            try (ArrayScope scope = new ArrayScope()) {
                return finish(scope.own(hidden.mmul(v)), batch.steps(), 1);
            }
        }

        @Override
        public float[] backward(float[] outputGradient, float[] parameterGradient, int offset) {
            try (ArrayScope scope = new ArrayScope()) {
                INDArray gradient = scope.upload(outputGradient, 0, hidden.rows(), 1);
                gradient.muli(mask);
                ArrayScope.addTo(
                        scope.own(hidden.transpose().mmul(gradient)),
                        parameterGradient,
                        offset + projection.parameterCount());
                INDArray slope = scope.own(hidden.mul(hidden)).rsubi(1);
                INDArray byHidden = scope.own(gradient.mmul(v.transpose())).muli(slope);
                return projection.backward(byHidden, parameterGradient, offset);
            }
        }

        @Override
        public void close() {
            super.close();
            weights.close();
        }
    }
}
