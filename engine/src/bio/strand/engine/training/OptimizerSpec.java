// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

/**
 * The rule by which a gradient changes the parameters. The learning rate and the weight decay stand
 * in {@link TrainingSpec}.
 *
 * <p>Weight decay acts on matrices, not on biases. {@link AdamW} shrinks the weights directly
 * (decoupled); the other rules add {@code weightDecay} times the weight to the gradient, the
 * gradient of an L2 penalty.
 */
public sealed interface OptimizerSpec {

    /**
     * Stochastic gradient descent: {@code v = momentum v + g, w -= rate v} (Polyak, USSR Comput.
     * Math. Math. Phys. 4:1-17, 1964), or with Nesterov's look-ahead {@code w -= rate (g + momentum
     * v)} (Sutskever et al., ICML 2013, as written by Bengio et al., ICASSP 2013).
     *
     * @param momentum 0 (none) to below 1
     * @param nesterov whether to look ahead
     */
    record Sgd(double momentum, boolean nesterov) implements OptimizerSpec {
        /** Checks the range. */
        public Sgd {
            Ranges.require("momentum", momentum, 0, 0.99999);
        }

        @Override
        public String label() {
            return nesterov ? "SGD (Nesterov)" : "SGD";
        }
    }

    /**
     * RMSProp: {@code s = decay s + (1 - decay) g^2, w -= rate g / (sqrt(s) + epsilon)} (Tieleman
     * and Hinton, Neural Networks for Machine Learning, lecture 6.5, 2012).
     *
     * @param decay weight of the running mean of the squares, 0 to below 1
     * @param epsilon above 0, at most 1
     */
    record RmsProp(double decay, double epsilon) implements OptimizerSpec {

        /** The decay of the lecture. */
        public static final double DEFAULT_DECAY = 0.9;

        /** Checks the ranges. */
        public RmsProp {
            Ranges.require("decay of RMSProp", decay, 0, 0.99999);
            Ranges.require("epsilon of RMSProp", epsilon, Double.MIN_VALUE, 1);
        }

        @Override
        public String label() {
            return "RMSProp";
        }
    }

    /**
     * Adam (algorithm 1 of Kingma and Ba, ICLR 2015), with epsilon beside the root of the
     * bias-corrected second moment.
     *
     * @param beta1 decay of the first moment, 0 to below 1
     * @param beta2 decay of the second moment, 0 to below 1
     * @param epsilon above 0, at most 1
     */
    record Adam(double beta1, double beta2, double epsilon) implements OptimizerSpec {
        /** Checks the ranges. */
        public Adam {
            requireMoments(beta1, beta2, epsilon);
        }

        @Override
        public String label() {
            return "Adam";
        }
    }

    /**
     * Adam with decoupled weight decay: before each step, weights are multiplied by {@code 1 - rate
     * weightDecay} (algorithm 2 of Loshchilov and Hutter, ICLR 2019). Without weight decay it is
     * Adam.
     *
     * @param beta1 decay of the first moment, 0 to below 1
     * @param beta2 decay of the second moment, 0 to below 1
     * @param epsilon above 0, at most 1
     */
    record AdamW(double beta1, double beta2, double epsilon) implements OptimizerSpec {
        /** Checks the ranges. */
        public AdamW {
            requireMoments(beta1, beta2, epsilon);
        }

        @Override
        public String label() {
            return "AdamW";
        }
    }

    /** First moment's decay as Kingma and Ba recommend it. */
    double DEFAULT_BETA1 = 0.9;

    /** Second moment's decay as Kingma and Ba recommend it. */
    double DEFAULT_BETA2 = 0.999;

    /** Epsilon as Kingma and Ba recommend it. */
    double DEFAULT_EPSILON = 1e-8;

    /** Momentum that most papers use. */
    double DEFAULT_MOMENTUM = 0.9;

    /**
     * Stochastic gradient descent with momentum {@value #DEFAULT_MOMENTUM}.
     *
     * @return the rule
     */
    static OptimizerSpec sgd() {
        return new Sgd(DEFAULT_MOMENTUM, false);
    }

    /**
     * RMSProp with the values of the lecture.
     *
     * @return the rule
     */
    static OptimizerSpec rmsProp() {
        return new RmsProp(RmsProp.DEFAULT_DECAY, DEFAULT_EPSILON);
    }

    /**
     * Adam with the values of its paper.
     *
     * @return the rule
     */
    static OptimizerSpec adam() {
        return new Adam(DEFAULT_BETA1, DEFAULT_BETA2, DEFAULT_EPSILON);
    }

    /**
     * AdamW with the values of Adam's paper.
     *
     * @return the rule
     */
    static OptimizerSpec adamW() {
        return new AdamW(DEFAULT_BETA1, DEFAULT_BETA2, DEFAULT_EPSILON);
    }

    /**
     * The rule's name for the user.
     *
     * @return for instance {@code AdamW}
     */
    String label();

    private static void requireMoments(double beta1, double beta2, double epsilon) {
        Ranges.require("first decay of Adam", beta1, 0, 0.99999);
        Ranges.require("second decay of Adam", beta2, 0, 0.9999999);
        Ranges.require("epsilon of Adam", epsilon, Double.MIN_VALUE, 1);
    }
}
