// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.progress.CancellationToken;

/** {@link Kernel#gru}, one direction; gates in the order reset, update, candidate. */
final class GruRecurrence extends Recurrence {

    private static final int GATES = 3;

    private final float[] candidateBias;

    /** {@code h Un + cn} of each step, {@code [steps][ROWS][hiddenSize]}. */
    private float[] candidateRecurrent = {};

    /** Reset and update gates of the current step, {@code [ROWS][2 hiddenSize]}. */
    private final float[] resetUpdate;

    /** Candidates of the current step, {@code [ROWS][hiddenSize]}. */
    private final float[] candidates;

    GruRecurrence(
            WindowProjection projection,
            int hiddenSize,
            boolean reverse,
            CancellationToken cancellation) {
        super(projection, hiddenSize, GATES, reverse, cancellation);
        candidateBias = new float[hiddenSize];
        resetUpdate = new float[ROWS * 2 * hiddenSize];
        candidates = new float[ROWS * hiddenSize];
    }

    @Override
    int parameterCount() {
        return super.parameterCount() + hiddenSize;
    }

    @Override
    void load(float[] parameters, int offset) {
        super.load(parameters, offset);
        System.arraycopy(parameters, offset + super.parameterCount(), candidateBias, 0, hiddenSize);
    }

    @Override
    void resize(int steps) {
        if (candidateRecurrent.length < steps * ROWS * hiddenSize) {
            candidateRecurrent = new float[steps * ROWS * hiddenSize];
        }
    }

    /**
     * The costly functions run over {@link #resetUpdate} and {@link #candidates}, where all rows
     * lie side by side: loops over one row's few units would spend most of their time on their
     * ends.
     */
    @Override
    void stepForward(int t, int previous) {
        float[] before = previous < 0 ? zeroState : states;
        int beforeAt = previous < 0 ? 0 : previous * ROWS * hiddenSize;
        int gateAt = t * ROWS * gateSize;
        int at = t * ROWS * hiddenSize;
        for (int b = 0; b < ROWS; b++) {
            sum(
                    resetUpdate,
                    2 * b * hiddenSize,
                    gates,
                    gateAt + b * gateSize,
                    recurrentPart,
                    b * gateSize,
                    2 * hiddenSize);
        }
        Elementwise.sigmoid(resetUpdate, 0, resetUpdate.length);
        for (int b = 0; b < ROWS; b++) {
            candidate(b, gateAt + b * gateSize, at + b * hiddenSize);
        }
        Elementwise.tanh(candidates, 0, candidates.length);
        for (int b = 0; b < ROWS; b++) {
            int row = b * hiddenSize;
            mix(b, at + row, before, beforeAt + row);
            int to = gateAt + b * gateSize;
            System.arraycopy(resetUpdate, 2 * row, gates, to, 2 * hiddenSize);
            System.arraycopy(candidates, row, gates, to + 2 * hiddenSize, hiddenSize);
        }
    }

    private static void sum(
            float[] target, int to, float[] left, int l, float[] right, int r, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = left[l + i] + right[r + i];
        }
    }

    private void candidate(int b, int gateAt, int at) {
        float[] g = gates;
        float[] q = candidateRecurrent;
        float[] recurrent = recurrentPart;
        float[] bias = candidateBias;
        float[] reset = resetUpdate;
        float[] n = candidates;
        int size = hiddenSize;
        int row = b * size;
        int resetAt = 2 * row;
        int recurrentAt = b * gateSize + 2 * size;
        int inputAt = gateAt + 2 * size;
        for (int j = 0; j < size; j++) {
            float value = recurrent[recurrentAt + j] + bias[j];
            q[at + j] = value;
            n[row + j] = g[inputAt + j] + reset[resetAt + j] * value;
        }
    }

    private void mix(int b, int at, float[] before, int beforeAt) {
        float[] h = states;
        float[] update = resetUpdate;
        float[] candidate = candidates;
        int size = hiddenSize;
        int row = b * size;
        int updateAt = 2 * row + size;
        for (int j = 0; j < size; j++) {
            float n = candidate[row + j];
            h[at + j] = n + update[updateAt + j] * (before[beforeAt + j] - n);
        }
    }

    @Override
    void clearState(int t, int row) {
        // The gates of a missing position are never looked at.
    }

    @Override
    void beginBackward() {
        // Nothing is carried besides the state's gradient.
    }

    @Override
    void clearCarried(int row) {
        // Nothing is carried besides the state's gradient.
    }

    @Override
    void stepBackward(
            int t,
            int previous,
            float[] stateGradient,
            float[] recurrentGradient,
            int at,
            float[] direct) {
        float[] before = previous < 0 ? zeroState : states;
        int beforeAt = previous < 0 ? 0 : previous * ROWS * hiddenSize;
        for (int b = 0; b < ROWS; b++) {
            int h = b * hiddenSize;
            rowBackward(
                    at + b * gateSize,
                    (t * ROWS + b) * hiddenSize,
                    before,
                    beforeAt + h,
                    stateGradient,
                    h,
                    recurrentGradient,
                    direct);
        }
    }

    private void rowBackward(
            int gateAt,
            int at,
            float[] before,
            int beforeAt,
            float[] stateGradient,
            int h,
            float[] recurrentGradient,
            float[] direct) {
        float[] g = gates;
        float[] q = candidateRecurrent;
        int size = hiddenSize;
        for (int j = 0; j < size; j++) {
            float r = g[gateAt + j];
            float z = g[gateAt + size + j];
            float n = g[gateAt + 2 * size + j];
            float dh = stateGradient[h + j];
            float dn = dh * (1f - z) * (1f - n * n);
            float dz = dh * (before[beforeAt + j] - n) * z * (1f - z);
            float dr = dn * q[at + j] * r * (1f - r);
            g[gateAt + j] = dr;
            g[gateAt + size + j] = dz;
            g[gateAt + 2 * size + j] = dn;
            recurrentGradient[gateAt + j] = dr;
            recurrentGradient[gateAt + size + j] = dz;
            recurrentGradient[gateAt + 2 * size + j] = dn * r;
            direct[h + j] = dh * z;
        }
    }

    @Override
    void addFurtherGradients(
            int steps, float[] recurrentGradient, float[] parameterGradient, int offset) {
        for (int i = 0; i < steps * ROWS; i++) {
            Elementwise.add(
                    parameterGradient,
                    offset,
                    recurrentGradient,
                    i * gateSize + 2 * hiddenSize,
                    hiddenSize);
        }
    }
}
