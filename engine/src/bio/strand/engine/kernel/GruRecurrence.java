// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.progress.CancellationToken;
import java.util.List;

/** {@link Kernel#gru}, one direction; gates in the order reset, update, candidate. */
final class GruRecurrence extends Recurrence {

    private static final int RESET = 0;
    private static final int UPDATE = 1;
    private static final int CANDIDATE = 2;

    /** What the state contributes to the candidate before it is reset. */
    private static final int RECURRENT = 3;

    private static final int STATE = 4;
    private static final int PARTS = 5;

    private static final List<Term> TERMS =
            List.of(
                    new Term(RESET, true, true),
                    new Term(UPDATE, true, true),
                    new Term(CANDIDATE, false, true),
                    new Term(CANDIDATE, true, false));

    GruRecurrence(
            OperatorInput input, int hiddenSize, boolean reverse, CancellationToken cancellation) {
        super(input, hiddenSize, TERMS, 3, PARTS, STATE, 1, true, reverse, cancellation);
    }

    @Override
    void stepForward(float[][] parts, float[][] before) {
        Elementwise.sigmoid(parts[RESET]);
        Elementwise.sigmoid(parts[UPDATE]);
        addProduct(parts[CANDIDATE], parts[RESET], parts[RECURRENT]);
        Elementwise.tanh(parts[CANDIDATE]);
        mix(parts[STATE], before[STATE], parts[UPDATE], parts[CANDIDATE]);
    }

    private static void addProduct(float[] target, float[] left, float[] right) {
        for (int i = 0; i < target.length; i++) {
            target[i] += left[i] * right[i];
        }
    }

    private static void mix(float[] state, float[] before, float[] update, float[] candidate) {
        for (int i = 0; i < state.length; i++) {
            float n = candidate[i];
            state[i] = n + update[i] * (before[i] - n);
        }
    }

    @Override
    void stepBackward(
            float[][] parts,
            float[][] before,
            float[] stateGradient,
            float[][] termGradients,
            float[] direct) {
        updateGradient(
                stateGradient,
                before[STATE],
                parts[UPDATE],
                parts[CANDIDATE],
                termGradients[UPDATE],
                direct);
        candidateGradient(stateGradient, parts[UPDATE], parts[CANDIDATE], termGradients[CANDIDATE]);
        resetGradient(
                termGradients[CANDIDATE],
                parts[RESET],
                parts[RECURRENT],
                termGradients[RESET],
                termGradients[RECURRENT]);
    }

    private static void updateGradient(
            float[] stateGradient,
            float[] before,
            float[] update,
            float[] candidate,
            float[] gradient,
            float[] direct) {
        for (int i = 0; i < stateGradient.length; i++) {
            float dh = stateGradient[i];
            float z = update[i];
            gradient[i] = dh * (before[i] - candidate[i]) * z * (1f - z);
            direct[i] = dh * z;
        }
    }

    private static void candidateGradient(
            float[] stateGradient, float[] update, float[] candidate, float[] gradient) {
        for (int i = 0; i < stateGradient.length; i++) {
            float n = candidate[i];
            gradient[i] = stateGradient[i] * (1f - update[i]) * (1f - n * n);
        }
    }

    private static void resetGradient(
            float[] candidateGradient,
            float[] reset,
            float[] recurrent,
            float[] gradient,
            float[] recurrentGradient) {
        for (int i = 0; i < candidateGradient.length; i++) {
            float dn = candidateGradient[i];
            float r = reset[i];
            gradient[i] = dn * recurrent[i] * r * (1f - r);
            recurrentGradient[i] = dn * r;
        }
    }
}
