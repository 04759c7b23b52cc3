// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.kernel.AffineMaps;
import java.util.ArrayList;
import java.util.List;

/** Dense and convolutional critics. */
final class PiecewiseLinearBody implements CriticBody {

    private static final float SLOPE = 0.2f;

    private final List<PiecewiseLinearLayer> layers;

    private PiecewiseLinearBody(List<PiecewiseLinearLayer> layers) {
        this.layers = layers;
    }

    static PiecewiseLinearBody of(CriticSpec spec, AffineMaps maps, int count) {
        List<PiecewiseLinearLayer> layers = new ArrayList<>();
        int last = count - 1;
        if (spec instanceof CriticSpec.Dense) {
            for (int i = 0; i < last; i++) {
                layers.add(new ActivatedMap(maps.get(i), SLOPE, true));
            }
        } else {
            layers.add(new ActivatedMap(maps.get(0), 1, true));
            ResidualBlock.addAll(layers, maps, 1, last);
        }
        layers.add(new ActivatedMap(maps.get(last), 1, true));
        return new PiecewiseLinearBody(layers);
    }

    @Override
    public float[] forward(float[] x) {
        float[] y = x;
        for (PiecewiseLinearLayer layer : layers) {
            y = layer.forward(y);
        }
        return y;
    }

    @Override
    public float[] backward(float[] scoreGradient, boolean accumulate) {
        float[] flowing = scoreGradient;
        for (int i = layers.size() - 1; i >= 0; i--) {
            flowing = layers.get(i).backward(flowing, accumulate);
        }
        return flowing;
    }

    @Override
    public void accumulateTangent(float[] direction) {
        float[] tangent = direction;
        for (PiecewiseLinearLayer layer : layers) {
            tangent = layer.tangent(tangent);
        }
    }
}
