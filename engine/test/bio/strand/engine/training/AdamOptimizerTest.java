// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import static org.junit.Assert.assertEquals;

import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.NetworkLayout;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.Pooling;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

public class AdamOptimizerTest {

    /** Two features, two classes: four weights and two biases. */
    private static final NetworkLayout LAYOUT =
            new NetworkLayout(
                    new NetworkSpec(List.of(new LayerSpec.Aggregation(Pooling.MEAN))), 2, 1, 2);

    @Test
    public void stepsFollowAlgorithmOneOfThePaper() {
        AdamOptimizer adam = new AdamOptimizer(LAYOUT, 0);
        float[] parameters = {1, -2, 3, 0.5f, 0, 0};
        double[] expected = {1, -2, 3, 0.5, 0, 0};
        double[] m = new double[6];
        double[] v = new double[6];
        for (int t = 1; t <= 20; t++) {
            float[] gradient = new float[6];
            for (int i = 0; i < 6; i++) {
                gradient[i] = (float) Math.sin(i + 0.7 * t);
                m[i] = 0.9 * m[i] + 0.1 * gradient[i];
                v[i] = 0.999 * v[i] + 0.001 * gradient[i] * gradient[i];
                double mHat = m[i] / (1 - Math.pow(0.9, t));
                double vHat = v[i] / (1 - Math.pow(0.999, t));
                expected[i] -= 0.01 * mHat / (Math.sqrt(vHat) + 1e-8);
            }
            adam.step(parameters, gradient, 0.01);
        }
        for (int i = 0; i < 6; i++) {
            assertEquals(expected[i], parameters[i], 2e-6);
        }
    }

    @Test
    public void firstStepHasTheLengthOfTheLearningRateWhateverTheGradient() {
        AdamOptimizer adam = new AdamOptimizer(LAYOUT, 0);
        float[] parameters = new float[6];
        adam.step(parameters, new float[] {1e-4f, -1e4f, 3, -3, 1, 0}, 0.5);
        float[] expected = {-0.5f, 0.5f, -0.5f, 0.5f, -0.5f, 0};
        for (int i = 0; i < 6; i++) {
            assertEquals(expected[i], parameters[i], 1e-4);
        }
    }

    @Test
    public void weightDecayShrinksWeightsAndLeavesBiasesAlone() {
        AdamOptimizer adam = new AdamOptimizer(LAYOUT, 0.1);
        float[] parameters = new float[6];
        Arrays.fill(parameters, 2f);
        adam.step(parameters, new float[6], 0.5);
        for (int i = 0; i < 4; i++) {
            assertEquals(2 * (1 - 0.5 * 0.1), parameters[i], 1e-6);
        }
        assertEquals(2f, parameters[4], 0f);
        assertEquals(2f, parameters[5], 0f);
    }
}
