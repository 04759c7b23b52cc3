// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

/** Truth: the losses of the papers worked out by hand, and differences of the losses for slopes. */
public final class ObjectiveTest {

    private static final double EXACT = 1e-12;

    private static final List<ObjectiveSpec> ALL =
            List.of(
                    new ObjectiveSpec.Minimax(false, 1, 4),
                    new ObjectiveSpec.Minimax(true, 0, 1),
                    new ObjectiveSpec.WassersteinGradientPenalty(10),
                    new ObjectiveSpec.HingeSpectral());

    @Test
    public void minimaxLossesAreLogarithmsOfTheDiscriminatorsProbability() {
        Objective objective = Objective.of(new ObjectiveSpec.Minimax(false, 1, 4));

        // At logit 0 the discriminator says 1/2, at log 3 it says 3/4.
        assertEquals(Math.log(2), objective.real().value(0), EXACT);
        assertEquals(Math.log(2), objective.fake().value(0), EXACT);
        assertEquals(-Math.log(0.75), objective.real().value(Math.log(3)), EXACT);
        assertEquals(-Math.log(0.25), objective.fake().value(Math.log(3)), EXACT);
        assertEquals(-Math.log(0.75), objective.generator().value(Math.log(3)), EXACT);
        assertEquals(-0.25, objective.real().slope(Math.log(3)), EXACT);
        assertEquals(0.75, objective.fake().slope(Math.log(3)), EXACT);
    }

    @Test
    public void saturatingGeneratorMinimisesTheLogarithmOfOneMinusTheProbability() {
        Objective objective = Objective.of(new ObjectiveSpec.Minimax(true, 0, 1));

        assertEquals(Math.log(0.25), objective.generator().value(Math.log(3)), EXACT);
        assertEquals(-0.75, objective.generator().slope(Math.log(3)), EXACT);
    }

    /**
     * Where probabilities of float or double would be 0 or 1, losses from logits keep their value
     * and their slope.
     */
    @Test
    public void minimaxLossesHaveValueAndSlopeAtExtremeLogits() {
        Objective objective = Objective.of(new ObjectiveSpec.Minimax(false, 1, 4));

        assertEquals(200, objective.real().value(-200), EXACT);
        assertEquals(-1, objective.real().slope(-200), EXACT);
        assertEquals(200, objective.fake().value(200), EXACT);
        assertEquals(1, objective.fake().slope(200), EXACT);
        assertEquals(200, objective.generator().value(-200), EXACT);
        assertEquals(-1, objective.generator().slope(-200), EXACT);
        assertEquals(Math.exp(-200), objective.real().value(200), 1e-99);
        assertEquals(-Math.exp(-200), objective.real().slope(200), 1e-99);
        assertEquals(1e300, objective.fake().value(1e300), 1e285);
    }

    @Test
    public void saturatingLossHasNoSlopeWhereTheDiscriminatorIsSure() {
        ScoreLoss saturating = Objective.of(new ObjectiveSpec.Minimax(true, 0, 1)).generator();
        ScoreLoss nonSaturating = Objective.of(new ObjectiveSpec.Minimax(false, 0, 1)).generator();

        assertEquals(0, saturating.slope(-50), 1e-20);
        assertEquals(-1, nonSaturating.slope(-50), 1e-20);
    }

    @Test
    public void hingeLossesEndAtTheMargin() {
        Objective objective = Objective.of(new ObjectiveSpec.HingeSpectral());

        assertEquals(0.25, objective.real().value(0.75), EXACT);
        assertEquals(0, objective.real().value(1.5), EXACT);
        assertEquals(0, objective.real().slope(1.5), EXACT);
        assertEquals(1.75, objective.fake().value(0.75), EXACT);
        assertEquals(0, objective.fake().value(-1.5), EXACT);
        assertEquals(-0.75, objective.generator().value(0.75), EXACT);
        assertTrue(objective.spectral());
    }

    @Test
    public void wassersteinLossesAreTheScores() {
        Objective objective = Objective.of(new ObjectiveSpec.WassersteinGradientPenalty(10));

        assertEquals(-3, objective.real().value(3), EXACT);
        assertEquals(3, objective.fake().value(3), EXACT);
        assertEquals(-3, objective.generator().value(3), EXACT);
        assertEquals(10, objective.penaltyWeight(), EXACT);
        assertEquals(1, objective.penaltyCentre(), EXACT);
        assertFalse(objective.penaltyAtReal());
    }

    @Test
    public void penaltyOfRealRowsHasHalfTheWeightGamma() {
        Objective objective = Objective.of(new ObjectiveSpec.Minimax(false, 3, 4));

        assertEquals(1.5, objective.penaltyWeight(), EXACT);
        assertEquals(0, objective.penaltyCentre(), EXACT);
        assertTrue(objective.penaltyAtReal());
    }

    @Test
    public void slopesAreTheDifferencesOfTheLosses() {
        double h = 1e-5;
        for (ObjectiveSpec spec : ALL) {
            Objective objective = Objective.of(spec);
            for (ScoreLoss loss :
                    List.of(objective.real(), objective.fake(), objective.generator())) {
                for (double score : new double[] {-7.3, -0.4, 0.2, 2.9}) {
                    double difference = (loss.value(score + h) - loss.value(score - h)) / (2 * h);
                    assertEquals(spec + " at " + score, difference, loss.slope(score), 1e-8);
                }
            }
        }
    }
}
