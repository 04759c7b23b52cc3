// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;
import java.util.List;

/** {@link Kernel#lstm}, one direction; gates in the order input, forget, candidate, output. */
final class LstmRecurrence extends Recurrence {

    private static final int INPUT = 0;
    private static final int FORGET = 1;
    private static final int CANDIDATE = 2;
    private static final int OUTPUT = 3;
    private static final int STATE = 4;
    private static final int CELL = 5;
    private static final int SQUASHED_CELL = 6;
    private static final int PARTS = 7;

    private static final List<Term> TERMS =
            List.of(
                    new Term(INPUT, true, true),
                    new Term(FORGET, true, true),
                    new Term(CANDIDATE, true, true),
                    new Term(OUTPUT, true, true));

    /** What the backward pass carries from step to step. */
    private final float[] cellGradient = new float[ROWS * hiddenSize];

    LstmRecurrence(
            OperatorInput input, int hiddenSize, boolean reverse, CancellationToken cancellation) {
        super(input, hiddenSize, TERMS, 4, PARTS, STATE, 2, false, reverse, cancellation);
    }

    @Override
    void stepForward(float[][] parts, float[][] before) {
        Elementwise.sigmoid(parts[INPUT]);
        Elementwise.sigmoid(parts[FORGET]);
        Elementwise.tanh(parts[CANDIDATE]);
        Elementwise.sigmoid(parts[OUTPUT]);
        nextCell(parts[CELL], before[CELL], parts[FORGET], parts[INPUT], parts[CANDIDATE]);
        Elementwise.tanh(parts[SQUASHED_CELL], parts[CELL]);
        Elementwise.multiply(parts[STATE], parts[OUTPUT], parts[SQUASHED_CELL]);
    }

    private static void nextCell(
            float[] cell, float[] before, float[] forget, float[] in, float[] candidate) {
        for (int i = 0; i < cell.length; i++) {
            cell[i] = forget[i] * before[i] + in[i] * candidate[i];
        }
    }

    @Override
    void beginBackward() {
        Arrays.fill(cellGradient, 0f);
    }

    @Override
    void clearCarried(int b) {
        Arrays.fill(cellGradient, b * hiddenSize, (b + 1) * hiddenSize, 0f);
    }

    @Override
    void stepBackward(
            float[][] parts,
            float[][] before,
            float[] stateGradient,
            float[][] termGradients,
            float[] direct) {
        outputGradient(
                cellGradient,
                stateGradient,
                parts[OUTPUT],
                parts[SQUASHED_CELL],
                termGradients[OUTPUT]);
        inputGradient(
                cellGradient,
                parts[INPUT],
                parts[CANDIDATE],
                termGradients[INPUT],
                termGradients[CANDIDATE]);
        forgetGradient(cellGradient, parts[FORGET], before[CELL], termGradients[FORGET]);
    }

    /** Adds to the gradient of the cell, and gives that of the output gate. */
    private static void outputGradient(
            float[] cellGradient,
            float[] stateGradient,
            float[] output,
            float[] squashed,
            float[] gradient) {
        for (int i = 0; i < cellGradient.length; i++) {
            float o = output[i];
            float s = squashed[i];
            float dh = stateGradient[i];
            cellGradient[i] += dh * o * (1f - s * s);
            gradient[i] = dh * s * o * (1f - o);
        }
    }

    private static void inputGradient(
            float[] cellGradient,
            float[] in,
            float[] candidate,
            float[] gradient,
            float[] candidateGradient) {
        for (int i = 0; i < cellGradient.length; i++) {
            float dc = cellGradient[i];
            float a = in[i];
            float g = candidate[i];
            gradient[i] = dc * g * a * (1f - a);
            candidateGradient[i] = dc * a * (1f - g * g);
        }
    }

    /** The gradient of the cell becomes that of the one before. */
    private static void forgetGradient(
            float[] cellGradient, float[] forget, float[] before, float[] gradient) {
        for (int i = 0; i < cellGradient.length; i++) {
            float dc = cellGradient[i];
            float f = forget[i];
            gradient[i] = dc * before[i] * f * (1f - f);
            cellGradient[i] = dc * f;
        }
    }
}
