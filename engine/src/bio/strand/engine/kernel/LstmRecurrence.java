// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;

/** {@link Kernel#lstm}, one direction; gates in the order input, forget, candidate, output. */
final class LstmRecurrence extends Recurrence {

    private static final int GATES = 4;
    private static final int INPUT = 0;
    private static final int FORGET = 1;
    private static final int CANDIDATE = 2;
    private static final int OUTPUT = 3;

    // sigmoid(x) = 1/2 + 1/2 tanh(x / 2), so one pass of shift + scale tanh(scale x) does all
    // gates.
    private final float[] scale;
    private final float[] shift;

    /** Cells and their hyperbolic tangents, {@code [steps][ROWS][hiddenSize]}. */
    private float[] cells = {};

    private float[] squashedCells = {};

    /** Cells before the first position, {@code [ROWS][hiddenSize]}. */
    private final float[] initialCells;

    // Of the current step: all gates row by row, each gate by itself, cell, tanh of it, and state.
    private final float[] interleaved;
    private final float[][] gate;
    private final float[] cell;
    private final float[] squashed;
    private final float[] h;

    /** What the backward pass carries from step to step. */
    private final float[] cellGradient;

    LstmRecurrence(
            WindowProjection projection,
            int hiddenSize,
            boolean reverse,
            CancellationToken cancellation) {
        super(projection, hiddenSize, GATES, reverse, cancellation);
        scale = new float[ROWS * gateSize];
        shift = new float[ROWS * gateSize];
        for (int i = 0; i < scale.length; i++) {
            boolean candidate = i / hiddenSize % GATES == CANDIDATE;
            scale[i] = candidate ? 1f : 0.5f;
            shift[i] = candidate ? 0f : 0.5f;
        }
        interleaved = new float[ROWS * gateSize];
        gate = new float[GATES][ROWS * hiddenSize];
        cell = new float[ROWS * hiddenSize];
        squashed = new float[ROWS * hiddenSize];
        h = new float[ROWS * hiddenSize];
        cellGradient = new float[ROWS * hiddenSize];
        initialCells = new float[ROWS * hiddenSize];
    }

    @Override
    void resize(int steps) {
        int size = steps * ROWS * hiddenSize;
        if (cells.length < size) {
            cells = new float[size];
            squashedCells = new float[size];
        }
    }

    @Override
    void stepForward(int t, int previous) {
        if (previous < 0) {
            setInitialCell();
        }
        int gateAt = t * interleaved.length;
        int at = t * cell.length;
        System.arraycopy(gates, gateAt, interleaved, 0, interleaved.length);
        addScaled(interleaved, recurrentPart, scale);
        Elementwise.tanh(interleaved, 0, interleaved.length);
        scaleAndShift(interleaved, scale, shift);
        split(interleaved, gate);
        nextCell(cell, gate[INPUT], gate[FORGET], gate[CANDIDATE]);
        System.arraycopy(cell, 0, squashed, 0, cell.length);
        Elementwise.tanh(squashed, 0, squashed.length);
        multiply(h, gate[OUTPUT], squashed);
        keep(gate, gateAt);
        System.arraycopy(cell, 0, cells, at, cell.length);
        System.arraycopy(squashed, 0, squashedCells, at, squashed.length);
        System.arraycopy(h, 0, states, at, h.length);
    }

    private void setInitialCell() {
        if (hasInitial()) {
            System.arraycopy(initialCells, 0, cell, 0, cell.length);
        } else {
            Arrays.fill(cell, 0f);
        }
    }

    @Override
    int stateSize() {
        return 2 * super.stateSize();
    }

    @Override
    void beginWith(float[] carried) {
        super.beginWith(carried);
        if (carried != null) {
            System.arraycopy(carried, initialCells.length, initialCells, 0, initialCells.length);
        }
    }

    @Override
    void copyStates(Activations input, float[] target) {
        super.copyStates(input, target);
        float[] before = hasInitial() ? initialCells : initial;
        copyLast(input, cells, before, target, initialCells.length);
    }

    private static void addScaled(float[] values, float[] addend, float[] scale) {
        for (int i = 0; i < values.length; i++) {
            values[i] = scale[i] * (values[i] + addend[i]);
        }
    }

    private static void scaleAndShift(float[] values, float[] scale, float[] shift) {
        for (int i = 0; i < values.length; i++) {
            values[i] = shift[i] + scale[i] * values[i];
        }
    }

    private static void nextCell(float[] cell, float[] in, float[] forget, float[] candidate) {
        for (int i = 0; i < cell.length; i++) {
            cell[i] = forget[i] * cell[i] + in[i] * candidate[i];
        }
    }

    private static void multiply(float[] result, float[] left, float[] right) {
        for (int i = 0; i < result.length; i++) {
            result[i] = left[i] * right[i];
        }
    }

    @Override
    void clearState(int t, int row) {
        int at = (t * ROWS + row) * hiddenSize;
        Arrays.fill(cells, at, at + hiddenSize, 0f);
        Arrays.fill(cell, row * hiddenSize, (row + 1) * hiddenSize, 0f);
    }

    @Override
    void beginBackward() {
        Arrays.fill(cellGradient, 0f);
    }

    @Override
    void clearCarried(int row) {
        Arrays.fill(cellGradient, row * hiddenSize, (row + 1) * hiddenSize, 0f);
    }

    @Override
    void stepBackward(
            int t,
            int previous,
            float[] stateGradient,
            float[] recurrentGradient,
            int at,
            float[] direct) {
        recall(gate, at);
        System.arraycopy(squashedCells, t * cell.length, squashed, 0, squashed.length);
        if (previous < 0) {
            setInitialCell();
        } else {
            System.arraycopy(cells, previous * cell.length, cell, 0, cell.length);
        }
        cellBackward(cellGradient, stateGradient, gate[OUTPUT], squashed);
        gatesBackward(cellGradient, cell, gate[INPUT], gate[FORGET], gate[CANDIDATE]);
        join(gate, interleaved);
        System.arraycopy(interleaved, 0, gates, at, interleaved.length);
        System.arraycopy(interleaved, 0, recurrentGradient, at, interleaved.length);
        Arrays.fill(direct, 0f);
    }

    /** Adds to the gradient of the cell; the output gate becomes its gradient. */
    private static void cellBackward(
            float[] cellGradient, float[] stateGradient, float[] output, float[] squashed) {
        for (int i = 0; i < cellGradient.length; i++) {
            float o = output[i];
            float s = squashed[i];
            float dh = stateGradient[i];
            cellGradient[i] += dh * o * (1f - s * s);
            output[i] = dh * s * o * (1f - o);
        }
    }

    /**
     * The gates become their gradients; the gradient of the cell becomes that of the one before.
     */
    private static void gatesBackward(
            float[] cellGradient, float[] before, float[] in, float[] forget, float[] candidate) {
        for (int i = 0; i < cellGradient.length; i++) {
            float dc = cellGradient[i];
            float a = in[i];
            float f = forget[i];
            float g = candidate[i];
            in[i] = dc * g * a * (1f - a);
            forget[i] = dc * before[i] * f * (1f - f);
            candidate[i] = dc * a * (1f - g * g);
            cellGradient[i] = dc * f;
        }
    }
}
