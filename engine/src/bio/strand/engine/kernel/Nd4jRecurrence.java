// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.progress.CancellationToken;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * One direction of a recurrent layer by ND4J's operations. As in {@link Recurrence}, states beyond
 * the end of a sequence are zero, in value and gradient.
 */
abstract class Nd4jRecurrence implements AutoCloseable {

    static final int ROWS = Kernel.ROWS;
    private static final int STEPS_PER_CHECK = 16;

    final int hiddenSize;
    private final int gateSize;
    private final int carriedCount;
    private final boolean reverse;
    private final CancellationToken cancellation;
    private final Nd4jProjection projection;
    private final ArrayScope weights = new ArrayScope();
    private final ArrayScope kept = new ArrayScope();
    private final ArrayScope setting = new ArrayScope();

    /** {@code [hiddenSize][gateSize]}. */
    private INDArray recurrentWeights;

    private INDArray mask;
    private INDArray factors;
    private float[] begun;

    /** What a step kept: first what is carried, the state before all. */
    private final List<INDArray[]> parts = new ArrayList<>();

    private INDArray[] initial = {};

    Nd4jRecurrence(
            OperatorInput input,
            int hiddenSize,
            int gateCount,
            int carriedCount,
            boolean reverse,
            CancellationToken cancellation) {
        this.hiddenSize = hiddenSize;
        this.carriedCount = carriedCount;
        this.reverse = reverse;
        this.cancellation = cancellation;
        gateSize = gateCount * hiddenSize;
        projection = new Nd4jProjection(input, 1, gateSize, true);
    }

    int parameterCount() {
        return projection.parameterCount() + hiddenSize * gateSize;
    }

    void load(float[] parameters, int offset) {
        projection.load(parameters, offset);
        weights.close();
        int at = offset + projection.parameterCount();
        recurrentWeights = weights.upload(parameters, at, hiddenSize, gateSize);
    }

    int stateSize() {
        return carriedCount * ROWS * hiddenSize;
    }

    void beginWith(float[] states) {
        begun = states == null ? null : states.clone();
    }

    void setStateFactors(float[] values, int at) {
        setting.close();
        factors = values == null ? null : setting.upload(values, at, ROWS, hiddenSize);
    }

    /** States at the end of each row of the last forward pass. */
    void copyStates(Activations batch, float[] target) {
        for (int p = 0; p < carriedCount; p++) {
            for (int b = 0; b < ROWS; b++) {
                int length = batch.lengths()[b];
                INDArray from = (length == 0 ? initial : parts.get(length - 1))[p];
                for (int f = 0; f < hiddenSize; f++) {
                    target[(p * ROWS + b) * hiddenSize + f] = from.getFloat(b, f);
                }
            }
        }
    }

    /**
     * Computes one position.
     *
     * @param x input projection {@code [ROWS][gateSize]}, must stay as it is
     * @param recurrent recurrent projection of the same shape, may be changed
     * @param before what the position before carried
     * @return what is kept: what is carried, then whatever the backward pass wants
     */
    abstract INDArray[] step(ArrayScope scope, INDArray x, INDArray recurrent, INDArray[] before);

    /**
     * Gradients of one position.
     *
     * @param state by the state
     * @param carried by the second value that is carried; null if there is none
     * @param byInput to be set: by the input projection
     * @param byRecurrent to be set: by the recurrent projection
     */
    record Gradients(INDArray state, INDArray carried, INDArray byInput, INDArray byRecurrent) {}

    /**
     * Computes the gradients of one position.
     *
     * @param own what {@link #step} kept
     * @param before what the position before carried
     * @param gradients the gradients that enter, and those that are asked for
     * @return gradients by the values carried from before, as far as they do not pass the recurrent
     *     product; null entries for zero
     */
    abstract INDArray[] stepBackward(
            ArrayScope scope, INDArray[] own, INDArray[] before, Gradients gradients);

    /** Adds gradients of a cell's own parameters. */
    void addFurtherGradients(INDArray byRecurrent, float[] parameterGradient, int offset) {
        // Most cells have none.
    }

    /** The states {@code [steps * ROWS][hiddenSize]} on the heap. */
    float[] forward(Activations batch) {
        kept.close();
        parts.clear();
        int steps = batch.steps();
        mask = kept.own(Nd4jLayer.mask(batch));
        initial = new INDArray[carriedCount];
        for (int p = 0; p < carriedCount; p++) {
            initial[p] =
                    begun == null
                            ? kept.zeros(ROWS, hiddenSize)
                            : kept.upload(begun, p * ROWS * hiddenSize, ROWS, hiddenSize);
        }
        INDArray x = projection.forward(batch, kept);
        INDArray states = kept.zeros((long) steps * ROWS, hiddenSize);
        for (int t = 0; t < steps; t++) {
            parts.add(null);
        }
        INDArray[] before = initial;
        for (int s = 0; s < steps; s++) {
            if (s % STEPS_PER_CHECK == 0) {
                cancellation.throwIfCancelled();
            }
            int t = reverse ? steps - 1 - s : s;
            try (ArrayScope scope = new ArrayScope()) {
                INDArray recurrent = scope.own(factored(before[0], scope).mmul(recurrentWeights));
                INDArray[] own = step(kept, at(x, t), recurrent, before);
                for (int p = 0; p < carriedCount; p++) {
                    own[p].muliColumnVector(at(mask, t));
                }
                at(states, t).assign(own[0]);
                parts.set(t, own);
                before = own;
            }
        }
        return ArrayScope.download(states);
    }

    private INDArray factored(INDArray state, ArrayScope scope) {
        return factors == null ? state : scope.own(state.mul(factors));
    }

    static INDArray at(INDArray positions, int t) {
        return ArrayScope.rows(positions, t * ROWS, (t + 1) * ROWS);
    }

    /**
     * Adds the parameter gradients.
     *
     * @param outputGradient {@code [steps * ROWS][hiddenSize]}
     * @return the gradient by the input; null when the input is codes
     */
    float[] backward(
            Activations batch, float[] outputGradient, float[] parameterGradient, int offset) {
        int steps = batch.steps();
        long positions = (long) steps * ROWS;
        try (ArrayScope all = new ArrayScope()) {
            INDArray upload = all.upload(outputGradient, 0, positions, hiddenSize);
            INDArray byInput = all.zeros(positions, gateSize);
            INDArray byRecurrent = all.zeros(positions, gateSize);
            INDArray statesBefore = all.zeros(positions, hiddenSize);
            INDArray stateGradient = all.zeros(ROWS, hiddenSize);
            INDArray carriedGradient = carriedCount > 1 ? all.zeros(ROWS, hiddenSize) : null;
            for (int s = steps - 1; s >= 0; s--) {
                if (s % STEPS_PER_CHECK == 0) {
                    cancellation.throwIfCancelled();
                }
                int t = reverse ? steps - 1 - s : s;
                INDArray[] before = s == 0 ? initial : parts.get(reverse ? t + 1 : t - 1);
                try (ArrayScope scope = new ArrayScope()) {
                    INDArray there = at(mask, t);
                    stateGradient.addi(at(upload, t)).muliColumnVector(there);
                    if (carriedGradient != null) {
                        carriedGradient.muliColumnVector(there);
                    }
                    INDArray recurrent = at(byRecurrent, t);
                    INDArray[] direct =
                            stepBackward(
                                    scope,
                                    parts.get(t),
                                    before,
                                    new Gradients(
                                            stateGradient,
                                            carriedGradient,
                                            at(byInput, t),
                                            recurrent));
                    at(statesBefore, t).assign(factored(before[0], scope));
                    INDArray flowing = scope.own(recurrent.mmul(recurrentWeights.transpose()));
                    if (factors != null) {
                        flowing.muli(factors);
                    }
                    if (direct[0] != null) {
                        flowing.addi(direct[0]);
                    }
                    stateGradient.assign(flowing);
                    if (carriedGradient != null) {
                        carriedGradient.assign(direct[1]);
                    }
                }
            }
            int recurrentAt = offset + projection.parameterCount();
            INDArray byWeights = all.own(statesBefore.transpose().mmul(byRecurrent));
            ArrayScope.addTo(byWeights, parameterGradient, recurrentAt);
            addFurtherGradients(
                    byRecurrent, parameterGradient, recurrentAt + hiddenSize * gateSize);
            return projection.backward(byInput, parameterGradient, offset);
        }
    }

    /** Columns of one gate, not copied. */
    final INDArray gate(INDArray gates, int index) {
        return ArrayScope.columns(gates, index * hiddenSize, (index + 1) * hiddenSize);
    }

    /** {@code 1 - x^2}, the slope of tanh by its value. */
    static INDArray tanhSlope(ArrayScope scope, INDArray value) {
        return scope.own(value.mul(value)).rsubi(1);
    }

    /** {@code x (1 - x)}, the slope of the logistic function by its value. */
    static INDArray sigmoidSlope(ArrayScope scope, INDArray value) {
        return scope.own(value.rsub(1)).muli(value);
    }

    @Override
    public void close() {
        kept.close();
        weights.close();
        setting.close();
        projection.close();
    }

    /** {@link Kernel#rnn}. */
    static final class Simple extends Nd4jRecurrence {

        private final boolean rectified;

        Simple(
                OperatorInput input,
                int hiddenSize,
                boolean rectified,
                boolean reverse,
                CancellationToken cancellation) {
            super(input, hiddenSize, 1, 1, reverse, cancellation);
            this.rectified = rectified;
        }

        @Override
        INDArray[] step(ArrayScope scope, INDArray x, INDArray recurrent, INDArray[] before) {
            recurrent.addi(x);
            return new INDArray[] {
                scope.own(
                        rectified
                                ? Transforms.relu(recurrent, true)
                                : Transforms.tanh(recurrent, true))
            };
        }

        @Override
        INDArray[] stepBackward(
                ArrayScope scope, INDArray[] own, INDArray[] before, Gradients gradients) {
            INDArray slope =
                    rectified ? scope.own(Nd4jLayer.positive(own[0])) : tanhSlope(scope, own[0]);
            gradients.byInput().assign(slope.muli(gradients.state()));
            gradients.byRecurrent().assign(gradients.byInput());
            return new INDArray[1];
        }
    }

    /** {@link Kernel#lstm}. */
    static final class Lstm extends Nd4jRecurrence {

        Lstm(OperatorInput input, int hiddenSize, boolean reverse, CancellationToken cancellation) {
            super(input, hiddenSize, 4, 2, reverse, cancellation);
        }

        @Override
        INDArray[] step(ArrayScope scope, INDArray x, INDArray recurrent, INDArray[] before) {
            recurrent.addi(x);
            INDArray in = scope.own(Transforms.sigmoid(gate(recurrent, 0), true));
            INDArray forget = scope.own(Transforms.sigmoid(gate(recurrent, 1), true));
            INDArray candidate = scope.own(Transforms.tanh(gate(recurrent, 2), true));
            INDArray out = scope.own(Transforms.sigmoid(gate(recurrent, 3), true));
            INDArray cell = scope.own(forget.mul(before[1]));
            cell.addi(scope.own(in.mul(candidate)));
            INDArray squashed = scope.own(Transforms.tanh(cell, true));
            INDArray state = scope.own(out.mul(squashed));
            return new INDArray[] {state, cell, in, forget, candidate, out, squashed};
        }

        @Override
        INDArray[] stepBackward(
                ArrayScope scope, INDArray[] own, INDArray[] before, Gradients gradients) {
            INDArray in = own[2];
            INDArray forget = own[3];
            INDArray candidate = own[4];
            INDArray out = own[5];
            INDArray squashed = own[6];
            INDArray cellGradient =
                    tanhSlope(scope, squashed)
                            .muli(out)
                            .muli(gradients.state())
                            .addi(gradients.carried());
            gate(gradients.byInput(), 0)
                    .assign(sigmoidSlope(scope, in).muli(candidate).muli(cellGradient));
            gate(gradients.byInput(), 1)
                    .assign(sigmoidSlope(scope, forget).muli(before[1]).muli(cellGradient));
            gate(gradients.byInput(), 2)
                    .assign(tanhSlope(scope, candidate).muli(in).muli(cellGradient));
            gate(gradients.byInput(), 3)
                    .assign(sigmoidSlope(scope, out).muli(squashed).muli(gradients.state()));
            gradients.byRecurrent().assign(gradients.byInput());
            return new INDArray[] {null, scope.own(cellGradient.mul(forget))};
        }
    }

    /** {@link Kernel#gru}. */
    static final class Gru extends Nd4jRecurrence {

        private final ArrayScope bias = new ArrayScope();
        private INDArray candidateBias;

        Gru(OperatorInput input, int hiddenSize, boolean reverse, CancellationToken cancellation) {
            super(input, hiddenSize, 3, 1, reverse, cancellation);
        }

        @Override
        int parameterCount() {
            return super.parameterCount() + hiddenSize;
        }

        @Override
        void load(float[] parameters, int offset) {
            super.load(parameters, offset);
            bias.close();
            candidateBias = bias.upload(parameters, offset + super.parameterCount(), 1, hiddenSize);
        }

        @Override
        INDArray[] step(ArrayScope scope, INDArray x, INDArray recurrent, INDArray[] before) {
            INDArray resetSum = scope.own(gate(recurrent, 0).add(gate(x, 0)));
            INDArray reset = scope.own(Transforms.sigmoid(resetSum, true));
            INDArray updateSum = scope.own(gate(recurrent, 1).add(gate(x, 1)));
            INDArray update = scope.own(Transforms.sigmoid(updateSum, true));
            INDArray q = scope.own(gate(recurrent, 2).addRowVector(candidateBias));
            INDArray sum = scope.own(reset.mul(q)).addi(gate(x, 2));
            INDArray candidate = scope.own(Transforms.tanh(sum, true));
            INDArray state = scope.own(before[0].sub(candidate)).muli(update).addi(candidate);
            return new INDArray[] {state, reset, update, candidate, q};
        }

        @Override
        INDArray[] stepBackward(
                ArrayScope scope, INDArray[] own, INDArray[] before, Gradients gradients) {
            INDArray reset = own[1];
            INDArray update = own[2];
            INDArray candidate = own[3];
            INDArray q = own[4];
            INDArray byCandidate =
                    tanhSlope(scope, candidate)
                            .muli(scope.own(update.rsub(1)))
                            .muli(gradients.state());
            gate(gradients.byInput(), 0)
                    .assign(sigmoidSlope(scope, reset).muli(q).muli(byCandidate));
            gate(gradients.byInput(), 1)
                    .assign(
                            sigmoidSlope(scope, update)
                                    .muli(scope.own(before[0].sub(candidate)))
                                    .muli(gradients.state()));
            gate(gradients.byInput(), 2).assign(byCandidate);
            gradients.byRecurrent().assign(gradients.byInput());
            gate(gradients.byRecurrent(), 2).muli(reset);
            return new INDArray[] {scope.own(gradients.state().mul(update))};
        }

        @Override
        void addFurtherGradients(INDArray byRecurrent, float[] parameterGradient, int offset) {
            try (ArrayScope scope = new ArrayScope()) {
                INDArray sum = scope.own(gate(byRecurrent, 2).sum(0));
                ArrayScope.addTo(sum, parameterGradient, offset);
            }
        }

        @Override
        public void close() {
            super.close();
            bias.close();
        }
    }
}
