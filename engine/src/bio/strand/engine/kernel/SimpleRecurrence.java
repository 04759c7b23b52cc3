// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.progress.CancellationToken;
import java.util.List;

/** {@link Kernel#rnn}, one direction, with tanh or the rectifier. */
final class SimpleRecurrence extends Recurrence {

    private static final int STATE = 0;
    private static final List<Term> TERMS = List.of(new Term(0, true, true));

    private final boolean rectified;

    SimpleRecurrence(
            OperatorInput input,
            int hiddenSize,
            boolean rectified,
            boolean reverse,
            CancellationToken cancellation) {
        super(input, hiddenSize, TERMS, 1, 1, STATE, 1, false, reverse, cancellation);
        this.rectified = rectified;
    }

    @Override
    void stepForward(float[][] parts, float[][] before) {
        if (rectified) {
            Elementwise.rectify(parts[STATE]);
        } else {
            Elementwise.tanh(parts[STATE]);
        }
    }

    @Override
    void stepBackward(
            float[][] parts,
            float[][] before,
            float[] stateGradient,
            float[][] termGradients,
            float[] direct) {
        if (rectified) {
            pass(parts[STATE], stateGradient, termGradients[0]);
        } else {
            differentiate(parts[STATE], stateGradient, termGradients[0]);
        }
    }

    private static void pass(float[] state, float[] stateGradient, float[] gradient) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = state[i] > 0 ? stateGradient[i] : 0f;
        }
    }

    private static void differentiate(float[] state, float[] stateGradient, float[] gradient) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = stateGradient[i] * (1f - state[i] * state[i]);
        }
    }
}
