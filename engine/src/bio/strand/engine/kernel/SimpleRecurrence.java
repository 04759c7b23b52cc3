// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.progress.CancellationToken;

import java.util.Arrays;

/** {@link Kernel#rnn}, one direction. */
final class SimpleRecurrence extends Recurrence {

    SimpleRecurrence(
            WindowProjection projection,
            int hiddenSize,
            boolean reverse,
            CancellationToken cancellation) {
        super(projection, hiddenSize, 1, reverse, cancellation);
    }

    @Override
    void resize(int steps) {
        // The states are all there is.
    }

    @Override
    void stepForward(int t, int previous) {
        int size = ROWS * hiddenSize;
        int at = t * size;
        for (int i = 0; i < size; i++) {
            states[at + i] = gates[at + i] + recurrentPart[i];
        }
        Elementwise.tanh(states, at, at + size);
    }

    @Override
    void stepBackward(
            int t,
            int previous,
            float[] stateGradient,
            float[] recurrentGradient,
            int at,
            float[] direct) {
        for (int i = 0; i < ROWS * hiddenSize; i++) {
            float h = states[at + i];
            float gradient = stateGradient[i] * (1f - h * h);
            gates[at + i] = gradient;
            recurrentGradient[at + i] = gradient;
        }
        Arrays.fill(direct, 0f);
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
