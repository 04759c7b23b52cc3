// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.backend.Nd4jBackend;
import bio.strand.engine.progress.CancellationToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The kernel for the processor: every matrix product is done by the BLAS that ND4J has loaded, on
 * memory and tiles that are prepared once; everything element-wise is plain Java over heap arrays.
 *
 * <p>Operators are deterministic. They allocate memory outside the heap when they are made and at
 * their first backward pass, never after, and free it when they are closed.
 */
public final class CpuKernel implements Kernel {

    /** Steps per product of a layer that sees all positions at once. */
    private static final int CHUNK_STEPS = 16;

    private final Nd4jBackend backend;
    private final CancellationToken cancellation;
    private final Executor helpers;

    /**
     * Creates a kernel.
     *
     * @param cancellation asked several times a second by all operators, which then leave with
     *     {@link bio.strand.engine.progress.CancelledException} and can be used again
     * @throws bio.strand.engine.backend.BackendUnavailableException if ND4J cannot be loaded
     */
    public CpuKernel(CancellationToken cancellation) {
        this(cancellation, null);
    }

    /**
     * Creates a kernel whose layers with two directions compute both at once where a thread is
     * free; results are the same bytes as without.
     *
     * @param cancellation as above
     * @param helpers threads that may help; busy ones, a pool that refuses, and null do no harm
     * @throws bio.strand.engine.backend.BackendUnavailableException if ND4J cannot be loaded
     */
    public CpuKernel(CancellationToken cancellation, Executor helpers) {
        this.helpers = helpers;
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
                new WindowProjection(input, width, filters, CHUNK_STEPS, cancellation),
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
        return recurrent(
                reverse ->
                        new SimpleRecurrence(input, hiddenSize, rectified, reverse, cancellation),
                hiddenSize,
                bidirectional);
    }

    @Override
    public StatefulOperator lstm(OperatorInput input, int hiddenSize, boolean bidirectional) {
        return recurrent(
                reverse -> new LstmRecurrence(input, hiddenSize, reverse, cancellation),
                hiddenSize,
                bidirectional);
    }

    @Override
    public StatefulOperator gru(OperatorInput input, int hiddenSize, boolean bidirectional) {
        return recurrent(
                reverse -> new GruRecurrence(input, hiddenSize, reverse, cancellation),
                hiddenSize,
                bidirectional);
    }

    private StatefulOperator recurrent(
            Function<Boolean, Recurrence> direction, int hiddenSize, boolean bidirectional) {
        Recurrence forward = direction.apply(false);
        try {
            Recurrence backward = bidirectional ? direction.apply(true) : null;
            return new RecurrentOperator(forward, backward, hiddenSize, new TaskPair(helpers));
        } catch (RuntimeException | Error e) {
            forward.close();
            throw e;
        }
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
        return new DenseOperator(projection(input, units), units, rectified);
    }

    @Override
    public Operator attentionScores(int inputSize, int units) {
        return new AttentionScoresOperator(
                projection(new OperatorInput.Values(inputSize), units), units);
    }

    private WindowProjection projection(OperatorInput input, int columns) {
        return new WindowProjection(input, 1, columns, CHUNK_STEPS, cancellation);
    }

    @Override
    public AffineMaps affineMaps(List<AffineMap.Shape> shapes) {
        int most = shapes.stream().mapToInt(CpuAffineMap::resultCount).max().orElse(1);
        NativeScope shared = new NativeScope();
        NativeFloats results = shared.floats(most);
        List<AffineMap> maps = new ArrayList<>();
        try {
            for (AffineMap.Shape shape : shapes) {
                maps.add(new CpuAffineMap(shape, results, cancellation));
            }
        } catch (RuntimeException | Error e) {
            maps.forEach(AffineMap::close);
            shared.close();
            throw e;
        }
        return new AffineMaps(maps, shared);
    }
}
