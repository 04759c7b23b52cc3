// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.backend.Nd4jBackend;
import bio.strand.engine.progress.CancellationToken;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** {@link AffineMap} by ND4J's operations alone. */
final class Nd4jAffineMap implements AffineMap {

    private final Shape shape;
    private final CancellationToken cancellation;
    private final int margin;
    private final ArrayScope weights = new ArrayScope();
    private final ArrayScope kept = new ArrayScope();

    /** W of each shift, {@code [inputSize][outputSize]}. */
    private final INDArray[] w;

    /** The gradient by W of each shift, and by the bias. */
    private final INDArray[] gradients;

    private INDArray bias;

    /** x with zeros around, {@code [rows][steps + width - 1][inputSize]}. */
    private INDArray x;

    /** The gradient by y {@code [rows * steps][outputSize]}. */
    private INDArray y;

    Nd4jAffineMap(Shape shape, CancellationToken cancellation) {
        this.shape = shape;
        this.cancellation = cancellation;
        margin = shape.width() / 2;
        w = new INDArray[shape.width()];
        gradients = new INDArray[shape.width() + 1];
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public void load(float[] parameters, int offset) {
        Nd4jBackend.confineThread();
        weights.close();
        for (int k = 0; k < w.length; k++) {
            int at = offset + k * shape.inputSize() * shape.outputSize();
            w[k] = weights.upload(parameters, at, shape.inputSize(), shape.outputSize());
        }
        int at = offset + shape.weightCount();
        bias = weights.upload(parameters, at, 1, shape.outputSize());
    }

    @Override
    public void forward(float[] input, float[] output) {
        compute(input, output, true);
    }

    @Override
    public void tangent(float[] input, float[] output) {
        compute(input, output, false);
    }

    private void compute(float[] input, float[] output, boolean withBias) {
        keep(input);
        try (ArrayScope scope = new ArrayScope()) {
            INDArray result = scope.zeros(positions(), shape.outputSize());
            for (int k = 0; k < w.length; k++) {
                result.addi(scope.own(window(x, k, scope).mmul(w[k])));
            }
            if (withBias) {
                result.addiRowVector(bias);
            }
            copyOut(result, output);
        }
    }

    private long positions() {
        return (long) shape.rows() * shape.steps();
    }

    /** Position k of all windows, copied: {@code [rows * steps][inputSize]}. */
    private INDArray window(INDArray padded, int k, ArrayScope scope) {
        INDArray part = scope.own(padded.get(between(k)).dup('c'));
        return part.reshape('c', positions(), padded.size(2));
    }

    private INDArrayIndex[] between(int from) {
        return new INDArrayIndex[] {
            NDArrayIndex.all(),
            NDArrayIndex.interval(from, from + shape.steps()),
            NDArrayIndex.all()
        };
    }

    private static void copyOut(INDArray values, float[] target) {
        float[] heap = ArrayScope.download(values);
        System.arraycopy(heap, 0, target, 0, heap.length);
    }

    @Override
    public void keep(float[] input) {
        Nd4jBackend.confineThread();
        cancellation.throwIfCancelled();
        if (x == null) {
            x = kept.zeros(shape.rows(), shape.steps() + 2L * margin, shape.inputSize());
        }
        try (ArrayScope scope = new ArrayScope()) {
            INDArray values =
                    scope.upload(input, 0, shape.rows(), shape.steps(), shape.inputSize());
            x.get(between(margin)).assign(values);
        }
    }

    @Override
    public void backward(float[] yGradient, float[] xGradient) {
        Nd4jBackend.confineThread();
        cancellation.throwIfCancelled();
        try (ArrayScope scope = new ArrayScope()) {
            INDArray values = scope.upload(yGradient, 0, positions(), shape.outputSize());
            if (y == null) {
                y = kept.zeros(positions(), shape.outputSize());
            }
            y.assign(values);
            if (xGradient == null) {
                return;
            }
            INDArray padded =
                    scope.zeros(shape.rows(), shape.steps() + 2L * margin, shape.inputSize());
            for (int k = 0; k < w.length; k++) {
                INDArray share = scope.own(values.mmul(w[k].transpose()));
                padded.get(between(k))
                        .addi(share.reshape('c', shape.rows(), shape.steps(), shape.inputSize()));
            }
            copyOut(scope.own(padded.get(between(margin)).dup('c')), xGradient);
        }
    }

    @Override
    public void accumulate(boolean withBias) {
        Nd4jBackend.confineThread();
        try (ArrayScope scope = new ArrayScope()) {
            for (int k = 0; k < w.length; k++) {
                if (gradients[k] == null) {
                    gradients[k] = kept.zeros(shape.inputSize(), shape.outputSize());
                }
                INDArray windows = window(x, k, scope);
                gradients[k].addi(scope.own(windows.transpose().mmul(y)));
            }
            if (gradients[w.length] == null) {
                gradients[w.length] = kept.zeros(1, shape.outputSize());
            }
            if (withBias) {
                gradients[w.length].addi(scope.own(y.sum(true, 0)));
            }
        }
    }

    @Override
    public void addGradient(float[] gradient, int offset) {
        int at = offset;
        for (INDArray part : gradients) {
            if (part != null) {
                ArrayScope.addTo(part, gradient, at);
                part.assign(0);
                at += (int) part.length();
            }
        }
    }

    @Override
    public void close() {
        weights.close();
        kept.close();
    }
}
