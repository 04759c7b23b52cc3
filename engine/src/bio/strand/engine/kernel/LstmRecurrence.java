// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.progress.CancellationToken;

import java.util.Arrays;

/** {@link Kernel#lstm}, one direction; gates in the order input, forget, candidate, output. */
final class LstmRecurrence extends Recurrence {

    private static final int GATES = 4;
    private static final int CANDIDATE = 2;

    // sigmoid(x) = 1/2 + 1/2 tanh(x / 2), so one pass of shift + scale tanh(scale x) does all
    // gates.
    private final float[] scale;
    private final float[] shift;

    private float[] cells = {};
    private float[] squashedCells = {};
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
        cellGradient = new float[ROWS * hiddenSize];
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
        int gateAt = t * ROWS * gateSize;
        activate(gates, gateAt, recurrentPart, scale, shift);
        int at = t * ROWS * hiddenSize;
        float[] before = previous < 0 ? zeroState : cells;
        int beforeAt = previous < 0 ? 0 : previous * ROWS * hiddenSize;
        for (int b = 0; b < ROWS; b++) {
            int h = b * hiddenSize;
            combine(gateAt + b * gateSize, at + h, before, beforeAt + h);
        }
        System.arraycopy(cells, at, squashedCells, at, ROWS * hiddenSize);
        Elementwise.tanh(squashedCells, at, at + ROWS * hiddenSize);
        for (int b = 0; b < ROWS; b++) {
            emit(gateAt + b * gateSize + 3 * hiddenSize, at + b * hiddenSize);
        }
    }

    private static void activate(
            float[] gates, int at, float[] addend, float[] scale, float[] shift) {
        for (int i = 0; i < addend.length; i++) {
            gates[at + i] = scale[i] * (gates[at + i] + addend[i]);
        }
        Elementwise.tanh(gates, at, at + addend.length);
        for (int i = 0; i < addend.length; i++) {
            gates[at + i] = shift[i] + scale[i] * gates[at + i];
        }
    }

    private void combine(int gateAt, int at, float[] before, int beforeAt) {
        float[] g = gates;
        float[] c = cells;
        int size = hiddenSize;
        for (int j = 0; j < size; j++) {
            c[at + j] =
                    g[gateAt + size + j] * before[beforeAt + j]
                            + g[gateAt + j] * g[gateAt + 2 * size + j];
        }
    }

    private void emit(int outputGateAt, int at) {
        float[] g = gates;
        float[] squashed = squashedCells;
        float[] h = states;
        for (int j = 0; j < hiddenSize; j++) {
            h[at + j] = g[outputGateAt + j] * squashed[at + j];
        }
    }

    @Override
    void clearState(int t, int row) {
        int at = (t * ROWS + row) * hiddenSize;
        Arrays.fill(cells, at, at + hiddenSize, 0f);
        Arrays.fill(squashedCells, at, at + hiddenSize, 0f);
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
        float[] before = previous < 0 ? zeroState : cells;
        int beforeAt = previous < 0 ? 0 : previous * ROWS * hiddenSize;
        for (int b = 0; b < ROWS; b++) {
            int h = b * hiddenSize;
            rowBackward(
                    at + b * gateSize,
                    (t * ROWS + b) * hiddenSize,
                    before,
                    beforeAt + h,
                    stateGradient,
                    h);
        }
        System.arraycopy(gates, at, recurrentGradient, at, ROWS * gateSize);
        Arrays.fill(direct, 0f);
    }

    private void rowBackward(
            int gateAt, int at, float[] before, int beforeAt, float[] stateGradient, int h) {
        float[] g = gates;
        float[] squashed = squashedCells;
        float[] carried = cellGradient;
        int size = hiddenSize;
        for (int j = 0; j < size; j++) {
            float in = g[gateAt + j];
            float forget = g[gateAt + size + j];
            float candidate = g[gateAt + 2 * size + j];
            float out = g[gateAt + 3 * size + j];
            float s = squashed[at + j];
            float dh = stateGradient[h + j];
            float dc = carried[h + j] + dh * out * (1f - s * s);
            g[gateAt + j] = dc * candidate * in * (1f - in);
            g[gateAt + size + j] = dc * before[beforeAt + j] * forget * (1f - forget);
            g[gateAt + 2 * size + j] = dc * in * (1f - candidate * candidate);
            g[gateAt + 3 * size + j] = dh * s * out * (1f - out);
            carried[h + j] = dc * forget;
        }
    }
}
