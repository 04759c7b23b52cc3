// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.training.Ranges;

/** What generator and critic are trained towards. */
public sealed interface ObjectiveSpec {

    /**
     * The game of Goodfellow et al. (NeurIPS 2014), computed from logits: the discriminator
     * minimises {@code mean softplus(-D(real)) + mean softplus(D(fake))}; the generator minimises
     * {@code mean softplus(-D(fake))} (non-saturating) or {@code -mean softplus(D(fake))}
     * (saturating).
     *
     * @param saturating whether the generator's loss is the saturating one of equation 1
     * @param realPenalty weight gamma of the penalty {@code gamma / 2 mean |grad D(real)|^2} (R1 of
     *     Mescheder et al., ICML 2018), 0 for none, at most 10,000. It makes training converge
     * @param penaltyEvery the penalty is computed at every so manyth step, with so many times the
     *     weight, 1 to 1000 (lazy regularisation of Karras et al., CVPR 2020)
     */
    record Minimax(boolean saturating, double realPenalty, int penaltyEvery)
            implements ObjectiveSpec {
        /** Checks the ranges. */
        public Minimax {
            Ranges.require("weight of the gradient penalty", realPenalty, 0, 10_000);
            Ranges.require("number of steps between penalties", penaltyEvery, 1, 1000);
        }

        @Override
        public String label() {
            return saturating ? "Minimax (saturating)" : "Minimax (non-saturating)";
        }
    }

    /**
     * Wasserstein distance with gradient penalty (Gulrajani et al., NeurIPS 2017): the critic
     * minimises {@code mean D(fake) - mean D(real) + lambda mean (|grad D(x)| - 1)^2} with x drawn
     * evenly between real and fake rows; the generator minimises {@code -mean D(fake)}.
     *
     * @param penalty lambda, above 0, at most 10,000
     */
    record WassersteinGradientPenalty(double penalty) implements ObjectiveSpec {

        /** Lambda as the paper has it. */
        public static final double DEFAULT_PENALTY = 10;

        /** Checks the range. */
        public WassersteinGradientPenalty {
            Ranges.require("weight of the gradient penalty", penalty, Double.MIN_VALUE, 10_000);
        }

        @Override
        public String label() {
            return "Wasserstein with gradient penalty";
        }
    }

    /**
     * Hinge loss with spectral normalisation of all weights of the critic (Miyato et al., ICLR
     * 2018): the critic minimises {@code mean max(0, 1 - D(real)) + mean max(0, 1 + D(fake))}, the
     * generator {@code -mean D(fake)}.
     */
    record HingeSpectral() implements ObjectiveSpec {
        @Override
        public String label() {
            return "Hinge with spectral normalisation";
        }
    }

    /**
     * The objective's name for the user.
     *
     * @return a few words
     */
    String label();
}
