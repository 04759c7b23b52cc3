// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import java.util.function.DoubleUnaryOperator;

/**
 * The losses of an objective as functions of the discriminator's score, which is a logit for the
 * minimax game.
 *
 * @param real the discriminator's loss of a real row
 * @param fake the discriminator's loss of a generated row
 * @param generator the generator's loss of a row it made
 * @param penaltyWeight weight of {@code mean (|gradient| - penaltyCentre)^2}; 0 for none
 * @param penaltyCentre the length that the gradient should have
 * @param penaltyAtReal whether the penalty is at real rows instead of between real and fake ones
 * @param penaltyEvery steps of the discriminator from one penalty to the next
 * @param spectral whether the discriminator's weights are spectrally normalised
 */
record Objective(
        ScoreLoss real,
        ScoreLoss fake,
        ScoreLoss generator,
        double penaltyWeight,
        double penaltyCentre,
        boolean penaltyAtReal,
        int penaltyEvery,
        boolean spectral) {

    static Objective of(ObjectiveSpec spec) {
        if (spec instanceof ObjectiveSpec.Minimax minimax) {
            return new Objective(
                    loss(s -> softplus(-s), s -> -sigmoid(-s)),
                    loss(Objective::softplus, Objective::sigmoid),
                    minimax.saturating()
                            ? loss(s -> -softplus(s), s -> -sigmoid(s))
                            : loss(s -> softplus(-s), s -> -sigmoid(-s)),
                    minimax.realPenalty() / 2,
                    0,
                    true,
                    minimax.penaltyEvery(),
                    false);
        } else if (spec instanceof ObjectiveSpec.WassersteinGradientPenalty wasserstein) {
            return new Objective(
                    loss(s -> -s, s -> -1),
                    loss(s -> s, s -> 1),
                    loss(s -> -s, s -> -1),
                    wasserstein.penalty(),
                    1,
                    false,
                    1,
                    false);
        }
        return new Objective(
                loss(s -> Math.max(0, 1 - s), s -> s < 1 ? -1 : 0),
                loss(s -> Math.max(0, 1 + s), s -> s > -1 ? 1 : 0),
                loss(s -> -s, s -> -1),
                0,
                0,
                false,
                1,
                true);
    }

    /** {@code log(1 + e^x)} without overflow: x itself where x is large. */
    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** {@code 1 / (1 + e^-x)} without overflow. */
    static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    private static ScoreLoss loss(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        return new ScoreLoss() {
            @Override
            public double value(double score) {
                return value.applyAsDouble(score);
            }

            @Override
            public double slope(double score) {
                return slope.applyAsDouble(score);
            }
        };
    }
}
