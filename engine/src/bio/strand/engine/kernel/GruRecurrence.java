// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;

/** {@link Kernel#gru}, one direction; gates in the order reset, update, candidate. */
final class GruRecurrence extends Recurrence {

    private static final int GATES = 3;
    private static final int RESET = 0;
    private static final int UPDATE = 1;
    private static final int CANDIDATE = 2;

    /** cn, repeated for each row. */
    private final float[] candidateBias;

    /** {@code h Un + cn} of each step, {@code [steps][ROWS][hiddenSize]}. */
    private float[] candidateRecurrent = {};

    // Of the current step: gates row by row, each gate of both projections by itself, and state.
    private final float[] interleaved;
    private final float[][] gate;
    private final float[][] recurrent;
    private final float[] h;

    GruRecurrence(
            WindowProjection projection,
            int hiddenSize,
            boolean reverse,
            CancellationToken cancellation) {
        super(projection, hiddenSize, GATES, reverse, cancellation);
        candidateBias = new float[ROWS * hiddenSize];
        interleaved = new float[ROWS * gateSize];
        gate = new float[GATES][ROWS * hiddenSize];
        recurrent = new float[GATES][ROWS * hiddenSize];
        h = new float[ROWS * hiddenSize];
    }

    @Override
    int parameterCount() {
        return super.parameterCount() + hiddenSize;
    }

    @Override
    void load(float[] parameters, int offset) {
        super.load(parameters, offset);
        int from = offset + super.parameterCount();
        for (int b = 0; b < ROWS; b++) {
            System.arraycopy(parameters, from, candidateBias, b * hiddenSize, hiddenSize);
        }
    }

    @Override
    void resize(int steps) {
        if (candidateRecurrent.length < steps * ROWS * hiddenSize) {
            candidateRecurrent = new float[steps * ROWS * hiddenSize];
        }
    }

    @Override
    void stepForward(int t, int previous) {
        if (previous < 0) {
            setInitial();
        }
        int gateAt = t * interleaved.length;
        System.arraycopy(gates, gateAt, interleaved, 0, interleaved.length);
        split(interleaved, gate);
        split(recurrentPart, recurrent);
        Elementwise.add(gate[RESET], recurrent[RESET]);
        Elementwise.sigmoid(gate[RESET], 0, h.length);
        Elementwise.add(gate[UPDATE], recurrent[UPDATE]);
        Elementwise.sigmoid(gate[UPDATE], 0, h.length);
        Elementwise.add(recurrent[CANDIDATE], candidateBias);
        addProduct(gate[CANDIDATE], gate[RESET], recurrent[CANDIDATE]);
        Elementwise.tanh(gate[CANDIDATE], 0, h.length);
        mix(h, gate[UPDATE], gate[CANDIDATE]);
        keep(gate, gateAt);
        System.arraycopy(recurrent[CANDIDATE], 0, candidateRecurrent, t * h.length, h.length);
        System.arraycopy(h, 0, states, t * h.length, h.length);
    }

    private void setInitial() {
        if (hasInitial()) {
            System.arraycopy(initial, 0, h, 0, h.length);
        } else {
            Arrays.fill(h, 0f);
        }
    }

    private static void addProduct(float[] target, float[] left, float[] right) {
        for (int i = 0; i < target.length; i++) {
            target[i] += left[i] * right[i];
        }
    }

    private static void mix(float[] h, float[] update, float[] candidate) {
        for (int i = 0; i < h.length; i++) {
            float n = candidate[i];
            h[i] = n + update[i] * (h[i] - n);
        }
    }

    @Override
    void clearState(int t, int row) {
        Arrays.fill(h, row * hiddenSize, (row + 1) * hiddenSize, 0f);
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
        recall(gate, at);
        float[] q = recurrent[CANDIDATE];
        System.arraycopy(candidateRecurrent, t * h.length, q, 0, q.length);
        if (previous < 0) {
            setInitial();
        } else {
            System.arraycopy(states, previous * h.length, h, 0, h.length);
        }
        differentiate(stateGradient, h, q, gate[RESET], gate[UPDATE], gate[CANDIDATE], direct);
        join(gate, interleaved);
        System.arraycopy(interleaved, 0, gates, at, interleaved.length);
        float[] inputCandidate = gate[CANDIDATE];
        gate[CANDIDATE] = q;
        join(gate, interleaved);
        gate[CANDIDATE] = inputCandidate;
        System.arraycopy(interleaved, 0, recurrentGradient, at, interleaved.length);
    }

    /** The gates become their gradients, and {@code q} the gradient by itself. */
    private static void differentiate(
            float[] stateGradient,
            float[] before,
            float[] q,
            float[] reset,
            float[] update,
            float[] candidate,
            float[] direct) {
        for (int i = 0; i < q.length; i++) {
            float dh = stateGradient[i];
            float r = reset[i];
            float z = update[i];
            float n = candidate[i];
            float dn = dh * (1f - z) * (1f - n * n);
            reset[i] = dn * q[i] * r * (1f - r);
            update[i] = dh * (before[i] - n) * z * (1f - z);
            candidate[i] = dn;
            q[i] = dn * r;
            direct[i] = dh * z;
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
