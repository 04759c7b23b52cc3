// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.progress.CancellationToken;

/** {@link Kernel#gru}, one direction; gates in the order reset, update, candidate. */
final class GruRecurrence extends Recurrence {

    private static final int GATES = 3;

    private final float[] candidateBias;

    /** {@code h Un + cn} of each step, {@code [steps][ROWS][hiddenSize]}. */
    private float[] candidateRecurrent = {};

    GruRecurrence(
            WindowProjection projection,
            int hiddenSize,
            boolean reverse,
            CancellationToken cancellation) {
        super(projection, hiddenSize, GATES, reverse, cancellation);
        candidateBias = new float[hiddenSize];
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

    @Override
    void stepForward(int t, int previous) {
        float[] before = previous < 0 ? zeroState : states;
        int beforeAt = previous < 0 ? 0 : previous * ROWS * hiddenSize;
        for (int b = 0; b < ROWS; b++) {
            int gateAt = (t * ROWS + b) * gateSize;
            int at = (t * ROWS + b) * hiddenSize;
            Elementwise.add(gates, gateAt, recurrentPart, b * gateSize, 2 * hiddenSize);
            Elementwise.sigmoid(gates, gateAt, gateAt + 2 * hiddenSize);
            candidate(gateAt, at, b * gateSize + 2 * hiddenSize);
            Elementwise.tanh(gates, gateAt + 2 * hiddenSize, gateAt + gateSize);
            mix(gateAt, at, before, beforeAt + b * hiddenSize);
        }
    }

    private void candidate(int gateAt, int at, int recurrentAt) {
        float[] g = gates;
        float[] q = candidateRecurrent;
        float[] recurrent = recurrentPart;
        float[] bias = candidateBias;
        int size = hiddenSize;
        for (int j = 0; j < size; j++) {
            float value = recurrent[recurrentAt + j] + bias[j];
            q[at + j] = value;
            g[gateAt + 2 * size + j] += g[gateAt + j] * value;
        }
    }

    private void mix(int gateAt, int at, float[] before, int beforeAt) {
        float[] g = gates;
        float[] h = states;
        int size = hiddenSize;
        for (int j = 0; j < size; j++) {
            float n = g[gateAt + 2 * size + j];
            h[at + j] = n + g[gateAt + size + j] * (before[beforeAt + j] - n);
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
