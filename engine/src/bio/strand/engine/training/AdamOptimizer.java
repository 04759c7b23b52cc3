// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.network.NetworkLayout;
import bio.strand.engine.network.ParameterBlock;

/**
 * Adam as algorithm 1 of Kingma and Ba (ICLR 2015) has it, with epsilon beside the root of the
 * bias-corrected second moment, and decoupled weight decay (Loshchilov and Hutter, ICLR 2019).
 */
final class AdamOptimizer {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final float EPSILON = 1e-8f;

    private final NetworkLayout layout;
    private final double weightDecay;
    private final float[] first;
    private final float[] second;
    private int step;

    AdamOptimizer(NetworkLayout layout, double weightDecay) {
        this.layout = layout;
        this.weightDecay = weightDecay;
        first = new float[layout.parameterCount()];
        second = new float[layout.parameterCount()];
    }

    /** Changes the parameters by one step against the gradient. */
    void step(float[] parameters, float[] gradient, double learningRate) {
        step++;
        if (weightDecay > 0) {
            float keep = (float) (1 - learningRate * weightDecay);
            for (ParameterBlock block : layout.blocks()) {
                if (!block.isBias()) {
                    scale(parameters, block.offset(), block.offset() + block.count(), keep);
                }
            }
        }
        double correction1 = 1 - StrictMath.pow(BETA1, step);
        double correction2 = 1 - StrictMath.pow(BETA2, step);
        update(
                parameters,
                gradient,
                (float) (learningRate / correction1),
                (float) (1 / Math.sqrt(correction2)));
    }

    private static void scale(float[] values, int from, int to, float factor) {
        for (int i = from; i < to; i++) {
            values[i] *= factor;
        }
    }

    private void update(float[] parameters, float[] gradient, float rate, float rootScale) {
        float keep1 = (float) BETA1;
        float new1 = (float) (1 - BETA1);
        float keep2 = (float) BETA2;
        float new2 = (float) (1 - BETA2);
        float[] m = first;
        float[] v = second;
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i];
            m[i] = keep1 * m[i] + new1 * g;
            v[i] = keep2 * v[i] + new2 * g * g;
            float root = (float) Math.sqrt(v[i]);
            parameters[i] -= rate * m[i] / (root * rootScale + EPSILON);
        }
    }
}
