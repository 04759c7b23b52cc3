// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.backend.Nd4jBackend;
import bio.strand.engine.progress.CancellationToken;
import java.util.Objects;

/**
 * The kernel for the processor: every matrix product is ND4J's, on memory and views that are
 * prepared once; everything element-wise is plain Java over heap arrays.
 *
 * <p>Operators are deterministic. They allocate memory outside the heap when they are made and at
 * their first backward pass, never after, and free it when they are closed.
 */
public final class CpuKernel implements Kernel {

    private final Nd4jBackend backend;
    private final CancellationToken cancellation;

    /**
     * Creates a kernel.
     *
     * @param cancellation asked several times a second by all operators, which then leave with
     *     {@link bio.strand.engine.progress.CancelledException} and can be used again
     * @throws bio.strand.engine.backend.BackendUnavailableException if ND4J cannot be loaded
     */
    public CpuKernel(CancellationToken cancellation) {
        this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
        backend = Nd4jBackend.load();
    }

    @Override
    public String describe() {
        return "CPU, " + backend.describe();
    }

    /**
     * Memory outside the heap that operators of all CPU kernels hold at the moment.
     *
     * @return bytes
     */
    public static long nativeBytes() {
        return NativeFloats.live() * Float.BYTES;
    }

    @Override
    public Operator convolution(OperatorInput input, int filters, int width, int pooling) {
        return new ConvolutionOperator(
                new WindowProjection(input, width, filters, Recurrence.CHUNK_STEPS, cancellation),
                filters,
                pooling);
    }

    @Override
    public Operator embedding(OperatorInput.Codes input, int size) {
        return new EmbeddingOperator(input, size);
    }

    @Override
    public StatefulOperator rnn(
            OperatorInput input, int hiddenSize, boolean bidirectional, boolean rectified) {
        return new RecurrentOperator(
                new SimpleRecurrence(
                        projection(input, hiddenSize), hiddenSize, rectified, false, cancellation),
                bidirectional
                        ? new SimpleRecurrence(
                                projection(input, hiddenSize),
                                hiddenSize,
                                rectified,
                                true,
                                cancellation)
                        : null,
                hiddenSize);
    }

    @Override
    public StatefulOperator lstm(OperatorInput input, int hiddenSize, boolean bidirectional) {
        return new RecurrentOperator(
                new LstmRecurrence(
                        projection(input, 4 * hiddenSize), hiddenSize, false, cancellation),
                bidirectional
                        ? new LstmRecurrence(
                                projection(input, 4 * hiddenSize), hiddenSize, true, cancellation)
                        : null,
                hiddenSize);
    }

    @Override
    public StatefulOperator gru(OperatorInput input, int hiddenSize, boolean bidirectional) {
        return new RecurrentOperator(
                new GruRecurrence(
                        projection(input, 3 * hiddenSize), hiddenSize, false, cancellation),
                bidirectional
                        ? new GruRecurrence(
                                projection(input, 3 * hiddenSize), hiddenSize, true, cancellation)
                        : null,
                hiddenSize);
    }

    @Override
    public Operator dense(int inputSize, int units, boolean rectified) {
        return new DenseOperator(
                new WindowProjection(
                        new OperatorInput.Values(inputSize), 1, units, 1, cancellation),
                units,
                rectified);
    }

    @Override
    public Operator positionDense(OperatorInput input, int units, boolean rectified) {
        return new PositionDenseOperator(projection(input, units), units, rectified);
    }

    @Override
    public Operator attentionScores(int inputSize, int units) {
        return new AttentionScoresOperator(
                projection(new OperatorInput.Values(inputSize), units), units);
    }

    private WindowProjection projection(OperatorInput input, int columns) {
        return new WindowProjection(input, 1, columns, Recurrence.CHUNK_STEPS, cancellation);
    }
}
