// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.kernel.AffineMap;
import bio.strand.engine.kernel.AffineMaps;
import java.util.List;

/** {@code y = x + 0.3 conv(relu(conv(relu(x))))} (Gulrajani et al., NIPS 2017, appendix). */
final class ResidualBlock implements PiecewiseLinearLayer {

    private static final float SHARE = 0.3f;

    private final AffineMap first;
    private final AffineMap second;
    private final float[] scratch;
    private final float[] flowing;
    private final float[] inner;
    private final float[] output;
    private float[] input;

    /**
     * Joins two convolutions.
     *
     * @param scratch working memory of the output's size, which all blocks of a network may share
     * @param flowing another piece of it
     */
    ResidualBlock(AffineMap first, AffineMap second, float[] scratch, float[] flowing) {
        this.first = first;
        this.second = second;
        this.scratch = scratch;
        this.flowing = flowing;
        inner = new float[scratch.length];
        output = new float[scratch.length];
    }

    /** Adds blocks of the maps from one index to another, two a block. */
    static void addAll(List<PiecewiseLinearLayer> layers, AffineMaps maps, int from, int to) {
        AffineMap.Shape shape = maps.get(from).shape();
        int size = shape.rows() * shape.steps() * shape.outputSize();
        float[] scratch = new float[size];
        float[] flowing = new float[size];
        for (int i = from; i < to; i += 2) {
            layers.add(new ResidualBlock(maps.get(i), maps.get(i + 1), scratch, flowing));
        }
    }

    @Override
    public float[] forward(float[] x) {
        input = x;
        Rectifier.rectify(scratch, x);
        first.forward(scratch, inner);
        Rectifier.rectify(inner, inner);
        second.forward(inner, output);
        Rectifier.addScaledOnto(output, x, SHARE);
        return output;
    }

    @Override
    public float[] backward(float[] yGradient, boolean accumulate) {
        Rectifier.scale(scratch, yGradient, SHARE);
        second.backward(scratch, flowing);
        Rectifier.pass(flowing, flowing, inner);
        first.backward(flowing, scratch);
        if (accumulate) {
            second.accumulate(true);
            first.accumulate(true);
        }
        Rectifier.addPassed(yGradient, scratch, input);
        return yGradient;
    }

    @Override
    public float[] tangent(float[] xTangent) {
        Rectifier.pass(scratch, xTangent, input);
        first.tangent(scratch, flowing);
        first.accumulate(false);
        Rectifier.pass(flowing, flowing, inner);
        second.tangent(flowing, scratch);
        second.accumulate(false);
        Rectifier.addScaled(xTangent, scratch, SHARE);
        return xTangent;
    }
}
