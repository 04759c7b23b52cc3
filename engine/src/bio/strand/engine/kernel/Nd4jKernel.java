// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.backend.Nd4jBackend;
import bio.strand.engine.progress.CancellationToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The kernel for whatever backend ND4J has loaded, a graphics processor included: ND4J's operations
 * alone, on arrays where the backend keeps them. It computes what {@link CpuKernel} computes, and
 * on a processor takes several times as long.
 *
 * <p>Deterministic on the processor. Memory outside the heap grows with the number of positions and
 * is freed at the next forward pass and when an operator is closed.
 */
public final class Nd4jKernel implements Kernel {

    private final Nd4jBackend backend;
    private final CancellationToken cancellation;

    /**
     * Creates a kernel.
     *
     * @param cancellation asked several times a second by all operators, which then leave with
     *     {@link bio.strand.engine.progress.CancelledException} and can be used again
     * @throws bio.strand.engine.backend.BackendUnavailableException if ND4J cannot be loaded
     */
    public Nd4jKernel(CancellationToken cancellation) {
        this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
        backend = Nd4jBackend.load();
    }

    @Override
    public String describe() {
        return "ND4J operations, " + backend.describe();
    }

    @Override
    public Operator convolution(OperatorInput input, int filters, int width, int pooling) {
        return new Nd4jLayer.Convolution(
                new Nd4jProjection(input, width, filters, true), filters, pooling);
    }

    @Override
    public Operator embedding(OperatorInput.Codes input, int size) {
        return new Nd4jLayer.Dense(new Nd4jProjection(input, 1, size, false), size, false);
    }

    @Override
    public StatefulOperator rnn(
            OperatorInput input, int hiddenSize, boolean bidirectional, boolean rectified) {
        return recurrent(
                reverse ->
                        new Nd4jRecurrence.Simple(
                                input, hiddenSize, rectified, reverse, cancellation),
                hiddenSize,
                bidirectional);
    }

    @Override
    public StatefulOperator lstm(OperatorInput input, int hiddenSize, boolean bidirectional) {
        return recurrent(
                reverse -> new Nd4jRecurrence.Lstm(input, hiddenSize, reverse, cancellation),
                hiddenSize,
                bidirectional);
    }

    @Override
    public StatefulOperator gru(OperatorInput input, int hiddenSize, boolean bidirectional) {
        return recurrent(
                reverse -> new Nd4jRecurrence.Gru(input, hiddenSize, reverse, cancellation),
                hiddenSize,
                bidirectional);
    }

    private static StatefulOperator recurrent(
            Function<Boolean, Nd4jRecurrence> direction, int hiddenSize, boolean bidirectional) {
        return new Nd4jRecurrentOperator(
                direction.apply(false), bidirectional ? direction.apply(true) : null, hiddenSize);
    }

    @Override
    public Operator dense(int inputSize, int units, boolean rectified) {
        return positionDense(new OperatorInput.Values(inputSize), units, rectified);
    }

    @Override
    public Operator positionDense(OperatorInput input, int units, boolean rectified) {
        return new Nd4jLayer.Dense(new Nd4jProjection(input, 1, units, true), units, rectified);
    }

    @Override
    public Operator attentionScores(int inputSize, int units) {
        return new Nd4jLayer.AttentionScores(
                new Nd4jProjection(new OperatorInput.Values(inputSize), 1, units, true), units);
    }

    @Override
    public AffineMaps affineMaps(List<AffineMap.Shape> shapes) {
        List<AffineMap> maps = new ArrayList<>();
        shapes.forEach(shape -> maps.add(new Nd4jAffineMap(shape, cancellation)));
        return new AffineMaps(maps, new NativeScope());
    }
}
