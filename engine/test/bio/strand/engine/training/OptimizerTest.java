// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import bio.strand.engine.network.ParameterBlock;
import bio.strand.engine.network.ParameterBlock.Role;
import java.util.List;
import org.junit.Test;

/**
 * The truth are the parameters after 20 steps of PyTorch 1.13's optimisers with the gradients below
 * (four weights, two biases; weight decay on the weights alone):
 *
 * <pre>
 * w = Parameter(tensor([1., -2., 3., 0.5])); b = Parameter(tensor([0.25, -0.75]))
 * o = SGD([w, b], lr=0.05, momentum=0.9)  # and so on
 * for t in range(1, 21):
 *     g = [sin(i + 0.7 * t) for i in range(6)]
 *     w.grad = tensor(g[:4]); b.grad = tensor(g[4:]); o.step()
 * </pre>
 */
public class OptimizerTest {

    private static final ParameterBlock WEIGHTS =
            new ParameterBlock("output.weights", Role.WEIGHTS, 0, 2, 2, 1);

    private static float[] after20Steps(OptimizerSpec spec, double rate, double weightDecay) {
        Optimizer optimizer = Optimizer.of(spec, weightDecay, List.of(WEIGHTS), 6);
        float[] parameters = {1, -2, 3, 0.5f, 0.25f, -0.75f};
        for (int t = 1; t <= 20; t++) {
            float[] gradient = new float[6];
            for (int i = 0; i < 6; i++) {
                gradient[i] = (float) Math.sin(i + 0.7 * t);
            }
            optimizer.step(parameters, gradient, rate);
        }
        assertEquals(20, optimizer.steps());
        return parameters;
    }

    private static void assertParameters(float[] actual, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            // Float32 rounding of 20 steps; the sizes are about 1.
            assertEquals("parameter " + i, expected[i], actual[i], 2e-6);
        }
    }

    @Test
    public void plainGradientDescentEqualsPyTorch() {
        assertParameters(
                after20Steps(new OptimizerSpec.Sgd(0, false), 0.1, 0),
                0.8322238326072693,
                -2.1685075759887695,
                2.9856860637664795,
                0.653039813041687,
                0.4296897351741791,
                -0.7088664770126343);
    }

    @Test
    public void momentumEqualsPyTorch() {
        assertParameters(
                after20Steps(OptimizerSpec.sgd(), 0.05, 0),
                0.4726145565509796,
                -2.168163776397705,
                3.3456673622131348,
                1.0416933298110962,
                0.4896889328956604,
                -1.0326844453811646);
    }

    @Test
    public void nesterovMomentumWithWeightDecayEqualsPyTorch() {
        assertParameters(
                after20Steps(new OptimizerSpec.Sgd(0.9, true), 0.05, 0.1),
                0.13007360696792603,
                -1.0940784215927124,
                1.558591365814209,
                0.5687623023986816,
                0.5555649399757385,
                -0.9838493466377258);
    }

    @Test
    public void rmsPropEqualsPyTorch() {
        assertParameters(
                after20Steps(OptimizerSpec.rmsProp(), 0.01, 0),
                0.9404039978981018,
                -2.037966251373291,
                3.007362127304077,
                0.5626715421676636,
                0.2917432487010956,
                -0.7487547397613525);
    }

    @Test
    public void adamWithAnL2PenaltyEqualsPyTorch() {
        assertParameters(
                after20Steps(OptimizerSpec.adam(), 0.01, 0.1),
                0.9309650659561157,
                -1.97849440574646,
                2.938016653060913,
                0.5398172736167908,
                0.2794642150402069,
                -0.7600604891777039);
    }

    @Test
    public void adamWithOtherDecaysEqualsPyTorch() {
        assertParameters(
                after20Steps(new OptimizerSpec.Adam(0.8, 0.99, 1e-6), 0.01, 0),
                0.9624933004379272,
                -2.0207552909851074,
                3.0098724365234375,
                0.5391349196434021,
                0.27373820543289185,
                -0.7543542981147766);
    }

    @Test
    public void decoupledWeightDecayEqualsPyTorchAndLeavesBiasesAlone() {
        assertParameters(
                after20Steps(OptimizerSpec.adamW(), 0.01, 0.1),
                0.9316503405570984,
                -1.984953761100769,
                2.9574716091156006,
                0.5406159162521362,
                0.2794642150402069,
                -0.7600604891777039);
    }

    /** Algorithm 1 of Kingma and Ba, worked in double precision. */
    @Test
    public void adamFollowsItsPaper() {
        Optimizer adam = Optimizer.of(OptimizerSpec.adam(), 0, List.of(), 1);
        float[] parameter = {2};
        double expected = 2;
        double m = 0;
        double v = 0;
        for (int t = 1; t <= 10; t++) {
            double g = Math.cos(t);
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            double mHat = m / (1 - Math.pow(0.9, t));
            double vHat = v / (1 - Math.pow(0.999, t));
            expected -= 0.1 * mHat / (Math.sqrt(vHat) + 1e-8);
            adam.step(parameter, new float[] {(float) g}, 0.1);
        }
        assertEquals(expected, parameter[0], 2e-6);
    }

    @Test
    public void firstStepOfAdamHasTheLengthOfTheLearningRateWhateverTheGradient() {
        Optimizer adam = Optimizer.of(OptimizerSpec.adam(), 0, List.of(), 4);
        float[] parameters = new float[4];
        adam.step(parameters, new float[] {1e-4f, -1e4f, 3, 0}, 0.5);
        assertParameters(parameters, -0.49995, 0.5, -0.5, 0);
    }

    @Test
    public void valuesOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new OptimizerSpec.Sgd(1, false));
        assertThrows(IllegalArgumentException.class, () -> new OptimizerSpec.Sgd(-0.1, false));
        assertThrows(IllegalArgumentException.class, () -> new OptimizerSpec.RmsProp(1, 1e-8));
        assertThrows(IllegalArgumentException.class, () -> new OptimizerSpec.RmsProp(0.9, 0));
        assertThrows(IllegalArgumentException.class, () -> new OptimizerSpec.Adam(0.9, 1, 1e-8));
        assertThrows(
                IllegalArgumentException.class,
                () -> new OptimizerSpec.AdamW(Double.NaN, 0.999, 1e-8));
    }
}
