// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;

/**
 * One direction of a recurrent layer on the CPU. The input projection of all positions is done at
 * once; then each step is one product with the recurrent weights and element-wise work on the heap.
 *
 * <p>States beyond the end of a sequence are zero, in value and gradient; that is all the masking
 * there is, and it makes the backward direction begin at the end of each sequence by itself.
 */
abstract class Recurrence implements AutoCloseable {

    static final int ROWS = Kernel.ROWS;

    /** Steps per product of the input projection and of the gradient of the recurrent weights. */
    static final int CHUNK_STEPS = 16;

    /** Steps between two looks at the cancellation token. */
    private static final int STEPS_PER_CHECK = 16;

    final int hiddenSize;

    /** Columns of the projections: hidden size times gates. */
    final int gateSize;

    private final boolean reverse;
    private final CancellationToken cancellation;
    private final WindowProjection projection;

    private final NativeFloats weights;
    private final NativeFloats state;
    private final NativeFloats recurrent;
    private final MatrixProduct step;
    private Backward backward;

    /**
     * For each step: first the input projection {@code [ROWS][gateSize]}; after the forward step
     * whatever the cell {@linkplain #keep keeps}; after the backward step the gradient by the input
     * projection, {@code [ROWS][gateSize]} again.
     */
    float[] gates = {};

    /** States {@code [steps][ROWS][hiddenSize]}. */
    float[] states = {};

    /** States before the first position, {@code [ROWS][hiddenSize]}; empty for zeros. */
    float[] initial = {};

    /** Factors of the state before each recurrent product; null for none. */
    private float[] factors;

    private int factorsAt;

    /** The state in front of the recurrent product, factors included. */
    private final float[] factored;

    /** State products of the current step, {@code [ROWS][gateSize]}. */
    final float[] recurrentPart;

    Recurrence(
            WindowProjection projection,
            int hiddenSize,
            int gateCount,
            boolean reverse,
            CancellationToken cancellation) {
        this.projection = projection;
        this.hiddenSize = hiddenSize;
        this.reverse = reverse;
        this.cancellation = cancellation;
        gateSize = gateCount * hiddenSize;
        recurrentPart = new float[ROWS * gateSize];
        factored = new float[ROWS * hiddenSize];
        weights = new NativeFloats(hiddenSize * gateSize);
        state = new NativeFloats(ROWS * hiddenSize);
        recurrent = new NativeFloats(ROWS * gateSize);
        step =
                MatrixProduct.of(
                        new MatrixProduct.Block(state, ROWS, hiddenSize),
                        weightBlock(weights),
                        new MatrixProduct.Block(recurrent, ROWS, gateSize),
                        false);
    }

    private MatrixProduct.Block weightBlock(NativeFloats memory) {
        return new MatrixProduct.Block(memory, hiddenSize, gateSize);
    }

    int parameterCount() {
        return projection.parameterCount() + hiddenSize * gateSize;
    }

    void load(float[] parameters, int offset) {
        projection.load(parameters, offset);
        weights.write(0, parameters, offset + projection.parameterCount(), weights.length());
    }

    /** Whether the first position has a state before it. */
    final boolean hasInitial() {
        return initial.length > 0;
    }

    /** Size of what is carried over, {@link StatefulOperator#stateSize()}. */
    int stateSize() {
        return ROWS * hiddenSize;
    }

    /** Takes over the states before the first position; null for zeros. */
    void beginWith(float[] carried) {
        initial = carried == null ? new float[0] : Arrays.copyOf(carried, ROWS * hiddenSize);
    }

    /** Copies the states at the end of each row. */
    void copyStates(Activations input, float[] target) {
        copyLast(input, states, initial, target, 0);
    }

    final void copyLast(
            Activations input, float[] values, float[] before, float[] target, int offset) {
        for (int b = 0; b < ROWS; b++) {
            int length = input.lengths()[b];
            int to = offset + b * hiddenSize;
            if (length > 0) {
                int from = ((length - 1) * ROWS + b) * hiddenSize;
                System.arraycopy(values, from, target, to, hiddenSize);
            } else if (before.length > 0) {
                System.arraycopy(before, b * hiddenSize, target, to, hiddenSize);
            } else {
                Arrays.fill(target, to, to + hiddenSize, 0f);
            }
        }
    }

    /** Sets the factors of the states, from an index on; null for none. */
    void setStateFactors(float[] values, int at) {
        factors = values;
        factorsAt = at;
    }

    /** Puts a state into {@link #factored}, multiplied by its factors. */
    private void factor(float[] values, int at) {
        System.arraycopy(values, at, factored, 0, factored.length);
        if (factors != null) {
            multiplyFactors(factored);
        }
    }

    private void multiplyFactors(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors[factorsAt + i];
        }
    }

    /** Makes room for the arrays that a cell keeps for each step. */
    abstract void resize(int steps);

    /**
     * Computes the state at {@code t}: {@link #gates} holds the input projection there and {@link
     * #recurrentPart} the recurrent one.
     *
     * @param previous position of the state before, or -1 when it is {@link #initial}
     */
    abstract void stepForward(int t, int previous);

    /**
     * Turns the gradient of the state at {@code t} into gradients of the gates: {@link #gates} at t
     * becomes the gradient by the input projection.
     *
     * @param stateGradient {@code [ROWS][hiddenSize]}: the loss's gradient by the state
     * @param recurrentGradient receives the gradient by the recurrent projection, {@code
     *     [ROWS][gateSize]} from {@code at} on
     * @param direct receives the gradient by the state before that does not pass the recurrent
     *     product
     */
    abstract void stepBackward(
            int t,
            int previous,
            float[] stateGradient,
            float[] recurrentGradient,
            int at,
            float[] direct);

    /** Forgets what {@link #stepBackward} carries from step to step. */
    abstract void beginBackward();

    /** Called for a row that has no position t: what is carried for it must be zero. */
    abstract void clearCarried(int row);

    /** Called in the forward pass for a row that has no position t. */
    abstract void clearState(int t, int row);

    /** From {@code [ROWS][gates][hiddenSize]} to {@code [gates][ROWS][hiddenSize]}. */
    final void split(float[] interleaved, float[][] gate) {
        for (int b = 0; b < ROWS; b++) {
            for (int k = 0; k < gate.length; k++) {
                int from = b * gateSize + k * hiddenSize;
                System.arraycopy(interleaved, from, gate[k], b * hiddenSize, hiddenSize);
            }
        }
    }

    /** The way back from {@link #split}. */
    final void join(float[][] gate, float[] interleaved) {
        for (int b = 0; b < ROWS; b++) {
            for (int k = 0; k < gate.length; k++) {
                int to = b * gateSize + k * hiddenSize;
                System.arraycopy(gate[k], b * hiddenSize, interleaved, to, hiddenSize);
            }
        }
    }

    /** Stores the gates of a step, one after the other, in {@link #gates}. */
    final void keep(float[][] gate, int at) {
        for (int k = 0; k < gate.length; k++) {
            System.arraycopy(gate[k], 0, gates, at + k * gate[k].length, gate[k].length);
        }
    }

    /** The way back from {@link #keep}. */
    final void recall(float[][] gate, int at) {
        for (int k = 0; k < gate.length; k++) {
            System.arraycopy(gates, at + k * gate[k].length, gate[k], 0, gate[k].length);
        }
    }

    float[] forward(Activations input) {
        int steps = input.steps();
        if (gates.length < steps * ROWS * gateSize) {
            gates = new float[steps * ROWS * gateSize];
            states = new float[steps * ROWS * hiddenSize];
        }
        resize(steps);
        projection.forward(input, gates);
        int stateSize = ROWS * hiddenSize;
        for (int s = 0; s < steps; s++) {
            if (s % STEPS_PER_CHECK == 0) {
                cancellation.throwIfCancelled();
            }
            int t = reverse ? steps - 1 - s : s;
            int previous = s == 0 ? -1 : reverse ? t + 1 : t - 1;
            if (previous < 0 && !hasInitial()) {
                Arrays.fill(recurrentPart, 0f);
            } else {
                if (previous >= 0 && factors == null) {
                    state.write(0, states, previous * stateSize, stateSize);
                } else {
                    factor(previous < 0 ? initial : states, Math.max(0, previous) * stateSize);
                    state.write(0, factored, 0, stateSize);
                }
                step.run();
                recurrent.read(0, recurrentPart, 0, recurrentPart.length);
            }
            stepForward(t, previous);
            for (int b = 0; b < ROWS; b++) {
                if (t >= input.lengths()[b]) {
                    int at = (t * ROWS + b) * hiddenSize;
                    Arrays.fill(states, at, at + hiddenSize, 0f);
                    clearState(t, b);
                }
            }
        }
        return states;
    }

    float[] backward(
            Activations input, float[] outputGradient, float[] parameterGradient, int offset) {
        if (backward == null) {
            backward = new Backward();
        }
        backward.steps(input, outputGradient);
        int recurrentAt = offset + projection.parameterCount();
        backward.weightGradient(input.steps(), parameterGradient, recurrentAt);
        addFurtherGradients(
                input.steps(),
                backward.recurrentGradient,
                parameterGradient,
                recurrentAt + weights.length());
        return projection.backward(input, gates, parameterGradient, offset);
    }

    /** Adds the gradients of parameters that a cell has after the recurrent weights. */
    void addFurtherGradients(
            int steps, float[] recurrentGradient, float[] parameterGradient, int offset) {
        // Most cells have none.
    }

    @Override
    public void close() {
        projection.close();
        step.close();
        weights.close();
        state.close();
        recurrent.close();
        if (backward != null) {
            backward.close();
        }
    }

    /** What only training needs; made at the first backward pass. */
    private final class Backward {

        private final NativeFloats gateGradient = new NativeFloats(ROWS * gateSize);
        private final NativeFloats previousGradient = new NativeFloats(ROWS * hiddenSize);
        private final MatrixProduct toState =
                MatrixProduct.ofTransposedRight(
                        new MatrixProduct.Block(gateGradient, ROWS, gateSize),
                        weightBlock(weights),
                        new MatrixProduct.Block(previousGradient, ROWS, hiddenSize),
                        false);
        private final NativeFloats chunkStates = new NativeFloats(CHUNK_STEPS * ROWS * hiddenSize);
        private final NativeFloats chunkGradients = new NativeFloats(CHUNK_STEPS * ROWS * gateSize);
        private final NativeFloats weightGradient = new NativeFloats(hiddenSize * gateSize);
        private final MatrixProduct toWeights =
                MatrixProduct.ofTransposedLeft(
                        new MatrixProduct.Block(chunkStates, CHUNK_STEPS * ROWS, hiddenSize),
                        new MatrixProduct.Block(chunkGradients, CHUNK_STEPS * ROWS, gateSize),
                        weightBlock(weightGradient),
                        true);
        private final float[] zeros = new float[CHUNK_STEPS * ROWS * gateSize];
        private final float[] scratch = new float[hiddenSize * gateSize];
        private final float[] stateGradient = new float[ROWS * hiddenSize];
        private final float[] direct = new float[ROWS * hiddenSize];
        private final float[] outputPart = new float[ROWS * hiddenSize];

        /** Gradients by the recurrent projection, {@code [steps][ROWS][gateSize]}. */
        private float[] recurrentGradient = {};

        void steps(Activations input, float[] outputGradient) {
            int steps = input.steps();
            int stateSize = ROWS * hiddenSize;
            int gateBlock = ROWS * gateSize;
            if (recurrentGradient.length < steps * gateBlock) {
                recurrentGradient = new float[steps * gateBlock];
            }
            beginBackward();
            Arrays.fill(stateGradient, 0f);
            for (int s = steps - 1; s >= 0; s--) {
                if (s % STEPS_PER_CHECK == 0) {
                    cancellation.throwIfCancelled();
                }
                int t = reverse ? steps - 1 - s : s;
                int previous = s == 0 ? -1 : reverse ? t + 1 : t - 1;
                System.arraycopy(outputGradient, t * stateSize, outputPart, 0, stateSize);
                Elementwise.add(stateGradient, outputPart);
                stepBackward(t, previous, stateGradient, recurrentGradient, t * gateBlock, direct);
                for (int b = 0; b < ROWS; b++) {
                    if (t >= input.lengths()[b]) {
                        int at = (t * ROWS + b) * gateSize;
                        Arrays.fill(gates, at, at + gateSize, 0f);
                        Arrays.fill(recurrentGradient, at, at + gateSize, 0f);
                        Arrays.fill(direct, b * hiddenSize, (b + 1) * hiddenSize, 0f);
                        clearCarried(b);
                    }
                }
                if (previous >= 0) {
                    gateGradient.write(0, recurrentGradient, t * gateBlock, gateBlock);
                    toState.run();
                    previousGradient.read(0, stateGradient, 0, stateSize);
                    if (factors != null) {
                        multiplyFactors(stateGradient);
                    }
                    Elementwise.add(stateGradient, direct);
                }
            }
        }

        void weightGradient(int steps, float[] parameterGradient, int offset) {
            int stateSize = ROWS * hiddenSize;
            int gateBlock = ROWS * gateSize;
            weightGradient.zero(zeros);
            int shift = reverse ? 1 : -1;
            for (int t = 0; t < steps; t += CHUNK_STEPS) {
                cancellation.throwIfCancelled();
                int from = Math.max(0, t + shift);
                int to = Math.min(steps, t + CHUNK_STEPS + shift);
                chunkStates.zero(zeros);
                if (t == 0 && hasInitial()) {
                    factor(initial, 0);
                    chunkStates.write(0, factored, 0, stateSize);
                }
                if (factors != null) {
                    for (int s = from; s < to; s++) {
                        factor(states, s * stateSize);
                        chunkStates.write((s - t - shift) * stateSize, factored, 0, stateSize);
                    }
                } else if (to > from) {
                    chunkStates.write(
                            (from - t - shift) * stateSize,
                            states,
                            from * stateSize,
                            (to - from) * stateSize);
                }
                int count = Math.min(CHUNK_STEPS, steps - t) * gateBlock;
                chunkGradients.write(0, recurrentGradient, t * gateBlock, count);
                chunkGradients.write(count, zeros, 0, chunkGradients.length() - count);
                toWeights.run();
            }
            weightGradient.addTo(0, parameterGradient, offset, weightGradient.length(), scratch);
        }

        void close() {
            toState.close();
            toWeights.close();
            gateGradient.close();
            previousGradient.close();
            chunkStates.close();
            chunkGradients.close();
            weightGradient.close();
        }
    }
}
