// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.progress.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One direction of a recurrent layer on the CPU.
 *
 * <p>State, input and a one for the bias lie side by side in a row, and so do recurrent weights,
 * input weights and bias among each other; then each step is one product, and so are all weight
 * gradients of several steps together. Gates are kept apart from each other, {@code
 * [gate][ROWS][hiddenSize]} in arrays of their own, because the compiler vectorises element-wise
 * work only on arrays that are indexed alike.
 *
 * <p>States beyond the end of a sequence are zero, in value and gradient; that is all the masking
 * there is, and it makes the backward direction begin at the end of each sequence by itself.
 *
 * <p>What a cell computes at a position is held in its <em>parts</em>, arrays {@code
 * [ROWS][hiddenSize]}: first the results of the {@linkplain Term terms}, and among or after them
 * the state and whatever else is carried from position to position.
 */
abstract class Recurrence implements AutoCloseable {

    static final int ROWS = Kernel.ROWS;

    /** Steps per product of the weight gradients. */
    private static final int CHUNK_STEPS = 8;

    /** Steps between two looks at the cancellation token. */
    private static final int STEPS_PER_CHECK = 16;

    final int hiddenSize;

    private final int inputSize;
    private final int gateCount;
    private final int partCount;
    private final int statePart;
    private final int carriedCount;
    private final int partSize;
    private final boolean reverse;
    private final CancellationToken cancellation;
    private final StepInput stepInput;

    /** Whether a row begins with a one, for a bias of the recurrent product. */
    private final boolean recurrentBias;

    private final int stateAt;
    private final int inputAt;
    private final int biasAt;
    private final int rowSize;
    private final List<Term> terms;

    /** {@code [ROWS][rowSize]}, on the heap and beside it. */
    private final float[] row;

    private final NativeFloats nativeRow;

    /** {@code [gate][rowSize][hiddenSize]}. */
    private final NativeFloats weights;

    /** {@code [term][ROWS][hiddenSize]}. */
    private final NativeFloats results;

    private final NativeScope memory = new NativeScope();
    private final MatrixProduct step;
    private Backward backward;

    /** The parameters as loaded, in the layout of {@link #weights}. */
    private final float[] loaded;

    /** Parts of each step in the order of computation; without training two that take turns. */
    private final List<float[][]> kept = new ArrayList<>();

    /** What is carried into the first step; other parts are null. */
    private final float[][] initial;

    /** What is carried out of the last position of each row. */
    private final float[][] last;

    /** Factors of the state before each recurrent product; null for none. */
    private float[] factors;

    private final float[] factored;

    /**
     * A product of one step, {@code rows[from..to) x gate}, whose result becomes a part.
     *
     * @param gate which columns of the parameters
     * @param state whether the state takes part, with its bias if it has one
     * @param input whether the input takes part, with its bias
     */
    record Term(int gate, boolean state, boolean input) {}

    /**
     * Creates one direction.
     *
     * @param terms the products of a step
     * @param gateCount gates that have parameters
     * @param partCount number of parts
     * @param statePart which part is the state; the others that are carried follow it
     * @param carriedCount how many parts are carried
     * @param recurrentBias whether the recurrent product of the last gate has a bias
     */
    Recurrence(
            OperatorInput input,
            int hiddenSize,
            List<Term> terms,
            int gateCount,
            int partCount,
            int statePart,
            int carriedCount,
            boolean recurrentBias,
            boolean reverse,
            CancellationToken cancellation) {
        this.hiddenSize = hiddenSize;
        this.gateCount = gateCount;
        this.partCount = partCount;
        this.statePart = statePart;
        this.carriedCount = carriedCount;
        this.recurrentBias = recurrentBias;
        this.reverse = reverse;
        this.cancellation = cancellation;
        this.terms = List.copyOf(terms);
        inputSize = input.size();
        partSize = ROWS * hiddenSize;
        stepInput = StepInput.of(input, gateCount, hiddenSize);
        stateAt = recurrentBias ? 1 : 0;
        inputAt = stateAt + hiddenSize;
        biasAt = inputAt + stepInput.columns();
        rowSize = biasAt + 1;
        row = new float[ROWS * rowSize];
        for (int b = 0; b < ROWS; b++) {
            row[b * rowSize] = 1f;
            row[b * rowSize + biasAt] = 1f;
        }
        loaded = new float[gateCount * rowSize * hiddenSize];
        factored = new float[partSize];
        initial = new float[partCount][];
        last = new float[partCount][];
        for (int p = statePart; p < statePart + carriedCount; p++) {
            initial[p] = new float[partSize];
            last[p] = new float[partSize];
        }
        nativeRow = memory.floats(row.length);
        weights = memory.floats(loaded.length);
        results = memory.floats(terms.size() * partSize);
        List<MatrixProduct> products = new ArrayList<>();
        for (int k = 0; k < terms.size(); k++) {
            Term term = terms.get(k);
            products.add(
                    MatrixProduct.of(
                            rowBlock(nativeRow, 0, ROWS, term),
                            weightBlock(weights, term),
                            new MatrixProduct.Block(results, k * partSize, ROWS, hiddenSize),
                            false));
        }
        step = MatrixProduct.sequence(products);
    }

    private int from(Term term) {
        if (!term.state()) {
            return inputAt;
        }
        return term.input() ? stateAt : 0;
    }

    private int to(Term term) {
        return term.input() ? rowSize : inputAt;
    }

    private MatrixProduct.Block rowBlock(NativeFloats memory, int firstRow, int rows, Term term) {
        int from = from(term);
        return new MatrixProduct.Block(
                memory, firstRow * rowSize + from, rows, to(term) - from, rowSize);
    }

    private MatrixProduct.Block weightBlock(NativeFloats memory, Term term) {
        int from = from(term);
        return new MatrixProduct.Block(
                memory, (term.gate() * rowSize + from) * hiddenSize, to(term) - from, hiddenSize);
    }

    int parameterCount() {
        int rows = inputSize + 1 + hiddenSize;
        return rows * gateCount * hiddenSize + (recurrentBias ? hiddenSize : 0);
    }

    void load(float[] parameters, int offset) {
        forEachParameterRow(
                (at, index) ->
                        System.arraycopy(parameters, offset + at, loaded, index, hiddenSize));
        stepInput.load(parameters, offset);
        weights.write(0, loaded, 0, loaded.length);
        if (backward != null) {
            backward.stale = true;
        }
    }

    /** What is done with {@code hiddenSize} parameters that lie side by side in both layouts. */
    private interface ParameterRow {
        void visit(int parameterAt, int weightAt);
    }

    private void forEachParameterRow(ParameterRow visitor) {
        int columns = gateCount * hiddenSize;
        for (int k = 0; k < gateCount; k++) {
            int gate = k * rowSize;
            for (int i = 0; i < stepInput.columns(); i++) {
                visitor.visit(i * columns + k * hiddenSize, (gate + inputAt + i) * hiddenSize);
            }
            visitor.visit(inputSize * columns + k * hiddenSize, (gate + biasAt) * hiddenSize);
            for (int i = 0; i < hiddenSize; i++) {
                visitor.visit(
                        (inputSize + 1 + i) * columns + k * hiddenSize,
                        (gate + stateAt + i) * hiddenSize);
            }
        }
        if (recurrentBias) {
            visitor.visit(
                    (inputSize + 1 + hiddenSize) * columns, (gateCount - 1) * rowSize * hiddenSize);
        }
    }

    /** Size of what is carried over, {@link StatefulOperator#stateSize()}. */
    int stateSize() {
        return carriedCount * partSize;
    }

    /** Takes over the states before the first position; null for zeros. */
    void beginWith(float[] states) {
        for (int p = 0; p < carriedCount; p++) {
            float[] target = initial[statePart + p];
            if (states == null) {
                Arrays.fill(target, 0f);
            } else {
                System.arraycopy(states, p * partSize, target, 0, partSize);
            }
        }
    }

    /** Copies the states at the end of each row of the last forward pass. */
    void copyStates(float[] target) {
        for (int p = 0; p < carriedCount; p++) {
            System.arraycopy(last[statePart + p], 0, target, p * partSize, partSize);
        }
    }

    /** Sets the factors of the states, {@code [ROWS][hiddenSize]} from an index on. */
    void setStateFactors(float[] values, int at) {
        factors = values == null ? null : Arrays.copyOfRange(values, at, at + partSize);
    }

    /**
     * Computes the state of one position.
     *
     * @param parts its parts; the terms' results are there
     * @param before the parts of the position before, of which only the carried ones may be read
     */
    abstract void stepForward(float[][] parts, float[][] before);

    /**
     * Turns the gradient of the state into gradients of the terms.
     *
     * @param parts as {@link #stepForward} left them
     * @param before the parts of the position before, of which only the carried ones may be read
     * @param stateGradient the loss's gradient by the state
     * @param termGradients receives the gradient by each term's result
     * @param direct receives the gradient by the state before that does not pass a product
     */
    abstract void stepBackward(
            float[][] parts,
            float[][] before,
            float[] stateGradient,
            float[][] termGradients,
            float[] direct);

    /** Forgets what {@link #stepBackward} carries from step to step. */
    void beginBackward() {
        // Most cells carry the state's gradient only.
    }

    /** Forgets the same for one row, which has no position there. */
    void clearCarried(int b) {
        // Most cells carry the state's gradient only.
    }

    private float[][] newParts() {
        return new float[partCount][partSize];
    }

    /**
     * Computes all positions.
     *
     * @param training whether {@link #backward} may follow
     * @param output receives the states, from {@code column} on in each row
     */
    void forward(Activations input, boolean training, Activations output, int column) {
        int steps = input.steps();
        while (kept.size() < (training ? steps : 2)) {
            kept.add(newParts());
        }
        for (int p = statePart; p < statePart + carriedCount; p++) {
            System.arraycopy(initial[p], 0, last[p], 0, partSize);
        }
        float[][] before = initial;
        for (int s = 0; s < steps; s++) {
            if (s % STEPS_PER_CHECK == 0) {
                cancellation.throwIfCancelled();
            }
            int t = reverse ? steps - 1 - s : s;
            float[][] parts = kept.get(training ? s : s & 1);
            fillRow(input, t, before[statePart]);
            nativeRow.write(0, row, 0, row.length);
            step.run();
            for (int k = 0; k < terms.size(); k++) {
                results.read(k * partSize, parts[k], 0, partSize);
                if (terms.get(k).input()) {
                    stepInput.addProjection(input, t, terms.get(k).gate(), parts[k]);
                }
            }
            stepForward(parts, before);
            finishRows(input, t, parts);
            copyOut(parts[statePart], output, t, column);
            before = parts;
        }
    }

    /** Puts state and input of a step side by side. */
    private void fillRow(Activations input, int t, float[] state) {
        float[] from = state;
        if (factors != null) {
            Elementwise.multiply(factored, state, factors);
            from = factored;
        }
        for (int b = 0; b < ROWS; b++) {
            System.arraycopy(from, b * hiddenSize, row, b * rowSize + stateAt, hiddenSize);
        }
        stepInput.copy(input, t, row, inputAt, rowSize);
    }

    /** Clears what rows without position t carry, and notes what rows that end there carry out. */
    private void finishRows(Activations input, int t, float[][] parts) {
        int[] lengths = input.lengths();
        for (int b = 0; b < ROWS; b++) {
            int at = b * hiddenSize;
            if (t >= lengths[b]) {
                for (int p = statePart; p < statePart + carriedCount; p++) {
                    Arrays.fill(parts[p], at, at + hiddenSize, 0f);
                }
            } else if (t == lengths[b] - 1) {
                for (int p = statePart; p < statePart + carriedCount; p++) {
                    System.arraycopy(parts[p], at, last[p], at, hiddenSize);
                }
            }
        }
    }

    private void copyOut(float[] state, Activations output, int t, int column) {
        int size = output.size();
        int at = t * ROWS * size;
        if (size == hiddenSize) {
            System.arraycopy(state, 0, output.values(), at, partSize);
            return;
        }
        for (int b = 0; b < ROWS; b++) {
            int to = at + b * size + column;
            System.arraycopy(state, b * hiddenSize, output.values(), to, hiddenSize);
        }
    }

    /**
     * Computes the gradients for the last forward pass.
     *
     * @param outputGradient gradient by the layer's output, {@code [steps][ROWS][outputSize]}
     * @param column where the states of this direction begin in a row of it
     * @return the gradient by the input, owned by this object; null when the input is codes
     */
    float[] backward(
            Activations input,
            float[] outputGradient,
            int outputSize,
            int column,
            float[] parameterGradient,
            int offset) {
        if (backward == null) {
            backward = new Backward();
        }
        return backward.run(input, outputGradient, outputSize, column, parameterGradient, offset);
    }

    @Override
    public void close() {
        memory.close();
        if (backward != null) {
            backward.close();
        }
    }

    /** What only training needs; made at the first backward pass. */
    private final class Backward {

        private final boolean toInputs = stepInput.hasGradient();

        private final NativeScope taken = new NativeScope();

        /** State and input of the steps of a chunk, {@code [CHUNK_STEPS][ROWS][rowSize]}. */
        private final NativeFloats rows = taken.floats(CHUNK_STEPS * row.length);

        /** Gradients of the terms, {@code [term][CHUNK_STEPS][ROWS][hiddenSize]}. */
        private final NativeFloats gradients = taken.floats(terms.size() * CHUNK_STEPS * partSize);

        private final NativeFloats weightGradient = taken.floats(loaded.length);

        /** Recurrent weights {@code [gate][column][row]}. */
        private final NativeFloats stateTransposed =
                taken.floats(gateCount * hiddenSize * hiddenSize);

        private final NativeFloats stateResult = taken.floats(partSize);

        /** Input weights {@code [gate][column][row]}; one float when nobody asks. */
        private final NativeFloats inputTransposed =
                taken.floats(toInputs ? gateCount * hiddenSize * inputSize : 1);

        private final NativeFloats inputResult = taken.floats(toInputs ? ROWS * inputSize : 1);

        private final MatrixProduct[] toState = new MatrixProduct[CHUNK_STEPS];
        private final MatrixProduct[] toInput = new MatrixProduct[CHUNK_STEPS];
        private final MatrixProduct toWeights;

        private final float[][] termGradients = new float[terms.size()][partSize];
        private final float[] stateGradient = new float[partSize];
        private final float[] outputPart = new float[partSize];
        private final float[] direct = new float[partSize];
        private final float[] scratch;
        private float[] inputGradient = {};
        private boolean stale = true;

        Backward() {
            List<MatrixProduct> weightProducts = new ArrayList<>();
            for (int k = 0; k < terms.size(); k++) {
                Term term = terms.get(k);
                weightProducts.add(
                        MatrixProduct.ofTransposedLeft(
                                rowBlock(rows, 0, CHUNK_STEPS * ROWS, term),
                                new MatrixProduct.Block(
                                        gradients,
                                        k * CHUNK_STEPS * partSize,
                                        CHUNK_STEPS * ROWS,
                                        hiddenSize),
                                weightBlock(weightGradient, term),
                                true));
            }
            toWeights = MatrixProduct.sequence(weightProducts);
            for (int slot = 0; slot < CHUNK_STEPS; slot++) {
                toState[slot] = sum(slot, stateTransposed, hiddenSize, stateResult, true);
                if (toInputs) {
                    toInput[slot] = sum(slot, inputTransposed, inputSize, inputResult, false);
                }
            }
            scratch = new float[Math.max(loaded.length, inputTransposed.length())];
        }

        /** The sum over the terms with state (or input) of gradient times transposed weights. */
        private MatrixProduct sum(
                int slot,
                NativeFloats transposed,
                int columns,
                NativeFloats result,
                boolean state) {
            List<MatrixProduct> products = new ArrayList<>();
            for (int k = 0; k < terms.size(); k++) {
                Term term = terms.get(k);
                if (state ? term.state() : term.input()) {
                    products.add(
                            MatrixProduct.of(
                                    new MatrixProduct.Block(
                                            gradients, gradientAt(k, slot), ROWS, hiddenSize),
                                    new MatrixProduct.Block(
                                            transposed,
                                            term.gate() * hiddenSize * columns,
                                            hiddenSize,
                                            columns),
                                    new MatrixProduct.Block(result, 0, ROWS, columns),
                                    !products.isEmpty()));
                }
            }
            return MatrixProduct.sequence(products);
        }

        private int gradientAt(int term, int slot) {
            return (term * CHUNK_STEPS + slot) * partSize;
        }

        float[] run(
                Activations input,
                float[] outputGradient,
                int outputSize,
                int column,
                float[] parameterGradient,
                int offset) {
            int steps = input.steps();
            if (stale) {
                transpose(stateTransposed, stateAt, hiddenSize);
                if (toInputs) {
                    transpose(inputTransposed, inputAt, inputSize);
                }
                stale = false;
            }
            if (toInputs && inputGradient.length < steps * ROWS * inputSize) {
                inputGradient = new float[steps * ROWS * inputSize];
            }
            weightGradient.zero(0, weightGradient.length());
            stepInput.beginGradient();
            beginBackward();
            Arrays.fill(stateGradient, 0f);
            int slot = 0;
            for (int s = steps - 1; s >= 0; s--) {
                if (s % STEPS_PER_CHECK == 0) {
                    cancellation.throwIfCancelled();
                }
                int t = reverse ? steps - 1 - s : s;
                float[][] before = s == 0 ? initial : kept.get(s - 1);
                copyIn(outputGradient, outputSize, column, t);
                Elementwise.add(stateGradient, outputPart);
                clearEnded(input, t);
                stepBackward(kept.get(s), before, stateGradient, termGradients, direct);
                for (int k = 0; k < termGradients.length; k++) {
                    gradients.write(gradientAt(k, slot), termGradients[k], 0, partSize);
                    if (terms.get(k).input()) {
                        stepInput.addGradient(input, t, terms.get(k).gate(), termGradients[k]);
                    }
                }
                fillRow(input, t, before[statePart]);
                rows.write(slot * row.length, row, 0, row.length);
                if (toInputs) {
                    toInput[slot].run();
                    int count = ROWS * inputSize;
                    inputResult.read(0, inputGradient, t * count, count);
                }
                if (s > 0) {
                    toState[slot].run();
                    stateResult.read(0, stateGradient, 0, partSize);
                    if (factors != null) {
                        Elementwise.multiply(stateGradient, stateGradient, factors);
                    }
                    Elementwise.add(stateGradient, direct);
                }
                slot++;
                if (slot == CHUNK_STEPS || s == 0) {
                    clearFrom(slot);
                    toWeights.run();
                    slot = 0;
                }
            }
            weightGradient.read(0, scratch, 0, loaded.length);
            forEachParameterRow(
                    (at, index) ->
                            Elementwise.add(
                                    parameterGradient, offset + at, scratch, index, hiddenSize));
            stepInput.addTo(parameterGradient, offset);
            return toInputs ? inputGradient : null;
        }

        private void copyIn(float[] outputGradient, int outputSize, int column, int t) {
            int at = t * ROWS * outputSize;
            if (outputSize == hiddenSize) {
                System.arraycopy(outputGradient, at, outputPart, 0, partSize);
                return;
            }
            for (int b = 0; b < ROWS; b++) {
                int from = at + b * outputSize + column;
                System.arraycopy(outputGradient, from, outputPart, b * hiddenSize, hiddenSize);
            }
        }

        /** No gradient enters or passes a position that a row does not have. */
        private void clearEnded(Activations input, int t) {
            for (int b = 0; b < ROWS; b++) {
                if (t >= input.lengths()[b]) {
                    Arrays.fill(stateGradient, b * hiddenSize, (b + 1) * hiddenSize, 0f);
                    clearCarried(b);
                }
            }
        }

        /** Empties the places of a chunk that the last steps leave over. */
        private void clearFrom(int slot) {
            int left = CHUNK_STEPS - slot;
            if (left > 0) {
                rows.zero(slot * row.length, left * row.length);
                for (int k = 0; k < terms.size(); k++) {
                    gradients.zero(gradientAt(k, slot), left * partSize);
                }
            }
        }

        /** Transposes some rows of each gate's weights. */
        private void transpose(NativeFloats target, int firstRow, int count) {
            for (int k = 0; k < gateCount; k++) {
                Elementwise.transpose(
                        loaded,
                        (k * rowSize + firstRow) * hiddenSize,
                        count,
                        hiddenSize,
                        scratch,
                        k * hiddenSize * count);
            }
            target.write(0, scratch, 0, gateCount * hiddenSize * count);
        }

        void close() {
            taken.close();
        }
    }
}
