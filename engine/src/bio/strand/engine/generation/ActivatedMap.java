// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.kernel.AffineMap;

/** An affine map, and a rectifier after it or none. */
final class ActivatedMap implements PiecewiseLinearLayer {

    private final AffineMap map;
    private final float slope;
    private final float[] output;
    private final float[] tangent;
    private final float[] inputGradient;

    /**
     * Wraps a map.
     *
     * @param slope of the rectifier below zero; 1 for none
     * @param toInput whether backward passes give the gradient by the input
     */
    ActivatedMap(AffineMap map, float slope, boolean toInput) {
        this.map = map;
        this.slope = slope;
        AffineMap.Shape shape = map.shape();
        int positions = shape.rows() * shape.steps();
        output = new float[positions * shape.outputSize()];
        tangent = new float[output.length];
        inputGradient = toInput ? new float[positions * shape.inputSize()] : null;
    }

    @Override
    public float[] forward(float[] x) {
        map.forward(x, output);
        if (slope < 1) {
            Rectifier.rectifyLeaky(output, slope);
        }
        return output;
    }

    @Override
    public float[] backward(float[] yGradient, boolean accumulate) {
        if (slope < 1) {
            Rectifier.passLeaky(yGradient, output, slope);
        }
        map.backward(yGradient, inputGradient);
        if (accumulate) {
            map.accumulate(true);
        }
        return inputGradient;
    }

    @Override
    public float[] tangent(float[] xTangent) {
        map.tangent(xTangent, tangent);
        map.accumulate(false);
        if (slope < 1) {
            Rectifier.passLeaky(tangent, output, slope);
        }
        return tangent;
    }
}
