// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.kernel.AffineMap;
import bio.strand.engine.kernel.AffineMaps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Critics of LSTM layers: the score is a linear function of the mean of the last layer's states.
 * The gradient of a directional derivative is a backward pass through the pass that computes it.
 */
final class RecurrentBody implements CriticBody {

    private final List<LstmLayer> layers = new ArrayList<>();
    private final AffineMap head;
    private final int rows;
    private final int steps;
    private final int inputSize;
    private final int hiddenSize;
    private final float[] mean;
    private final float[] scores;
    private final float[] meanGradient;
    private final float[] inputGradient;

    RecurrentBody(AffineMaps maps, List<AffineMap.Shape> shapes, int steps) {
        this.steps = steps;
        int last = shapes.size() - 1;
        for (int i = 0; i < last; i++) {
            layers.add(new LstmLayer(maps.get(i), steps));
        }
        head = maps.get(last);
        rows = shapes.get(0).rows();
        hiddenSize = shapes.get(last).inputSize();
        inputSize = shapes.get(0).inputSize() - hiddenSize;
        mean = new float[rows * hiddenSize];
        scores = new float[rows];
        meanGradient = new float[mean.length];
        inputGradient = new float[rows * steps * inputSize];
    }

    @Override
    public float[] forward(float[] x) {
        float[][] states = RowParts.toSteps(x, inputSize, rows, steps);
        for (LstmLayer layer : layers) {
            states = layer.forward(states);
        }
        computeMean(states);
        head.forward(mean, scores);
        return scores;
    }

    private void computeMean(float[][] states) {
        Arrays.fill(mean, 0f);
        for (float[] state : states) {
            Rectifier.addScaled(mean, state, 1f / steps);
        }
    }

    @Override
    public float[] backward(float[] scoreGradient, boolean accumulate) {
        float[][] flowing = spread(scoreGradient);
        if (accumulate) {
            head.accumulate(true);
        }
        for (int i = layers.size() - 1; i >= 0; i--) {
            layers.get(i).backward(flowing, null, accumulate);
            flowing = layers.get(i).inputGradient();
        }
        RowParts.toRows(flowing, inputSize, rows, inputGradient);
        return inputGradient;
    }

    /** The gradient by the states of all positions, which is the same at each. */
    private float[][] spread(float[] scoreGradient) {
        head.backward(scoreGradient, meanGradient);
        Rectifier.scale(meanGradient, meanGradient, 1f / steps);
        float[][] all = new float[steps][];
        Arrays.fill(all, meanGradient);
        return all;
    }

    @Override
    public void accumulateTangent(float[] direction) {
        float[][] tangents = RowParts.toSteps(direction, inputSize, rows, steps);
        for (LstmLayer layer : layers) {
            tangents = layer.tangent(tangents);
        }
        float[] ones = new float[rows];
        Arrays.fill(ones, 1f);
        // The scores themselves have no share in their derivative's gradient, only the tangents.
        float[][] ofTangents = spread(ones);
        computeMean(tangents);
        head.keep(mean);
        head.accumulate(false);
        float[][] ofStates = null;
        for (int i = layers.size() - 1; i >= 0; i--) {
            LstmLayer layer = layers.get(i);
            layer.backward(ofStates, ofTangents, true);
            ofStates = layer.inputGradient();
            ofTangents = layer.tangentGradient();
        }
    }
}
