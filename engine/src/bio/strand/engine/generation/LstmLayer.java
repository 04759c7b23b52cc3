// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.kernel.AffineMap;
import bio.strand.engine.kernel.Elementwise;
import java.util.Arrays;

/**
 * An LSTM without peepholes that can differentiate its own derivative: besides values it carries
 * tangents, their derivatives in a direction of the input, and its backward pass takes gradients by
 * both. Backward through the tangents is the gradient of a directional derivative (Pearlmutter,
 * 1994), exact to the second order. The recurrent operators of {@code kernel} know the first order
 * only.
 *
 * <p>{@code c' = f c + i g, h' = o tanh(c')} with i, f, o sigmoids and g a tanh of {@code (x, h) W
 * + b}; gates in the order input, forget, candidate, output. Batches are arrays of steps, each
 * {@code [rows][size]}. All sequences have the same length.
 */
final class LstmLayer {

    private static final int INPUT = 0;
    private static final int FORGET = 1;
    private static final int CANDIDATE = 2;
    private static final int OUTPUT = 3;
    private static final int GATES = 4;

    private final AffineMap map;
    private final int rows;
    private final int inputSize;
    private final int hiddenSize;
    private final Step[] steps;
    private final float[] zeros;
    private final float[] joined;
    private final float[] gates;
    private final float[][] inputGradient;
    private final float[][] tangentGradient;
    private float[][] input;
    private float[][] inputTangent;

    /** What is kept of a position; tangents only when they are asked for. */
    private static final class Step {
        private final float[][] gates;
        private final float[] cell;
        private final float[] squashed;
        private final float[] state;
        private float[][] gateTangents;
        private float[] cellTangent;
        private float[] stateTangent;

        Step(int size) {
            gates = new float[GATES][size];
            cell = new float[size];
            squashed = new float[size];
            state = new float[size];
        }

        void keepTangents() {
            if (gateTangents == null) {
                gateTangents = new float[GATES][cell.length];
                cellTangent = new float[cell.length];
                stateTangent = new float[cell.length];
            }
        }
    }

    /**
     * Wraps a map from input and state to the four gates.
     *
     * @param hiddenSize width of the state, a quarter of the map's outputs
     * @param length number of positions
     */
    LstmLayer(AffineMap map, int length) {
        this.map = map;
        rows = map.shape().rows();
        hiddenSize = map.shape().outputSize() / GATES;
        inputSize = map.shape().inputSize() - hiddenSize;
        int size = rows * hiddenSize;
        steps = new Step[length];
        Arrays.setAll(steps, t -> new Step(size));
        zeros = new float[size];
        joined = new float[rows * (inputSize + hiddenSize)];
        gates = new float[rows * GATES * hiddenSize];
        inputGradient = new float[length][rows * inputSize];
        tangentGradient = new float[length][rows * inputSize];
    }

    /** Computes the states of all positions; the input must stay as it is until the gradients. */
    float[][] forward(float[][] x) {
        input = x;
        float[] cell = zeros;
        float[] state = zeros;
        for (int t = 0; t < steps.length; t++) {
            Step step = steps[t];
            map.forward(join(x[t], state), gates);
            split(gates, step.gates);
            Elementwise.sigmoid(step.gates[INPUT]);
            Elementwise.sigmoid(step.gates[FORGET]);
            Elementwise.tanh(step.gates[CANDIDATE], step.gates[CANDIDATE]);
            Elementwise.sigmoid(step.gates[OUTPUT]);
            nextCell(step, cell);
            Elementwise.tanh(step.squashed, step.cell);
            multiply(step.state, step.gates[OUTPUT], step.squashed);
            cell = step.cell;
            state = step.state;
        }
        return states(false);
    }

    private float[][] states(boolean tangents) {
        float[][] all = new float[steps.length][];
        Arrays.setAll(all, t -> tangents ? steps[t].stateTangent : steps[t].state);
        return all;
    }

    /** The tangents of the states in the direction of an input's tangent, which must stay. */
    float[][] tangent(float[][] xTangent) {
        inputTangent = xTangent;
        float[] cell = zeros;
        float[] cellTangent = zeros;
        float[] stateTangent = zeros;
        for (int t = 0; t < steps.length; t++) {
            Step step = steps[t];
            step.keepTangents();
            map.tangent(join(xTangent[t], stateTangent), gates);
            split(gates, step.gateTangents);
            tangents(step, cell, cellTangent);
            cell = step.cell;
            cellTangent = step.cellTangent;
            stateTangent = step.stateTangent;
        }
        return states(true);
    }

    private static void nextCell(Step step, float[] before) {
        float[] in = step.gates[INPUT];
        float[] forget = step.gates[FORGET];
        float[] candidate = step.gates[CANDIDATE];
        float[] cell = step.cell;
        for (int k = 0; k < cell.length; k++) {
            cell[k] = forget[k] * before[k] + in[k] * candidate[k];
        }
    }

    /** Tangents of cell and state; those of the gates' sums are there. */
    private static void tangents(Step step, float[] before, float[] beforeTangent) {
        float[] in = step.gates[INPUT];
        float[] forget = step.gates[FORGET];
        float[] candidate = step.gates[CANDIDATE];
        float[] output = step.gates[OUTPUT];
        float[] inSum = step.gateTangents[INPUT];
        float[] forgetSum = step.gateTangents[FORGET];
        float[] candidateSum = step.gateTangents[CANDIDATE];
        float[] outputSum = step.gateTangents[OUTPUT];
        float[] cell = step.cellTangent;
        float[] state = step.stateTangent;
        float[] squashed = step.squashed;
        for (int k = 0; k < cell.length; k++) {
            float i = in[k];
            float f = forget[k];
            float g = candidate[k];
            float o = output[k];
            float s = squashed[k];
            float c =
                    f * (1 - f) * forgetSum[k] * before[k]
                            + f * beforeTangent[k]
                            + i * (1 - i) * inSum[k] * g
                            + i * (1 - g * g) * candidateSum[k];
            cell[k] = c;
            state[k] = o * (1 - o) * outputSum[k] * s + o * (1 - s * s) * c;
        }
    }

    /**
     * The backward pass.
     *
     * @param gradient the gradient by the states; null for zeros
     * @param ofTangents the gradient by the tangents of the states; null when there are none
     * @param accumulate whether the gradient by the parameters is wanted
     */
    void backward(float[][] gradient, float[][] ofTangents, boolean accumulate) {
        int size = zeros.length;
        boolean dual = ofTangents != null;
        float[] stateBack = new float[size];
        float[] cellBack = new float[size];
        float[] stateTangentBack = new float[size];
        float[] cellTangentBack = new float[size];
        float[][] sums = new float[GATES][size];
        float[][] sumTangents = new float[GATES][size];
        float[] both = new float[joined.length];
        for (int t = steps.length - 1; t >= 0; t--) {
            Step step = steps[t];
            boolean first = t == 0;
            float[] cell = first ? zeros : steps[t - 1].cell;
            if (gradient != null) {
                add(stateBack, gradient[t]);
            }
            if (dual) {
                add(stateTangentBack, ofTangents[t]);
                float[] cellTangent = first ? zeros : steps[t - 1].cellTangent;
                backThroughTangents(
                        step,
                        cell,
                        cellTangent,
                        stateBack,
                        cellBack,
                        stateTangentBack,
                        cellTangentBack,
                        sums,
                        sumTangents);
                unsplit(sumTangents, gates);
                map.backward(gates, both);
                part(both, tangentGradient[t], stateTangentBack);
                if (accumulate) {
                    map.keep(join(inputTangent[t], first ? zeros : steps[t - 1].stateTangent));
                    map.accumulate(false);
                }
            } else {
                back(step, cell, stateBack, cellBack, sums);
            }
            unsplit(sums, gates);
            map.backward(gates, both);
            part(both, inputGradient[t], stateBack);
            if (accumulate) {
                map.keep(join(input[t], first ? zeros : steps[t - 1].state));
                map.accumulate(true);
            }
        }
    }

    /** The gradient by the input after a backward pass, owned by the layer. */
    float[][] inputGradient() {
        return inputGradient;
    }

    /** The gradient by the input's tangent after a backward pass that took tangents. */
    float[][] tangentGradient() {
        return tangentGradient;
    }

    /** The gradient by the sums of the gates; that of the cell becomes the one before's. */
    private static void back(
            Step step, float[] before, float[] stateBack, float[] cellBack, float[][] sums) {
        float[] in = step.gates[INPUT];
        float[] forget = step.gates[FORGET];
        float[] candidate = step.gates[CANDIDATE];
        float[] output = step.gates[OUTPUT];
        float[] squashed = step.squashed;
        float[] inSum = sums[INPUT];
        float[] forgetSum = sums[FORGET];
        float[] candidateSum = sums[CANDIDATE];
        float[] outputSum = sums[OUTPUT];
        for (int k = 0; k < cellBack.length; k++) {
            float i = in[k];
            float f = forget[k];
            float g = candidate[k];
            float o = output[k];
            float s = squashed[k];
            float h = stateBack[k];
            float c = cellBack[k] + h * o * (1 - s * s);
            inSum[k] = c * g * i * (1 - i);
            forgetSum[k] = c * before[k] * f * (1 - f);
            candidateSum[k] = c * i * (1 - g * g);
            outputSum[k] = h * s * o * (1 - o);
            cellBack[k] = c * f;
        }
    }

    /** The same when the tangents have gradients, too. */
    private static void backThroughTangents(
            Step step,
            float[] before,
            float[] beforeTangent,
            float[] stateBack,
            float[] cellBack,
            float[] stateTangentBack,
            float[] cellTangentBack,
            float[][] sums,
            float[][] sumTangents) {
        float[] in = step.gates[INPUT];
        float[] forget = step.gates[FORGET];
        float[] candidate = step.gates[CANDIDATE];
        float[] output = step.gates[OUTPUT];
        float[] squashed = step.squashed;
        for (int k = 0; k < cellBack.length; k++) {
            float i = in[k];
            float f = forget[k];
            float g = candidate[k];
            float o = output[k];
            float s = squashed[k];
            float iSum = step.gateTangents[INPUT][k];
            float fSum = step.gateTangents[FORGET][k];
            float gSum = step.gateTangents[CANDIDATE][k];
            float oSum = step.gateTangents[OUTPUT][k];
            float iSlope = i * (1 - i);
            float fSlope = f * (1 - f);
            float gSlope = 1 - g * g;
            float oSlope = o * (1 - o);
            float sSlope = 1 - s * s;
            float cTangent = step.cellTangent[k];
            // h = o s and its tangent o' s + o s'.
            float h = stateBack[k];
            float hTangent = stateTangentBack[k];
            float oBack = h * s + hTangent * sSlope * cTangent;
            float oTangentBack = hTangent * s;
            float sTangentBack = hTangent * o;
            // s = tanh(c) and its tangent (1 - s^2) c'.
            float sBack = h * o + hTangent * oSlope * oSum - 2 * sTangentBack * s * cTangent;
            float c = cellBack[k] + sBack * sSlope;
            float cTangentBack = cellTangentBack[k] + sTangentBack * sSlope;
            // c = f c0 + i g and its tangent f' c0 + f c0' + i' g + i g'.
            float fBack = c * before[k] + cTangentBack * beforeTangent[k];
            float iBack = c * g + cTangentBack * gSlope * gSum;
            float gBack = c * i + cTangentBack * iSlope * iSum;
            float fTangentBack = cTangentBack * before[k];
            float iTangentBack = cTangentBack * g;
            float gTangentBack = cTangentBack * i;
            cellBack[k] = c * f + cTangentBack * fSlope * fSum;
            cellTangentBack[k] = cTangentBack * f;
            // Sigmoids and tanh of the sums, and their tangents slope times the sums' tangents.
            sums[INPUT][k] = (iBack + iTangentBack * (1 - 2 * i) * iSum) * iSlope;
            sums[FORGET][k] = (fBack + fTangentBack * (1 - 2 * f) * fSum) * fSlope;
            sums[CANDIDATE][k] = (gBack - 2 * gTangentBack * g * gSum) * gSlope;
            sums[OUTPUT][k] = (oBack + oTangentBack * (1 - 2 * o) * oSum) * oSlope;
            sumTangents[INPUT][k] = iTangentBack * iSlope;
            sumTangents[FORGET][k] = fTangentBack * fSlope;
            sumTangents[CANDIDATE][k] = gTangentBack * gSlope;
            sumTangents[OUTPUT][k] = oTangentBack * oSlope;
        }
    }

    /** Input and state side by side. */
    private float[] join(float[] x, float[] state) {
        int width = inputSize + hiddenSize;
        for (int b = 0; b < rows; b++) {
            System.arraycopy(x, b * inputSize, joined, b * width, inputSize);
            System.arraycopy(state, b * hiddenSize, joined, b * width + inputSize, hiddenSize);
        }
        return joined;
    }

    /** The reverse of {@link #join}. */
    private void part(float[] both, float[] x, float[] state) {
        int width = inputSize + hiddenSize;
        for (int b = 0; b < rows; b++) {
            System.arraycopy(both, b * width, x, b * inputSize, inputSize);
            System.arraycopy(both, b * width + inputSize, state, b * hiddenSize, hiddenSize);
        }
    }

    private void split(float[] all, float[][] each) {
        for (int b = 0; b < rows; b++) {
            for (int k = 0; k < GATES; k++) {
                int from = (b * GATES + k) * hiddenSize;
                System.arraycopy(all, from, each[k], b * hiddenSize, hiddenSize);
            }
        }
    }

    private void unsplit(float[][] each, float[] all) {
        for (int b = 0; b < rows; b++) {
            for (int k = 0; k < GATES; k++) {
                int to = (b * GATES + k) * hiddenSize;
                System.arraycopy(each[k], b * hiddenSize, all, to, hiddenSize);
            }
        }
    }

    private static void add(float[] target, float[] source) {
        for (int k = 0; k < target.length; k++) {
            target[k] += source[k];
        }
    }

    private static void multiply(float[] target, float[] left, float[] right) {
        for (int k = 0; k < target.length; k++) {
            target[k] = left[k] * right[k];
        }
    }
}
