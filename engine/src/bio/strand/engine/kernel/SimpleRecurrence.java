// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;

/** {@link Kernel#rnn}, one direction, with tanh or the rectifier. */
final class SimpleRecurrence extends Recurrence {

    /** The state of the current step, {@code [ROWS][hiddenSize]}; then its gradient. */
    private final float[] h;

    private final boolean rectified;

    SimpleRecurrence(
            WindowProjection projection,
            int hiddenSize,
            boolean rectified,
            boolean reverse,
            CancellationToken cancellation) {
        super(projection, hiddenSize, 1, reverse, cancellation);
        this.rectified = rectified;
        h = new float[ROWS * hiddenSize];
    }

    @Override
    void resize(int steps) {
        // The states are all there is.
    }

    @Override
    void stepForward(int t, int previous) {
        int at = t * h.length;
        System.arraycopy(gates, at, h, 0, h.length);
        Elementwise.add(h, recurrentPart);
        if (rectified) {
            rectify(h);
        } else {
            Elementwise.tanh(h, 0, h.length);
        }
        System.arraycopy(h, 0, states, at, h.length);
    }

    @Override
    void stepBackward(
            int t,
            int previous,
            float[] stateGradient,
            float[] recurrentGradient,
            int at,
            float[] direct) {
        System.arraycopy(states, at, h, 0, h.length);
        if (rectified) {
            pass(h, stateGradient);
        } else {
            differentiate(h, stateGradient);
        }
        System.arraycopy(h, 0, gates, at, h.length);
        System.arraycopy(h, 0, recurrentGradient, at, h.length);
        Arrays.fill(direct, 0f);
    }

    private static void rectify(float[] h) {
        for (int i = 0; i < h.length; i++) {
            h[i] = Math.max(0f, h[i]);
        }
    }

    private static void pass(float[] h, float[] stateGradient) {
        for (int i = 0; i < h.length; i++) {
            h[i] = h[i] > 0 ? stateGradient[i] : 0f;
        }
    }

    private static void differentiate(float[] h, float[] stateGradient) {
        for (int i = 0; i < h.length; i++) {
            h[i] = stateGradient[i] * (1f - h[i] * h[i]);
        }
    }

    @Override
    void beginBackward() {
        // Nothing is carried.
    }

    @Override
    void clearCarried(int row) {
        // Nothing is carried.
    }

    @Override
    void clearState(int t, int row) {
        // The states are all there is.
    }
}
